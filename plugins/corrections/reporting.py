"""Links by which a reader reports a mistake: of a post, of its sections and of its statements."""

import re
from dataclasses import dataclass
from html import escape

from ..core.html import Heading, insert_after_headings, text_with_tex, without_calls
from ..core.mathml import text_of
from ..core.texts import message
from .forges import Tracker
from .placing import Say

REPORT = message("Report")
REPORT_IN = message("Report a mistake in %(place)s")
SUBJECT = message("Mistake in %(place)s")
REVISION = message("Revision: %(revision)s")
#: The name of a statement, and the place behind it where links are.
STATEMENT = re.compile(
    r'<span class="theorem-name" id="(?P<id>[^"]+)-name">(?P<name>(?:(?!</p>).)*?)'
    r'<span class="theorem-links"[^>]*>',
    re.DOTALL,
)
#: Sections that the plugins have made.
MADE = re.compile(r"(?:references|corrections)-*")
DEEPEST = 3
LINK = re.compile(r'<p class="report-line">.*?</p>\n?|<a class="report"[^>]*>.*?</a> ?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the links of one post: its address and revision, and words in its language."""

    tracker: Tracker
    address: str
    revision: str
    say: Say

    def for_post(self, title: str) -> str:
        """Return the address of a report on the post as a whole."""
        return self._report(title, title, self.address)

    def insert(self, html: str) -> str:
        """Return the HTML of the post with links at its sections and statements."""
        html = STATEMENT.sub(lambda m: f"{m[0]}{self._statement_link(m)} ", html)
        return insert_after_headings(html, self._section_link)

    def _statement_link(self, match: re.Match[str]) -> str:
        name = without_calls(match["name"])
        quoted = text_with_tex(name).rstrip(".")
        return self._link(text_of(name).split(" (")[0].rstrip("."), quoted, match["id"])

    def _section_link(self, heading: Heading) -> str:
        if not heading.id or heading.depth > DEEPEST or MADE.fullmatch(heading.id):
            return ""
        html = without_calls(heading.html)
        link = self._link(text_of(html), text_with_tex(html), heading.id)
        return f'\n<p class="report-line">{link}</p>'

    def _link(self, place: str, quoted: str, name: str) -> str:
        href = escape(self._report(place, quoted, f"{self.address}#{name}"))
        label = escape(self.say(REPORT_IN) % {"place": place})
        text = escape(self.say(REPORT), quote=False)
        return f'<a class="report" href="{href}" aria-label="{label}">{text}</a>'

    def _report(self, place: str, quoted: str, address: str) -> str:
        subject = self.say(SUBJECT) % {"place": place}
        revision = self.say(REVISION) % {"revision": self.revision} if self.revision else ""
        return self.tracker.address(subject, f"{address}\n\n> {quoted}\n\n{revision}")


def without_reports(html: str) -> str:
    """Return the HTML of a post without the links: for where it is not read as a page."""
    return LINK.sub("", html)
