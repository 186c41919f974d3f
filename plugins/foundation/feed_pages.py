"""Feeds that a browser shows as a page: with a style sheet, and XHTML that feed readers ignore.

Not by XSLT: browsers are going to drop it, and Chromium already shows a red warning. But browsers
show XHTML in any XML, with links that work. Atom and RSS allow elements of other namespaces, and
feed readers skip them.
"""

import posixpath
from collections.abc import Mapping
from io import TextIOBase
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from ..core.feeds import FeedLayer, add_layer, plain
from ..core.generated_markup import Class, Data
from ..core.texts import message, texts_of

#: The theme's style sheet for feeds; a theme without it gets plain feeds.
SHEET = "css/feed.css"
XHTML = "http://www.w3.org/1999/xhtml"
NOTE = message(
    "This is a feed: whoever subscribes to it gets each new post. "
    "Copy the address of this page into your feed reader."
)


def sheet_address(context: Mapping[str, Any], feed_url: str, sheet: str) -> str:
    """Return the address of a style sheet, which is given from the site's root, in a feed.

    It is relative, so that it works in a copy of the site on another host; for a feed whose own
    address is on another host it is absolute.
    """
    root = f"{context['SITEURL']}/"
    path = feed_url.removeprefix(root)
    if "://" in path:
        return f"{root}{sheet}"
    return posixpath.relpath(sheet, posixpath.dirname(path) or ".")


def instructions(addresses: list[str]) -> str:
    """Return the processing instructions for style sheets."""
    lines = (f'<?xml-stylesheet type="text/css" href={quoteattr(url)}?>' for url in addresses)
    return "\n".join(lines)


class WithInstructions(TextIOBase):
    """A file that gets processing instructions after the declaration, which is written first."""

    def __init__(self, file: TextIO, lines: str) -> None:
        self._file, self._lines = file, lines

    def write(self, text: str) -> int:
        """Write a part of the file."""
        if self._lines and "?>" in text:
            text = text.replace("?>", f"?>\n{self._lines}", 1)
            self._lines = ""
        return self._file.write(text)


class FeedPage(FeedLayer):
    """What a feed writes for browsers."""

    sheets: list[str]
    note: str
    lang: str

    def write(self, outfile: TextIO, encoding: str) -> None:
        """Write the feed with its style sheets between the declaration and the root."""
        super().write(WithInstructions(outfile, instructions(self.sheets)), encoding)

    def root_attributes(self) -> dict[str, str]:
        """Return the attributes of the feed's outermost elements."""
        return {**super().root_attributes(), "xmlns:h": XHTML}

    def add_root_elements(self, handler: Any) -> None:
        """Write the feed's own description, and a heading and a note for browsers."""
        super().add_root_elements(handler)
        handler.startElement("h:div", {"class": Class.FEED, "lang": self.lang, "dir": "auto"})
        self._heading(handler, "h:h1", self.feed)
        handler.addQuickElement("h:p", self.note, {"class": Class.DECK})
        handler.endElement("h:div")

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry, and its card for browsers."""
        super().add_item_elements(handler, item)
        handler.startElement("h:div", {"class": f"{Class.FEED} {Class.CARD}", "dir": "auto"})
        self._kicker(handler, item)
        self._heading(handler, "h:h2", item)
        if text := plain(item["description"] or item["content"]):
            handler.addQuickElement("h:p", text, {"class": Class.CARD_SUMMARY})
        handler.endElement("h:div")

    @staticmethod
    def _heading(handler: Any, element: str, linked: Mapping[str, Any]) -> None:
        handler.startElement(element, {"class": Class.CARD_TITLE} if element == "h:h2" else {})
        handler.addQuickElement("h:a", linked["title"] or linked["link"], {"href": linked["link"]})
        handler.endElement(element)

    @staticmethod
    def _kicker(handler: Any, item: Mapping[str, Any]) -> None:
        handler.startElement("h:p", {"class": Class.KICKER})
        handler.characters(f"{item['pubdate']:%Y-%m-%d}")
        if "level" in item:
            level, label = item["level"]
            handler.characters(" · ")
            handler.startElement("h:span", {Data.LEVEL: level})
            handler.addQuickElement("h:span", "", {"class": Class.MARK})
            handler.characters(f" {label}")
            handler.endElement("h:span")
        handler.endElement("h:p")


def show_in_browsers(context: dict[str, Any], feed: Any) -> None:
    """Make a feed readable in browsers, if the theme has a style sheet for feeds."""
    if not Path(context["THEME"], "static", SHEET).is_file():
        return
    url = feed.feed["feed_url"]
    sheets = [sheet_address(context, url, f"{context['THEME_STATIC_DIR']}/{SHEET}")]
    if own := context.get("STYLESHEET_URL"):
        sheets.append(own)
    extra = context.get("EXTRA_STYLESHEETS") or ()
    for name in [extra] if isinstance(extra, str) else extra:
        is_whole = name.startswith("/") or "://" in name
        sheets.append(name if is_whole else sheet_address(context, url, name))
    add_layer(feed, FeedPage)
    feed.sheets, feed.lang = sheets, context["DEFAULT_LANG"]
    feed.note = texts_of(context).get(feed.lang, NOTE)
