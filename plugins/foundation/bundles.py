"""Page bundles: a post in ``index.md``, with its pictures and files beside it in one folder.

For Hugo and Quarto an address such as ``plot.png`` is that file. Pelican copies what a link says
``{static}`` of, so each address of a file of the bundle becomes such a link. ``{attach}`` would put
the files of two bundles into one folder where pages are ``{slug}.html``.
"""

from collections.abc import Collection
from html import escape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import quote, unquote, urlsplit

from pelican.contents import Article, Content, Page

from ..core.documents import get_document
from ..core.html import change, derive
from ..core.links import folder_of
from ..core.pelican_api import set_formatted_field
from ..core.recalling import recall
from ..core.source_files import leads_out
from .plain_links import ADDRESS, PlainLinks, address_in, find_plain_links

#: What another page is made from; a link to one is none to its file.
SOURCES = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")


def attach_files(content: Content) -> None:
    """Have the files beside a post copied that its addresses name, and found."""
    if not (isinstance(content, Article | Page) and is_bundle(content)):
        return
    if found := _files_of(content, derive(content, find_plain_links)):
        change(content, attach, found)
    for name in content.settings["FORMATTED_FIELDS"]:
        if isinstance(html := content.metadata.get(name), str) and "=" in html:
            links = recall(content, find_plain_links, html)
            if found := _files_of(content, links):
                set_formatted_field(content, name, attach(html, found))


def is_bundle(content: Content) -> bool:
    """Return whether a post is the index of a folder of its own."""
    return Path(content.source_path).name.startswith(("index.", "_index.")) and bool(
        folder_of(content)
    )


def files_in_header(content: Content) -> str:
    """Return links to the pictures that fields name: ``image: {static}/plot.png``, or of a bundle.

    So Pelican copies them, wherever they are.
    """
    if not isinstance(content, Article | Page):
        return ""
    fields = [value for value in _texts(content) if value.lower().endswith(PICTURES)]
    html = "".join(f'<a href="{escape(one)}">' for one in fields if one.startswith("{static}"))
    if not is_bundle(content):
        return html
    fields = [value for value in fields if _is_beside(content, value)]
    html += "".join(
        content.metadata[name]
        for name in content.settings["FORMATTED_FIELDS"]
        if isinstance(content.metadata.get(name), str)
    )
    return html + "".join(f'<a href="{{static}}{quote(value)}">' for value in fields)


def _texts(content: Content) -> list[str]:
    values = [*content.metadata.values(), *get_document(content.metadata).fields.values()]
    return [value for value in values if isinstance(value, str)]


def _files_of(content: Content, links: PlainLinks) -> tuple[str, ...]:
    """Return the addresses that name a file of the bundle."""
    return tuple(dict.fromkeys(one for _, one in links if _is_beside(content, one)))


def _is_beside(content: Content, address: str) -> bool:
    try:
        path = unquote(urlsplit(address).path)
        if not path or leads_out(path) or path.lower().endswith(SOURCES):
            return False
        file = join(content.settings["PATH"], folder_of(content), normpath(path))
        return Path(file).is_file()
    except (OSError, ValueError):
        return False


def attach(html: str, addresses: Collection[str]) -> str:
    """Return the HTML with ``{static}`` before some addresses."""
    return ADDRESS.sub(
        lambda match: (
            match[0].replace(match["quote"], f"{match['quote']}{{static}}", 1)
            if address_in(match) in addresses
            else match[0]
        ),
        html,
    )
