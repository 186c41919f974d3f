"""Figures, videos and the like of other engines, as Markdown or HTML. Pure."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from .arguments import attribute, first

SOURCES = ("src", "path", "image_path", "url", "file", "img", "image", "name", "link", "0")
CAPTIONS = ("caption", "description", "desc", "title")
MOVING = (".mp4", ".webm", ".ogv", ".mov", ".m4v")
SOUND = (".mp3", ".ogg", ".wav", ".m4a")
VIDEOS = {
    "youtube": ("https://www.youtube.com/watch?v={}", "Video on YouTube"),
    "vimeo": ("https://vimeo.com/{}", "Video on Vimeo"),
    "bilibili": ("https://www.bilibili.com/video/{}", "Video on Bilibili"),
    "twitch": ("https://www.twitch.tv/videos/{}", "Video on Twitch"),
    "google-drive": ("https://drive.google.com/file/d/{}/view", "Video"),
    "gist": ("https://gist.github.com/{}", "Code in a gist"),
    "twitter": ("https://twitter.com/{}", "Post on Twitter"),
}


def render_picture(values: Mapping[str, str], *, is_alone: bool) -> str:
    """Return a picture with its caption: as a figure in Markdown where it is a paragraph itself."""
    address = first(values, *SOURCES)
    caption = first(values, *CAPTIONS)
    alt = first(values, "alt")
    credit = first(values, "attr")
    if credit and (link := first(values, "attrlink")):
        credit = f'<a href="{attribute(link)}">{credit}</a>'
    if first(values, "title") and caption != first(values, "title"):
        caption = f"<strong>{first(values, 'title')}</strong> {caption}"
    caption = " ".join(part for part in (caption, credit) if part)
    width = re.sub(r"px$", "", first(values, "width"))
    if not re.fullmatch(r"\d{1,4}%?", width):
        width = ""
    is_plain = not re.search(r"[\[\]<>\\]|\n\s*\n", caption) and '"' not in alt
    if is_alone and is_plain and not first(values, "link", "href"):
        # With a description, if only an empty one, it is a figure, which shows its caption.
        described = [f'alt="{alt if alt != caption else ""}"'] * bool(caption)
        braces = described + [f'width="{width}"'] * bool(width)
        end = f"{{{' '.join(braces)}}}" if braces else ""
        return f"![{' '.join((caption or alt).split())}]({_quoted(address)}){end}"
    return _as_html(address, caption, alt, width, first(values, "link", "href"))


def _as_html(address: str, caption: str, alt: str, width: str, link: str) -> str:
    size = f' width="{width}"' if width else ""
    picture = f'<img src="{attribute(address)}" alt="{attribute(alt)}"{size}>'
    if link and link != address:
        picture = f'<a href="{attribute(link)}">{picture}</a>'
    caption = " ".join(caption.split())
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>" if caption else picture


def _quoted(address: str) -> str:
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~{}") if " " in address else address


def render_video(values: Mapping[str, str], kind: str = "") -> str:
    """Return a video of the blog itself, or a link: pages load nothing from another host."""
    provider = first(values, "provider") or kind
    address = first(values, "id", "0", "path", "src", "url", "file")
    caption = first(values, "caption", "title")
    if provider in VIDEOS and "://" not in address:
        pattern, name = VIDEOS[provider]
        return f"[{caption or name}]({pattern.format(address.split('?')[0])})"
    if address.lower().endswith(MOVING):
        film = f'<video controls src="{attribute(address)}"></video>'
        end = f"<figcaption>{caption}</figcaption>"
        return f"<figure>{film}{end}</figure>" if caption else film
    if address.lower().endswith(SOUND):
        return f'<audio controls src="{attribute(address)}"></audio>'
    return f"[{caption or VIDEOS.get(provider, ('', 'Video'))[1]}]({address})"


def render_details(title: str, inner: str) -> str:
    """Return a text that readers open."""
    summary = title if "<" in title else escape(title, quote=False)
    return f"<details>\n<summary>{summary or 'Details'}</summary>\n\n{inner.strip()}\n\n</details>"


def render_alert(kind: str, title: str, inner: str) -> str:
    """Return an alert, ``::: tip Title``."""
    colons = "::::" if re.search(r"^:::", inner, re.MULTILINE) else ":::"
    return f"{colons} {kind}{f' {title}' if title else ''}\n{inner.strip()}\n{colons}"


def render_link_preview(name: str, values: Mapping[str, str]) -> str:
    """Return a link to a post of Twitter or a gist."""
    address = first(values, "url", "0", "id")
    user = first(values, "user", "username")
    number = first(values, "id")
    if name == "gist":
        parts = "/".join(value for key, value in values.items() if key in ("0", "1"))
        address = f"https://gist.github.com/{parts}" if "://" not in parts else parts
        return f"[Code in a gist]({address})"
    if user and number:
        address = f"https://twitter.com/{user}/status/{number}"
    elif "://" not in address:
        address = f"https://twitter.com/i/status/{address}"
    return f"[Post on Twitter]({address})"
