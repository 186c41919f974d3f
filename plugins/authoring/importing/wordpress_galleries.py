"""Galleries of WordPress: a shortcode, and blocks of its editor and of Jetpack. Pure.

Each becomes its pictures, one a paragraph, with their captions.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from ...core.changes import make_changes
from ...core.elements import read_attributes
from .pictures import render_picture

BLOCK = re.compile(
    r"<!-- wp:(?P<name>gallery|jetpack/(?:tiled-gallery|slideshow))\b[^<>]*+>"
    r"(?P<inner>(?:(?!<!-- /?wp:(?P=name)\b).)*+)<!-- /wp:(?P=name) -->",
    re.DOTALL,
)
#: The shortcode, and code, in which it is none.
SHORTCODE = re.compile(
    r"<(?P<code>code|pre)\b(?:(?!</?(?P=code)\b).)*+</(?P=code)>"
    r"|\[gallery(?P<options>(?:\s[^\[\]\n]{0,500})?)\]",
    re.DOTALL,
)
IDS = re.compile(r"\b(?P<name>ids|include|exclude)\s?=\s?[\"'“”″]?(?P<ids>[\d,\s]{1,400})")
IMAGE = re.compile(r"<img\b(?P<attributes>[^<>]*+)>")
CAPTION = re.compile(
    r"<figcaption(?P<attributes>[^<>]*+)>(?P<inner>(?:(?!</?figcaption\b).)*+)</figcaption>",
    re.DOTALL,
)
#: The caption of a gallery, which comes after its last picture.
OF_ALL = "blocks-gallery-caption"
#: The addresses of a picture in its full size come first.
ADDRESSES = ("data-full-url", "data-url", "src")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture that an export has as an item of its own."""

    number: int
    #: The number of the post that it was put into, 0 for none.
    parent: int
    place: int
    address: str
    alt: str
    caption: str

    @property
    def written(self) -> str:
        """The picture in Markdown."""
        values = {"src": self.address, "alt": self.alt, "caption": self.caption}
        return render_picture(values, is_alone=True)


@dataclass(slots=True)
class Galleries:
    """The pictures of an export, and the addresses of those that galleries show."""

    attachments: dict[int, Attachment]
    shown: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, items: Iterable[str]) -> "Galleries":
        """Return the pictures of some items."""
        found = [one for item in items if (one := _attachment(item))]
        return cls({one.number: one for one in found})

    def replaced(self, text: str, post: str, write: Callable[[str], str]) -> str:
        """Return the text of a post in which pictures are in place of galleries."""
        if "gallery" not in text and "slideshow" not in text:
            return text
        found = [
            (*one.span(), "".join(f"\n\n{write(picture)}\n\n" for picture in pictures))
            for one, pictures in self._pictures(text, post)
        ]
        return make_changes(text, found)

    def _pictures(self, text: str, post: str) -> Iterator[tuple[re.Match[str], list[str]]]:
        for found in BLOCK.finditer(text):
            yield found, list(self._of_block(found["inner"]))
        for found in SHORTCODE.finditer(text):
            if not found["code"] and (chosen := self._chosen(found["options"], post)):
                self.shown += [one.address for one in chosen]
                yield found, [one.written for one in chosen]

    def _chosen(self, options: str, post: str) -> list[Attachment]:
        """Return the pictures that a shortcode names, or those of the post; none if one lacks."""
        given = {one["name"]: re.findall(r"\d+", one["ids"]) for one in IDS.finditer(options)}
        ids = [*map(int, given.get("ids") or given.get("include") or ())]
        if ids:
            found = [self.attachments.get(one) for one in ids]
            return [one for one in found if one] if all(found) else []
        without = {*map(int, given.get("exclude", ()))}
        own = (one for one in self.attachments.values() if str(one.parent) == post)
        ordered = sorted(own, key=lambda one: (one.place, one.number))
        return [one for one in ordered if one.number not in without]

    def _of_block(self, inner: str) -> Iterator[str]:
        images = [*IMAGE.finditer(inner)]
        ends = [*(image.start() for image in images[1:]), len(inner)]
        for image, end in zip(images, ends, strict=True):
            values = read_attributes(image["attributes"])
            address = next((values[name] for name in ADDRESSES if values.get(name)), "")
            self.shown.append(address)
            captions = [*CAPTION.finditer(inner, image.end(), end)]
            own = [one["inner"].strip() for one in captions if OF_ALL not in one["attributes"]]
            of_all = [one["inner"].strip() for one in captions if OF_ALL in one["attributes"]]
            picture = {"src": address, "alt": values.get("alt", ""), "caption": "".join(own[:1])}
            yield render_picture(picture, is_alone=True)
            yield from of_all


def _attachment(item: str) -> Attachment | None:
    address = value_of(item, "wp:attachment_url")
    if not address.lower().partition("?")[0].endswith(PICTURES):
        return None
    alt = re.search(
        r"<wp:meta_key>(?:<!\[CDATA\[)?_wp_attachment_image_alt\b.{0,40}?</wp:meta_key>\s*"
        r"<wp:meta_value>(?:<!\[CDATA\[)?([^<\]]{0,2000})",
        item,
    )
    return Attachment(
        number=_number(item, "wp:post_id"),
        parent=_number(item, "wp:post_parent"),
        place=_number(item, "wp:menu_order"),
        address=address,
        alt=unescape(alt[1].strip()) if alt else "",
        caption=value_of(item, "excerpt:encoded"),
    )


def _number(item: str, tag: str) -> int:
    text = value_of(item, tag)
    return int(text) if text.isdecimal() else 0


def value_of(item: str, tag: str) -> str:
    """Return the text of an element of an item, "" for none."""
    found = re.search(rf"<{tag}>\s*(?:<!\[CDATA\[)?([^<\]]{{0,2000}})", item)
    return found[1].strip() if found else ""
