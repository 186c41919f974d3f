"""Liquid of Jekyll and tags of Hexo in a text, as Markdown. Pure.

A tag that is not known stays as it is.
"""

import re
from dataclasses import dataclass, field

from .arguments import INSIDE, first, read_arguments
from .includes import render_include
from .pictures import render_alert, render_details, render_link_preview, render_video
from .places import change_outside, outside_code
from .reading import PostReading
from .templates import evaluate

RAW = re.compile(
    r"\{%-?\s{0,9}raw\s{0,9}-?%\}(?P<inner>(?:(?!\{%-?\s{0,9}(?:end)?raw\b).)*+)\{%-?\s{0,9}endraw\s{0,9}-?%\}",
    re.DOTALL,
)
#: Code within a line or within HTML; the rest is read here as it is.
HIGHLIGHT = re.compile(
    r"\{%-?\s{0,9}highlight\s{1,9}"
    r"(?P<language>[\w+#.-]{1,40})[^%\n]{0,200}%\}(?P<code>(?:(?!\{%).){0,20000})"
    r"\{%-?\s{0,9}endhighlight\s{0,9}-?%\}",
    re.DOTALL,
)
BLOCKS = "capture|comment|details|mermaid|note|codeblock|blockquote|quote|alert|callout|tip|warning"
WANTED = outside_code(
    rf"""
    \{{%-?\s{{0,9}}(?P<block>{BLOCKS})\b(?P<head>{INSIDE})-?%\}}
        (?P<inner>(?:(?!\{{%-?\s{{0,9}}(?:end)?(?P=block)\b).)*+)
        \{{%-?\s{{0,9}}end(?P=block)\s{{0,9}}-?%\}}
  | \{{%-?\s{{0,9}}(?P<tag>\w+)\b(?P<rest>{INSIDE})-?%\}}
  | \{{\{{-?(?![<%{{])(?P<output>(?:"[^"]*+"|'[^']*+'|[^{{}}"'])*+)-?\}}\}}
    """
)
ALERTS = {
    **dict.fromkeys(("info", "primary", "default", "note"), "note"),
    **dict.fromkeys(("success", "tip"), "tip"),
    **dict.fromkeys(("warning",), "warning"),
    **dict.fromkeys(("danger", "error"), "danger"),
}
LINKS = ("post_url", "link", "post_link", "post_path")
ASSETS = ("img", "asset_img", "asset_path", "asset_link")
VIDEO_SITES = ("youtube", "vimeo", "bilibili", "twitch")
PREVIEWS = ("twitter", "tweet", "gist")
#: What a tag becomes; polyglot has the others around addresses that are those of all languages.
SHOWN = {"toc": "[TOC]", "static_href": "", "endstatic_href": ""}
ASSIGNED = re.compile(r"\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.*)", re.DOTALL)
KEPT = re.compile("\0(\\d+)\0")
KEPT_LINE = re.compile("^[ \\t]*\0(\\d+)\0[ \\t]*\n", re.MULTILINE)


@dataclass(slots=True)
class KeptTags:
    """What a place in a text was and will be, while the rest of the text is changed."""

    reading: PostReading
    #: The whole tag, the name of what it sets, and what is shown instead of it.
    entries: list[tuple[str, str, str]] = field(default_factory=list)

    def keep(self, whole: str, name: str, shown: str) -> str:
        """Return a mark in the place of a tag."""
        self.entries.append((whole, name, shown))
        return f"\0{len(self.entries) - 1}\0"

    def set_variable(self, whole: str, name: str, value: str) -> str:
        """Give a variable a value; return a mark in the place of the tag."""
        self.reading.variables[name] = value
        self.reading.used.discard(name)
        return self.keep(whole, name, "")

    def put_back(self, text: str) -> str:
        """Return a text with its tags; what was set and never used is not lost."""
        text = KEPT_LINE.sub(lambda found: "" if self._is_used(found) else found[0], text)
        return KEPT.sub(self._shown, text)

    def _is_used(self, found: re.Match[str]) -> bool:
        name = self.entries[int(found[1])][1]
        return bool(name) and name in self.reading.used

    def _shown(self, found: re.Match[str]) -> str:
        whole, name, shown = self.entries[int(found[1])]
        return shown if not name or name in self.reading.used else whole


