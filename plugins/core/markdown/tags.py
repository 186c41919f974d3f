"""Python-Markdown's reading of HTML, but a tag that nothing closes is given up at once."""

import re
from typing import Any

from markdown.extensions import md_in_html
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

from .placeholders import BEGINS

#: What the name of an attribute may be.
NAME = re.compile(r"[^\s\"'<>/=]+")


class BoundedTags:
    """A parser of HTML that gives up a tag at once if no ``>`` comes after it.

    What has a formula or the like among its attributes is no tag.
    """

    rawdata: str

    def check_for_whole_start_tag(self, place: int) -> int:
        """Return where the tag ends that begins at a place; -1 if it does not."""
        end = self.rawdata.find(">", place)
        if end < 0 or BEGINS.search(self.rawdata, place, end):
            return -1
        found: int = super().check_for_whole_start_tag(place)  # type: ignore[misc]
        return found


class BoundedExtractor(BoundedTags, HTMLExtractor):
    """Takes blocks of HTML out of a text."""


class BoundedExtractorExtra(BoundedTags, md_in_html.HTMLExtractorExtra):
    """The same, with Markdown in the blocks."""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Begin an element, without attributes that no page can have: ``align="center""``."""
        super().handle_starttag(tag, [one for one in attrs if NAME.fullmatch(one[0])])


class _BoundedHtml(Preprocessor):
    extractor: type[Any]

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without their blocks of HTML, as Python-Markdown does."""
        parser = self.extractor(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class BoundedHtml(_BoundedHtml, HtmlBlockPreprocessor):
    """Takes blocks of HTML out of a text."""

    extractor = BoundedExtractor


class BoundedHtmlExtra(_BoundedHtml, md_in_html.HtmlBlockPreprocessor):
    """The same, with Markdown in the blocks."""

    extractor = BoundedExtractorExtra


#: The bounded class for each class of Python-Markdown's.
BOUNDED_HTML: dict[type[Any], type[Any]] = {
    HtmlBlockPreprocessor: BoundedHtml,
    md_in_html.HtmlBlockPreprocessor: BoundedHtmlExtra,
}
