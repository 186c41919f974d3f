"""Match the two posts on one paper into pairs. Pure: knows nothing of Pelican.

A *group* is all posts with one key: the levels, languages and statuses of one paper. Which post is
the other half depends on the post from which one looks (``core/posts.py``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..core.diagnostics import KnownWords, Problem, in_header, nearest
from ..core.hypertext import Heading
from ..core.posts import LEVELS, OTHER, Post, Status, Viewer, best_for

PAPER_FIELD = in_header("Paper", "Pair")
#: The empty field of a level, else that of the paper.
NO_LEVEL = rf"""\A[^\0]*?(?P<at>{in_header("Level")}[ \t]*["']{{0,2}}[ \t]*$)|{PAPER_FIELD}"""


@dataclass(frozen=True, slots=True)
class Match:
    """A section and its counterpart in the other half."""

    #: The id and the title of the heading here.
    id: str
    title: str
    #: The id and the title of the heading in the other half.
    other_id: str
    other_title: str


def group_posts(posts: Iterable[Post]) -> dict[str, list[Post]]:
    """Return the posts by key, each group in the order of its files."""
    groups: dict[str, list[Post]] = defaultdict(list)
    for post in sorted(posts, key=lambda p: p.path):
        groups[post.key].append(post)
    return dict(groups)


def match_halves(group: list[Post], default_lang: str) -> dict[str, Post | None]:
    """Return the other half of each post of a group, by path; None where it sees none."""
    levels = {level: [post for post in group if post.level == level] for level in LEVELS}
    chosen: dict[Viewer, Post | None] = {}
    halves: dict[str, Post | None] = {}
    for post in group:
        if post.level:
            wanted = OTHER[post.level]
            viewer = Viewer(wanted, post.lang, post.status, default_lang)
            if viewer not in chosen:
                chosen[viewer] = best_for(viewer, levels[wanted])
            halves[post.path] = chosen[viewer]
    return halves


def match_sections(
    here: list[Heading], there: list[Heading]
) -> tuple[list[Match], list[tuple[Heading, str]]]:
    """Return the sections of two halves that match, and the headings whose ``pair`` is unknown.

    The attribute ``pair`` of the heading itself counts first, then that of a heading in the other
    half which names this one, then the same id. An unknown one comes with the id that it names.
    """
    by_id = {heading.id: heading for heading in reversed(there) if heading.id}
    claimed = {h.pair: h for h in reversed(there) if h.pair and h.pair != "none"}
    matches, unknown = [], []
    for heading in here:
        if not heading.id or heading.pair == "none":
            continue
        if heading.pair is not None and heading.pair not in by_id:
            unknown.append((heading, heading.pair))
            continue
        other = by_id.get(heading.pair or "") or claimed.get(heading.id) or by_id.get(heading.id)
        if other and (heading.pair or other.pair in (None, heading.id)):
            matches.append(Match(heading.id, heading.text, other.id, other.text))
    return matches, unknown


def find_problems(
    groups: Mapping[str, list[Post]], default_lang: str, labels: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with the groups: missing halves, two posts for one level, languages."""
    lonely: dict[str, list[str]] = {level: [] for level in LEVELS}
    for key, group in groups.items():
        if len(levels := {post.level for post in group}) == 1:
            lonely.setdefault(levels.pop(), []).append(key)
    words = {level: KnownWords(keys) for level, keys in lonely.items()}
    for group in groups.values():
        yield from (twice := list(_twice(group, labels)))
        if all(post.level for post in group):  # else the broken level is the problem
            missing = [] if twice else list(_missing(group, words, default_lang, labels))
            yield from (one for one in missing if not _is_said_there(one, group, groups, words))
            yield from _foreign(group, default_lang, labels)


def _is_said_there(
    problem: Problem,
    group: list[Post],
    groups: Mapping[str, list[Post]],
    words: Mapping[str, KnownWords],
) -> bool:
    """Return whether it is said at a later post, whose key is misspelt."""
    near = groups.get(problem.hint.split('"')[1]) if "did you mean" in problem.hint else None
    if near is None or f'"{group[0].key}"' not in words[group[0].level].nearest(near[0].key):
        return False
    return max((p.date, p.path) for p in near) > max((p.date, p.path) for p in group)


def _twice(group: list[Post], labels: Mapping[str, str]) -> Iterator[Problem]:
    first: dict[tuple[str, str, Status], Post] = {}
    for post in sorted(group, key=lambda p: (p.date, p.path)):
        if post.level:
            known = first.setdefault((post.level, post.lang, post.status), post)
            if known is not post:
                text = f'"{post.key}" has another post at the level {labels[post.level]}'
                hint = f"the pair goes with {known.path}; correct the level, or give it another key"
                yield Problem("pair-two-posts", post.path, text, hint, in_header("Level"))


def _missing(
    group: list[Post],
    lonely: Mapping[str, KnownWords],
    default_lang: str,
    labels: Mapping[str, str],
) -> Iterator[Problem]:
    """Yield the missing half of a group; ``lonely`` has the keys of one level only, by level."""
    halves = match_halves(group, default_lang)
    for post in [p for p in group if p.status is Status.PUBLISHED and halves[p.path] is None][:1]:
        missing = OTHER[post.level]
        text = f'"{post.key}" has no published post at the level {labels[missing]}'
        unpublished = [p.path for p in group if p.level == missing]
        hint = f"{unpublished[0]} is not published yet" if unpublished else ""
        hint = hint or lonely[missing].nearest(post.key)
        hint = hint or "write it, or put Ignore: pair-missing-half into the header"
        yield Problem("pair-missing-half", post.path, text, hint, PAPER_FIELD)


def _foreign(group: list[Post], default_lang: str, labels: Mapping[str, str]) -> Iterator[Problem]:
    halves = match_halves(group, default_lang)
    for post in group:
        other = halves[post.path]
        if (
            other
            and post.status is Status.PUBLISHED
            and other.lang not in (post.lang, default_lang)
        ):
            text = (
                f'"{post.key}" is in {post.lang} here, but at the level {labels[other.level]}'
                f" only in {other.lang}"
            )
            yield Problem(
                "pair-language", post.path, text, "give both halves one Lang:", PAPER_FIELD
            )
            return


def level_named(raw: str, labels: Mapping[str, str]) -> str:
    """Return the level that a word means: its own name, or the one that readers see; or ""."""
    word = raw.strip().casefold()
    if word in LEVELS:
        return word
    return next((level for level, name in labels.items() if name.casefold() == word), "")


def parse_level(
    raw: str, key: str, path: str, labels: Mapping[str, str]
) -> tuple[str, Problem | None]:
    """Return the level that a header names and None, or "" and what is wrong with it."""
    level = raw.casefold()
    if level in LEVELS:
        return level, None
    # What a site calls its levels; Diptych's own names are long ones of these two.
    renamed = not {name.casefold() for name in labels.values()} & {"overview", "mathematics"}
    names = " or ".join(labels.values() if renamed else LEVELS)
    if not raw:
        text, hint = f'the post is on "{key}", but has no level', f"add Level: {names}"
        return "", Problem("pair-level", path, text, hint, NO_LEVEL)
    hint = nearest(raw, labels.values() if renamed else LEVELS) or nearest(level, LEVELS)
    hint = hint or f"write Level: {names}"
    return "", Problem("pair-level", path, f'there is no level "{raw}"', hint, in_header("Level"))
