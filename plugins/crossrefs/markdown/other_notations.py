r"""Citations and notes as other engines write them, put into the notation that is read here. Pure.

LaTeX has ``\citep[p. 3]{a,b}``, MyST ``{cite:p}`a,b` ``, jekyll-scholar ``{% cite a b %}``, Distill
``<d-cite key="a,b">`` and ``<d-footnote>``. All become pandoc's ``[@a, p. 3; @b]``. R Markdown's
``\@ref(fig:a)`` is the number of a figure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...core.markdown.brackets import bracket_after
from ...core.markdown.prose import compile_prose, find_in_prose
from ..references.notation import braced

NOTATIONS = compile_prose(
    r"""
    \\(?P<tex>(?:foot|paren|text|auto|full|no)?[cC]ite(?:[a-zA-Z]*))\*?
      (?P<options>(?:\[[^\[\]\n]*\]){0,2})\{(?P<tex_keys>[^{}\n]+)\}
  | \{(?P<myst>cite(?::[a-z]+)?|cite[pt]|(?:num|prf:)?ref)\}`(?P<myst_keys>[^`\n]+)`
  | \\@ref\((?P<bookdown>[A-Za-z][\w:./-]*)\)
  | \{%-?[ \t]*(?P<liquid>cite|nocite|citet|reference|bibliography)(?P<liquid_keys>[^%\n]*)%\}
  | <(?P<distill>d-cite|dt-cite)\b(?P<attributes>[^<>]*)(?:/>|>\s*</(?P=distill)>)
  | <(?P<note>d-footnote|dt-fn)\b[^<>]*>
      (?P<note_text>(?:(?!</?(?:d-footnote|dt-fn)\b).)*)</(?P=note)>
  | (?P<list><d-bibliography\b[^<>]*>(?:\s*</d-bibliography>)?|\\bibliography\{[^{}\n]*\}
      |\\printbibliography\b)
    """,
    r"\\(?=[@a-zA-Z])|\{(?=[%a-z])|<(?=d)",
)
#: A text without any of these has none of them.
STARTS = ("cite", "ref}`", "\\@ref(", "{%", "<d", "bibliography")
#: An option of jekyll-scholar's tag: ``--locator 3``, ``-l 3``.
LOCATOR = re.compile(r"\s(?:--locator|-l)[ =]+(\"[^\"]*\"|'[^']*'|\S+)")
OPTION = re.compile(r"\s--?[a-z][\w-]*(?:[ =](?!-)(?:\"[^\"]*\"|'[^']*'|\S+))?")
KEY = re.compile(r"""\b(?:bibtex-)?key\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
#: A role of MyST with words of its own, or with words around a key: ``see <a>``, ``{see}a{p. 3}``.
WITH_TEXT = re.compile(r"(?P<text>[^<>]*+)<(?P<name>[^<>]+)>")
AROUND = re.compile(r"(?:\{(?P<before>[^{}]*)\})?(?P<key>[^{}]+)(?:\{(?P<after>[^{}]*)\})?")
#: The beginning of a line that is HTML, in which nothing calls a note.
HTML_BLOCK = re.compile(
    r"[ \t>]*</?(?:p|div|section|article|figure|figcaption|table|t[rdh]|li|[ou]l)\b"
)
#: What a page needs no words for: the place of the list is asked for in a paragraph of its own.
LIST = "[REFERENCES]"
ALONE_BEFORE, ALONE_AFTER = re.compile(r"(?:\A|\n)[ \t>]*\Z"), re.compile(r"[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Translation:
    """A part of a text, and how it is written here."""

    start: int
    end: int
    text: str
    #: The text of a note, whose call is ``text``; "" for none.
    note: str = ""


def translate(text: str, *, notes: bool, cites: bool = True) -> Iterator[Translation]:
    """Yield the citations and notes of a text that are in another notation, in order.

    ``notes``, ``cites``: whether the site reads notes, and citations, at all.
    """
    if not any(start in text for start in STARTS):
        return
    count = 0
    for found in find_in_prose(NOTATIONS, text):
        if found["note"]:
            body = translated(" ".join(found["note_text"].split()), cites=cites)
            if not body:
                continue
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            if not notes or HTML_BLOCK.match(line):
                yield Translation(*found.span(), f" ({body})")  # no note can be called there
                continue
            count += 1
            name = f"[^note-in-text-{count}]"
            yield Translation(*found.span(), name, f"{name}: {body}")
            continue
        if _cites(found) and not cites:
            continue
        kind = next(name for name in READERS if found[name])
        written = READERS[kind](found)
        if written is not None:
            more = bracket_after(text, found.end()) if written.endswith("]") else ""
            yield Translation(found.start(), found.end() + bool(more), written + more)


def translated(text: str, *, cites: bool = True) -> str:
    """Return a text within a note with its citations in the notation that is read here."""
    parts, at = [], 0
    for one in translate(text, notes=False, cites=cites):
        parts += [text[at : one.start], one.text]
        at = one.end
    return "".join([*parts, text[at:]])


def _cites(found: re.Match[str]) -> bool:
    """Return whether a notation names entries of a bibliography, and no place of a post."""
    role = found["myst"] or ""
    others = ("tex", "liquid", "distill", "list")
    return role.startswith("cite") or any(found[name] for name in others)


def _tex(found: re.Match[str]) -> str | None:
    given = found["options"].replace("~", "\u00a0")
    name, options = found["tex"], re.findall(r"\[([^\[\]]*)\]", given)
    keys = _split(found["tex_keys"])
    if name == "nocite":
        return ""
    # One option is what comes after the key, two are what comes before and after it.
    before, after = (options if len(options) == 2 else ["", *options, ""][:2]) or ("", "")
    if "year" in name.lower():
        return _in_brackets(keys, before, after, bare=True)
    if name.lower() in ("citet", "textcite", "citealt", "citeauthor", "citetext"):
        return _in_sentence(keys, after)
    return _in_brackets(keys, before, after)


def _myst(found: re.Match[str]) -> str | None:
    role, inside = found["myst"], found["myst_keys"]
    if role.endswith("ref"):
        if labelled := WITH_TEXT.fullmatch(inside):
            return f"[{labelled['text'].rstrip()}](#{labelled['name']})"
        return f"[](#{inside})" if role == "ref" else f"@{braced(inside)}"
    form = role.rpartition(":")[2].removeprefix("cite")
    parts = [one for one in map(AROUND.fullmatch, _split(inside, ",;")) if one]
    if not parts:
        return None
    if form == "t":
        return _in_sentence([one["key"].strip() for one in parts], parts[-1]["after"] or "")
    if form not in ("", "p", "ps", "ts", "year", "yearpar", "cite"):
        form = "p"
    items = (
        f"{one['before'] or ''} {'-' * form.startswith('year')}@{braced(one['key'].strip())}"
        f"{', ' if one['after'] else ''}{one['after'] or ''}".strip()
        for one in parts
    )
    return f"[{'; '.join(items)}]"


def _bookdown(found: re.Match[str]) -> str | None:
    return f"[-@{braced(found['bookdown'])}]"  # a number: the word for it is before it


def _liquid(found: re.Match[str]) -> str | None:
    tag, inside = found["liquid"], f" {found['liquid_keys']}"
    if tag == "bibliography":
        return LIST
    if tag == "nocite":
        return ""
    locator = LOCATOR.search(inside)
    keys = OPTION.sub(" ", LOCATOR.sub(" ", inside)).split()
    if not keys or any("{" in key for key in keys):
        return None
    if tag in ("citet", "reference"):
        return _in_sentence(keys, "")
    return _in_brackets(keys, "", locator[1].strip("\"'") if locator else "")


def _distill(found: re.Match[str]) -> str | None:
    key = KEY.search(found["attributes"])
    keys = _split(next(filter(None, key.groups()), "")) if key else []
    return _in_brackets(keys, "", "") if keys else None


def _split(keys: str, between: str = ",") -> list[str]:
    return [key for one in re.split(f"[{between}]", keys) if (key := one.strip())]


def _in_brackets(keys: list[str], before: str, after: str, *, bare: bool = False) -> str:
    items = "; ".join(f"{'-' * bare}@{braced(key)}" for key in keys)
    return f"[{f'{before} ' if before else ''}{items}{f', {after}' if after else ''}]"


def _in_sentence(keys: list[str], after: str) -> str:
    last = f" [{after}]" if after else ""
    return ", ".join(f"@{braced(key)}" for key in keys) + last


def _list(found: re.Match[str]) -> str | None:
    """Return the place of the list, which is alone in its line; nothing elsewhere."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    is_alone = ALONE_BEFORE.search(before[-100:]) and ALONE_AFTER.match(after)
    return LIST if is_alone else ""


READERS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "tex": _tex,
    "myst": _myst,
    "bookdown": _bookdown,
    "liquid": _liquid,
    "distill": _distill,
    "list": _list,
}
