"""Give the contents of a run their citations and lists of references."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote

from pelican.contents import Article, Content

from ..bibliography import Bibliography, Typeset
from ..core.diagnostics import Problem, in_header
from ..core.documents import get_found, line_of_file, set_found
from ..core.elements import make_element
from ..core.generated_markup import MARK, Class, Data
from ..core.html import get_html, set_html
from ..core.pelican_api import set_formatted_field
from ..core.posts import LEVELS, Post, Viewer, best_for, read_post, status_of
from ..core.summaries import keep_summary, renew_summary_text
from ..core.texts import Texts, message
from ..crossrefs import LABELS
from .citing import Citer, CitingContent, ListedEntry, find_keys, is_cited, make_references
from .labels import make_labels
from .reference_list import MARKER, insert_list, render_list
from .style import render_entry

HERE = message("On this site: %(levels)s.")


@dataclass(slots=True)
class CitationLinker:
    """Fills the citations in all contents of one run."""

    bibliography: Bibliography
    #: The style of citations: "author-year" or "numeric".
    style: str
    #: The names of the levels.
    levels: Mapping[str, str]
    texts: Texts
    #: The function from an entry's text to HTML.
    typeset: Typeset
    default_lang: str
    #: The posts on each paper, by its key.
    posts: Mapping[str, Mapping[Post, Article]]
    #: The keys that no entry has.
    problems: list[Problem] = field(default_factory=list)
    #: The HTML of entries, by key, year and language.
    rendered: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def link(self, content: Content) -> None:
        """Fill the citations of a content, its fields and its labels, and add the list."""
        citing: CitingContent = content
        citing.bibliography = ()
        html, fields = get_html(content), dict(_iter_fields(content))
        cites = is_cited(html) or MARKER in html
        if not cites and not any(map(is_cited, fields.values())):
            return
        say = partial(self.texts.get, content.lang)
        keys = find_keys(" ".join([html, *fields.values()]))
        entries = [entry for key in keys if (entry := self.bibliography.find(key))]
        labels = make_labels(entries, self.style, say)
        citer = Citer(make_references(entries, labels), say)
        filled = citer.fill(html)
        self._report(citer, content)
        self._fill_fields(citer, content, fields)
        _fill_labels(citer, content)
        set_html(content, filled.replace(MARKER, ""))
        if cites:
            keep_summary(content)
        citing.bibliography = citer.listed()
        render = partial(self._render, content=content)
        listed = render_list(citing.bibliography, self.style, render, say) if entries else ""
        set_html(content, insert_list(filled, listed, say))

    def _fill_fields(self, citer: Citer, content: Content, fields: Mapping[str, str]) -> None:
        for name, value in fields.items():
            if is_cited(value):
                automatic = getattr(content, "automatic_summary", False)
                filled = citer.fill_text(value, kept=not automatic)
                set_formatted_field(content, name, filled)
                self._report(citer, content, name)
                renew_summary_text(content)

    def _report(self, citer: Citer, content: Content, field: str = "") -> None:
        for unknown in citer.unknown_keys:
            text = f'the bibliography has no "{unknown.key}"'
            hint = self.bibliography.nearest(unknown.key) or "write \\@ for the character itself"
            line = 0 if field else line_of_file(content, unknown.line)
            near = in_header(field) if field else ""
            problem = Problem("citation-unknown", content.source_path, text, hint, near, line)
            self.problems.append(problem)
        citer.unknown_keys.clear()

    def _render(self, reference: ListedEntry, content: Content) -> str:
        """Return an entry as HTML for the list of a content."""
        entry = reference.entry
        year = reference.label.year if not reference.label.number else entry.year
        known = (entry.key, year, content.lang)
        if known not in self.rendered:
            say = partial(self.texts.get, content.lang)
            self.rendered[known] = render_entry(entry, year, say, self.typeset)
        return self.rendered[known] + self._here(entry.key, content)

    def _here(self, key: str, content: Content) -> str:
        """Return links to the posts of this site on a paper that a content sees; "" for none."""
        links = []
        for level in LEVELS:
            if post := self._find_article(key, level, content):
                name = escape(self.texts.get(content.lang, self.levels[level]), quote=False)
                address = quote("/" + post.get_relative_source_path(), errors="surrogateescape")
                link = {Data.LEVEL: level, "href": f"{{filename}}{address}"}
                links.append(make_element("a", link, f"{MARK} {name}"))
        if not links:
            return ""
        text = self.texts.get(content.lang, HERE) % {"levels": " · ".join(links)}
        return " " + make_element("span", {"class": Class.ENTRY_POSTS}, text)

    def _find_article(self, key: str, level: str, content: Content) -> Article | None:
        """Return the post at a level that a content sees, in its language or the site's."""
        viewer = Viewer(level, content.lang, status_of(content), self.default_lang)
        posts = self.posts.get(key, {})
        own = content.source_path
        fit = [p for p in posts if p.level == level and viewer.reads(p) and p.path != own]
        best = best_for(viewer, fit)
        return posts[best] if best else None


def collect_posts(articles: Iterable[Article]) -> dict[str, dict[Post, Article]]:
    """Return the articles on each paper, by its key."""
    found: dict[str, dict[Post, Article]] = defaultdict(dict)
    for article in articles:
        post = read_post(article)
        if post.key:
            found[post.key][post] = article
    return dict(found)


def _iter_fields(content: Content) -> Iterator[tuple[str, str]]:
    for name in content.settings["FORMATTED_FIELDS"]:
        if isinstance(value := content.metadata.get(name), str):
            yield name, value


def _fill_labels(citer: Citer, content: Content) -> None:
    """Fill the citations in the titles of sections and statements."""
    labels: tuple[Any, ...] = get_found(content, LABELS) or ()
    if any(is_cited(label.title) for label in labels):
        filled = (replace(one, title=citer.fill_text(one.title, kept=False)) for one in labels)
        set_found(content, LABELS, tuple(filled))
