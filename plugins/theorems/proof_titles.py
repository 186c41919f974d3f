"""The title of a proof that says which statement it proves. Pure."""

import re
from typing import NamedTuple

#: A title that only names what is proved: "of @thm-main", "of Theorem 2" by a command.
NAME = r"(?>[A-Za-z][\w-]*(?:[:./][\w-]+)*)"
WORDS = r"(?:of|for|von|zu|de|du|del|di|van)"
PROOF = r"(?:proof|beweis|bewijs|preuve|d[ée]monstration|demostraci[óo]n|prueba|dimostrazione)"
SKETCH = rf"(?:{PROOF}\s+sketch|(?:an?\s+)?sketch(?:\s+{WORDS}\s+(?:the\s+)?{PROOF})?)"
OF = re.compile(
    rf"""(?:(?:(?P<sketch>{SKETCH})\s+|{PROOF}\s+)?{WORDS}\s+(?:the\s+)?(?:[^\W\d_]+[\s~]+)?)?
      (?: \[-?@(?P<a>{NAME})\] | -?@(?P<b>{NAME})
        | \\(?:[cC]|auto|eq)?ref\*?\{{(?P<c>[^{{}},]+)\}} | \[[^\[\]]*\]\(\#(?P<d>[^()\s]+)\) )
      (?P<rest>$|[.,:;–—-].*|\s+(?:and|und|et|e|y|en|&)\s.*)""",
    re.VERBOSE | re.IGNORECASE,
)
#: A title that ends in it: "Idea of @thm-main".
ENDS = re.compile(rf"\s{WORDS}\s+(?:the\s+)?(?:\[@({NAME})\]|@({NAME}))$", re.IGNORECASE)
#: The same with what the statement is called on the page: "of Theorem 2".
CALLED = re.compile(
    rf"(?:{PROOF}\s+)?{WORDS}\s+(?:the\s+)?(?P<kind>[^\W\d_]+)[\s~]+(?P<number>[\w.]*\d)\.?",
    re.IGNORECASE,
)


class Proved(NamedTuple):
    """What the title of a proof says."""

    label: str
    #: The rest of the title.
    rest: str
    is_sketch: bool


def read_proved(title: str) -> Proved | None:
    """Return the label that a title names, and the rest of the title; None for another title."""
    found = OF.match(title)
    if found is None:
        ends = ENDS.search(title)
        return Proved(ends[1] or ends[2], title[: ends.start()], is_sketch=False) if ends else None
    label = next(found[group] for group in "abcd" if found[group])
    return Proved(label, found["rest"].strip(" \t.,:;–—-"), bool(found["sketch"]))


def read_called(title: str) -> tuple[str, str] | None:
    """Return the kind and the number of the statement that a title names by both, or None."""
    found = CALLED.fullmatch(title)
    return (found["kind"], found["number"]) if found else None
