"""The title of a proof that says which statement it proves. Pure."""

import re

#: A title that only names what is proved: "of @thm-main", "of Theorem 2" by ``\ref``.
NAME = r"[A-Za-z][\w-]*(?:[:./][\w-]+)*"
OF = re.compile(
    rf"""(?:(?:of|for|von|zu|de|du|del|di|van)\s+(?:the\s+)?(?:[^\W\d_]+[\s~]+)?)?
      (?: \[-?@({NAME})\] | -?@({NAME}) | \\(?:[cC]|auto|eq)?ref\*?\{{([^{{}},]+)\}}
        | \[[^\[\]]*\]\(\#([^()\s]+)\) )
      (?P<rest>$|[.,:;–—-].*)""",
    re.VERBOSE | re.IGNORECASE,
)


def read_proved(title: str) -> tuple[str, str] | None:
    """Return the label that a title names, and the rest of the title; None for another title."""
    found = OF.match(title)
    if found is None:
        return None
    label = next(group for group in found.groups()[:-1] if group)
    return label, found["rest"].strip(" \t.,:;–—-")
