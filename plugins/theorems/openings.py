"""What opens an environment: ``lemma {#lem-x} Title`` after the colons. Pure."""

import re
from collections.abc import Iterable

from ..core.diagnostics import nearest
from ..core.markdown.alerts import TITLES
from ..core.quoting import advise_quotes
from .kinds import PROOF, RUNGS, Kinds
from .opening import Opening
from .proof_titles import read_proved
from .titles import unbracketed

#: What an author may write in braces, besides ``#id``, ``.class`` and ``-`` for no number.
OPTIONS = ("of", "restate", "informal-of", "number", "name", "title")
FLAGS = ("collapsed", "open", "unnumbered", "sketch")
ATTRIBUTES = re.compile(
    r"""\{(?P<inside>(?:\s*+(?:[#.][^\s{}]++|-|[A-Za-z][\w-]*+(?:=(?:"[^"\n]*+"|'[^'\n]*+'"""
    r"""|[^\s{}"'][^\s{}]*+))?+))++)\s*+\}"""
)
COMMAND = re.compile(r"\\[A-Za-z]+\*?\Z")
#: Braces with a label or an option that are no attributes: a comma or a space too much, or no end.
UNREAD = re.compile(
    rf"\{{\s*(?:#[A-Za-z]|(?:{'|'.join(OPTIONS)})=)(?:[^{{}}]|\{{[^{{}}]*+\}})*+(?:\}}|\Z)"
)
TOKEN = re.compile(
    r"""\#(?P<id>[^\s{}]+) | \.(?P<cls>[^\s{}]+) | (?P<minus>-)(?=\s|$)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s{}]+))
      | (?P<flag>[A-Za-z][\w-]*)""",
    re.VERBOSE,
)

#: What others call the option that names what is proved.
PROVED = ("for", "proof-of", "proves", "proof_of")
#: A label that an author has left without braces.
BARE_LABEL = re.compile(r"#[A-Za-z][\w-]{0,60}(?=\s|$)")
#: A label with words apart, none of which is an option.
SPACED_LABEL = re.compile(
    r"\s*#[A-Za-z][\w:-]*(?:[ ](?!(?:collapsed|open|unnumbered|sketch)\b)[A-Za-z][\w:-]*){1,5}\s*"
)
#: An option that an author has written without = between its name and its value.
WITHOUT_EQUALS = re.compile(
    r"\s*(?P<name>of|restate|informal-of)[ :]+(?P<value>[#@]?[\w:.-]{1,80})\s*"
)


def parse_opening(rest: str, kinds: Kinds) -> Opening:
    """Read what comes after the colons that open an environment; never raises."""
    # MyST writes the word in braces, too.
    found = re.match(r"\{(?P<braced>[A-Za-z][\w-]*)\}|(?P<word>[A-Za-z][\w-]*)|", rest)
    word = (found["braced"] or found["word"] or "") if found else ""
    after = rest[found.end() if found else 0 :]
    # Docusaurus has the title in brackets right after the word.
    if after.startswith("[") and "]" in after:
        title, _, more = after[1:].partition("]")
        after = f"{title} {more}"
    title, lists = _without_attributes(after.strip())
    opening = Opening(word, title=title, in_braces=not word)
    unread = UNREAD.search(title)
    # Text in which the quotation marks are looked at.
    if unread and not advise_quotes(unread[0]):
        text = f'"{unread[0]}" cannot be read, so it is shown in the title'
        opening.faults.append((text, 'write it as in {#thm-main .wide number=A name="Title"}'))
    if label := BARE_LABEL.match(title):
        text = f'"{label[0]}" is shown as a title, and is no label'
        opening.faults.append((text, f"write {{{label[0]}}}"))
    for inside in lists:
        _take_all(inside, opening)
    _settle_kind(opening, kinds)
    # The options of other engines' divisions are none of ours.
    if opening.kind is None and (opening.in_braces or opening.word.casefold() in TITLES):
        opening.faults.clear()
    if opening.kind is not None:
        opening.title = unbracketed(opening.title)
    if opening.is_proof and "of" not in opening.options and (proved := read_proved(opening.title)):
        opening.options["of"], opening.title = proved.label, proved.rest
        opening.flags |= {"sketch"} if proved.is_sketch else set()
    opening.title = opening.options.pop("title", opening.options.pop("name", opening.title))
    return opening


def _take_all(inside: str, opening: Opening) -> None:
    """Take what is in braces."""
    if apart := WITHOUT_EQUALS.fullmatch(inside):
        text = f'"{apart[0]}" in the braces means nothing'
        opening.faults.append((text, f"write {apart['name']}={apart['value']}"))
        opening.options[apart["name"]] = apart["value"].lstrip("#@")
        return
    spaced = SPACED_LABEL.fullmatch(inside)
    if spaced and not any(nearest(word, FLAGS) for word in spaced[0].split()[1:]):
        text = f'the label "{spaced[0].strip()}" has spaces in it'
        opening.label = spaced[0].strip().lstrip("#").split()[0]
        opening.faults.append((text, f"write {{#{'-'.join(spaced[0].strip(' #').split())}}}"))
        return
    if advice := advise_quotes(inside):
        opening.faults.append(advice)
    for token in TOKEN.finditer(inside):
        _take(token, opening)


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


def _without_comma(mark: str, written: str, opening: Opening) -> str:
    name = written.rstrip(",;")
    if name != written:
        text = f'"{mark}{written}" in the braces ends with a "{written[-1]}"'
        opening.faults.append((text, f"write {mark}{name}, with a space after it"))
    return name


def _take(token: re.Match[str], opening: Opening) -> None:
    if token["id"]:
        opening.label = _without_comma("#", token["id"], opening)
    elif token["cls"]:
        opening.classes.append(_without_comma(".", token["cls"], opening))
    elif token["minus"]:
        opening.flags.add("unnumbered")
    elif token["key"]:
        value = next(v for v in (token["double"], token["single"], token["bare"]) if v is not None)
        if token["key"] == "collapse":
            opening.flags |= {"collapsed"} if value.casefold() == "true" else set()
        elif token["key"] in OPTIONS:
            opening.options[token["key"]] = value.lstrip("#@")
        else:
            text, hint = _unknown(token["key"], OPTIONS)
            hint = f"write #{value} for a label" if token["key"] in ("label", "id") else hint
            hint = f"write of={value}" if token["key"] in PROVED else hint
            opening.faults.append((text, hint))
    elif token["flag"] in FLAGS:
        opening.flags.add(token["flag"])
    else:
        text, hint = _unknown(token["flag"], FLAGS)
        is_label = "-" in token["flag"] and "did you mean" not in hint
        opening.faults.append((text, f"write #{token['flag']} for a label" if is_label else hint))


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
