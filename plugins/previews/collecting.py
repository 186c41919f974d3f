"""Find the links from post to post, and what they lead to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Protocol
from urllib.parse import unquote

from pelican.contents import Article, Content
from pelican.utils import slugify

from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.links import find_target
from ..core.pages import next_to, shorten
from ..core.html import get_html, set_html
from ..core.posts import Status, is_published, status_of
from .excerpts import add_preview, cut_excerpt, find_anchors, find_references

LINK = re.compile(
    r'<a\b[^<>]*\shref="[{|]filename[}|](?P<path>[^"#]*)(?:#(?P<label>[^"]*))?"[^<>]*>'
)
#: The label of the preview of a post as a whole.
WHOLE = "index"


@dataclass(slots=True)
class Previews:
    """The previews of a run, each of a label of a post; the label "" is the post as a whole."""

    #: The address of a preview with {slug} and {label}.
    pattern: str
    default_lang: str
    #: The contents with previews, by source path.
    contents: dict[str, Content] = field(default_factory=dict)
    #: Where the element of each label begins in the HTML, by source path and label.
    anchors: dict[str, dict[str, int]] = field(default_factory=dict)
    #: The addresses of previews, by source path and label.
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    #: The addresses that are taken, in small letters.
    taken: set[str] = field(default_factory=set)

    def address(self, path: str, label: str) -> str:
        """Return the address of a preview within the site; "" if there is none."""
        return self.addresses.get((path, label), "")

    def add(self, content: Content, label: str) -> bool:
        """Give a label of a published post an address; return whether there is such a label."""
        path = content.source_path
        if (path, label) in self.addresses:
            return True
        if not is_published(content) or (label and label not in self._anchors(content)):
            return False
        self.contents[path] = content
        self.addresses[path, label] = self._free(content, label)
        return True

    def excerpt(self, path: str, label: str) -> str:
        """Return the HTML that a preview shows, as it is in the post."""
        content = self.contents[path]
        return cut_excerpt(get_html(content), self._anchors(content)[label])

    def forget_anchors(self) -> None:
        """Forget where the labels are, after the HTML has changed."""
        self.anchors.clear()

    def _anchors(self, content: Content) -> Mapping[str, int]:
        path = content.source_path
        if path not in self.anchors:
            self.anchors[path] = find_anchors(get_html(content))
        return self.anchors[path]

    def _free(self, content: Content, label: str) -> str:
        """Return an address that is free, also on file systems that ignore case."""
        language = "" if content.lang == self.default_lang else f"-{content.lang}"
        name = slugify(label.replace(":", "-"), use_unicode=False) or "x" if label else WHOLE
        wanted = free = shorten(self.pattern.format(slug=f"{content.slug}{language}", label=name))
        count = 2
        while free.casefold() in self.taken:
            free, count = next_to(wanted, count), count + 1
        self.taken.add(free.casefold())
        return free


@dataclass(slots=True)
class PostLinks:
    """The links of one content to other posts."""

    content: Content
    context: Mapping[str, Any]
    previews: Previews

    def collect(self) -> None:
        """Have every target of a link previewed."""
        for match in LINK.finditer(get_html(self.content)):
            self._address(match, add=True)

    def annotate(self) -> None:
        """Give each link the address of its preview."""
        html = get_html(self.content)
        set_html(self.content, LINK.sub(lambda m: add_preview(m[0], self._address(m)), html))

    def _address(self, match: re.Match[str], *, add: bool = False) -> str:
        """Return the preview's address for a link: of its label, else of the post, or ""."""
        target = find_target(match["path"], "filename", self.content.relative_dir, self.context)
        if not isinstance(target, Content) or target is self.content:
            return ""
        label = unquote(unescape(match["label"] or ""))
        if add:
            self.previews.add(target, label)
        path = target.source_path
        return self.previews.address(path, label) or self.previews.address(path, "")


def iter_public_articles(generator: Any) -> Iterator[Article]:
    """Yield the published articles in the order of their files; addresses depend on the order."""
    found = (article for article in iter_articles(generator) if is_published(article))
    yield from sorted(found, key=lambda article: article.source_path)


def collect_previews(generators: list[Any], pattern: str) -> Previews:
    """Find what links lead to, and add the addresses of previews to them.

    What only a draft links to has no preview.
    """
    generator = find_articles_generator(generators)
    previews = Previews(pattern, generator.settings["DEFAULT_LANG"])
    for article in iter_public_articles(generator):
        previews.add(article, "")
    every = sorted(iter_contents(generators), key=lambda content: content.source_path)
    links = [PostLinks(content, generator.context, previews) for content in every]
    for one in links:
        if status_of(one.content) is not Status.DRAFT:
            one.collect()
    for path, label in [*previews.addresses]:
        if label:  # a reference in a preview opens a second one
            for inner in find_references(previews.excerpt(path, label)):
                previews.add(previews.contents[path], inner)
    for one in links:
        one.annotate()
    previews.forget_anchors()
    return previews


class PreviewedArticle(Protocol):
    """What templates find on each published article, where there are previews."""

    #: The address of its preview.
    preview_url: str
