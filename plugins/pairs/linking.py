"""Read the pairs of a site out of its articles, and link the two posts of each."""

import re
from collections.abc import Mapping
from dataclasses import astuple, replace

from pelican.contents import Article, Content

from ..core.diagnostics import Problem, in_header
from ..core.fields import read_paper
from ..core.html import derive
from ..core.hypertext import Heading, parse_headings
from ..core.posts import LEVELS, Post, read_post
from ..core.reading_time import Extent, measure
from ..core.texts import Texts
from .core import match_halves, match_sections, parse_level
from .model import Half, Pair, PairedArticle
from .sections import insert_section_links
from .settings import SECTION_OF, PairSettings, renamed_level


def collect_posts(
    articles: list[Article], labels: Mapping[str, str]
) -> tuple[dict[Post, Article], list[Problem]]:
    """Return the articles that name a paper, and the problems of their headers."""
    posts, problems = {}, []
    for article in articles:
        (key, raw), path = read_paper(article), article.source_path
        paired: PairedArticle = article
        paired.pair = None
        if key:
            level, problem = parse_level(raw, key, path, labels)
            problems += [problem] if problem else []
            posts[replace(read_post(article), level=level)] = article
        elif raw.casefold() in LEVELS:  # else it is a field of another engine, "Intermediate"
            text = f'the level "{raw}" belongs to no pair'
            hint = "name the paper: Paper: key"
            problems.append(Problem("pair-key", path, text, hint, in_header("Level")))
    return posts, problems


def is_half(content: Content) -> bool:
    """Return whether a header makes a content the half of a pair."""
    key, level = read_paper(content)
    return bool(key) or level.casefold() in LEVELS


def measured(article: Article) -> Extent:
    """Return how much there is to read in an article."""
    return Extent(*derive(article, _count))


def _count(html: str) -> tuple[int, ...]:
    return astuple(measure(html))


def headings_of(article: Article) -> list[Heading]:
    """Return the headings of an article, without what is in them."""
    return [Heading(*one) for one in derive(article, _find_headings)]


def _find_headings(html: str) -> tuple[tuple[int, str, str, str | None], ...]:
    return tuple((one.depth, one.id, one.text, one.pair) for one in parse_headings(html))


class PairLinker:
    """Links the pairs of one build; it keeps what it has measured of each post."""

    def __init__(self, posts: dict[Post, Article], chosen: PairSettings, texts: Texts) -> None:
        self.chosen = chosen
        self.texts = texts
        self.articles = {post.path: article for post, article in posts.items()}
        self.extents = {path: measured(article) for path, article in self.articles.items()}
        self.headings = {path: headings_of(article) for path, article in self.articles.items()}
        self.others: dict[str, Post | None] = {}
        self.problems: list[Problem] = []

    def link(self, group: list[Post], default_lang: str) -> None:
        """Give each post of a group its ``pair``, and its sections their links."""
        self.others = match_halves(group, default_lang)
        for post in group:
            if post.level:
                pair = self._pair(post)
                paired: PairedArticle = self.articles[post.path]
                paired.pair = pair
                self._check_budget(post)
                if pair.sections:
                    article = self.articles[post.path]
                    insert_section_links(article, self._section_texts(post.lang))

    def measure(self, article: Article) -> None:
        """Give any article the number of its words, and its reading time."""
        known = self.extents.get(article.source_path)
        extent = known or measured(article)
        paired: PairedArticle = article
        paired.words, paired.minutes = extent.words, self._minutes(extent)
        paired.proof_minutes = self._proof_minutes(extent)

    def _proof_minutes(self, extent: Extent) -> int:
        return extent.proof_minutes(self.chosen.words_per_minute, self.chosen.words_per_formula)

    def _minutes(self, extent: Extent) -> int:
        return extent.minutes(self.chosen.words_per_minute, self.chosen.words_per_formula)

    def _section_texts(self, lang: str) -> dict[str, str]:
        return {level: self._section_text(level, lang) for level in LEVELS}

    def _section_text(self, level: str, lang: str) -> str:
        if name := renamed_level(self.chosen, level):
            return self.texts.get(lang, SECTION_OF) % {"level": name}
        return self.texts.get(lang, self.chosen.section_texts[level])

    def _pair(self, post: Post) -> Pair:
        other = self.others[post.path]
        this_half = self._half(post, post.lang)
        labels = dict(self.chosen.levels)
        if not other:
            return Pair(post.key, this_half, None, (), this_half.article, labels)
        matches, unknown = match_sections(self.headings[post.path], self.headings[other.path])
        self.problems += [_unknown_section(post, other, heading) for heading, _ in unknown]
        other_half = self._half(other, post.lang)
        mutual = self.others[other.path] == post
        lead = this_half if not mutual or post.level == "overview" else other_half
        return Pair(post.key, this_half, other_half, tuple(matches), lead.article, labels)

    def _half(self, post: Post, lang: str) -> Half:
        extent = self.extents[post.path]
        label = self.chosen.levels[post.level]
        article, foreign = self.articles[post.path], post.lang != lang
        least = self._minutes(extent)
        most = least + self._proof_minutes(extent)
        return Half(post.level, label, article, least, extent.formulas, most, foreign)

    def _check_budget(self, post: Post) -> None:
        found, budget = self.extents[post.path].formulas, self.chosen.overview_math_budget
        if post.level == "overview" and budget is not None and found > budget:
            text = f"it has {found} formulas, more than PAIR_OVERVIEW_MATH_BUDGET = {budget}"
            hint = f"move some of them to the post at the level {self.chosen.levels['math']}"
            self.problems.append(
                Problem("pair-math-budget", post.path, text, hint, in_header("Level"))
            )


def _unknown_section(post: Post, other: Post, heading: Heading) -> Problem:
    text = f'the section "{heading.text}" is paired with "{heading.pair}", which {other.path} lacks'
    hint = "give a heading there that id, or write {pair=none} here"
    near = rf"""\{{[^}}\n]*pair(?:=["']?#?{re.escape(heading.pair or "")}["']?)?[ }}]"""
    return Problem("pair-section", post.path, text, hint, near)
