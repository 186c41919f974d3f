"""Posts, headers, files and settings at random, by hypothesis."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .pieces import BIBS, BLOCKS, BROKEN_BLOCKS, BROKEN_INLINE, FIELDS, INLINE

SETTINGS = (
    "PAIR_LEVELS", "PAIR_OVERVIEW_MATH_BUDGET", "PAIR_FEED_ATOM", "PAIR_LISTING_URL", "BIBLIOGRAPHY_FILES",
    "BIBLIOGRAPHY_AUTHOR_LINKS", "CITATIONS_STYLE", "PAPERS_URL", "PAPERS_SAVE_AS", "PAPERS_BOTH_SAVE_AS",
    "CORRECTIONS_INDEX_SAVE_AS", "CORRECTIONS_FEED_ATOM", "REPORT_TO", "REPOSITORY_URL", "MAP_SAVE_AS",
    "SERIES_URL", "SERIES_SAVE_AS", "SERIES_INTRODUCTIONS", "SERIES_PAGINATION", "TERM_INTRODUCTIONS",
    "MATH_MACROS", "MATH_NUMBERING", "MATH_DELIMITERS", "MATH_RENDERER", "LANGUAGES_PATHS", "THEOREM_KINDS",
    "THEOREM_NAMES", "THEOREM_COUNTERS", "PROOFS_OPEN", "REFS_NAMES", "REFS_ACCEPTED", "REFS_SAVE_AS",
    "REFS_EXTERNAL", "PREVIEWS_SAVE_AS", "SEARCH_INDEX", "METADATA_PUBLISHER", "FONTS_TEXT", "CARDS_FOLDER",
    "SITEFILES_LICENSE", "BUNDLE_ENABLED", "EXTRA_STYLESHEETS", "EXTRA_SCRIPTS", "SITE_LOGO", "SITE_ICON",
    "GISCUS_REPO", "DIPTYCH_RULES", "SITENAME", "SUMMARY_MAX_LENGTH",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None,
    5,
    -1,
    1.5,
    True,
    "",
    "x",
    "/",
    "../x",
    "http://[",
    [],
    [5],
    {},
    {"a": 5},
    {"a": {}},
)


#: A word of a post's own, and one that no page may show.
WORD, HIDDEN = re.compile(r"[a-z]+\d+w\d+z"), re.compile(r"[a-z]+\d+h\d+z")


@dataclass(frozen=True, slots=True)
class Post:
    """A post and what is known of it."""

    #: The name of its file.
    name: str
    header: str
    body: str
    #: Whether nothing in it is broken.
    is_whole: bool = False
    #: How its file is encoded.
    encoding: str = "utf-8"

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return f"{self.header}\n\n{self.body}\n".encode(self.encoding, "replace")

    @property
    def words(self) -> list[str]:
        """Its words, each of which a reader must find."""
        return WORD.findall(self.body)

    @property
    def key(self) -> str:
        """Its slug, if its header says none: what its words begin with."""
        return self.name.rpartition("/")[2].partition(".")[0]


def _line(draw: st.DrawFn, pieces: Sequence[str]) -> str:
    return " ".join(draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=3)))


def _indented(text: str, lead: str) -> str:
    return "\n".join(
        f"{lead}{line}" if number else line for number, line in enumerate(text.split("\n"))
    )


@st.composite
def bodies(draw: st.DrawFn, *, whole: bool, depth: int = 0) -> str:
    """Return blocks; WORD is in them for each word of their own."""
    blocks: list[str] = []
    choice = BLOCKS if whole else (*BLOCKS, *BROKEN_BLOCKS, *BROKEN_BLOCKS)
    pieces = INLINE if whole else (*INLINE, *BROKEN_INLINE)
    for _ in range(draw(st.integers(1, 2 if depth else 5))):
        block = draw(st.sampled_from(choice))
        block = block.replace("LABEL", f"x{draw(st.integers(0, 10**9))}")
        if "INNERQUOTE" in block:
            inner = draw(bodies(whole=whole, depth=depth + 1)) if depth < 2 else "WORD"
            block = block.replace("INNERQUOTE", _indented(inner, "> "))
        elif "INNER" in block:
            inner = draw(bodies(whole=whole, depth=depth + 1)) if depth < 2 else "WORD"
            block = block.replace("INNER", _indented(inner, "    " if block[:1] in "-1" else ""))
        while "LINE" in block:
            block = block.replace("LINE", _line(draw, pieces), 1)
        blocks.append(block)
    return "\n\n".join(blocks)


def finish(post: Post) -> Post:
    """Return the post with its own words in the places for them."""
    numbers = count()
    body = re.sub("WORD", lambda _: f"{post.key}w{next(numbers)}z", post.body)
    body = re.sub("HIDDEN", lambda _: f"{post.key}h{next(numbers)}z", body)
    return replace(post, body=body)


@st.composite
def odd_headers(draw: st.DrawFn) -> Post:
    """Return a post with a header of odd fields, in one of the syntaxes and encodings."""
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=5, unique=True))
    values = [(name, draw(st.sampled_from(FIELDS[name]))) for name in names]
    title = draw(
        st.sampled_from(("A post", "", "<b>T</b>", "$x", "é" * 200, '"', "a: b: c", "[x]"))
    )
    lines = [("Title", title), *values]
    syntax = draw(st.sampled_from(("plain", "plain", "yaml", "toml", "open", "none", "crlf")))
    header = "\n".join(f"{name}: {value}" for name, value in lines)
    if syntax == "yaml":
        header = f"---\n{header}\n---"
    elif syntax == "toml":
        header = "\n".join(["+++", *(f"{name} = '{value}'" for name, value in lines), "+++"])
    elif syntax == "open":
        header = f"---\n{header}"
    elif syntax == "none":
        header = ""
    elif syntax == "crlf":
        header = header.replace("\n", "\r\n")
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8-sig", "latin-1", "utf-16")))
    return Post("odd.md", header, "Some WORD here.", encoding=encoding)


def bibliographies() -> st.SearchStrategy[str]:
    """Return files of BibTeX, most of them broken."""
    return st.lists(st.sampled_from(BIBS), min_size=1, max_size=6).map("\n".join)


def settings_of_sites() -> st.SearchStrategy[dict[str, Any]]:
    """Return settings of the wrong types, and some of the right ones."""
    return st.dictionaries(
        st.sampled_from(SETTINGS), st.sampled_from(VALUES), min_size=1, max_size=2
    )


def sample(strategy: st.SearchStrategy[Any], number: int, chance: int) -> list[Any]:
    """Return some values of a strategy: with one seed always the same."""
    found: list[Any] = []

    @seed(chance)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def keep(value: Any) -> None:
        found.append(value)

    keep()
    return found[:number]


def batch(number: int, chance: int) -> list[Post]:
    """Return so many whole posts, broken ones, and odd headers."""
    kinds: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("whole", lambda: bodies(whole=True)),
        ("broken", lambda: bodies(whole=False)),
        ("odd", odd_headers),
    )
    found = []
    for kind, strategy in kinds:
        for place, value in enumerate(sample(strategy(), number, chance)):
            name = f"{kind}{place}"
            if kind == "odd":
                found.append(finish(replace(value, name=f"{name}.md")))
                continue
            note = "\n\n[^n]: A note WORD." * ("[^n]" in value)
            header = f"Title: Post {name}\nDate: 2024-01-01\nSlug: {name}"
            found.append(finish(Post(f"{name}.md", header, value + note, kind == "whole")))
    return found
