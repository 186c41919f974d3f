"""Everything of Pelican's that we use and that Pelican does not promise. Seen in Pelican 4.12.0.

Each function says what it stands in for and why there is no other way. Who upgrades Pelican reads
this module, and no other.
"""

import logging
from collections.abc import Callable
from typing import Any

from pelican.contents import Content
from pelican.generators import Generator
from pelican.urlwrappers import URLWrapper
from pelican.utils import sanitised_join
from pelican.writers import Writer


def get_html(content: Content) -> str:
    """Return the HTML of a content with Pelican's links, ``{filename}…``, as they are written.

    ``Content.content`` resolves them, and remembers the result: before the end of the generators
    it would be wrong for good.
    """
    return content._content or ""


def set_html(content: Content, html: str) -> None:
    """Give a content other HTML: ``Content.content`` can only be read."""
    content._content = html


def set_formatted_field(content: Content, name: str, html: str) -> None:
    """Give a content another HTML for a field of ``FORMATTED_FIELDS``.

    The setter of ``Content.summary`` does nothing; ``_summary`` is what Pelican takes for both.
    """
    content.metadata[name] = html
    setattr(content, "_summary" if name == "summary" else name, html)


def resolve_links(content: Content, html: str, siteurl: str) -> str:
    """Return HTML of a content with the links of Pelican's own resolved, as on its page.

    ``Content.get_content`` does so for the whole content only.
    """
    resolved: str = content._update_content(html, siteurl)
    return resolved


def set_context(content: Content, context: dict[str, Any]) -> None:
    """Have the links of a content resolved by the context of this run.

    Out of Pelican's generator cache a content comes with the context of the run that cached it.
    """
    content._context = context


def forget_rendered() -> None:
    """Drop Pelican's memo of rendered contents and summaries.

    Whoever read ``.content`` before the end of the generators froze it with unresolved links;
    and the memo would keep every content of a former run alive.
    """
    Content.get_content.cache.clear()
    Content.get_summary.cache.clear()


def reset_address(content: Content) -> None:
    """Give a content back the address that the settings have for its kind and status.

    A header's ``save_as`` and ``url`` are kept as attributes, which nothing takes away.
    """
    for name in ("override_url", "override_save_as"):
        content.__dict__.pop(name, None)


def find_slug(term: URLWrapper) -> str:
    """Return the slug that Pelican has for a tag, category or author.

    ``URLWrapper.slug`` is the same, with a warning where it is empty.
    """
    slug: str = term._normalize_key(term.name)
    return slug


def is_written(writer: Writer, save_as: str) -> bool:
    """Tell whether a run has written a file already; a second time ends the build."""
    return sanitised_join(writer.output_path, save_as) in writer._written_files


def note_written(writer: Writer, path: str) -> None:
    """Note a file that is no page as written, so that no page takes its place."""
    writer._written_files.add(path)


def add_to_stamps(cacher: Any, digest: Callable[[], str]) -> None:
    """Have the stamps of a ``Readers`` or a generator carry a digest beside that of the file.

    ``CHECK_MODIFIED_METHOD`` knows the file alone.
    """
    file_stamp = cacher._get_file_stamp
    cacher._get_file_stamp = lambda filename: (digest(), file_stamp(filename))


def repeat_messages(logger: logging.Logger) -> None:
    """Let a logger say again what the process has said: under ``pelican -r`` it is news each time.

    The method is of Pelican's own logger; one that was made before Pelican's log has none.
    """
    getattr(logger, "disable_filter", lambda: None)()


class AssetGenerator(Generator):  # type: ignore[misc]
    """A generator of files that pages name: they are made after all links, before any page.

    Pelican calls ``refresh_metadata_intersite_links`` of each generator then; it has no signal for
    that moment.
    """

    def make_assets(self) -> None:
        """Make the files, and put their names into the context."""

    def refresh_metadata_intersite_links(self) -> None:
        """Make the files."""
        self.make_assets()
