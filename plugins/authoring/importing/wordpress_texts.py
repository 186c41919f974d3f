r"""The texts of an export of WordPress: what pandoc would spoil is kept apart from it. Pure.

Pandoc writes ``$`` as ``\$`` and ``\[`` as ``\\[``. So each formula and each link within the blog
is a word of its own while it works.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

from ...core.markdown.prose import compile_prose, find_in_prose
from .wordpress_galleries import Galleries, value_of

#: The text of a post, or its title.
TEXT = re.compile(
    r"(?P<before><(?P<tag>content:encoded|excerpt:encoded|title)>(?:<!\[CDATA\[)?)"
    r"(?P<inner>(?:(?!\]\]>|</(?P=tag)>).)*+)",
    re.DOTALL,
)
#: The marks of its editor, and the switch of a plugin for formulas.
MARKS = re.compile(r"<!-- /?wp:[^<>]{0,2000}-->\n?|\[/?latexpage\]")
FORMULA = r"""
    (?P<code><(?P<kind>code|pre)\b(?:(?!</(?P=kind)>).){0,20000}</(?P=kind)>)
  | \$latex(?=[\s{\\])(?P<latex>(?:[^$\\]|\\.){1,5000})\$
  | \$\$(?P<double>(?:[^$\\]|\\.){1,5000})\$\$
  | \\\[(?P<display>(?:(?!\\\]).){1,5000})\\\]
  | \\\((?P<inline>(?:(?!\\\)).){1,5000})\\\)
