"""Edits of the headers of posts."""

import random

from .sources import WORDS, Sources, sentence
from .start import PAPERS


def _set(site: Sources, chance: random.Random, field: str, *values: str | None) -> str:
    """Set a field of some post to one of some values."""
    post, value = site.some_post(chance), chance.choice(values)
    site.set_field(post, field, value)
    return f"{site.name(post)}: {field}: {value}"


def change_title(site: Sources, chance: random.Random) -> str:
    """Another title, which others print."""
    word, other = chance.choices(WORDS, k=2)
    titles = (f"On {word} and {other}", f"{word.title()} of $x^{chance.randint(2, 9)}$", "Ж & <b>")
    return _set(site, chance, "Title", *titles)


def change_date(site: Sources, chance: random.Random) -> str:
    """Another date: lists and neighbours have another order."""
    day, year = chance.randint(1, 28), chance.choice((2022, 2024, 2024, 2025))
    return _set(site, chance, "Date", f"{year}-0{chance.randint(1, 9)}-{day:02}")


def change_modified(site: Sources, chance: random.Random) -> str:
    """A date of change, or none."""
    return _set(site, chance, "Modified", f"2025-03-{chance.randint(10, 28)}", None)


def change_tags(site: Sources, chance: random.Random) -> str:
    """Other tags: pages of tags come and go."""
    tags = chance.sample(("depth", "t0", "t1", "t2", "reading", "new tag", "C++", "Ω"), k=3)
    return _set(site, chance, "Tags", ", ".join(tags[: chance.randint(1, 3)]), None)


def change_category(site: Sources, chance: random.Random) -> str:
    """Another category."""
    return _set(site, chance, "Category", "theory", "practice", "new & old", None)


def change_authors(site: Sources, chance: random.Random) -> str:
    """Other authors."""
    return _set(site, chance, "Authors", "Jane Doe", "Jane Doe, Rob Roe", "É. Cartan", None)


def change_series(site: Sources, chance: random.Random) -> str:
    """Into a series, out of it, into another."""
    return _set(site, chance, "Series", "First story", "Second story", None)


def change_part(site: Sources, chance: random.Random) -> str:
    """Another place in a series; two may have the same."""
    return _set(site, chance, "Part", *"123457", "x", None)


def change_status(site: Sources, chance: random.Random) -> str:
    """A draft becomes public, a public post a draft, and so on."""
    return _set(site, chance, "Status", "published", "published", "draft", "hidden", "skip", None)


def change_slug(site: Sources, chance: random.Random) -> str:
    """Another address, or one that another post has."""
    slugs = [f"slug-{chance.randint(0, 9)}" for _ in range(3)]
    return _set(site, chance, "Slug", *slugs, "single", None)


def change_language(site: Sources, chance: random.Random) -> str:
    """Another language."""
    return _set(site, chance, "Lang", "fr", "de", "ar", "en", None)


def change_level(site: Sources, chance: random.Random) -> str:
    """Another level, or none, or one that is not there."""
    return _set(site, chance, "Level", "overview", "math", "maths", None)


def change_paper(site: Sources, chance: random.Random) -> str:
    """Another paper."""
    return _set(site, chance, "Paper", *PAPERS, "extra2010", "new2024", None)


def change_needs(site: Sources, chance: random.Random) -> str:
    """What to know before, or what helps."""
    field = chance.choice(("Requires", "Helps"))
    needs = ("alpha2001", "@beta2002:thm-main", "single, gamma2003/math", "extra2010", "nobody")
    return _set(site, chance, field, *needs, "[Book](https://example.org/b)", None)


def change_corrections(site: Sources, chance: random.Random) -> str:
    """What was wrong."""
    places = [f"{how} {where}" for how in ("typo", "error") for where in ("@thm-main", "@none")]
    lines = [f"2024-0{chance.randint(3, 9)}-02 {place}: {sentence(chance)}" for place in places]
    both = "\n    ".join(["", *lines[:2]])
    return _set(site, chance, "Corrections", *lines, both, "nonsense", None)


def change_summary(site: Sources, chance: random.Random) -> str:
    """A summary of one's own, or none."""
    return _set(site, chance, "Summary", sentence(chance), "Of $x$ and [@alpha2001].", None)


def change_image(site: Sources, chance: random.Random) -> str:
    """The picture that other sites show."""
    return _set(
        site, chance, "Image", "{static}/images/tent.png", "https://example.org/a.png", None
    )


def change_aliases(site: Sources, chance: random.Random) -> str:
    """Old addresses: pages that lead on come and go."""
    return _set(
        site, chance, "Aliases", f"/old/{chance.randint(0, 3)}/", "/old/, /older.html", None
    )


def change_ignored(site: Sources, chance: random.Random) -> str:
    """Rules that a post may break."""
    return _set(site, chance, "Ignore", "ref-unknown", "pair-missing-half, citation-unknown", None)


def change_macros(site: Sources, chance: random.Random) -> str:
    """Macros of a post."""
    return _set(site, chance, "Macros", r"\R: \mathbf R", r"\nosuch: \alpha", r"\R: \frac", None)


def change_notation(site: Sources, chance: random.Random) -> str:
    """Symbols of a post: some that it uses, one that refers to a place, a line that is wrong."""
    right = ("$x$: one\n    $n$: a number", "$x$: two, @thm-main")
    return _set(site, chance, "Notation", *right, "$f$: a <b>\n    no symbol", None)


def change_proofs(site: Sources, chance: random.Random) -> str:
    """Whether proofs are open."""
    return _set(site, chance, "Proofs", "closed", "open", None)


def change_comments(site: Sources, chance: random.Random) -> str:
    """A field that templates read, and one that nobody reads."""
    field = chance.choice(("Comments", "Difficulty", "Template"))
    return _set(site, chance, field, {"Template": "page"}.get(field, "off"), None)


def change_address(site: Sources, chance: random.Random) -> str:
    """A whole address of one's own."""
    post, number = site.some_post(chance), chance.randint(0, 9)
    taken = chance.random() < 0.4
    site.set_field(post, "Url", None if taken else f"own/{number}/")
    site.set_field(post, "Save_as", None if taken else f"own/{number}/index.html")
    return f"{site.name(post)}: address {'of the settings' if taken else number}"
