"""What the code of a post of Quarto's has printed and drawn, from its folder ``_freeze``. Pure."""

import json
import re
from collections.abc import Callable
from posixpath import dirname, splitext

from .headers import split_header
from .model import Blog, BlogPost

COLONS = re.compile(r"[ \t]*(?P<colons>:{3,}+)[ \t]*+(?P<rest>.*)")
CELL = re.compile(r"\{[^}]{0,300}\.(?:cell|quarto-|hidden)[^}]{0,600}\}")
WORD = re.compile(r"[^\W\d_]{4,}")
CODE_IN_LINE = re.compile(r"`[^`\n]*`|<!--(?:(?!-->|<!--).)*-->", re.DOTALL)
#: So many words may be missing in a short text.
FEW = 3
FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
CHUNK = re.compile(
    r"^[ \t]*(?P<ticks>`{3,})[ ]*\{[a-z]+\b[^\n]*\}[ \t]*\n"
    r"(?P<code>(?:(?!^[ \t]*`{3,}[ ]?\{).)*?)^[ \t]*(?P=ticks)`*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


def frozen_text(blog: Blog, post: BlogPost, read: Callable[[str], str]) -> str:
    """Return the text of a post after its code was run, "" if that is not kept in the blog."""
    name = f"_freeze/{splitext(post.source)[0]}/execute-results/html.json"
    if name not in blog.files:
        return ""
    try:
        result = json.loads(read(name))["result"]
        text = split_header(str(result["markdown"])).body
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    if is_outdated(post.written.body, text):
        return ""
    return f"{without_cells(text).rstrip()}\n{_hidden(post.written.body, text)}"


def is_outdated(source: str, frozen: str) -> bool:
    """Return whether a text has words that were not in it yet when its code was run.

    Some differ in any case: what code in a line has printed.
    """
    prose = set(WORD.findall(CODE_IN_LINE.sub("", CHUNK.sub("", source))))
    lost = prose - set(WORD.findall(frozen))
    return len(lost) > max(FEW, len(prose) // 50)


def without_cells(text: str) -> str:
    """Return a text without the blocks that Quarto puts around code and its output."""
    lines, are_cells = [], list[bool]()
    is_code = False
    for line in text.split("\n"):
        if FENCE.match(line):
            is_code = not is_code
        found = None if is_code else COLONS.fullmatch(line)
        if found is None:
            lines.append(line)
        elif found["rest"]:
            are_cells.append(bool(CELL.match(found["rest"])))
            lines += [] if are_cells[-1] else [line]
        elif not (are_cells and are_cells.pop()):
            lines.append(line)
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines))


def _hidden(source: str, shown: str) -> str:
    """Return the code that the page does not show, as comments: nothing is lost."""
    there = {line.strip() for line in shown.split("\n")}
    comments = [
        f"\n<!-- code that the page does not show:\n{found[0].strip()}\n-->\n"
        for found in CHUNK.finditer(source)
        if any(
            line.strip() and line.strip() not in there and not line.lstrip().startswith("#|")
            for line in found["code"].split("\n")
        )
    ]
    return "".join(comment.replace("--", "- -").replace("<!- -", "<!--").replace("\n- ->", "\n-->")
                   for comment in comments)  # fmt: skip


def frozen_places(blog: Blog, post: BlogPost, address: str) -> list[str]:
    """Return where a picture may be that the code of a post has drawn."""
    stem = splitext(post.source)[0]
    below = address.partition("_files/")[2]
    names = [f"{dirname(post.source)}/{address}", f"_freeze/{stem}/{below}"]
    return [name.lstrip("/") for name in names if below and name.lstrip("/") in blog.files]