"""
FORMULAS = re.compile(FORMULA, re.DOTALL | re.VERBOSE)
#: With the switch, dollars by themselves are formulas, too.
WITH_DOLLARS = re.compile(
    FORMULA + r"| (?<![\w\\$])\$(?P<dollar>(?:[^$\\\s]|\\.|\s(?!\$)){1,2000})\$(?!\w)",
    re.DOTALL | re.VERBOSE,
)
#: Code, as a plugin of WordPress and wordpress.com have it: ``[python]``, ``[code lang="r"]``.
CODE = re.compile(
    r"\[(?P<tag>code|source(?:code)?|bash|shell|c|cpp|csharp|css|diff|go|haskell|html|java"
    r"|javascript|js|latex|matlab|perl|php|plain|text|py(?:thon)?|r|ruby|scala|sql|xml)"
    r"(?P<options>(?:\s[^\[\]\n]{0,400})?)\]"
    r"(?P<code>(?:(?!\[/(?P=tag)\]).){0,20000})\[/(?P=tag)\]",
    re.DOTALL,
)
LANGUAGE = re.compile(r"\blang(?:uage)?=[\"']?([\w+#-]{1,20})")
#: Words in brackets as pandoc writes them, which are formulas here.
BRACKETS = compile_prose(
    r"\\\[(?P<words>(?:[^\[\]\\]|\\[^\[\]]){1,1000})\\\]|\\(?P<one>[\[\]])", r"\\(?=[\[\]])"
)
ENTITIES = {"[": "&#91;", "]": "&#93;"}
#: Colour and size, which the blog's own script read.
LOOK = re.compile(r"(?:&(?:amp;|\#038;)?(?:fg|bg|s)=[\w.-]{1,20}){1,5}\s*$")
#: How a number is written beside a formula by hand.
NUMBER = re.compile(r"(?:\\[ ,;:]|\\q?quad|[\s~]){1,40}\((?P<number>[\w.*'-]{1,20})\)\s*$")
ALONE = re.compile(r"(<p\b[^<>]{0,200}>\s*)(?P<word>keptbyimport\d+x)(\s*</p>)")
HREF = re.compile(r"""(?P<before>\shref=["'])(?P<address>https?://[^"'<>\s]{1,2000})(?=["'])""")
SOURCE = re.compile(r"""<img\b[^<>]{0,2000}?\ssrc=["'](?P<address>[^"'<>]{1,2000})""")
#: An element around a figure, which may have none.
AROUND = re.compile(r"^<p>\n\n(?P<figure><figure\b(?:(?!</figure>).){0,20000}</figure>)\n\n</p>$",
                    re.DOTALL | re.MULTILINE)  # fmt: skip
WORD = re.compile(r"keptbyimport(\d+)x")
CATEGORIES = re.compile(r"^Category: (?P<first>[^,\n]+), (?P<others>[^\n]+)\n", re.MULTILINE)


@dataclass(slots=True)
class KeptTexts:
    """Texts by the numbers of the words that are in their place."""

    texts: list[str] = field(default_factory=list)

    def word(self, text: str) -> str:
        """Return a word that pandoc leaves alone, in place of a text."""
        self.texts.append(text)
        return f"keptbyimport{len(self.texts) - 1}x"

    def put_back(self, text: str) -> str:
        """Return a text with what words are in place of."""
        count = len(self.texts)
        found = WORD.sub(lambda m: self.texts[int(m[1])] if int(m[1]) < count else m[0], text)
        return AROUND.sub(r"\g<figure>", found)


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """A post or page of an export."""

    #: The path of its address on the blog, "" for none.
    path: str
    #: Its file, as Pelican's importer names it.
    file: str


def read_item(item: str) -> ExportedItem:
    """Return what an ``<item>`` of an export is called."""
    slug, is_page = value_of(item, "wp:post_name"), value_of(item, "wp:post_type") == "page"
    address = urlsplit(unescape(value_of(item, "link")))
    path = "" if address.query else path_of(address.path)
    folder = "pages/" if is_page else ""
    return ExportedItem(path, f"{folder}{slug}.md" if slug else "")


def path_of(path: str) -> str:
    """Return the path of an address in one way of writing it."""
    return unquote(path).strip("/")


def keep_apart(
    item: str, kept: KeptTexts, host: str, files: dict[str, str], galleries: Galleries | None = None
) -> str:
    """Return an item in which words are in place of formulas, galleries and links to items."""

    def change(found: re.Match[str]) -> str:
        inner = found["inner"]
        if galleries:
            inner = galleries.replaced(inner, value_of(item, "wp:post_id"), kept.word)
        inner = CODE.sub(lambda one: _code(one, kept), inner)
        pattern = WITH_DOLLARS if "[latexpage]" in inner else FORMULAS
        inner = pattern.sub(lambda one: _formula(one, kept), MARKS.sub("", inner))
        inner = ALONE.sub(lambda one: one[1] + _displayed(one["word"], kept) + one[3], inner)
        return found["before"] + HREF.sub(lambda one: _link(one, kept, host, files), inner)

    return TEXT.sub(change, item)


def _code(found: re.Match[str], kept: KeptTexts) -> str:
    text = unescape(found["code"]).strip("\r\n")
    is_language = found["tag"] not in ("code", "source", "sourcecode", "plain", "text")
    named = LANGUAGE.search(found["options"])
    lang = named[1] if named else found["tag"] * is_language
    fence = "~~~" if "```" in text else "```"
    word = kept.word(f"{fence}{lang}\n{text}\n{fence}")
    return f"\n\n{word}\n\n"


def without_escapes(text: str) -> str:
    """Return what pandoc has written with brackets as they were: escaped ones are formulas."""
    parts, at = [], 0
    for found in find_in_prose(BRACKETS, text):
        parts += [text[at : found.start()], _bracketed(found)]
        at = found.end()
    return "".join([*parts, text[at:]])


def _bracketed(found: re.Match[str]) -> str:
    words, text = found["words"], found.string
    if not words:
        return ENTITIES[found["one"]]
    # What would be a link, a note or a citation otherwise.
    is_else = text[found.end() : found.end() + 1] in tuple("([:{") or words[0] in "^@"
    is_else = is_else or text[found.start() - 1] in "!]"
    return f"&#91;{words}&#93;" if is_else else f"[{words}]"


def _formula(found: re.Match[str], kept: KeptTexts) -> str:
    if found["code"]:
        return found[0]
    inline = found["latex"] or found["inline"] or found.groupdict().get("dollar")
    tex = " ".join(unescape(LOOK.sub("", inline or found["double"] or found["display"])).split())
    return kept.word(f"${tex}$" if inline else f"$${tex}$$")


def _displayed(word: str, kept: KeptTexts) -> str:
    """Make a formula that is a paragraph a display, with the number that is written beside it."""
    number = int(word.removeprefix("keptbyimport")[:-1])
    tex = kept.texts[number].strip("$").removeprefix(r"\displaystyle").strip()
    tex = NUMBER.sub(lambda found: rf" \tag{{{found['number']}}}", tex)
    kept.texts[number] = f"$${tex}$$"
    return word


def _link(found: re.Match[str], kept: KeptTexts, host: str, files: dict[str, str]) -> str:
    address = urlsplit(unescape(found["address"]))
    file = files.get(path_of(address.path)) if address.hostname == host else None
    if not file:
        return found[0]
    after = f"#{address.fragment}" if address.fragment else ""
    return found["before"] + kept.word(f"{{filename}}/{file}{after}")


def with_one_category(written: str) -> str:
    """Return a post that the importer has written with its first category; the others are tags."""
    header, blank, body = written.partition("\n\n")
    found = CATEGORIES.search(header)
    if not found:
        return written
    header = header.replace(found[0], f"Category: {found['first']}\n", 1)
    others = f"Tags: {found['others']}"
    if "\nTags: " in header:
        header = header.replace("\nTags: ", f"\n{others}, ", 1)
    else:
        header = f"{header}\n{others}"
    return f"{header}{blank}{body}"


def pictures_of(item: str) -> list[str]:
    """Return the addresses of pictures in an item."""
    return list(dict.fromkeys(unescape(one["address"]) for one in SOURCE.finditer(item)))
