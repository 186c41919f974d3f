"""An SVG file as a part of a page: nothing in it runs, loads or reaches out of it. Pure.

What is not known to be harmless is left out. A file that would look different without it stays a
file, and the page has an ``img``, in which a browser runs and loads nothing.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ..core.elements import make_element, write_attributes
from .svg_limits import MOST_CHARACTERS, is_deep, is_heavy
from .svg_styles import PROPERTIES, Sheet, UnknownStyleError, words_of

#: What is before each id, until the page has a name for the drawing.
PREFIX = "\x1f"
SPACE = "{http://www.w3.org/2000/svg}"
LINK_SPACE = "{http://www.w3.org/1999/xlink}"
ELEMENTS = words_of(
    """circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feFlood feGaussianBlur
    feMerge feMergeNode feOffset filter g line linearGradient marker mask path pattern polygon
    polyline radialGradient rect stop svg switch symbol text textPath title tspan use view"""
)
#: Of these only what is in them stays.
UNWRAPPED = frozenset(["a"])
#: These are not seen in an ``img`` either, or are read before.
UNSEEN = words_of("handler listener metadata script style")
#: What else an element may have; all of it is numbers, lists of numbers, words and colours.
ATTRIBUTES = PROPERTIES | words_of(
    """clipPathUnits cx cy d dx dy edgeMode fr fx fy gradientTransform gradientUnits height in
    in2 k1 k2 k3 k4 lengthAdjust markerHeight markerUnits markerWidth maskContentUnits maskUnits
    method mode offset operator orient pathLength patternContentUnits patternTransform patternUnits
    points preserveAspectRatio primitiveUnits r refX refY result rotate rx ry side spacing
    spreadMethod startOffset stdDeviation textLength type values viewBox width x x1 x2 y y1
    y2"""
)
FUNCTION = re.compile(r"(?<![\w-])([\w-]++)\s*+\(")
FUNCTIONS = words_of(
    """calc color-mix hsl hsla light-dark matrix oklab oklch rgb rgba rotate scale skewx skewy
    translate url var"""
)
URL = re.compile(r"""url\(\s*["']?#([^"'()\s]+)["']?\s*\)""")
LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,9})?)\s*(px|pt|pc|mm|cm|in|)\s*")
NAMED = re.compile(r"#([^\s\"'()<>&]+)")
PIXELS = {"": 1.0, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


@dataclass(frozen=True, slots=True)
class SvgDrawing:
    """What a page needs of an SVG file."""

    #: Its view box.
    box: str
    #: In pixels, "" where the file says nothing.
    width: str
    height: str
    #: The attributes of its outermost element, as HTML.
    attributes: str
    #: What is in it, as HTML.
    inner: str


class UnknownElementError(ValueError):
    """An element without which a file would look different."""


# A post that is edited has its drawings again.
@lru_cache(maxsize=32)
def clean_svg(svg: str) -> SvgDrawing | None:
    """Return the drawing of a file; None for one that a page cannot have within its HTML."""
    if len(svg) > MOST_CHARACTERS or "<!ENTITY" in svg:
        return None
    try:
        root = etree.fromstring(svg)
        if root.tag != f"{SPACE}svg" or is_deep(root):
            return None
        sheet = Sheet()
        for style in root.iter(f"{SPACE}style"):
            sheet.read(style.text or "")
        drawing = _Cleaner(sheet, frozenset(NAMED.findall(svg)), _nothings(root)).clean(root)
        shown = f"<svg>{drawing.inner.replace(PREFIX, '')}</svg>" if drawing else "<svg/>"
        return None if is_heavy(etree.fromstring(shown)) else drawing
    except (etree.ParseError, UnknownStyleError, UnknownElementError, ValueError):
        return None


def _nothings(root: etree.Element) -> frozenset[str]:
    """Return the ids of paths without an outline: a space is one for some programs."""
    paths = root.iter(f"{SPACE}path")
    return frozenset(one.get("id", "") for one in paths if not one.get("d", "").strip())


class _Cleaner:
    """Writes the elements of one file."""

    def __init__(self, sheet: Sheet, named: frozenset[str], nothings: frozenset[str]) -> None:
        self.sheet = sheet
        #: The ids that something in the file refers to: no other is kept.
        self.named = named
        #: The ids of what draws nothing.
        self.nothings = nothings

    def clean(self, root: etree.Element) -> SvgDrawing | None:
        """Return the drawing."""
        width, height = (LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))
        box = root.get("viewBox", "")
        if not box and width and height:
            box = f"0 0 {width[1]} {height[1]}"
        if not re.fullmatch(r"(?:[\s,]*-?[\d.]+){4}\s*", box[:100]):
            return None
        kept: dict[str, str | None] = dict(self._attributes(root))
        for name in ("viewBox", "width", "height", "x", "y", "id"):
            kept.pop(name, None)
        inner = "".join(self._write(child) for child in root if child.tag not in _NAMES_OF_ALL)
        sizes = [f"{float(one[1]) * PIXELS[one[2]]:.0f}" if one else "" for one in (width, height)]
        return SvgDrawing(box, sizes[0], sizes[1], write_attributes(kept), inner)

    def _write(self, element: etree.Element, parent: str = "") -> str:
        tag = str(element.tag).removeprefix(SPACE)
        text, tail = (
            escape(own.strip("\n"), quote=False) if own and own.strip() else ""
            for own in (element.text, element.tail)
        )
        is_svg = f"{SPACE}{tag}" == element.tag
        if not (is_svg and (tag in ELEMENTS or tag in UNWRAPPED)):
            if is_svg and tag not in UNSEEN and parent != "switch":
                raise UnknownElementError(tag)
            return tail
        attributes: dict[str, str | None] = dict(self._attributes(element))
        if self._is_nothing(tag, attributes):
            return tail
        inner = text + "".join(self._write(child, tag) for child in element)
        if tag in UNWRAPPED:
            return inner + tail
        return make_element(tag, attributes, inner) + tail

    def _is_nothing(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Return whether an element draws nothing, though it is no mistake: HTML has it so."""
        if tag == "path":
            return not attributes.get("d")
        shown = (attributes.get("href") or "").removeprefix(f"#{PREFIX}")
        return tag == "use" and (not shown or shown in self.nothings)

    def _attributes(self, element: etree.Element) -> Iterator[tuple[str, str]]:
        tag = str(element.tag).removeprefix(SPACE)
        own = {str(name).removeprefix(LINK_SPACE): value.strip() for name, value in element.items()}
        name, classes, style = (own.get(key, "") for key in ("id", "class", "style"))
        for key, value in (own | self.sheet.properties(tag, name, classes, style)).items():
            if key == "id" and value in self.named:
                yield key, PREFIX + value
            elif key == "href" and value.startswith("#"):
                yield key, f"#{PREFIX}{value[1:]}"
            elif key in ATTRIBUTES and _is_harmless(full := self.sheet.with_variables(value)):
                yield key, URL.sub(rf"url(#{PREFIX}\1)", full)


#: The name of the whole drawing comes from the page.
_NAMES_OF_ALL = (f"{SPACE}title", f"{SPACE}desc")


def _is_harmless(value: str) -> bool:
    """Return whether a value names nothing outside the file; an escape could hide it."""
    if "\\" in value or "://" in value:
        return False
    functions = {name.lower() for name in FUNCTION.findall(value)} if "(" in value else set()
    return functions <= FUNCTIONS and value.lower().count("url(") == len(URL.findall(value))
