"""What is after a fence and cannot be meant: a misspelt language, a quotation mark. Pure."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from ..core.quoting import advise_quotes

#: A fence with a language.
FENCE = re.compile(
    r"^[ ]{0,3}(?:`{3,20}|~{3,20})[ ]*\{?\.?(?P<name>[A-Za-z][\w+#-]{2,30})(?=[\s,}]|$)"
    r"(?P<rest>[^\n]*)",
    re.MULTILINE,
)
#: What codehilite takes for the name of a language, with a path before it or not.
SHEBANG = re.compile(r"\s*\#!(?P<path>(?:/\w+)*[/ ])?(?P<name>[\w#.+-]*)")
#: How much of a name must be right.
ALIKE = 0.82
#: What other engines draw.
DRAWN = frozenset(("mermaid", "plantuml"))
#: What other engines draw, or show without colours.
OTHERS = frozenset(
    ("mermaid", "math", "plain", "plaintext", "txt", "none", "raw", "chart", "graphviz", "plantuml")
)


def find_doubtful_fences(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where such fences are, with what is said of them, and a hint."""
    for found in FENCE.finditer(text) if "```" in text or "~~~" in text else ():
        if found["name"].lower() in DRAWN:
            said = f"what {found['name']} draws elsewhere is shown as its code"
            yield found.start("name"), said, "make a picture of it: ![what it shows](file.svg)"
        elif near := _near(found["name"].lower()):
            said = f'there is no language "{found["name"]}": the code has no colours'
            yield found.start("name"), said, f'did you mean "{near}"?'
        elif advice := advise_quotes(found["rest"]):
            yield found.start("name"), *advice


def names_language(code: str) -> bool:
    """Return whether the first line of code is for codehilite: a path, or a known language."""
    found = SHEBANG.match(code)
    return found is None or found["path"] is not None or found["name"].lower() in _languages()


@lru_cache(256)
def _near(name: str) -> str:
    known = _languages()
    if name in known or name in OTHERS:
        return ""
    close = get_close_matches(name, known, n=1, cutoff=ALIKE)
    return close[0] if close else ""


@lru_cache(1)
def _languages() -> frozenset[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415  # some have no code

    return frozenset(alias for _, aliases, *_ in get_all_lexers(plugins=False) for alias in aliases)
