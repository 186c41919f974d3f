"""What a theme finds in ``article.corrections`` and ``all_corrections``."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ..core.elements import element_with_id
from ..core.html import strip_ids
from ..core.pelican_api import get_html, resolve_links


@dataclass(frozen=True)
class Correction:
    """A correction of a post; ``date`` is None and ``locale_date`` "" where its author gave none.

    ``severity`` is "typo", "clarification", "error" or ""; ``name`` says it in the post's language.
    ``article`` is the post, ``id`` the place in it.
    """

    id: str
    severity: str
    name: str
    date: datetime | None
    locale_date: str
    target: str
    reported_by: str
    article: Any = field(repr=False, compare=False)

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """What sorts corrections: the newest first, those without a date last."""
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
        """Return the same for pages of the site at an address."""
        content = self.article
        html = strip_ids(cut_correction(get_html(content), self.id))
        html = re.sub(r'(<a\b[^<>]*\shref=")#', rf"\g<1>{siteurl}/{content.url}#", html)
        return resolve_links(content, html, siteurl)


def cut_correction(html: str, name: str) -> str:
    """Return what is in the correction with an id; "" if there is none."""
    found = element_with_id(html, name)
    return found.inner.strip() if found else ""


class CorrectedContent(Protocol):
    """What templates find on each article and page."""

    #: Its corrections, the newest first.
    corrections: tuple[Correction, ...]
    #: Where one reports a mistake in an article; "" for nowhere.
    report_url: str
    #: Where one sees what has changed in an article; "" for nowhere.
    history_url: str
