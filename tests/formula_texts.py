"""Reads formulas back: MathML, and the texts that are made of it, each as a tree.

The tree of ``a/b²`` is a fraction of ``a`` and ``b²``, that of ``(a/b)²`` a fraction with a
script. Brackets that only group are not in it, so that those which a text needs do not count.
"""

import re
import unicodedata
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from html import unescape
from typing import Any

SUPERSCRIPTS = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ*′″‴⁗",
        "0123456789+−=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ∗′″‴⁗",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip(
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        "0123456789+−=()aehijklmnoprstuvxβγρφχ",
        strict=True,
    )
)
OVER = dict(zip("ˆ^˜~¯‾\u0332→⃗˙¨ˇ˘˚´`\u0302⃛⃜←↔", "̂̂̃̃̄̅̅⃗⃗̇̈̌̆̊́̀̂⃛⃜⃖⃡", strict=True))
UNDER = {"\u0332": "\u0332", "_": "\u0332", "˜": "\u0330", "~": "\u0330"}
OPENING, CLOSING = "([{⟨⌈⌊⟦", ")]}⟩⌉⌋⟧"
PRIMES = "′″‴⁗"
NUMBER = re.compile(r"\d+(?:[.]\d+)?")
MARKUP = re.compile(r"<i>(?P<letter>.*?)</i>|<(?P<open>sub|sup)>|</(?P<close>sub|sup)>")
INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\ufe00\ufe01"))
#: What may be beside a fraction that is not in brackets.
BESIDE = {"choose", *"=<>≤≥≈∼≡∈∉⊂⊆→←⇒⇔↦≠≪≫≲≳+−±∓⋅∘×∪∩∣,;:.…∑∏∫⋃⋂∝≔≜≃≅⟶|‖⊕⊗*∗?"}
BESIDE |= {*OPENING, *CLOSING}
ROWS = {"math", "mrow", "mpadded", "mstyle", "semantics"}


class NoFormulaError(ValueError):
    """A text that can be read in two ways, or not at all."""


@dataclass
class Token:
    """A symbol, a script, or something whose tree is known."""

    kind: str
    value: Any
    #: Whether there is a space before it.
    apart: bool = False


@dataclass
class Reader:
    """Reads the tokens of a row; the same for MathML and texts."""

    tokens: list[Token]
    at: int = 0
    #: Whether a fraction beside a factor is a mistake.
    strict: bool = False
    pairs: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        opened: list[int] = []
        for place, token in enumerate(self.tokens):
            if token.kind == "symbol" and token.value in OPENING:
                opened.append(place)
            elif token.kind == "symbol" and token.value in CLOSING and opened:
                self.pairs[opened.pop()] = place

    def row(self, end: int | None = None) -> Any:
        end = len(self.tokens) if end is None else end
        items: list[Any] = []
        bare: list[int] = []
        while self.at < end:
            item = self.scripted(end)
            while self.at < end and self.is_symbol("/"):
                self.at += 1
                item = ("fraction", item, self.scripted(end))
                bare.append(len(items))
            items.append(item)
        if self.strict:
            for place in bare:
                beside = [*items[max(0, place - 1) : place], *items[place + 1 : place + 2]]
                if not all(_is_separate(one) for one in beside):
                    raise NoFormulaError(f"a fraction beside a factor: {items}")
        return single(items)

    def is_symbol(self, value: str) -> bool:
        return (self.tokens[self.at].kind, self.tokens[self.at].value) == ("symbol", value)

    def scripted(self, end: int) -> Any:
        base = self.base(end) if self.at < end else None
        scripts = {}
        for kind in ("sub", "sup"):
            if self.at < end and self.tokens[self.at].kind == kind:
                if self.tokens[self.at].apart:
                    break
                scripts[kind] = Reader(self.tokens[self.at].value, strict=self.strict).row()
                self.at += 1
        if base is None and scripts.get("sup") in tuple(PRIMES):  # as x^{'} has it
            return scripts["sup"]
        return ("scripts", base, scripts.get("sub"), scripts.get("sup")) if scripts else base

    def base(self, end: int) -> Any:
        token = self.tokens[self.at]
        if token.kind in ("sub", "sup"):
            after = self.tokens[self.at + 1 : self.at + 2]
            if token.kind == "sup" and after and after[0].value == "√":
                self.at += 2
                return ("root", Reader(token.value).row(), self.base(end))
            return None
        self.at += 1
        if token.kind == "known":
            return token.value
        if token.value in ("√", "∛", "∜"):
            return ("root", {"√": None, "∛": "3", "∜": "4"}[token.value], self.base(end))
        if (close := self.pairs.get(self.at - 1)) is not None and close < end:
            inner = self.row(close)
            self.at = close + 1
            around = token.value + self.tokens[close].value
            return inner if around == "()" else (around, inner)
        return token.value


