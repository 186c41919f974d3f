"""Everything of Pelican's that we use and that Pelican does not promise. Seen in Pelican 4.12.0.

Each function says what it does and why there is no other way. After an upgrade of Pelican, this is
the one module to check.
"""

import logging
import re
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican import readers
from pelican.contents import Content
from pelican.generators import Generator, StaticGenerator
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import URLWrapper
from pelican.utils import sanitised_join
from pelican.writers import Writer

from .copies import copy_beside_others, is_copied, is_same
from .memory.latest import Latest
from .pelican_links import KnownLinks, PelicanLinks
from .watching import WATCHER, unwatched

#: Pelican's setting of what a link looks like, unless a site changes it.
USUAL_LINKS = DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]
#: Where the context has what links lead to.
KNOWN_LINKS = "DIPTYCH_KNOWN_LINKS"
#: What Pelican's ``process_metadata`` returns for a field without a value.
DISCARDED = readers._DISCARD
#: So many texts with their links resolved are remembered: those of what was written last.
MOST_RENDERED = 50


def remember_few_rendered() -> None:
    """Have Pelican remember the latest rendered contents only.

    ``memoized`` keeps each text that it has ever given out, for a page that is written once.
    """
    vars(Content)["get_content"].cache = Latest(MOST_RENDERED)


def set_html_attribute(descriptor: Any) -> None:
    """Have a descriptor give every content its HTML, which Pelican keeps as ``_content``."""
    Content._content = descriptor


def set_formatted_field(content: Content, name: str, html: str) -> None:
    """Give a content other HTML for a field of ``FORMATTED_FIELDS``.

    The setter of ``Content.summary`` does nothing; ``_summary`` is what Pelican takes for both.
    """
    content.metadata[name] = html
    setattr(content, "_summary" if name == "summary" else name, html)


def resolve_links(content: Content, html: str, siteurl: str) -> str:
    """Return HTML of a content with the links of Pelican's own resolved, as on its page.

    ``Content.get_content`` does so for the whole content only.
    """
    if (watcher := WATCHER.get()) is not None:
        watcher.see_text(content, siteurl)
    with unwatched():
        resolved: str = content._update_content(html, siteurl)
    return resolved


def find_tags_with_static_links(html: str, pattern: str) -> str:
    """Return the beginnings of the tags in which Pelican finds links to static files.

    ``pattern`` is the setting INTRASITE_LINK_REGEX.
    """
    if "static" not in html and "attach" not in html:
        return ""
    settings = {"INTRASITE_LINK_REGEX": pattern}
    links: re.Pattern[str] = Content._get_intrasite_link_regex(SimpleNamespace(settings=settings))
    found = (match[0] for match in links.finditer(html) if match["what"] in ("static", "attach"))
    return "".join(f"{beginning}>" for beginning in found)


def find_links_fast(context: dict[str, Any]) -> None:
    """Have Pelican look for its own links only in tags that may have one, and resolve each once.

    ``Content.content`` and all else takes them from two methods. No address changes any more.
    """
    context[KNOWN_LINKS] = KnownLinks(context["generated_content"])
    get_pattern, replace = Content._get_intrasite_link_regex, Content._link_replacer
    if hasattr(get_pattern, "__wrapped__"):
        return

    @wraps(get_pattern)
    def get_links(content: Content) -> PelicanLinks | re.Pattern[str]:
        pattern: re.Pattern[str] = get_pattern(content)
        usual = content.settings["INTRASITE_LINK_REGEX"] == USUAL_LINKS
        return PelicanLinks(pattern) if usual else pattern

    def replace_link(content: Content, siteurl: str, match: re.Match[str]) -> str:
        known: KnownLinks = content._context.get(KNOWN_LINKS) or KnownLinks(())
        return known.replace(content, siteurl, match, replace)

    Content._get_intrasite_link_regex, Content._link_replacer = get_links, replace_link


def set_context(content: Content, context: dict[str, Any]) -> None:
    """Have the links of a content resolved by the context of this run.

    A content from Pelican's generator cache has the context of the run that cached it.
    """
    content._context = context


def forget_rendered() -> None:
    """Make Pelican forget the rendered contents and summaries that it remembers.

    What read ``.content`` before the end of the generators fixed it with unresolved links; and
    every content of a former run would stay in memory.
    """
    Content.get_content.cache.clear()
    Content.get_summary.cache.clear()


def set_address(content: Content, url: str, save_as: str) -> None:
    """Give a content an address of its own, as a header's ``url`` and ``save_as`` do.

    Pelican keeps these under other names; ``Content.url`` is a property without a setter.
    """
    content.override_url, content.override_save_as = url, save_as


def reset_address(content: Content) -> None:
    """Give a content the address again that the settings have for its kind and status.

    Pelican keeps a header's ``save_as`` and ``url`` as attributes, and has no way to remove them.
    """
    for name in ("override_url", "override_save_as"):
        content.__dict__.pop(name, None)


def find_slug(term: URLWrapper) -> str:
    """Return the slug of a tag, category or author; ``slug`` of Pelican's logs an empty one."""
    slug: str = term._normalize_key(term.name)
    return slug


def is_written(writer: Writer, save_as: str) -> bool:
    """Return whether a run has written a file already; Pelican stops at a second time."""
    return sanitised_join(writer.output_path, save_as) in writer._written_files


def mark_written(writer: Writer, path: str) -> None:
    """Mark a file that Pelican has not written itself as written, so that no page replaces it."""
    writer._written_files.add(path)


def copy_changed_only(generator: StaticGenerator) -> None:
    """Have static files copied only where the bytes in the output are others.

    Pelican copies all of them, or those with a later time.
    """
    copy_paths = generator._copy_paths
    root = generator.path

    def copy_if_changed(paths: Any, source: str, destination: str, output: str, *more: Any) -> None:
        folders = [(Path(source, one), Path(output, destination, *more)) for one in paths]
        if not all(folder.is_dir() and is_copied(folder, target) for folder, target in folders):
            copy_beside_others(lambda: copy_paths(paths, source, destination, output, *more))

    def is_changed(file: Content) -> bool:
        target = Path(generator.output_path, file.save_as)
        return not is_same(Path(root, file.source_path), target)

    generator._copy_paths = copy_if_changed
    if not generator.settings["STATIC_CREATE_LINKS"]:
        generator._file_update_required = is_changed


def repeat_messages(logger: logging.Logger) -> None:
    """Let a logger repeat messages: each build of ``pelican -r`` has to report its own.

    Only Pelican's own loggers have the method; one made before Pelican starts its log has not.
    """
    getattr(logger, "disable_filter", lambda: None)()


class AssetGenerator(Generator):  # type: ignore[misc]
    """A generator of files that pages link to, made once all links are known, before any page.

    Pelican has no signal for that moment, but then calls ``refresh_metadata_intersite_links`` of
    each generator.
    """

    def make_assets(self) -> None:
        """Make the files, and put their names into the context."""

    def refresh_metadata_intersite_links(self) -> None:
        """Make the files; Pelican calls this by name."""
        self.make_assets()
