"""HTML of posts and pages, which authors have written: whatever it is, it can be read. Pure."""

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup


def read_html(text: str) -> BeautifulSoup:
    """Return HTML as a tree, an empty one if nobody could say what it is."""
    try:
        return BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup:
        return BeautifulSoup("", "html.parser")


def read_tag(text: str) -> Tag | None:
    """Return the first element of a text, None for none."""
    found = read_html(text).find(True)
    return found if isinstance(found, Tag) else None