def convert_liquid(text: str, reading: PostReading) -> str:
    """Return a text with the tags that are known as Markdown, and the others as they are."""
    kept = KeptTags(reading)
    text = HIGHLIGHT.sub(_highlight, text.replace("\0", "\ufffd"))
    text = RAW.sub(lambda found: kept.keep(found[0], "", found["inner"]), text)
    for _ in range(3):  # what a tag says may hold tags
        before, text = text, change_outside(WANTED, text, lambda found: _change(found, kept))
        if before == text:
            break
    return kept.put_back(text)


def _change(found: re.Match[str], kept: KeptTags) -> str:
    whole, reading = found[0], kept.reading
    if found["block"] == "capture":
        name = found["head"].strip().strip("'\"")
        return kept.set_variable(whole, name, found["inner"].strip())
    if found["block"]:
        return _block(found)
    if found["output"] is not None:
        value = evaluate(found["output"], reading)
        return whole if value is None else value
    if found["tag"] == "assign" and (assigned := ASSIGNED.match(found["rest"])):
        value = evaluate(assigned["value"], reading)
        return whole if value is None else kept.set_variable(whole, assigned["name"], value)
    return _tag(found, reading)


def _highlight(found: re.Match[str]) -> str:
    code, before = found["code"], found.string[max(0, found.start() - 200) : found.start()]
    if not before.strip() or re.search(r"\n[ \t]{0,99}\n\Z", before):
        return found[0]
    if "\n" not in code.strip("\n"):
        ticks = "``" if "`" in code else "`"
        return f"{ticks}{code.strip()}{ticks}"
    return f"\n```{found['language']}\n{code.strip(chr(10))}\n```\n"


def _block(found: re.Match[str]) -> str:
    name, head, inner = found["block"], found["head"].strip(), found["inner"]
    if name == "comment":
        return f"<!--{inner.replace('--', '- -')}-->"
    if name == "details":
        return render_details(head.strip("'\""), inner)
    if name == "mermaid":
        return f"```mermaid\n{inner.strip()}\n```"
    if name == "codeblock":
        language = found["head"].partition("lang:")[2].split(" ")[0]
        title = re.sub(r"\b\w+:\S+", "", head).strip()
        return (f"**{title}**\n\n" if title else "") + f"```{language}\n{inner.strip(chr(10))}\n```"
    if name in ("quote", "blockquote"):
        source = f"\n\n— {head}" if head else ""
        return "\n".join(f"> {line}".rstrip() for line in f"{inner.strip()}{source}".splitlines())
    values = read_arguments(head)
    kind = first(values, "type", "style", "0") or name
    title = first(values, "title")
    if not title:
        title = " ".join(value for key, value in values.items() if key.isdigit() and key != "0")
    return render_alert(ALERTS.get(kind, "note"), title, inner)


def _tag(found: re.Match[str], reading: PostReading) -> str:
    name, rest, whole = found["tag"], found["rest"].strip(), found[0]
    if name in ("include", "include_relative"):
        return render_include(found, reading)
    if name in LINKS:
        return _link(name, rest, reading) or whole
    if name in ASSETS:
        return _asset(name, rest) or whole
    if name in SHOWN:
        return SHOWN[name]
    values = read_arguments(rest, lambda word: reading.value(word) or word)
    if name in VIDEO_SITES and values:
        return render_video(values, name)
    return render_link_preview(name, values) if name in PREVIEWS and values else whole


def _link(name: str, rest: str, reading: PostReading) -> str:
    """Return the address of a post or a file, or a link with a text; "" for nothing known."""
    stem, _, title = rest.partition(" ")
    target = reading.link_to(stem.strip("'\"")) or ""
    if name == "post_link" and target:
        return f"[{title.strip(chr(39) + chr(34) + ' ') or stem}]({target})"
    return target or (f"/{rest}" if name == "link" and rest in reading.blog.files else "")


def _asset(name: str, rest: str) -> str:
    """Return the pictures of Octopress and Hexo: [class] address [width [height]] [title [alt]]."""
    words = [value for name, value in read_arguments(rest).items() if name.isdigit()]
    at = next((n for n, word in enumerate(words) if re.search(r"[./]\w", word)), None)
    if at is None:
        return ""
    address, rest_words = words[at], words[at + 1 :]
    if name == "asset_path":
        return address
    names = [word for word in rest_words if not re.fullmatch(r"\d+%?", word)]
    if name == "asset_link":
        return f"[{' '.join(names) or address}]({address})"
    return f"![{names[-1] if names else ''}]({address})"
