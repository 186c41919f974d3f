"""Links to report a mistake in a post, in its sections and in its statements."""

from dataclasses import dataclass
from html import escape

from ..core.changes import make_changes
from ..core.elements import make_element
from ..core.generated_markup import Class, StatementHeading, find_statement_headings, is_added
from ..core.hypertext import Heading, insert_after_headings, text_with_tex, without_calls
from ..core.mathml import text_of
from ..core.texts import message
from .forges import Tracker
from .placing import Say

REPORT = message("Report")
REPORT_IN = message("Report a mistake in %(place)s")
SUBJECT = message("Mistake in %(place)s")
REVISION = message("Revision: %(revision)s")
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes the links of one post."""

    tracker: Tracker
    #: The address of the post.
    address: str
    #: The last commit of its file, or its date; "" for none.
    revision: str
    #: Translates texts into the language of the post.
    say: Say

    def for_post(self, title: str) -> str:
        """Return the address of a report on the post as a whole."""
        return self._report(title, title, self.address)

    def insert(self, html: str) -> str:
        """Return the HTML of the post with links at its sections and statements."""
        places = (
            (one.links.inner_start, one.links.inner_start, f"{self._statement_link(one)} ")
            for one in find_statement_headings(html)
        )
        return insert_after_headings(make_changes(html, places), self._section_link)

    def _statement_link(self, heading: StatementHeading) -> str:
        name = without_calls(heading.name_html)
        quoted = text_with_tex(name).rstrip(".")
        return self._link(text_of(name).split(" (")[0].rstrip("."), quoted, heading.id)

    def _section_link(self, heading: Heading) -> str:
        if not heading.id or heading.depth > DEEPEST or is_added(heading.id):
            return ""
        html = without_calls(heading.html)
        link = self._link(text_of(html), text_with_tex(html), heading.id)
        return "\n" + make_element("p", {"class": Class.REPORT_LINE}, link)

    def _link(self, place: str, quoted: str, name: str) -> str:
        attributes = {
            "class": Class.REPORT,
            "href": self._report(place, quoted, f"{self.address}#{name}"),
            "aria-label": self.say(REPORT_IN) % {"place": place},
        }
        return make_element("a", attributes, escape(self.say(REPORT), quote=False))

    def _report(self, place: str, quoted: str, address: str) -> str:
        subject = self.say(SUBJECT) % {"place": place}
        revision = self.say(REVISION) % {"revision": self.revision} if self.revision else ""
        return self.tracker.address(subject, f"{address}\n\n> {quoted}\n\n{revision}")


def insert_links(html: str, reporter: Reporter) -> str:
    """Return the HTML of a post with links at its sections and statements."""
    return reporter.insert(html)
