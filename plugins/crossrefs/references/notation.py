r"""References as written: ``@thm-a``, ``[-@thm-a]``, ``[@thm-a; @thm-b]``, ``\ref{a}``. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...core.markdown.prose import compile_prose, find_in_prose

#: A label or key after its ``@``. Pandoc's rule: letters and digits, between them single other
#: characters, none of which may be at the end. BibTeX's ``'tHooft`` may begin as it does.
BARE = r"'?\w+(?:(?:[-:./+%#]|&(?!\w+;))\w+)*"
#: Any other key is in braces.
#: A mark of something that has been taken out begins in letters, which are no key's.
NAME = rf"(?:{BARE}(?!\x02|[^\W_])|\{{[^{{}}\n]+\}})"
PLAIN = re.compile(BARE)


def _in_lines(left_out: str) -> str:
    """Return the pattern of a text without some characters, over the lines of one paragraph."""
    return rf"[^{left_out}\n]*(?:\n(?![ \t>]*(?:\n|\Z))[^{left_out}\n]*)*"


TEXT, TEXT_BEFORE = _in_lines(r"\[\]"), _in_lines(r"\[\]@")
WANTED = compile_prose(
    rf"""
    (?P<escaped>\\@(?=\w))
  | (?!^\[[^\]\n]+\]:[ \t]*\S+[ \t]*(?:"[^"\n]*"[ \t]*)?$)              # [@me]: address
    (?<!\^)                                                              # ^[a note]
    \[(?P<group>{TEXT_BEFORE}@(?>{NAME}){TEXT}
      (?:\[[^\[\]\n]*\]{TEXT})*)\](?!\()
  | (?:(?<![A-Za-z0-9._%+/@\\&=-])|(?<=--)|(?<=\x03(?:env|cap))|(?<![^\W_]_)(?<=_))
      (?P<at>@{NAME}(?<!_))(?!@|[^\W_])
      (?:[ ]\[(?P<locator>(?!\^|[ xX]?\])[^\[\]\n@]+)\](?![(\[:]))?
  | (?P<command>\\(?:[cC]ref|autoref|eqref|ref)\*?\{{[^{{}}\n]+\}})
  | \[(?P<words>)\]\(\#(?P<empty>[^()\s]+)\)
  | \]\(\#(?P<own>[^()\s]+)\)
  | \{{(?>[^{{}}\n]*\#(?=[^\s{{}}]))(?P<defined>[^\s{{}}]++)[^{{}}\n]*+\}}
    """,
    r"@|\[|\\(?=[@a-zC])|\{",
)
SINGLE = re.compile(rf"(?:(?<=[\s\[(;,—–])|\A)@{NAME}(?<!_)(?!@|[^\W_])")
ITEM = re.compile(rf"(?P<prefix>[^@]*?)(?P<bare>-?)@(?P<label>{NAME})(?P<suffix>[^@]*)")
#: Between two labels; one in braces may have it, too.
BETWEEN = re.compile(r"[^;{]++|\{[^{}@\n]*+\}|\{|;")
#: What may be between the ``;`` of brackets and a label: a new line, in a quotation.
SPACE = re.compile(r"\n[ \t>]*")
#: The definition of an address, ``[name]: address``, and its name after brackets.
DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:", re.MULTILINE)
NAME_AFTER = re.compile(r"\[(?P<name>[^\[\]\n^@][^\[\]\n@]*)\]")
#: In a sentence, ``@name`` is a key only with one of these; else it is a person's name online.
LIKE_KEY = re.compile(r"\d{4}|[:/+&]")
COMMAND = re.compile(r"\\(?P<name>[a-zA-Z]+)\*?\{(?P<labels>[^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Item:
    """A label as it is written."""

    label: str
    #: Whether only its number is wanted.
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    r"""A reference to one label or several."""

    items: tuple[Item, ...]
    #: "at", or the command of TeX, or "own" for a link with words of its own.
    form: str = "at"
    #: The words that replace the kind.
    prefix: str = ""
    #: The words after all numbers.
    suffix: str = ""

    def written(self) -> str:
        """Return the reference as text that ``parse_reference`` reads, without its suffix."""
        if self.form == "own":
            return f"#{self.items[0].label}"
        if self.form != "at":
            return f"\\{self.form}{{{','.join(item.label for item in self.items)}}}"
        items = "; ".join(f"{'-' * item.bare}@{braced(item.label)}" for item in self.items)
        return f"[{self.prefix} {items}]" if self.prefix else f"[{items}]"


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """The text between two semicolons in brackets: a label and the words around it."""

    prefix: str
    item: Item
    suffix: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that may be a reference."""

    #: The name of its group in WANTED.
    kind: str
    #: Where it is in the text.
    start: int
    end: int
    #: The text as written.
    source: str
    label: str = ""
    reference: Reference | None = None
    #: The parts of brackets, which may be citations even if the whole is no reference.
    parts: tuple[ReferencePart, ...] = ()
    #: What is in brackets after a key in a sentence: ``@doe [p. 3]``.
    locator: str = ""


def find_pieces(text: str) -> Iterator[Piece]:
    """Yield the references of a text, the labels it defines, and each escaped ``@``, in order."""
    defined: set[str] | None = None
    for found in find_in_prose(WANTED, text):
        kind = "at" if found["at"] else found.lastgroup or ""
        if kind == "group" and (name := NAME_AFTER.match(text, found.end())):
            if defined is None:
                defined = {one["name"].casefold() for one in DEFINITION.finditer(text)}
            if name["name"].casefold() in defined:
                yield from find_within(Piece("words", *found.span("group"), found["group"]))
                continue  # the words of a link whose address is elsewhere
        if kind == "at":
            yield _in_sentence(found)
            continue
        label, reference = found[kind], None
        parts = _parts(found[0]) if kind == "group" else ()
        if kind in ("group", "command"):
            reference = parse_reference(found[0])
        elif kind == "empty":
            reference = Reference((Item(label),))
        yield Piece(kind, *found.span(), found[0], label, reference, parts)


def _in_sentence(found: re.Match[str]) -> Piece:
    """Return a label in a sentence, with the brackets after it if it is the key of an entry."""
    reference = parse_reference(found["at"])
    label = reference.items[0].label if reference else ""
    locator = found["locator"] or ""
    if locator and LIKE_KEY.search(label):
        return Piece("at", *found.span(), found[0], label, reference, (), locator)
    start, end = found.span("at")
    return Piece("at", start, end, found["at"], label, reference)


def braced(label: str) -> str:
    """Return a label as it can be written after an ``@``."""
    return label if PLAIN.fullmatch(label) else f"{{{label}}}"


def bare(written: str) -> str:
    """Return a label without the braces around it."""
    return written[1:-1] if written.startswith("{") else written


def find_within(group: Piece) -> Iterator[Piece]:
    """Yield each reference in brackets that have other words, too, and so are no group."""
    for found in SINGLE.finditer(group.source):
        start, end = group.start + found.start(), group.start + found.end()
        yield Piece("within", start, end, found[0], bare(found[0][1:]), parse_reference(found[0]))


def parse_reference(source: str) -> Reference | None:
    """Return the reference that a text is, None for a text that only looks like one."""
    if source.startswith("@"):
        return Reference((Item(bare(source[1:])),))
    if source.startswith("#"):
        return Reference((Item(source[1:]),), "own")
    if command := COMMAND.fullmatch(source):
        labels = (label.strip() for label in command["labels"].split(","))
        return Reference(tuple(Item(label) for label in labels if label), command["name"])
    parts = _parts(SPACE.sub(" ", source))
    if not parts or any(p.prefix.strip() for p in parts[1:]):
        return None
    if any(p.suffix.strip() for p in parts[:-1]):
        return None
    items = tuple(part.item for part in parts)
    return Reference(items, prefix=parts[0].prefix.strip(), suffix=parts[-1].suffix.rstrip())


def _parts(source: str) -> tuple[ReferencePart, ...]:
    """Return the parts of brackets; none if one of them has no label, or two labels."""
    found = [ITEM.fullmatch(part) for part in _split(source[1:-1])]
    items = [match for match in found if match]
    if len(items) < len(found):
        return ()
    return tuple(
        ReferencePart(m["prefix"], Item(bare(m["label"]), bool(m["bare"])), m["suffix"])
        for m in items
    )


def _split(inside: str) -> list[str]:
    """Return the parts between semicolons; in braces these are a part of a key."""
    parts = [""]
    for token in BETWEEN.findall(inside):
        parts[-1:] = [parts[-1], ""] if token == ";" else [parts[-1] + token]
    return parts
