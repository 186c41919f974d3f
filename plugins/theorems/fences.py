"""The lines around an environment: ``::: lemma {#lem-x} Title`` and ``:::``. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..core.diagnostics import nearest
from ..core.markdown.prose import compile_prose, find_in_prose
from .kinds import PROOF, RUNGS, Kind, Kinds

#: What an author may write in braces, besides ``#id``, ``.class`` and ``-`` for no number.
OPTIONS = ("of", "restate", "informal-of", "number", "name", "title")
FLAGS = ("collapsed", "open", "unnumbered", "sketch")
FENCE = compile_prose(
    r"""
    ^(?P<lead>[ \t>]*+(?:(?:(?:[-+*]|\d+[.)]|:)[ \t]++|\[\^[^\]\n]+\]:[ \t]*+)[ \t>]*+)?)
    (?P<colons>:{3,})(?P<rest>[ \t]*(?:$|[A-Za-z{][^\n]*$))
    """,
    r"\n(?=[ \t>:*+\-\d\[])",
)
ATTRIBUTES = re.compile(
    r"""\{(?P<inside>(?:\s*+(?:[#.][^\s{}]++|-|[A-Za-z][\w-]*+(?:=(?:"[^"\n]*+"|'[^'\n]*+'"""
    r"""|[^\s{}"'][^\s{}]*+))?+))++)\s*+\}"""
)
#: The title of a proof that only names what it proves: "of @thm-main", "Of Theorem 2" with ``\ref``.
NAME = r"[A-Za-z][\w-]*(?:[:./][\w-]+)*"
OF = re.compile(
    rf"""(?:(?:of|for|von|zu|de|du|del|di|van)\s+(?:the\s+)?(?:[^\W\d_]+[\s~]+)?)?
      (?: \[-?@({NAME})\] | -?@({NAME}) | \\(?:[cC]|auto|eq)?ref\*?\{{([^{{}},]+)\}}
        | \[[^\[\]]*\]\(\#([^()\s]+)\) )
      (?P<rest>$|[.,:;–—-].*)""",
    re.VERBOSE | re.IGNORECASE,
)
COMMAND = re.compile(r"\\[A-Za-z]+\*?\Z")
#: Braces with a label that are no attributes, because of a comma or a space too much.
UNREAD = re.compile(r"\{\s*#[A-Za-z][^{}]*\}")
TOKEN = re.compile(
    r"""\#(?P<id>[^\s{}]+) | \.(?P<cls>[^\s{}]+) | (?P<minus>-)(?=\s|$)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}]+))
      | (?P<flag>[A-Za-z][\w-]*)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A line of colons."""

    #: Where it is in the text.
    start: int
    end: int
    #: What comes before the colons in the line, and after them.
    lead: str
    colons: int
    rest: str


@dataclass(slots=True)
class Opening:
    """The first line of an environment."""

    #: The word for its kind, as written.
    word: str
    #: None if no kind has that name.
    kind: Kind | None = None
    title: str = ""
    label: str = ""
    classes: list[str] = field(default_factory=list)
    #: Values by name, of those OPTIONS that are given; ``title`` and ``name`` become the title.
    options: dict[str, str] = field(default_factory=dict)
    #: Those of FLAGS that are given.
    flags: set[str] = field(default_factory=set)
    #: What is wrong: pairs of text and hint.
    faults: list[tuple[str, str]] = field(default_factory=list)
    #: The line of the body.
    line: int = 0
    colons: int = 3
    #: Whether it has braces only, as in pandoc, ``::: {#thm-x}``: Quarto puts the title into a
    #: heading below.
    in_braces: bool = False

    @property
    def is_proof(self) -> bool:
        """Whether it is a proof and not a statement."""
        return self.kind is PROOF

    @property
    def is_rung(self) -> bool:
        """Whether it is a part of a proof: its idea, a step, or why one holds."""
        return self.kind in RUNGS.values()

    @property
    def is_statement(self) -> bool:
        """Whether it is neither a proof nor a part of one."""
        return not (self.is_proof or self.is_rung)


def find_fences(text: str) -> list[Fence]:
    """Return the fences of a text, in order; code has none."""
    if ":::" not in text:
        return []
    return [
        Fence(*m.span(), m["lead"], len(m["colons"]), m["rest"].strip().rstrip(":").rstrip())
        for m in find_in_prose(FENCE, text)
    ]


def give_room(block: str, fence: Fence, text: str, *, follows: bool) -> str:
    """Return the text that replaces a fence, with the blank lines that a block needs.

    ``follows`` says that the line before is a fence, too.
    """
    room = f"{fence.lead}{block}"
    if not follows and _parts_words(text, fence):
        room = f"{_blank(fence.lead)}\n{room}"
    if (after := _line(text, fence.end + 1)).strip(" \t>"):
        room = f"{room}\n{_blank(fence.lead, after)}"
    return room


def _parts_words(text: str, fence: Fence) -> bool:
    """Return whether a fence needs a blank line before it, within the quotation that it is in."""
    before = text[text.rfind("\n", 0, max(fence.start - 1, 0)) + 1 : max(fence.start - 1, 0)]
    return bool(before.strip(" \t>")) and not fence.lead.strip(" \t>")


def _blank(lead: str, after: str = ">" * 9) -> str:
    """Return a blank line within the quotation that a fence and the line after it share."""
    quoted = re.match(r"[ \t>]*", after)
    depth = quoted[0].count(">") if quoted else 0
    return "".join(re.findall(r"(?<![ \t])[ \t]*+>", lead)[:depth])


def _line(text: str, start: int) -> str:
    """Return the line that begins at a place."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def parse_opening(rest: str, kinds: Kinds) -> Opening:
    """Read what comes after the colons that open an environment; never raises."""
    found = re.match(r"[A-Za-z][\w-]*|", rest)
    word = found[0] if found else ""
    title, lists = _without_attributes(rest[len(word) :].strip())
    opening = Opening(word, title=title, in_braces=not word)
    if unread := UNREAD.search(title):
        text = f'"{unread[0]}" cannot be read, so it is shown in the title'
        opening.faults.append((text, 'write it as in {#thm-main .wide number=A name="Title"}'))
    for inside in lists:
        for token in TOKEN.finditer(inside):
            _take(token, opening)
    _settle_kind(opening, kinds)
    if opening.is_proof and (of := OF.match(opening.title)) and "of" not in opening.options:
        opening.options["of"] = next(label for label in of.groups()[:-1] if label)
        opening.title = of["rest"].strip(" \t.,:;–—-")
    opening.title = opening.options.pop("title", opening.options.pop("name", opening.title))
    return opening


def _without_attributes(text: str) -> tuple[str, list[str]]:
    """Take the braces before the title and after it; those within the title belong to it."""
    lists = []
    while before := ATTRIBUTES.match(text):
        lists.append(before["inside"])
        text = text[before.end() :].strip()
    for after in reversed(list(ATTRIBUTES.finditer(text))):
        if not _is_last(after, text):
            break
        lists.append(after["inside"])
        text = text[: after.start()].rstrip()
    return text, lists


def _is_last(braces: re.Match[str], text: str) -> bool:
    """Return whether braces are at the end of a title, and not the argument of a command."""
    command = COMMAND.search(text, max(0, braces.start() - 20), braces.start())
    return braces.end() == len(text) and command is None


def _take(token: re.Match[str], opening: Opening) -> None:
    if token["id"]:
        opening.label = token["id"]
    elif token["cls"]:
        opening.classes.append(token["cls"])
    elif token["minus"]:
        opening.flags.add("unnumbered")
    elif token["key"]:
        value = next(v for v in (token["double"], token["single"], token["bare"]) if v is not None)
        if token["key"] in OPTIONS:
            opening.options[token["key"]] = value.lstrip("#@")
        else:
            opening.faults.append(_unknown(token["key"], OPTIONS))
    elif token["flag"] in FLAGS:
        opening.flags.add(token["flag"])
    else:
        opening.faults.append(_unknown(token["flag"], FLAGS))


def _unknown(word: str, known: Iterable[str]) -> tuple[str, str]:
    hint = nearest(word, known) or f"there are {', '.join((*OPTIONS, *FLAGS))}"
    return f'an environment has no option "{word}"', hint


def _settle_kind(opening: Opening, kinds: Kinds) -> None:
    """Find the kind: the word, else a class as in pandoc, else the label's prefix as in Quarto."""
    known = {"proof": PROOF, **RUNGS, **kinds.known}
    if opening.word:
        opening.kind = known.get(opening.word.casefold()) or kinds.find(opening.word)
        return
    for name in opening.classes:
        if name in known:
            opening.kind, opening.word = known[name], name
            opening.classes.remove(name)
            return
    opening.kind = kinds.of_label(opening.label) if opening.label else None
    opening.word = opening.kind.key if opening.kind else " ".join(opening.classes)
