"""Find the links from post to post, and what they lead to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Protocol
from urllib.parse import unquote

from pelican.contents import Article, Content, Page

from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.html import change, derive
from ..core.links import find_target, folder_of
from ..core.pages import next_to, shorten
from ..core.posts import Status, is_published, status_of
from .excerpts import address_of
from .post_links import annotate, find_labels, find_links, find_referred


@dataclass(slots=True)
class Previews:
    """The previews of a run, each of a label of a post; the label "" is the post as a whole."""

    #: The address of the file with the previews of a post, with {slug}.
    pattern: str
    default_lang: str
    #: The contents with previews, by source path.
    contents: dict[str, Content] = field(default_factory=dict)
    #: The labels that each of them has, by source path.
    labels: dict[str, Collection[str]] = field(default_factory=dict)
    #: The labels of each that are previewed.
    shown: dict[str, set[str]] = field(default_factory=dict)
    #: The file of each within the site.
    files: dict[str, str] = field(default_factory=dict)
    #: The files that are taken, in small letters.
    taken: set[str] = field(default_factory=set)

    def address(self, path: str, label: str) -> str:
        """Return the address of a preview within the site; "" if there is none."""
        return address_of(self.files[path], label) if label in self.shown.get(path, ()) else ""

    def add(self, content: Content, label: str) -> None:
        """Have a label of a published post previewed, if there is such a label."""
        path = content.source_path
        if label not in self._labels_of(content):
            return
        if path not in self.contents:
            self.contents[path], self.shown[path] = content, set()
            self.files[path] = self._free(content)
        self.shown[path].add(label)

    def _labels_of(self, content: Content) -> Collection[str]:
        """Return the labels of a content, and "" for itself; none if it is not published."""
        path = content.source_path
        if path not in self.labels:
            found = {"", *derive(content, find_labels)} if is_published(content) else ()
            self.labels[path] = found
        return self.labels[path]

    def _free(self, content: Content) -> str:
        """Return a file that is free, also on file systems that ignore case."""
        language = "" if content.lang == self.default_lang else f"-{content.lang}"
        wanted = free = shorten(self.pattern.format(slug=f"{content.slug}{language}"))
        count = 2
        while (folded := free.casefold()) in self.taken:
            free, count = next_to(wanted, count), count + 1
        self.taken.add(folded)
        return free


class PostLinks:
    """The links of one content to other posts."""

    def __init__(self, content: Content, targets: "Targets", previews: Previews) -> None:
        self.content = content
        self.previews = previews
        found = ((link, targets.of(link[0], content)) for link in derive(content, find_links))
        #: The links to others, as they are written, with what they lead to.
        self.links = [
            (link, target, unquote(unescape(link[1]))) for link, target in found if target
        ]

    def collect(self) -> None:
        """Have every target of a link previewed."""
        for _, target, label in self.links:
            self.previews.add(target, label)

    def annotate(self) -> None:
        """Give each link the address of its preview: of its label, else of the post."""
        addresses = {}
        for link, target, label in self.links:
            path = target.source_path
            if address := self.previews.address(path, label) or self.previews.address(path, ""):
                addresses[link] = address
        if addresses:
            change(self.content, annotate, addresses)


class Targets:
    """What the links of a run lead to; each place is looked up once."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.known: dict[tuple[str, str], Content | None] = {}

    def of(self, path: str, content: Content) -> Content | None:
        """Return what a link of a content leads to, if that is another content."""
        place = (path, "" if path.startswith("/") else folder_of(content))
        if place not in self.known:
            found = find_target(path, "filename", folder_of(content), self.context)
            # A post may link to a picture with the word for posts, which Pelican forgives.
            is_page = isinstance(found, Article | Page)
            self.known[place] = found if is_page else None
        target = self.known[place]
        return None if target is content else target


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
    targets = Targets(generator.context)
    links = [PostLinks(content, targets, previews) for content in every]
    for one in links:
        if status_of(one.content) is not Status.DRAFT:
            one.collect()
    _add_references(previews)
    for one in links:
        one.annotate()
    return previews


def _add_references(previews: Previews) -> None:
    """Give what the references in previews lead to previews, too."""
    for path, shown in previews.shown.items():
        content, labels = previews.contents[path], sorted(shown - {""})
        for inner in derive(content, find_referred, labels) if labels else ():
            previews.add(content, inner)


class PreviewedArticle(Protocol):
    """What templates find on each published article, where there are previews."""

    #: The address of its preview.
    preview_url: str
