"""What a theme finds in ``article.corrections`` and ``all_corrections``."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ..core.elements import element_with_id
from ..core.generated_markup import Class
from ..core.html import get_html
from ..core.hypertext import strip_ids, without_links
from ..core.pelican_api import resolve_links

#: The line about an error, before the text that it folds.
FOLDED = re.compile(r"<summary[^<>]*>(.*?)</summary>\s*", re.DOTALL)
#: The link to what it concerns, before that text.
PLACE = re.compile(rf'\s*<p class="{Class.CORRECTION_PLACE}">(.*?)</p>\s*', re.DOTALL)


@dataclass(frozen=True)
class Correction:
    """A correction of a post."""

    #: The id of its element in the post.
    id: str
    #: "typo", "clarification", "error" or "".
    severity: str
    #: The severity in the language of the post.
    name: str
    #: None where its author gave none.
    date: datetime | None
    #: The date in the language of the post; "" for none.
    locale_date: str
    #: The label of what it corrects, or "".
    target: str
    reported_by: str
    #: The post.
    article: Any = field(repr=False, compare=False)

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """The key to sort corrections by: the newest first, those without a date last."""
        stamp = -self.date.timestamp() if self.date else 0
        return self.date is None, stamp, self.article.source_path, self.id

    @property
    def address(self) -> str:
        """The address within the site, with the fragment."""
        return f"{self.article.url}#{self.id}"

    @property
    def html(self) -> str:
        """The correction as HTML for another page: without ids, its links resolved."""
        return self.html_for(self.article.get_siteurl())

    def html_for(self, siteurl: str) -> str:
        """Return the same with links that begin with ``siteurl``."""
        content = self.article
        html = strip_ids(cut_correction(get_html(content), self.id))
        html = re.sub(r'(<a\b[^<>]*\shref=")#', rf"\g<1>{siteurl}/{content.url}#", html)
        return resolve_links(content, html, siteurl)


def cut_correction(html: str, name: str) -> str:
    """Return the HTML in the correction with an id; "" if there is none."""
    found = element_with_id(html, name)
    if not found:
        return ""
    line = FOLDED.fullmatch(html, max(0, html.rfind("<summary", 0, found.start)), found.start)
    if not line:
        return found.inner.strip()
    place = PLACE.match(found.inner)
    text = found.inner[place.end() :] if place else found.inner
    said = line[1].replace(without_links(place[1]), place[1], 1) if place else line[1]
    return f'<p class="{Class.KICKER}">{said}</p>\n<div>{text}</div>'


class CorrectedContent(Protocol):
    """What templates find on each article and page."""

    #: Its corrections, the newest first.
    corrections: tuple[Correction, ...]
    #: The address at which a mistake in an article is reported; "" for none.
    report_url: str
    #: The address of the history of an article's file; "" for none.
    history_url: str
