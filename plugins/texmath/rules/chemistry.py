r"""Rules of mhchem: ``\ce{2 H2 + O2 -> 2 H2O}`` as TeX. Pure."""

import re

from ..tex.tokens import Cursor, join, tokenize
from .rewriting import Rule, Scene, Tokens, rewrite

#: What a formula of chemistry is made of; the first that fits wins.
PART = re.compile(
    r"""
      (?P<arrow><-->|<->|<=>>|<<=>|<=>|-->|->|<-|→|←|⇌|↔)
    | (?P<math>\$[^$]*\$)
    | (?P<bond>\\bond\{(?P<kind>[^{}]*)\})
    | (?P<command>\\(?:[A-Za-z]+|.)(?:\{[^{}]*\})*)
    | (?P<script>[_^](?:\{(?P<braced>[^{}]*)\}|\$(?P<formula>[^$]*)\$|(?P<bare>\\[A-Za-z]+
        |\d*[+-]+|\d+|[A-Za-z.*•])(?P<sign>[+-]?)))
    | (?P<gas>\(\^\)|(?<=\s)\^(?=\s|\Z))
    | (?P<solid>\(v\)|(?<=\s)v(?=\s|\Z))
    | (?P<number>\d+/\d+|\d+[.,]\d+|\d+)
    | (?P<element>[A-Z][a-z]?|[a-z]+|[^\x00-\x7f])
    | (?P<space>\s+)
    | (?P<dot>[.*·])
    | (?P<sign_at_end>[+-]+(?=\s|\Z|[\])},]|\^))
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
        kind = {"kind": "bond", "inner": "text", "braced": "script", "sign": "script",
                "formula": "script", "bare": "script"}.get(kind, kind)  # fmt: skip
        if kind == "arrow":
            labels = []
            while len(labels) < 2 and (label := LABEL.match(text, at)):
                labels.append(chemical_tex(label[1]))
                at = label.end()
            above, below = [*labels, "", ""][:2]
            option = f"[{below}]" if below else ""
            found.append(rf"\{ARROWS[part[0]]}{option}{{{above or chr(92) + 'quad'}}}")
        else:
            found.append(_written(kind, part, before, text, at))
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


def _written(kind: str, part: re.Match[str], before: str, text: str, at: int) -> str:
    one = part[0]
    if kind == "number":
        if before in BASE:
            return f"_{{{one}}}"
        number = rf"\tfrac{{{one.replace('/', '}{')}}}" if "/" in one else f"{{{one}}}"
        return number + (r"\," if text[at : at + 1].strip() not in ("", "-") or text[at:].strip() else "")
    if kind == "script":
        return _script(part, before)
    if kind == "element":
        alone = len(one) == 1 and one.islower() and before == "start"
        return one if alone else rf"\mathrm{{{one}}}"
    if kind == "sign_at_end" and before in ("start", "number"):
        return f" {one} "
    if kind == "sign_at_end":
        return f"^{{{one}}}"
    simple = {"space": "", "gas": r"\uparrow ", "solid": r"\downarrow ", "dot": r"{\cdot}"}
    if kind in simple:
        return simple[kind]
    if kind == "math":
        return f"{{{one[1:-1]}}}"
    if kind in ("bond", "single"):
        return BONDS.get(part["kind"] or one, "{-}")
    if kind == "text":
        return rf"\text{{{part['inner']}}}"
    return f"{one} " if kind == "command" else one


def _script(part: re.Match[str], before: str) -> str:
    mark = part[0][0]
    if part["formula"] is not None:
        inner = part["formula"]
    else:
        raw = part["braced"] if part["braced"] is not None else f"{part['bare']}{part['sign'] or ''}"
        inner = raw.replace("•", r"\bullet ").replace(".", r"\bullet ")
    return f"{'{}' if before in ('start', 'arrow') else ''}{mark}{{{inner}}}"


def physical_unit(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\pu{123 kJ//mol}``: a number and upright units."""
    written = join(cursor.argument()).strip()
    number = re.match(r"[+-]?[\d.,]*(?:\s*(?:e|E|x10\^|\*10\^|\\times10\^)\{?([+-]?\d+)\}?)?", written)
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
    found = re.sub(r"(?<![\\A-Za-z])([A-Za-zµΩ°%]+)(-?\d+)", r"\1^{\2}", written.strip())
    found = re.sub(r"(?<![\\A-Za-z{])([A-Za-zµΩ°]+)", r"\\mathrm{\1}", found)
    found = found.replace("%", r"\%").replace("*", r"{\cdot}").replace(".", r"{\cdot}")
    return re.sub(r"\s+", r"\\,", found)


RULES: dict[str, Rule] = {"\\ce": chemistry, "\\cee": chemistry, "\\pu": physical_unit}
