"""``{% include … %}`` of Jekyll: what the themes have, and a blog's own without Liquid. Pure."""

import re
from posixpath import dirname, join, normpath, splitext

from .arguments import first, read_arguments
from .own_templates import fill_jekyll
from .pictures import render_alert, render_details, render_picture, render_video
from .places import is_alone
from .reading import PostReading
from .templates import evaluate

PICTURES = re.compile(
    r"(?:.*/)?(?:figure|figures|image|images|img|picture|post-?image|lightbox|maincolumn_img"
    r"|marginfigure|fullwidth|responsive-image|img-caption|image-caption|fig|figure_link)"
)
NOTES = re.compile(r"(?:.*/)?(?:sidenote|marginnote|side-?note|margin-?note|footnote)")
VIDEOS = re.compile(
    r"(?:.*/)?(?:(?P<site>youtube|vimeo)\w*|video\w*|audio|embed/\w+)", re.IGNORECASE
)
ALERTS = re.compile(
    r"(?:.*/)?(?P<kind>note|tip|warning|important|info|danger|alert|callout|notice)"
)
#: What says nothing: it sets a variable that addresses begin with.
SILENT = ("base_path", "JB/setup")
TOCS = re.compile(r"(?:.*/)?toc")


def render_include(found: re.Match[str], reading: PostReading) -> str:
    """Return what an include says; the tag itself where it is not known."""
    written = found["rest"].strip()
    name = re.split(r"\s", written, maxsplit=1)[0]
    rest = written[len(name) :]
    name = name.strip("'\"")
    stem = splitext(name)[0]
    if stem in SILENT:
        return ""
    values = read_arguments(rest, lambda word: _variable(word, reading))
    rendered = _known(stem, values, found)
    return rendered or _own_file(found, name, values, reading) or found[0]


def _variable(word: str, reading: PostReading) -> str | None:
    if word in ("true", "True", "false", "nil") or re.fullmatch(r"[\d.]+(?:%|px|em)?", word):
        return word
    return evaluate(word, reading)


def _known(stem: str, values: dict[str, str], found: re.Match[str]) -> str:
    if PICTURES.fullmatch(stem) and first(
        values, "src", "path", "image_path", "url", "file", "img", "image", "name"
    ):
        return render_picture(values, is_alone=is_alone(found))
    if NOTES.fullmatch(stem) and (note := first(values, "note", "text", "content")):
        return f"^[{' '.join(note.split())}]"
    if (video := VIDEOS.fullmatch(stem)) and values:
        return render_video(values, (video["site"] or "").lower())
    if (alert := ALERTS.fullmatch(stem)) and (text := first(values, "content", "text", "body")):
        kind = first(values, "type") or alert["kind"]
        return render_alert(kind, first(values, "title"), text)
    if stem.endswith("details") and first(values, "content", "body"):
        return render_details(first(values, "summary", "title"), first(values, "content", "body"))
    return "[TOC]" if TOCS.fullmatch(stem) else ""


def _own_file(found: re.Match[str], name: str, values: dict[str, str], reading: PostReading) -> str:
    """Return the text of a file of the blog's own, if it only puts in what it gets."""
    folders = ["_includes"]
    if found["tag"] == "include_relative":
        folders = [dirname(reading.post.source)]
    for folder in folders:
        path = normpath(join(folder, name))
        if path in reading.blog.files:
            text = reading.read(path)
            if not text.startswith("---"):
                return fill_jekyll(text, values) or ""
    return ""