def single(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else ("row", *items)


def _is_separate(item: Any) -> bool:
    if isinstance(item, tuple):
        return item[0] == "scripts" and _is_separate(item[1])
    return item is None or item in BESIDE or unicodedata.category(item[0]) == "Sm"


def tree_of_text(text: str, names: set[str], *, strict: bool) -> Any:
    """Return the tree of a formula in Unicode, in which some words are known as names."""
    return Reader(_scripts(_symbols(text, names), names), strict=strict).row()


def tree_of_html(html: str, names: set[str], *, strict: bool) -> Any:
    """Return the tree of a formula in simple HTML."""
    stack: list[list[Token]] = [[]]
    at = 0
    for found in MARKUP.finditer(html):
        stack[-1] += _symbols(unescape(html[at : found.start()]), names)
        at = found.end()
        if found["letter"]:
            stack[-1].append(Token("symbol", unescape(found["letter"])))
        elif found["open"]:
            stack.append([])
        else:
            inner = _primes(stack.pop())
            stack[-1].append(Token(found["close"], inner))
    stack[-1] += _symbols(unescape(html[at:]), names)
    return Reader(_primes(stack[0]), strict=strict).row()


def _primes(tokens: list[Token]) -> list[Token]:
    """Return tokens with primes as superscripts, but for those that are in one."""
    return [
        Token("sup", [Token("symbol", one.value)])
        if one.kind == "symbol" and one.value in PRIMES and place
        else one
        for place, one in enumerate(tokens)
    ]


def _symbols(text: str, names: set[str]) -> list[Token]:
    """Return the symbols of a text: names, numbers, and characters with their accents."""

    def whole(start: int, end: int) -> bool:
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return not any(unicodedata.category(one) in ("Ll", "Lu") for one in around)

    tokens: list[Token] = []
    at, apart = 0, False
    while at < len(text):
        if text[at].isspace():
            at, apart = at + 1, True
            continue
        number = NUMBER.match(text, at) if text[at].isascii() else None
        value = number[0] if number else text[at]
        known = [name for name in names if text.startswith(name, at) and whole(at, at + len(name))]
        value = max([value, *known], key=len)
        at += len(value)
        while at < len(text) and unicodedata.combining(text[at]):
            value += text[at]
            at += 1
        tokens.append(Token("symbol", value, apart))
        apart = False
    return tokens


def _scripts(symbols: list[Token], names: set[str]) -> list[Token]:
    """Return tokens with scripts as such, of symbols as Unicode has them."""
    tokens: list[Token] = []
    at = 0
    while at < len(symbols):
        token = symbols[at]
        for kind, table, mark in (("sup", SUPERSCRIPTS, "^"), ("sub", SUBSCRIPTS, "_")):
            if token.value == mark:
                inner, at = _marked(symbols, at + 1)
                tokens.append(Token(kind, _scripts(inner, names), token.apart))
                break
            if token.value in table:
                text, apart = "", token.apart
                while at < len(symbols) and symbols[at].value in table:
                    if text and symbols[at].apart:
                        break
                    text += table[symbols[at].value]
                    at += 1
                tokens.append(Token(kind, _symbols(text, names), apart))
                break
        else:
            tokens.append(token)
            at += 1
    return tokens


def _marked(symbols: list[Token], at: int) -> tuple[list[Token], int]:
    """Return what is after a mark of a script, and where it ends."""
    if symbols[at].value != "(":
        return [symbols[at]], at + 1
    depth, start = 0, at + 1
    while True:
        depth += (symbols[at].value in OPENING) - (symbols[at].value in CLOSING)
        if not depth:
            return symbols[start:at], at + 1
        at += 1


def tree_of_mathml(mathml: str, names: set[str]) -> Any:
    """Return the tree of a formula in MathML."""
    return Reader(_tokens(etree.fromstring(mathml), names)).row()


def _tokens(  # noqa: C901, PLR0911
    element: etree.Element, names: set[str]
) -> list[Token]:
    tag, children = element.tag, list(element)

    def known(child: etree.Element) -> list[Token]:
        """Return the base of a script; a script is at the last word, bracket or bar of some."""
        inner = _tokens(child, names)
        is_closed = bool(inner) and Reader(inner).pairs.get(0) == len(inner) - 1
        is_barred = bool(inner) and inner[-1].kind == "symbol" and inner[-1].value in "|‖"
        is_name = len(inner) == 1 or len([one for one in child.iter() if one.text]) == 1
        if is_closed or is_barred or is_name or not inner:
            return inner
        return [Token("known", Reader(inner).row())]

    def tree(child: etree.Element) -> Any:
        return Reader(_tokens(child, names)).row()

    if tag in ROWS:
        return [token for child in children for token in _tokens(child, names)]
    if tag in ("mi", "mo", "mn", "mtext"):
        return _symbols("".join(element.itertext()).translate(INVISIBLE), names)
    if tag in ("mspace", "mphantom", "annotation"):
        return []
    if tag == "mfrac" and element.get("linethickness") == "0":
        over, under = (Token("known", tree(child)) for child in children)
        return [over, Token("symbol", "choose"), under]
    if tag == "mfrac":
        return [Token("known", ("fraction", *map(tree, children)))]
    if tag == "msqrt":
        inner = [token for child in children for token in _tokens(child, names)]
        return [Token("known", ("root", None, Reader(inner).row()))]
    if tag == "mroot":
        return [Token("known", ("root", tree(children[1]), tree(children[0])))]
    if tag in ("mover", "munder"):
        base, mark = _tokens(children[0], names), "".join(children[1].itertext()).strip()
        accent = (OVER if tag == "mover" else UNDER).get(mark)
        if (
            accent
            and len(base) == 1
            and len(re.sub(r"[\u0300-\u036f\u20d0-\u20ef]", "", base[0].value)) == 1
        ):
            return [Token("symbol", base[0].value + accent)]
        if element.get("accent") or element.get("accentunder"):
            raise NoFormulaError("an accent of several letters")
    scripts = {"msub": ("sub",), "munder": ("sub",), "msup": ("sup",), "mover": ("sup",)}
    if tag not in ("msub", "munder", "msup", "mover", "msubsup", "munderover"):
        raise NoFormulaError(tag)
    kinds = scripts.get(tag, ("sub", "sup"))
    made = [
        Token(kind, _tokens(child, names)) for kind, child in zip(kinds, children[1:], strict=True)
    ]
    return [*known(children[0]), *(token for token in made if token.value)]


def names_of(mathml: str) -> set[str]:
    """Return the words of several letters in a formula."""
    words = {"choose"}
    for element in etree.fromstring(mathml).iter():
        if element.tag not in ("mi", "mo", "mtext"):
            continue
        text = "".join(element.itertext()).translate(INVISIBLE)
        words |= {
            word for word in re.findall(r"[^\W\d_]{2,}", text) if not unicodedata.combining(word[1])
        }
    return words
