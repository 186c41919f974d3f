"""Pelican's writer, which writes only what is not there already.

A page is rendered if the last build has not written it, or if something has changed that it looked
at then; a file is replaced if its bytes are others, as a whole, so that nobody reads half a page.
"""

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from pelican import signals
from pelican.paginator import Paginator
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from ..running import running
from ..watching import MISSING, watch
from .recorder import GroupRecorder, Recorder
from .session import session_of

#: The values of a page, by the names that its template has for them.
Values = dict[str, Any]


class PageWriter(Writer):  # type: ignore[misc]
    """Writes pages and feeds."""

    def write_file(
        self,
        name: str,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **values: Any,
    ) -> None:
        """Write a page, or the pages of a long list."""
        if not name:
            return
        if paginated is None:
            paginated = {key: values[key] for key in ("articles", "dates") if key in values}
        for save_as, more in self._pages(name, url, paginated, template_name):
            place = _place(save_as, context, relative=relative_urls)
            self._write_page(save_as, template, context, place | values | more, override_output)

    def _pages(
        self, name: str, url: str | None, paginated: Mapping[str, Any], template: str | None
    ) -> Iterator[tuple[str, Values]]:
        """Yield the name of each page, and what it has besides the values of all of them."""
        per_template = self.settings["PAGINATED_TEMPLATES"]
        if not paginated or template not in per_template:
            yield name, {}
            return
        size = per_template[template] or self.settings["DEFAULT_PAGINATION"]
        lists = {
            key: Paginator(name, url, items, self.settings, size)
            for key, items in paginated.items()
        }
        last = next(iter(lists.values())).num_pages
        for number in range(1, last + 1):
            more: Values = {}
            for key, pager in lists.items():
                more[f"{key}_paginator"] = pager
                more[f"{key}_page"] = page = pager.page(number)
                more[f"{key}_previous_page"] = pager.page(number - 1) if number > 1 else None
                more[f"{key}_next_page"] = pager.page(number + 1) if number < last else None
            yield page.save_as, more

    def _write_page(
        self, name: str, template: Any, context: dict[str, Any], values: Values, override: bool
    ) -> None:
        if values["localsiteurl"]:  # contents resolve their links by it
            context["localsiteurl"] = values["localsiteurl"]
        session = session_of(self.settings)
        session.start_writing(context)
        path = sanitised_join(self.output_path, name)
        name = session.name_of(path)
        own = {key: value for key, value in values.items() if context.get(key) is not value}
        made_of = session.digest_of(template)
        if session.is_right(name, made_of, own) and self._claim(path, override=override):
            session.keep(name)
            running(context).run("written", path, {**context, **values})
            return
        recorder = Recorder(session.facts, own)
        self._render(recorder, path, template, context, values, override=override)
        session.add(name, made_of, recorder)

    def _render(
        self,
        recorder: Recorder,
        path: str,
        template: Any,
        context: dict[str, Any],
        values: Values,
        *,
        override: bool = False,
    ) -> None:
        with watch(recorder):
            local = {**context, **values, **recorder.make()}
            text = template.render(local)
        with self._open_w(path, "utf-8", override=override) as file:
            file.write(text)
        signals.content_written.send(path, context=local)

    def write_together(
        self, name: str, template: Any, context: dict[str, Any], pages: list[tuple[str, Values]]
    ) -> None:
        """Write small pages that are right or not right together: thousands cost little then.

        ``name`` is what they are known by from build to build; each page has its name in the
        output and its values.
        """
        session = session_of(self.settings)
        session.start_writing(context)
        relative = bool(self.settings["RELATIVE_URLS"])
        files = {sanitised_join(self.output_path, page): page for page, _ in pages}
        made_of, own = session.digest_of(template), {"pages": pages, "relative": relative}
        is_right = session.is_right(name, made_of, own)
        recorder = GroupRecorder(session.facts, own)
        if is_right:
            session.keep(name)
        for (path, page), (_, values) in zip(files.items(), pages, strict=True):
            place = _place(page, context, relative=relative) | values
            if place["localsiteurl"]:
                context["localsiteurl"] = place["localsiteurl"]
            if is_right and self._claim(path, override=False):
                running(context).run("written", path, {**context, **place})
            else:
                recorder.values = place
                self._render(recorder, path, template, context, place)
        if not is_right:
            session.add(name, made_of, recorder, map(session.name_of, files))

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
        if session.is_right(path, made_of, values) and self._claim(full, override=override_output):
            session.keep(path)
            return None
        recorder = Recorder(session.facts, values)
        for name, value in values.items():
            recorder.see_name(name, value)
        with watch(recorder):
            feed = super().write_feed(
                shown,
                WatchedNames(context, recorder),
                path,
                url,
                feed_type,
                override_output,
                feed_title,
            )
        session.add(path, made_of, recorder)
        return feed

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


class Replacement(StringIO):
    """The new text of a file."""

    def __init__(self, path: str, encoding: str, writer: Writer) -> None:
        super().__init__()
        self._path = path
        self._bytes_as = encoding
        self._writer = writer

    def __exit__(self, *error: object) -> None:
        """Replace the file, unless the text could not be made."""
        if error[0] is None:
            session_of(self._writer.settings).write(
                self._path, self.getvalue().encode(self._bytes_as)
            )
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


def _place(name: str, context: Mapping[str, Any], *, relative: bool) -> Values:
    """Return what the place of a page in the site decides."""
    place: Values = {"output_file": name, "localsiteurl": context.get("localsiteurl")}
    if relative:
        root = path_to_url(get_relative_path(name))
        place |= {"SITEURL": root, "localsiteurl": root}
    return place
