"""Shortcodes of Hugo and Quarto in a text, as Markdown. Pure.

One that is not known stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath

from .arguments import INSIDE, first, read_arguments
from .headers import split_header
from .own_templates import fill_hugo
from .pictures import (
    render_alert,
    render_details,
    render_link_preview,
    render_picture,
    render_video,
)
from .places import change_outside, is_alone, outside_code
from .reading import PostReading

HIGHLIGHT = re.compile(
    r"\{\{<\s{0,9}highlight\s{1,9}\"?(?P<language>[\w+#.-]{1,40})\"?[^>\n]{0,200}>\}\}"
    r"(?P<code>(?:(?!\{\{<).){0,40000})\{\{<\s{0,9}/\s{0,9}highlight\s{0,9}>\}\}",
    re.DOTALL,
)
ESCAPED = re.compile(r"\{\{(?P<open>[<%])/\*(?P<inner>(?:(?!\*/).){0,400})\*/(?P<close>[>%])\}\}")
DETAILS = ("details", "collapse", "expand", "spoiler", "accordion")
ALERTS = ("notice", "hint", "callout", "alert", "admonition", "box", "alertbox", "note", "tip")
RAW = ("rawhtml", "raw", "html", "unsafe", "rawHTML", "plain", "center")
PAIRED = "|".join((*DETAILS, *ALERTS, *RAW, "warning", "mermaid", "caption", "quote", "blockquote"))
WANTED = outside_code(
    rf"""
    \{{\{{(?P<open>[<%])\s{{0,9}}(?P<block>{PAIRED})(?![\w/-])(?P<head>{INSIDE})[>%]\}}\}}
        (?P<inner>(?:(?!\{{\{{[<%]\s{{0,9}}/?\s{{0,9}}(?P=block)(?![\w/-])).)*+)
        \{{\{{[<%]\s{{0,9}}/\s{{0,9}}(?P=block)\s{{0,9}}[>%]\}}\}}
  | \{{\{{[<%]\s{{0,9}}(?P<name>[\w./-]+)(?P<rest>{INSIDE})/?[>%]\}}\}}
    """
)
KINDS = {
    "info": "note", "primary": "note", "secondary": "note", "success": "tip", "error": "danger",
    "warn": "warning", "notice": "note", "hint": "tip", "callout": "note", "alert": "note",
    "admonition": "note", "box": "note", "alertbox": "note",
}  # fmt: skip
KNOWN = {
    *("note", "info", "abstract", "tip", "success", "important", "question", "warning", "caution"),
    *("danger", "failure", "bug", "example", "quote", "todo"),
}
CLOSING = re.compile(r"\{\{[<%]\s{0,9}/\s{0,9}([\w-]{1,40})\s{0,9}[>%]\}\}")
#: What a page of Quarto's says for print or for its own look: icons, empty space.
FOR_PRINT = ("pagebreak", "br", "clear", "lipsum", "fa", "ai", "bi", "icon", "iconify")
PICTURES = ("figure", "img", "image", "picture", "imgproc", "fig")
VIDEOS = ("youtube", "vimeo", "bilibili", "video", "audio")
LINK_PREVIEWS = ("tweet", "twitter", "x", "gist", "twitter_simple")


def convert_shortcodes(text: str, reading: PostReading) -> str:
    """Return a text with the shortcodes that are known as Markdown, and the others as they are."""
    if "{{<" not in text and "{{%" not in text:
        return text

    def change(found: re.Match[str]) -> str:
        if found["block"]:
            return _block(found)
        return _single(found, reading) or found[0]

    text = _own_blocks(HIGHLIGHT.sub(_highlight, text), reading)
    for _ in range(3):  # what a shortcode says may hold shortcodes
        before, text = text, change_outside(WANTED, text, change)
        if before == text:
            break
    return ESCAPED.sub(
        lambda found: f"{{{{{found['open']}{found['inner']}{found['close']}}}}}", text
    )


def _highlight(found: re.Match[str]) -> str:
    """Return code in a fence, where it begins or ends in the line of a tag: that is not read."""
    code, begins = found["code"], found["code"].startswith("\n")
    if begins and re.search(r"\n[ \t]*\Z", code):
        return found[0]
    if "\n" not in code.strip("\n"):
        return f"`{code.strip()}`" if "`" not in code else found[0]
    return f"\n```{found['language']}\n{code.strip(chr(10)).rstrip()}\n```\n"


def _block(found: re.Match[str]) -> str:
    name, inner = found["block"], found["inner"]
    values = read_arguments(found["head"])
    if name in RAW:
        return inner
    if name == "mermaid":
        return f"```mermaid\n{inner.strip()}\n```"
    if name in DETAILS:
        return render_details(first(values, "summary", "title", "label", "0"), inner)
    if name in ("quote", "blockquote"):
        source = first(values, "author", "source", "0")
        text = inner.strip() + (f"\n\n— {source}" if source else "")
        return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
    kind = first(values, "type", "style", "class", "0").lower()
    kind = KINDS.get(kind, kind)
    if kind not in KNOWN:
        kind = KINDS.get(name, name)
    title = first(values, "title", "1")
    return render_alert(kind if kind in KNOWN else "note", title, inner)


def _single(found: re.Match[str], reading: PostReading) -> str:
    """Return what a shortcode without an end says, "" where it is not known."""
    name, values = found["name"].lower(), read_arguments(found["rest"])
    if name in FOR_PRINT:
        return f"<!-- {found[0]} -->"
    if name in PICTURES:
        return render_picture(values, is_alone=is_alone(found)) if values else ""
    if name in LINK_PREVIEWS:
        return render_link_preview(name, values)
    if name in VIDEOS:
        return render_video(values, name) if values else ""
    if known := READ.get(name):
        return known(values, reading)
    template = _template(found["name"], reading)
    return fill_hugo(template, values) or "" if ".Inner" not in template else ""


def _reference(values: Mapping[str, str], reading: PostReading) -> str:
    stem, _, anchor = first(values, "path", "0").partition("#")
    end = f"#{anchor}" if anchor else ""
    return reading.link_to(stem.lstrip("/"), end) or "" if stem else end


def _value(values: Mapping[str, str], reading: PostReading) -> str:
    name = first(values, "0")
    return reading.value(f"page.{name}") or reading.value(f"site.{name}") or ""


def _own_blocks(text: str, reading: PostReading) -> str:
    """Return a text with what the blog's own shortcodes make of the texts within them."""
    for name in set(CLOSING.findall(text)):
        template = _template(name, reading)
        if ".Inner" not in template:
            continue
        pattern = outside_code(
            rf"""\{{\{{[<%]\s{{0,9}}{re.escape(name)}(?![\w/-])(?P<head>{INSIDE})[>%]\}}\}}
            (?P<inner>(?:(?!\{{\{{[<%]\s{{0,9}}/?\s{{0,9}}{re.escape(name)}(?![\w/-])).)*+)
            \{{\{{[<%]\s{{0,9}}/\s{{0,9}}{re.escape(name)}\s{{0,9}}[>%]\}}\}}"""
        )

        def change(found: re.Match[str], template: str = template) -> str:
            values = read_arguments(found["head"])
            return fill_hugo(template, values, found["inner"].strip("\n")) or found[0]

        text = change_outside(pattern, text, change)
    return text


def _template(name: str, reading: PostReading) -> str:
    """Return the file of a shortcode of the blog's own, "" if there is none."""
    for folder in ("layouts/shortcodes", "layouts/_shortcodes"):
        if (path := f"{folder}/{name}.html") in reading.blog.files:
            return reading.read(path)
    return ""


def _included(values: Mapping[str, str], reading: PostReading) -> str:
    """Return the text of a file that Quarto would put here."""
    name = first(values, "0")
    path = normpath(join(dirname(reading.post.source), name)) if name[:1] != "/" else name[1:]
    if path not in reading.blog.files:
        return ""
    return split_header(reading.read(path)).body.strip("\n")


#: What each of these says, by its arguments.
READ: dict[str, Callable[[Mapping[str, str], PostReading], str]] = {
    **dict.fromkeys(("ref", "relref"), _reference),
    **dict.fromkeys(("meta", "var", "param"), _value),
    **dict.fromkeys(("toc", "tableofcontents"), lambda _values, _reading: "[TOC]"),
    "include": _included,
}
