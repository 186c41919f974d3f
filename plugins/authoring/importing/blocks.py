"""Blocks that other engines mark by a line after them or by elements, as Markdown. Pure.

Alerts of Chirpy and minimal-mistakes, formulas and code of Distill, captions of WordPress.
"""

import re

from .arguments import attribute, first, read_arguments
from .markup import read_tag
from .places import change_outside, find_outside, is_alone, outside_code

PROMPTS = {
    "tip": "TIP", "info": "NOTE", "warning": "WARNING", "danger": "CAUTION", "primary": "NOTE",
    "success": "TIP", "note": "NOTE", "important": "IMPORTANT",
}  # fmt: skip
PROMPT = outside_code(
    r"""
    ^[ ]{0,3}\{:\s{0,9}\.(?:prompt-(?P<prompt>[a-z]{1,20})|notice(?:--(?P<notice>[a-z]{1,20}))?)
      \s{0,9}\}[ \t]*$
    """
)
NO_PARAGRAPH = re.compile(r"[ ]{0,3}(?:>|\||#|\{|```|~~~)|[ ]{4}|[ \t]*$")
DISTILL = outside_code(
    r"""
    <d-(?P<element>math|code)\b(?P<attributes>[^<>]*+)>
      (?P<inner>(?:(?!</?d-(?:math|code)\b).)*+)</d-(?P=element)>
    """
)
CAPTION = outside_code(
    r"""
    \[caption\b(?P<head>(?:"[^"\[\]\n]*+"|[^\[\]"])*+)\]
      (?P<inside>(?:(?!\[/?caption\b).)*+)\[/caption\]
    """
)
PICTURE = re.compile(
    r"""
    \s*(?:(?P<html>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)
      | (?P<markdown>(?P<linked>\[\s*)?!\[(?P<alt>[^\[\]]*)\]\((?P<address>[^\s()]*)
            (?:\s+"[^"]*")?\)
          (?(linked)\s*\]\((?P<target>[^\s()]*)\))))
    """,
    re.VERBOSE,
)
#: A picture with words; where it is alone, pandoc shows these below it.
CAPTIONED = outside_code(
    r"""
    ^[ ]{0,3}!\[(?P<caption>(?:[^\[\]\n]|\[[^\[\]\n]*+\])++)\]
      \((?P<src>(?:[^()\n]|\([^()\n]*+\))++)\)(?:\{(?P<attributes>[^{}\n]*+)\})?[ \t]*$
    """
)
#: A line that is next to the fence of a division: pandoc needs no empty line there.
NEXT_TO_FENCE = outside_code(r"^[ ]{0,3}!\[[^\n]*+\n(?=:{3})|^:{3}[^\n]*+\n(?=[ ]{0,3}!\[)")
YOUTUBE = outside_code(r"\[youtube[ =](?P<address>https?://[^\s\]]{1,300})\]")
VIDEO = "[Video on YouTube]({})"


def convert_blocks(text: str) -> str:
    """Return a text with these blocks as Markdown has them."""
    if "{:" in text:
        text = _prompts(text)
    if "<d-" in text:
        text = change_outside(DISTILL, text, _distill)
    if "[youtube" in text:
        text = change_outside(YOUTUBE, text, lambda found: VIDEO.format(found["address"]))
    if "[/caption]" in text:
        text = change_outside(CAPTION, text, _caption)
    return text


def show_captions(text: str) -> str:
    """Return a text of pandoc in which a picture with a caption has it here, too.

    Here the words are its description, unless another one is given.
    """

    def change(found: re.Match[str]) -> str:
        attributes = (found["attributes"] or "").replace("fig-alt=", "alt=")
        if "#" not in attributes and "alt=" not in attributes and is_alone(found):
            attributes = f'alt="" {attributes}'.strip()
        braces = f"{{{attributes}}}" if attributes else ""
        return f"![{found['caption']}]({found['src']}){braces}"

    if "![" not in text:
        return text
    text = change_outside(NEXT_TO_FENCE, text, lambda found: f"{found[0]}\n")
    return change_outside(CAPTIONED, text, change)


def _prompts(text: str) -> str:
    """Return a text whose quotations and paragraphs with such a line below are alerts."""
    done: list[str] = []
    at = 0
    for found in find_outside(PROMPT, text):
        lines = text[at : found.start()].split("\n")[:-1]
        is_quoted = bool(lines) and lines[-1].lstrip().startswith(">")
        start = len(lines)
        while start and _goes_on(lines[start - 1], is_quoted=is_quoted):
            start -= 1
        kind = PROMPTS.get(found["prompt"] or found["notice"] or "note")
        if kind is None or start == len(lines) or bool(found["prompt"]) != is_quoted:
            continue
        marks = [line if is_quoted else f"> {line}" for line in lines[start:]]
        done += [*lines[:start], f"> [!{kind}]", *marks]
        at = found.end() + 1
    return "\n".join([*done, text[at:]])


def _goes_on(line: str, *, is_quoted: bool) -> bool:
    return line.lstrip().startswith(">") if is_quoted else not NO_PARAGRAPH.match(line)


def _distill(found: re.Match[str]) -> str:
    tag = read_tag(f"<x {found['attributes']}></x>")
    is_block = tag is not None and tag.has_attr("block")
    inner = found["inner"]
    if found["element"] == "math":
        return f"\n\n$$\n{inner.strip()}\n$$\n\n" if is_block else f"${inner.strip()}$"
    language = str(tag.get("language", "")) if tag is not None else ""
    if is_block:
        body = inner.strip("\n").rstrip()
        return f"\n\n```{language}\n{body}\n```\n\n"
    return f"`{inner.strip()}`"


def _caption(found: re.Match[str]) -> str:
    """Return a picture of WordPress with its caption, which follows it or is an attribute."""
    picture = PICTURE.match(found["inside"])
    if picture is None:
        return found[0]
    caption = found["inside"][picture.end() :].strip()
    caption = caption or first(read_arguments(found["head"]), "caption")
    caption = " ".join(caption.split())
    image = picture["html"] or picture["markdown"]
    if picture["markdown"]:
        alt, address, target = picture["alt"], picture["address"], picture["target"] or ""
        if target in ("", address) and (not alt or alt == caption):
            return f"\n\n![{caption}]({address})\n\n" if caption else f"![{alt}]({address})"
        image = f'<img src="{attribute(address)}" alt="{attribute(alt)}">'
        if target and target != address:
            image = f'<a href="{attribute(target)}">{image}</a>'
    return f"<figure>{image.strip()}<figcaption>{caption}</figcaption></figure>"
