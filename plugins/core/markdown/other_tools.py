"""Markup of other tools that nothing here reads: how it looks, what it is called. Pure.

A build looks for it in posts, and an import in what it has made of those of another engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: What most markup is for cannot be known.
WHATEVER = "write what it is for in Markdown or HTML"


@dataclass(frozen=True, slots=True)
class OtherMarkup:
    """One kind of markup."""

    #: How it looks, in verbose syntax, with ``.`` for any character and ``^`` for any line.
    pattern: str
    #: What a report calls it; it is put into the braces.
    what: str
    #: What to write instead.
    hint: str = WHATEVER


MARKUP: Mapping[str, OtherMarkup] = {
    "liquid": OtherMarkup(
        r"\{%-?[ ]*(?P<tag>\w+)(?:(?!%\}).){0,600}?%\}",
        "the tag {} of Liquid",
    ),
    "shortcode": OtherMarkup(
        r"\{\{[<%][ ]*(?P<name>/?[ ]?[\w./-]+)(?:(?![>%]\}\}).){0,600}?[>%]\}\}",
        "the shortcode {}",
    ),
    "output": OtherMarkup(
        r"\{\{(?![<%{])[^{}\n]{1,200}\}\}",
        "the expression {} of a template",
        "write what it is for",
    ),
    "wiki": OtherMarkup(
        r"(?<!\w)!?\[\[(?=[^\W\d])[^\[\]\n]{1,200}\]\](?!\()",
        "the wiki link {}",
        "write [text]({filename}file.md)",
    ),
    "wordpress": OtherMarkup(
        r"\[/?(?:caption|gallery|youtube|embed|audio|video|latexpage|slideshare|vimeo|soundcloud"
        r"|gist|wpvideo|googlemaps|polldaddy|contact-form)(?=[ =\]])[^\]\n]{0,400}\]"
        r"(?![(\[:])",
        "the shortcode {} of WordPress",
    ),
    "kramdown": OtherMarkup(r"^[ ]{0,3}\{::/?[^{}\n]{0,200}\}", "{} of kramdown"),
    "grid": OtherMarkup(
        r"^[ ]{0,3}\+[-=:]{3,200}\+[-=:+]{0,400}[ ]*$",
        "the grid table {}",
        "write a table with | between the columns",
    ),
    "hidden": OtherMarkup(r"\{\#[ ][^{}\n]{1,200}[ ]\#\}", "the comment {}", "write <!-- … -->"),
    "emoji": OtherMarkup(
        r"(?<![\w:{]):(?!(?:name|label|alt):[ ])(?=[a-z]|[+-]1)[a-z\d_+-]{2,30}:(?![\w:`])",
        "the emoji {}",
        "write the character itself",
    ),
}
#: What to write in place of tags and shortcodes that many blogs have, by their names.
INSTEAD: Mapping[str, str] = {
    word: hint
    for words, hint in {
        "note notice alert callout admonition hint info tip warning danger success important": (
            "write ::: info in a line before its text, and ::: in one after it"
        ),
        "img image figure fig asset_img picture": 'write ![what is to be seen](path "title")',
        "youtube vimeo video bilibili tweet twitter instagram iframe audio embed gist jsfiddle": (
            "write a link to it: pages load nothing from another host"
        ),
        "blockquote quote cq centerquote pullquote": "write > before each line of its text",
        "post_link post_url link ref relref": "write [text]({filename}file.md)",
        "post_path asset_path asset_link static_file": "write [text]({static}/path)",
        "include_code codeblock code prism highlight d-code": (
            "write the code between two lines of ```"
        ),
        "notebook": "write what it shows: Markdown, code between two lines of ```, pictures",
        "details spoiler collapse expand fold hideToggle": (
            "write <details><summary>Title</summary>, a blank line, its text, </details>"
        ),
        "tabs tab subtabs": 'write === "Title" and its lines, indented by four spaces',
        "mermaid plantuml graphviz tikz diagram": "make a picture of it, and write ![](path)",
        "sidenote marginnote footnote": "write ^[its text]",
        "comment": "write <!-- … -->",
    }.items()
    for word in words.split()
}
#: What is printed of a long one.
SHOWN = 60


def alternatives(markup: Mapping[str, OtherMarkup]) -> str:
    """Return one pattern, in verbose syntax, with a group for each kind."""
    return "\n  | ".join(f"(?P<{kind}>{one.pattern})" for kind, one in markup.items())


def hint_of(one: OtherMarkup, name: str) -> str:
    """Return what to write in place of some markup, whose name is given where it has one."""
    return INSTEAD.get(name.lstrip("/ ").removeprefix("end"), one.hint)


def describe(one: OtherMarkup, source: str) -> str:
    """Return what a report says of some markup."""
    source = " ".join(source.split())
    return one.what.format(f"{source[:SHOWN]}…" if len(source) > SHOWN else source)
