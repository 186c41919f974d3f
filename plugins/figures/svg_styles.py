"""The styles of an SVG file as attributes of its elements, which a page may have anywhere. Pure.

A page allows no styles within its HTML, and a sheet in a picture would be one for the whole page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


#: Properties that are attributes, too.
PROPERTIES = words_of(
    """alignment-baseline baseline-shift clip-path clip-rule color display dominant-baseline fill
    fill-opacity fill-rule font-family font-size font-style font-variant font-weight letter-spacing
    marker-end marker-mid marker-start mask opacity overflow paint-order shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    transform vector-effect visibility word-spacing writing-mode filter flood-color
    flood-opacity"""
)
COMMENT = re.compile(r"/\*|\*/")
SELECTOR = re.compile(r"(?P<tag>\*|[a-zA-Z][\w-]*)?(?P<marks>(?:[.#:][\w-]+)*)")
#: The short way to write a font: style, weight, size, families.
FONT = re.compile(
    r"(?:(?P<style>italic|oblique|normal)\s+)?(?:(?P<weight>bold|\d{3})\s+)?"
    r"(?P<size>[\d.]{1,9}\s?(?:px|pt|em|rem|%)?)(?:/[\d.]{1,9}\w{0,3})?\s+(?P<family>\S.*)"
)
VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
DARK = "prefers-color-scheme:dark"
#: As a small picture in a list: narrower than any screen.
SMALL = re.compile(r"@media\(max-width:(?:[12]?\d)?\d(?:\.\d+)?px\)")


class UnknownStyleError(ValueError):
    """A style that cannot be written as attributes."""


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    #: Classes with their dot, ids with their #.
    marks: frozenset[str]
    declarations: Mapping[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much it counts beside another one."""
        ids = sum(mark.startswith("#") for mark in self.marks)
        return ids, len(self.marks) - ids, self.tag not in ("", "*")

    def fits(self, tag: str, marks: frozenset[str]) -> bool:
        """Return whether it is about an element."""
        return self.tag in ("", "*", tag) and self.marks <= marks


@dataclass(slots=True)
class Sheet:
    """The style sheets of a file."""

    rules: list[_Rule] = field(default_factory=list)
    #: What the file's own variables are where it is light, and where it is dark.
    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)

    def read(self, css: str) -> None:
        """Take the rules of a sheet; raise UnknownStyleError for one that attributes cannot say."""
        for selectors, body in _blocks(_without_comments(css)):
            if selectors.startswith("@media"):
                self._read_media("".join(selectors.split()), body)
            elif selectors.startswith("@"):
                raise UnknownStyleError(selectors)
            else:
                self._read_rule(selectors, body)
        self.rules.sort(key=lambda rule: rule.weight)

    def _read_media(self, condition: str, body: str) -> None:
        if SMALL.fullmatch(condition):
            return  # how the file is shown in small; on its page the drawing is not
        if DARK not in condition:
            raise UnknownStyleError(condition)
        for selectors, declarations in _blocks(body):
            found = read_declarations(declarations)
            if any(not name.startswith("--") for name in found):
                raise UnknownStyleError(selectors)
            self.dark |= found

    def _read_rule(self, selectors: str, body: str) -> None:
        declarations = read_declarations(body)
        self.light |= {name: text for name, text in declarations.items() if name.startswith("--")}
        rest = {name: text for name, text in declarations.items() if not name.startswith("--")}
        for selector in selectors.split(",") if rest else ():
            found = SELECTOR.fullmatch(selector.strip())
            if not found or ":" in found["marks"].removeprefix(":root"):
                raise UnknownStyleError(selector)
            is_root = found["marks"].startswith(":root")
            marks = frozenset(re.findall(r"[.#][\w-]+", found["marks"]))
            self.rules.append(_Rule("svg" if is_root else found["tag"] or "", marks, rest))

    def properties(self, tag: str, name: str, classes: str, style: str) -> dict[str, str]:
        """Return the properties that an element has by the sheets and by its own style."""
        if not (self.rules or style):
            return {}
        marks = frozenset([f"#{name}", *(f".{one}" for one in classes.split())])
        found: dict[str, str] = {}
        for rule in self.rules:
            if rule.fits(tag, marks):
                found |= rule.declarations
        return found | read_declarations(style)

    def with_variables(self, value: str) -> str:
        """Return a value in which the theme's tokens count before the file's own variables."""
        return VARIABLE.sub(self._variable, value) if "var(" in value else value

    def _variable(self, found: re.Match[str]) -> str:
        light, dark = self.light.get(f"--{found[1]}"), self.dark.get(f"--{found[1]}")
        if not light:
            return found[0]
        own = light if not dark or dark == light else f"light-dark({light},{dark})"
        return f"var(--{found[1]},{own})"


def read_declarations(css: str) -> dict[str, str]:
    """Return the properties of some declarations; fonts come one by one."""
    found: dict[str, str] = {}
    for one in css.split(";"):
        name, colon, value = (part.strip() for part in one.partition(":"))
        value = value.removesuffix("!important").strip()
        if not colon or (name.startswith("-") and not name.startswith("--")):
            continue  # for one program or one browser
        if name == "font":
            found |= _font(value)
        elif name.startswith("--") or name in PROPERTIES:
            found[name] = value
        elif name not in ("white-space", "enable-background", "line-height", "isolation"):
            raise UnknownStyleError(name)
    return found


def _font(value: str) -> dict[str, str]:
    found = FONT.fullmatch(value[:300])
    if not found:
        raise UnknownStyleError(value)
    return {f"font-{name}": text for name, text in found.groupdict().items() if text}


def _without_comments(css: str) -> str:
    parts, at, start = [], 0, -1
    for found in COMMENT.finditer(css):
        if found[0] == "/*" and start < 0:
            parts.append(css[at : found.start()])
            start = found.start()
        elif found[0] == "*/" and start >= 0:
            at, start = found.end(), -1
    return "".join(parts) + (css[at:] if start < 0 else "")


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield what is before each pair of outer braces, and what is in them."""
    depth = at = inner = 0
    for found in re.finditer("[{}]", css):
        if found[0] == "{":
            depth += 1
            if depth == 1:
                inner = found.end()
        elif depth:
            depth -= 1
            if not depth:
                yield css[at : inner - 1].strip(), css[inner : found.start()]
                at = found.end()
