"""Give each article what it builds on, and what builds on it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import quote

from pelican.contents import Article

from ..core.contents import day_of
from ..core.diagnostics import Problem, in_header
from ..core.fields import get_field
from ..core.hypertext import strip_tags
from ..core.posts import PartKey, extend, part_of, read_post
from .graph import visible
from .model import ArticleWithPrerequisites, Edge, Meant, Needing, Prerequisite, Unmeant
from .parsing import Named, parse_field
from .places import Places
from .resolving import Names, unknown

RELATIONS = ("requires", "helps")


def collect_posts(articles: Iterable[Article]) -> dict[Needing, Article]:
    """Return the articles with what they name as prerequisites, the oldest first."""
    posts = {}
    claimed: set[tuple[PartKey, str]] = set()
    for article in sorted(articles, key=lambda a: (day_of(a), a.source_path)):
        post = _post(article)
        if (post.part, post.lang) in claimed and not post.key:  # no translation: another post
            post = replace(post, part=replace(post.part, path=post.path))
        claimed.add((post.part, post.lang))
        posts[post] = article
    return posts


def _post(article: Article) -> Needing:
    post = read_post(article)
    fields = {name: tuple(parse_field(get_field(article, name))) for name in RELATIONS}
    return extend(Needing, post, part=part_of(post), **fields)


class PrerequisiteLinker:
    """Links the prerequisites of one build; it keeps the problems that it has found."""

    def __init__(self, posts: dict[Needing, Article], places: Places, default_lang: str) -> None:
        self.articles = {post.path: article for post, article in posts.items()}
        self.by_path = {post.path: post for post in posts}
        self.parts: dict[PartKey, list[Needing]] = defaultdict(list)
        for post in posts:
            self.parts[post.part].append(post)
        self.names = Names.of(posts, default_lang)
        self.places = places
        self.problems: list[Problem] = []
        self.edges = list(self._edges(posts))

    def _edges(self, posts: Iterable[Needing]) -> Iterator[Edge]:
        for post in posts:
            for relation in RELATIONS:
                for named in post.named(relation):
                    found = self._find(named, post)
                    if isinstance(found, Unmeant):
                        self._keep_problem(found, post, relation, named.name)
                    elif article := found.article:
                        source = self.by_path[article.source_path].part
                        yield Edge(source, post.part, relation, post.path, post.status)

    def _keep_problem(self, found: Unmeant, post: Needing, relation: str, name: str = "") -> None:
        near = in_header(relation)
        if name:  # in one of the lines of the field
            near += rf"(?:(?:[^\n]*\n){{0,40}}?[^\n]*?(?<![\w-])(?P<at>{re.escape(name)}))?"
        self.problems.append(Problem(found.rule, post.path, found.text, found.hint, near))

    def link(self) -> None:
        """Set ``requires``, ``helps`` and ``leads_to`` on every article."""
        followers: dict[PartKey, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            followers[edge.source].append(edge)
        for posts in self.parts.values():
            for post in posts:
                article: ArticleWithPrerequisites = self.articles[post.path]
                article.requires = self._needed("requires", post, posts)
                known = {one.url or one.title for one in article.requires}
                useful = self._needed("helps", post, posts)
                article.helps = tuple(one for one in useful if (one.url or one.title) not in known)
                article.leads_to = tuple(self._followers(post, followers[post.part]))

    def _needed(
        self, relation: str, reader: Needing, posts: Sequence[Needing]
    ) -> tuple[Prerequisite, ...]:
        """Return what the posts of a part name and this reader may see; their own names first."""
        own_first = sorted(posts, key=lambda post: post is not reader)
        every = [
            n for post in own_first if post.status <= reader.status for n in post.named(relation)
        ]
        found: dict[str, Prerequisite] = {}
        for named in dict.fromkeys(every):
            one = self._find(named, reader)
            if isinstance(one, Unmeant):
                one = Prerequisite(
                    escape(named.title or named.name), "", "unknown", reason=one.reason
                )
            own = one.article and self.by_path[one.article.source_path].part == reader.part
            if not own and (one.kind != "unknown" or one.reason):
                found.setdefault(one.url or one.title, replace(one, relation=relation))
        return tuple(found.values())

    def _followers(self, reader: Needing, edges: Iterable[Edge]) -> Iterator[Prerequisite]:
        for edge in visible(edges, reader.status):
            post = self.names.best(self.parts[edge.target], reader)
            if post and post.part != reader.part:
                yield replace(self._to_post(Meant(post), reader), relation=edge.relation)

    def _find(self, named: Named, reader: Needing) -> Prerequisite | Unmeant:
        """Return what a name means to the reader of a post."""
        if named.is_outside:
            return _link(named)
        if ":" in named.name:
            return self._to_label(named.name, reader)
        found = self.names.resolve(named.name, reader)
        if isinstance(found, Meant):
            return self._to_post(found, reader)
        # Anyone can read a paper, also one without a published post.
        if entry := self.places.find_entry(named.name):
            return Prerequisite(entry.title, entry.address, "paper")
        if found.rule == "requires-unknown" and (hint := self.places.nearest(named.name)):
            return found if "did you mean" in found.hint else replace(found, hint=hint)
        return found

    def _to_label(self, name: str, reader: Needing) -> Prerequisite | Unmeant:
        place = self.places.find_label(name, reader.path)
        if isinstance(place, Unmeant):
            return place
        fragment = quote(place.label, safe=":")
        if place.address:
            return Prerequisite(place.title, f"{place.address}#{fragment}", "label")
        article, post = self.articles.get(place.path), self.by_path.get(place.path)
        if article is None or post is None:
            return unknown(name, "name a label of a post")
        return Prerequisite(
            place.title,
            f"{article.url}#{fragment}",
            "label",
            level=post.level,
            lang=post.lang,
            article=article,
        )

    def _to_post(self, found: Meant, reader: Needing) -> Prerequisite:
        post, article = found.post, self.articles[found.post.path]
        kind = "paper" if post.key and not found.exact else "post"
        off_level = bool(reader.level and post.level and post.level != reader.level)
        return Prerequisite(
            str(getattr(article, "title_html", "")) or escape(strip_tags(article.title)),
            article.url,
            kind,
            level=post.level,
            lang=post.lang,
            fallback=off_level and kind == "paper",
            article=article,
        )


def _link(named: Named) -> Prerequisite | Unmeant:
    if named.is_safe:
        return Prerequisite(escape(named.title), named.address, "link")
    text = f'"{named.address}" is no address of a page on the web'
    hint = f"write [{named.title}](https://…)"
    reason = f"“{named.address}” is no address"
    return Unmeant("requires-unknown", text, hint, reason)
