"""Pelican's writer, whose feeds and files are written only if they are not there already."""

from collections.abc import Mapping
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from ..diagnostics import Problem, report
from ..watching import MISSING, watch
from .page_work import NO_NAME, unwritable
from .recorder import Recorder
from .session import session_of


class FeedWriter(Writer):  # type: ignore[misc]
    """Writes feeds, and opens the files of pages."""

    def write_feed(
        self,
        elements: Any,
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: str | None = None,
    ) -> Any:
        """Write a feed; return it, or None where the one that is there is right."""
        if not path:
            return super().write_feed(
                elements, context, path, url, feed_type, override_output, feed_title
            )
        session = session_of(self.settings)
        session.start_writing(context)
        made_of = session.digest_of_feed(feed_type)
        # All articles of the site may be among the elements.
        shown = list(elements[: self.settings["FEED_MAX_ITEMS"]])
        values = {"elements": shown, "url": url, "feed_title": feed_title}
        full = sanitised_join(self.output_path, path)
        if self.is_in_the_way(full, override=override_output):
            self.report_taken(path)
            return None
        if session.is_right(path, made_of, values) and self._claim(full, override=override_output):
            session.keep(path)
            return None
        recorder = Recorder(session.facts, values)
        for name, value in values.items():
            recorder.see_name(name, value)
        watched = WatchedNames(context, recorder)
        try:
            with watch(recorder):
                feed = super().write_feed(
                    shown, watched, path, url, feed_type, override_output, feed_title
                )
        except OSError as error:
            if error.errno not in NO_NAME:
                raise
            report(self.settings, [unwritable(path, error)])
            return None
        session.add(path, made_of, recorder)
        return feed

    def is_in_the_way(self, path: str, *, override: bool) -> bool:
        """Return whether a file is there already and stays, where Pelican would stop."""
        return path in self._written_files and not override and path not in self._overridden_files

    def report_taken(self, name: str) -> None:
        """Report a page or feed at the address of another one, as of an author and a category."""
        text = f'"{name}" would be written twice: it is the address of two pages or feeds'
        hint = "give a tag, a category or an author another name, or a …_SAVE_AS another pattern"
        report(self.settings, [Problem("address-taken", "pelicanconf.py", text, hint)])

    def _claim(self, path: str, *, override: bool) -> bool:
        """Do what ``_open_w`` does for a file that stays as it is; return whether it may stay."""
        if path in self._overridden_files or (override and path in self._written_files):
            return False
        if path in self._written_files:
            raise FileOverwriteFailedError(f'"{path}" is written twice')
        if override:
            self._overridden_files.add(path)
        self._written_files.add(path)
        return True

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        """Return a file that replaces the one of that name if it differs, once it is closed."""
        if filename in self._overridden_files and not override:
            return StringIO()  # the page that replaces this one is there
        if override and filename in self._overridden_files:
            raise FileOverwriteFailedError(f'"{filename}" is replaced twice')
        if filename in self._written_files and not override:
            raise FileOverwriteFailedError(f'"{filename}" is written twice')
        if override:
            self._overridden_files.add(filename)
        self._written_files.add(filename)
        return Replacement(filename, encoding, self)


class Replacement(TextIOWrapper):
    """The new text of a file: its bytes, since a text with formulas takes four for a character."""

    def __init__(self, path: str, encoding: str, writer: Writer) -> None:
        self._bytes = BytesIO()
        super().__init__(self._bytes, encoding=encoding, newline="")
        self._path = path
        self._writer = writer

    def __exit__(self, *error: object) -> None:
        """Replace the file, unless the text could not be made."""
        if error[0] is None:
            self.flush()
            session_of(self._writer.settings).write(self._path, self._bytes.getvalue())
        self.close()


class WatchedNames(dict[str, Any]):
    """A context whose names are watched, for feeds, which have no template."""

    def __init__(self, context: Mapping[str, Any], recorder: Recorder) -> None:
        super().__init__(context)
        self._recorder = recorder

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        self._recorder.see_name(name, value)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, or the default."""
        if name in self:
            return self[name]
        self._recorder.see_name(name, MISSING)
        return default
