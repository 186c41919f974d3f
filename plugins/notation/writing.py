"""Buttons at statements and displays, what they open, and the list of symbols. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ..core.changes import Change, make_changes
from ..core.elements import element_at, find_elements, make_element
from ..core.generated_markup import Class, Data, Id, Prefix, added_heading, free_id
from ..core.hypertext import ANNOTATION, MATHML, strip_ids, without_calls
from ..core.texts import message
from .model import DefinedSymbol, NotationRead

SYMBOLS = message("Symbols")
#: So many symbols of a post are marked where one of them is pointed at: `symbols.css` has as many.
MARKED = 24
#: A formula that is one element: what is in it is found again in other formulas.
CORE = re.compile(
    r"<math\b[^<>]*+>(?:<semantics>)?+<mrow>(?P<core><(?P<tag>mi|msub|mover|msubsup|msup)\b"
    r"(?:(?!<math\b|</mrow>(?:<annotation|</math>)).)++)</mrow>(?:<annotation|</math>)",
    re.DOTALL,
)
#: The d of a differential, as in dx, is no symbol.
DIFFERENTIAL = r"(?!<mi\b)"
D = re.compile(r"<mi(?: mathvariant=\"normal\")?>d</mi>")
#: A letter with an index or an accent is another symbol than the letter.
BARE = r"(?<!<msub>)(?<!<msubsup>)(?<!<mover>)(?<!<munder>)"


def without_entries(html: str) -> str:
    """Return the HTML of a post without the lists that are put at its end."""
    return make_changes(html, _removals(html))


def _removals(html: str) -> Iterable[Change]:
    return (
        (one.start, one.end, "")
        for one in find_elements(html, Class.NOTATION, having=[Data.SCOPE])
        if one.attributes[Data.SCOPE] in ("site", "series", "header")
    )


def with_symbols(
    html: str, read: NotationRead, listed: Sequence[int], texts: Mapping[str, str], buttons: bool
) -> str:
    """Return the HTML of a post with its buttons, and with its list of symbols at the end.

    ``texts`` has the words by their English ones; ``listed`` the numbers of the entries of the
    list.
    """
    changes = [*_removals(html)]
    ids: dict[tuple[int, ...], str] = {}
    title = texts[SYMBOLS]
    if buttons:
        for place in read.places:
            name = ids.setdefault(place.symbols, f"{Id.SYMBOLS}-{len(ids) + 1}")
            label = f"{title}: {place.name}" if place.name else title
            button = {
                "class": Class.SYMBOLS_BUTTON,
                "type": "button",
                "popovertarget": name,
                "aria-label": label,
            }
            written = make_element("button", button, ":=")
            marked = _marked(html[place.button : place.end], read.entries, place.symbols)
            changes.append((place.button, place.end, written + marked))
    html = make_changes(html, changes).rstrip()
    rows = [_row(read.entries[number], number, kept=True) for number in listed]
    opened = (
        make_element(
            "div",
            {"class": Class.SYMBOLS, "id": name, "popover": "auto", "aria-label": title},
            make_element("dl", {}, "".join(_row(read.entries[n], n, kept=False) for n in numbers)),
        )
        for numbers, name in ids.items()
    )
    body = "\n".join(opened)
    if rows:
        name = free_id(Id.SYMBOLS, html)
        table = make_element("dl", {"class": Class.NOTATION}, "\n".join(rows))
        heading = added_heading(name, title)
        attributes = {"class": Class.SYMBOL_LIST}
        html = f"{html}\n{make_element('section', attributes, f'{heading}{table}')}"
    return f"{html}\n{body}\n" if body else f"{html}\n"


def _row(entry: DefinedSymbol, number: int, *, kept: bool) -> str:
    """Return a row of a list; a copy has no TeX, no ids and no notes."""
    symbol, meaning = entry.symbol, strip_ids(without_calls(entry.meaning))
    if not kept:
        symbol, meaning = ANNOTATION.sub("", symbol), ANNOTATION.sub("", meaning)
    names = {"class": f"{Prefix.SYMBOL}{number + 1}" if number < MARKED else None}
    return make_element("div", names, f"<dt>{symbol}</dt><dd>{meaning}</dd>")


def _is_one(core: str) -> bool:
    """Return whether some MathML is one small element, without a class of its own."""
    element = element_at(core, 0)
    return element.end == len(core) and "class" not in element.attributes and core.count("<m") < 8


def _pattern(core: str) -> re.Pattern[str]:
    """Return a pattern of an element, which may be an argument of what is around it."""
    head, _, rest = core.partition(">")
    tag = head.partition(" ")[0]
    bare = BARE if tag == "<mi" else ""
    attributes = rf'{re.escape(head.removeprefix(tag))}(?: arg="[\w-]+")?'
    after = DIFFERENTIAL if D.fullmatch(core) else ""
    return re.compile(rf"{bare}(?P<tag>{tag})(?P<rest>{attributes}>{re.escape(rest)}){after}")


def _marked(html: str, entries: Sequence[DefinedSymbol], numbers: Iterable[int]) -> str:
    """Return a part of a post in which symbols have the class of their entry."""
    cores = [
        (core, number)
        for number in numbers
        if number < MARKED
        for found in CORE.finditer(entries[number].symbol)
        if _is_one(core := found["core"])
    ]
    # The longest first: the letters in it are others'.
    cores.sort(key=lambda pair: -len(pair[0]))
    if not cores:
        return html
    patterns = [(_pattern(core), f">{core.partition('>')[2]}", number) for core, number in cores]

    def mark(math: re.Match[str]) -> str:
        text = math[0]
        for pattern, rest, number in patterns:
            if rest in text:
                name = f"{Prefix.SYMBOL}{number + 1}"
                text = pattern.sub(rf'\g<tag> class="{name}"\g<rest>', text)
        return text

    return MATHML.sub(mark, html)
