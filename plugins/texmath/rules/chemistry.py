r"""Rules of mhchem: ``\ce{2 H2 + O2 -> 2 H2O}`` as TeX. Pure."""

import re

from ..tex.tokens import Cursor, join, tokenize
from .prelude import rules_of
from .rewriting import Rule, Scene, Tokens, rewrite

#: What a formula of chemistry is made of; the first that fits wins.
PART = re.compile(
    r"""
      (?P<arrow><-->|<->|<=>>|<<=>|<=>|-->|->|<-|→|←|⇌|↔)
    | (?P<math>\$[^$]*\$)
    | (?P<bond>\\bond\{(?P<kind>[^{}]*)\})
    | (?P<command>\\(?:[A-Za-z]+|.)(?:\{[^{}]*\})*)
    | (?P<script>[_^](?:\{(?P<braced>[^{}]*)\}|\$(?P<formula>[^$]*)\$|(?P<bare>\\[A-Za-z]+
        |\d*[+-]+|\d+|[A-Za-z.*•])(?P<plus>[+-]?)))
    | (?P<gas>\(\^\)|(?<=\s)\^(?=\s|\Z))
    | (?P<solid>\(v\)|(?<=\s)v(?=\s|\Z))
    | (?P<number>\d+/\d+|\d+[.,]\d+|\d+)
    | (?P<element>[A-Z][a-z]?|[a-z]+|[^\x00-\x7f])
    | (?P<space>\s+)
    | (?P<dot>[.*·])
    | (?P<charge>[+-]+(?=\s|\Z|[\])},]|\^))
    | (?P<single>[-=\#])
    | (?P<text>\{(?P<inner>[^{}]*)\})
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
ARROWS = {
    "->": "xrightarrow", "→": "xrightarrow", "<-": "xleftarrow", "←": "xleftarrow",
    "<->": "xleftrightarrow", "↔": "xleftrightarrow", "-->": "xrightarrow",
    "<-->": "xleftrightarrow", "<=>": "xrightleftharpoons", "⇌": "xrightleftharpoons",
    "<=>>": "xrightleftharpoons", "<<=>": "xleftrightharpoons",
}  # fmt: skip
BONDS = {
    "-": "{-}", "1": "{-}", "=": "{=}", "2": "{=}", "#": r"{\equiv}", "3": r"{\equiv}",
    "~": r"{\sim}", "~-": r"{\simeq}", "~=": r"{\cong}", "~--": r"{\cong}", "-~-": r"{\cong}",
    "...": r"{\cdot}{\cdot}{\cdot}", "....": r"{\cdot}{\cdot}{\cdot}{\cdot}",
    "->": r"{\rightarrow}", "<-": r"{\leftarrow}",
}  # fmt: skip
LABEL = re.compile(r"\[((?:[^\[\]{}]|\{[^{}]*\})*)\]")
NUMBER = re.compile(r"[+-]?[\d.,]*(?:\s*(?:e|E|x10\^|\*10\^|\\times10\^)\{?([+-]?\d+)\}?)?")
#: What may come before a number that is an index.
BASE = {"element", "close", "script", "command", "text"}


def chemistry(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\ce{…}``."""
    written = join(cursor.argument())
    return rewrite(tokenize("{" + chemical_tex(written) + "}"), scene)


def chemical_tex(written: str) -> str:
    """Return the TeX of a formula of chemistry."""
    found: list[str] = []
    before, at, text = "start", 0, written.strip()
    while at < len(text):
        part = PART.match(text, at)
        if part is None:
            break
        at, kind = part.end(), part.lastgroup or ""
        kind = {"kind": "bond", "inner": "text", "braced": "script", "plus": "script",
                "formula": "script", "bare": "script"}.get(kind, kind)  # fmt: skip
        if kind == "arrow":
            labels: list[str] = []
            while len(labels) < 2 and (label := LABEL.match(text, at)):
                labels.append(chemical_tex(label[1]))
                at = label.end()
            above, below = [*labels, "", ""][:2]
            option = f"[{below}]" if below else ""
            found.append(rf"\{ARROWS[part[0]]}{option}{{{above or chr(92) + 'quad'}}}")
        else:
            found.append(_written(kind, part, before, text[at : at + 9]))
        before = _next(kind, part[0], before)
    return "".join(found)


def _next(kind: str, part: str, before: str) -> str:
    """Return what the next part comes after."""
    if kind == "space":
        return "start"
    if kind == "other" and part in ")]":
        return "close"
    if kind == "number" and before in BASE:
        return "script"
    return "start" if kind in ("arrow", "dot") or part == "+" else kind


def _written(kind: str, part: re.Match[str], before: str, more: str) -> str:
    """Return the TeX of a part; ``more`` is what comes after it."""
    one = part[0]
    if kind == "number":
        return f"_{{{one}}}" if before in BASE else _amount(one, more)
    if kind == "script":
        return _script(part, before)
    if kind == "charge":
        return f" {one} " if before in ("start", "number") else f"^{{{one}}}"
    if kind == "element" and len(one) == 1 and one.islower() and before == "start":
        return one
    return _plain(kind, part)


def _amount(written: str, more: str) -> str:
    number = rf"\tfrac{{{written.replace('/', '}{')}}}" if "/" in written else f"{{{written}}}"
    return number + (r"\," if more.strip() else "")


def _plain(kind: str, part: re.Match[str]) -> str:
    """Return the TeX of a part that is the same wherever it is."""
    one = part[0]
    written = {
        "space": "",
        "gas": r"\uparrow ",
        "solid": r"\downarrow ",
        "dot": r"{\cdot}",
        "element": rf"\mathrm{{{one}}}",
        "math": f"{{{one[1:-1]}}}",
        "bond": BONDS.get(part["kind"] or one, "{-}"),
        "single": BONDS.get(one, "{-}"),
        "text": rf"\text{{{part['inner']}}}",
        "command": f"{one} ",
    }
    return written.get(kind, one)


def _script(part: re.Match[str], before: str) -> str:
    mark = part[0][0]
    if part["formula"] is not None:
        inner = part["formula"]
    else:
        raw = (
            part["braced"] if part["braced"] is not None else f"{part['bare']}{part['plus'] or ''}"
        )
        inner = raw.replace("•", r"\bullet ").replace(".", r"\bullet ")
    return f"{'{}' if before in ('start', 'arrow') else ''}{mark}{{{inner}}}"


def physical_unit(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\pu{123 kJ//mol}``: a number and upright units."""
    written = join(cursor.argument()).strip()
    number = NUMBER.match(written)
    found = ""
    rest = written
    if number and number[0]:
        digits = re.match(r"[+-]?[\d.,]*", written)
        found = digits[0] if digits else ""
        found += rf"\cdot 10^{{{number[1]}}}" if number[1] else ""
        rest = written[number.end() :].strip()
    top, slash, bottom = rest.partition("//")
    units = rf"\frac{{{_units(top)}}}{{{_units(bottom)}}}" if slash else _units(rest)
    gap = r"\," if found and units else ""
    return rewrite(tokenize(f"{{{found}{gap}{units}}}"), scene)


def _units(written: str) -> str:
    found = re.sub(r"(?<![\\A-Za-zµΩ°%])([A-Za-zµΩ°%]++)(-?\d++)", r"\1^{\2}", written.strip())
    found = re.sub(r"(?<![\\A-Za-z{])([A-Za-zµΩ°]+)", r"\\mathrm{\1}", found)
    found = found.replace("%", r"\%").replace("*", r"{\cdot}").replace(".", r"{\cdot}")
    return re.sub(r"\s+", r"\\,", found)


#: Names that mhchem gives its own arrows and bonds.
OWN_NAMES = r"""
\newcommand{\mhchemrightarrow}{\rightarrow}
\newcommand{\mhchemleftarrow}{\leftarrow}
\newcommand{\mhchemleftrightarrow}{\leftrightarrow}
\newcommand{\mhchemlongrightarrow}{\longrightarrow}
\newcommand{\mhchemlongleftarrow}{\longleftarrow}
\newcommand{\mhchemlongleftrightarrow}{\longleftrightarrow}
\newcommand{\mhchemlongleftrightarrows}{\leftrightarrows}
\newcommand{\mhchemlongrightleftharpoons}{\rightleftharpoons}
\newcommand{\mhchemlongRightleftharpoons}{\rightleftharpoons}
\newcommand{\mhchemlongLeftrightharpoons}{\leftrightharpoons}
\newcommand{\mhchemxrightarrow}[2][]{\xrightarrow[#1]{#2}}
\newcommand{\mhchemxleftarrow}[2][]{\xleftarrow[#1]{#2}}
\newcommand{\mhchemxleftrightarrow}[2][]{\xleftrightarrow[#1]{#2}}
\newcommand{\mhchemxleftrightarrows}[2][]{\xleftrightarrow[#1]{#2}}
\newcommand{\mhchemxrightleftharpoons}[2][]{\xrightleftharpoons[#1]{#2}}
\newcommand{\mhchemxRightleftharpoons}[2][]{\xrightleftharpoons[#1]{#2}}
\newcommand{\mhchemxLeftrightharpoons}[2][]{\xleftrightharpoons[#1]{#2}}
\newcommand{\mhchemBondTD}{\mathrel{\equiv}}
\newcommand{\mhchemBondTDD}{\mathrel{\equiv}}
\newcommand{\mhchemBondDTD}{\mathrel{\equiv}}
"""
RULES: dict[str, Rule] = {
    **rules_of(OWN_NAMES),
    "\\ce": chemistry,
    "\\cee": chemistry,
    "\\pu": physical_unit,
}
