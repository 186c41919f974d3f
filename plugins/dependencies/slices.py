"""The pages with one statement and all that it rests on, in order, across posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

from ..core.elements import Element, find_elements
from ..core.generated_markup import Class, Data, strip_for
from ..core.html import get_html
from ..core.pages import is_free
from ..core.pelican_api import resolve_links
from ..core.rendering.deferred import Deferred
from ..core.rendering.writer import PageWriter
from ..figures import with_drawings
from ..notation import opened_by, rows_needed, without_marks
from ..papers import Origin, find_places, keep_apart, rebase_links
from .given import Given, GivenFrom
from .graph import StatementKey
from .linking import Linker, ProofSlice


@dataclass(frozen=True, slots=True)
class SlicePart:
    """A statement with its proofs on a page of several."""

    #: "Lemma 2".
    name: str
    #: The post that it is from.
    article: Any
    #: Its address, from the site's root.
    url: str
    html: str
    #: Whether it is the statement that the page is about.
    is_last: bool


class SliceGenerator(Generator):  # type: ignore[misc]
    """Writes a page for each slice of the posts."""

    #: The statements of the run; None where no step has found any.
    linker: Linker | None = None

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages; report an address that is already taken."""
        linker = self.linker
        if linker is None:
            return
        with writer.together():
            for article in linker.articles.values():
                for one in getattr(article, "slices", ()):
                    if is_free(writer, one.save_as, "DEPENDENCIES_SAVE_AS"):
                        self._write(writer, one, linker)

    def _write(self, writer: PageWriter, one: ProofSlice, linker: Linker) -> None:
        relative = self.settings["RELATIVE_URLS"]
        # The root of the site as the writer will write it, seen from this page.
        root = path_to_url(get_relative_path(one.save_as)) if relative else self.context["SITEURL"]
        keys = tuple(linker.with_symbols.everything_below(one.key))
        posts = {key.path: linker.articles[key.path] for key in keys}
        names = tuple(linker.by_key[key].name for key in keys)
        writer.write_file(
            one.save_as,
            self.get_template("slice"),
            self.context,
            relative_urls=relative,
            url=one.url,
            page_name=one.url,
            slice=one,
            shown=Deferred(make_contents, keys, names, posts, root),
        )


@dataclass(frozen=True, slots=True)
class SliceContents:
    """What a page with a statement and all that it rests on shows."""

    parts: list[SlicePart]
    #: The id that the statement has there which the page is about.
    id: str
    #: Displays by which symbols are defined, and the rows of a list of all that the parts have.
    displays: str
    symbols: str
    #: What the buttons of statements and displays open.
    opened: str


class _Post:
    """A post of which some parts are on a page of several."""

    def __init__(self, post: Any, number: int, siteurl: str, *, marked: bool) -> None:
        self.post, self.siteurl, self.marked = post, siteurl, marked
        self.address = f"{siteurl}/{post.url}"
        self.html = get_html(post)
        self.origin = Origin(f"s{number}--", find_places(self.html))
        found = find_elements(self.html, Class.PROOF, having=[Data.OF])
        self.proofs = [one for one in found if one.is_closed]
        self.statements: dict[str, Element] = {}
        for one in find_elements(self.html, Class.THEOREM, having=[Data.KIND]):
            self.statements.setdefault(one.attributes.get("id", ""), one)

    def finish(self, html: str, places: dict[str, Origin]) -> str:
        """Return a part of the post as it is on this page: ids apart, and links that lead there.

        Only parts are changed, not the post: it has many pages, and each shows little of it.
        """
        # Each post counts its symbols: those of one post are marked.
        html = html if self.marked else without_marks(html)
        html, _ = rebase_links(html, self.post.url, self.siteurl)
        html = resolve_links(self.post, html, self.siteurl)
        return keep_apart(html, self.origin, places)


def make_contents(
    keys: tuple[StatementKey, ...], names: tuple[str, ...], posts: dict[str, Any], siteurl: str
) -> SliceContents:
    """Return the statements with their proofs, the last one being what the page is about.

    ``siteurl`` is the root of the site as links on this page begin with it.
    """
    read = {
        path: _Post(post, number, siteurl, marked=path == keys[-1].path)
        for number, (path, post) in enumerate(posts.items(), 1)
    }
    places = {one.address: one.origin for one in read.values()}
    addresses = {one.origin.prefix: one.address for one in read.values()}
    given = Given(
        {
            one.origin.prefix: GivenFrom(one.html, partial(one.finish, places=places))
            for one in read.values()
        }
    )
    shown = {(key.path, key.id) for key in keys}
    cut = {
        key: strip_for(
            "paper page",
            read[key.path].finish("\n".join(_cut(read[key.path], key, shown)), places),
        )
        for key in keys
    }
    for html in cut.values():
        given.add(html)
    parts = [
        SlicePart(
            name,
            posts[key.path],
            f"{posts[key.path].url}#{key.id}",
            _drawn(
                given.lead_out(f"{given.missing(cut[key])}\n{cut[key]}".strip(), addresses),
                posts[key.path],
                siteurl,
                f"part-{number}--",
            ),
            key == keys[-1],
        )
        for number, (key, name) in enumerate(zip(keys, names, strict=True), 1)
        if cut[key]
    ]
    rows: list[str] = []
    opened: list[str] = []
    for one in read.values():
        used = "".join(part.html for part in parts if part.article is one.post)
        rows += (one.finish(row, places) for row in rows_needed(one.html, used))
        opened += (
            one.finish(each, places) for each in opened_by(used, one.html, one.origin.prefix)
        )
    listed = "\n".join(rows)
    before = given.missing(listed)
    lists = (given.lead_out(one, addresses) for one in (before, listed, "\n".join(opened)))
    last = f"{read[keys[-1].path].origin.prefix}{keys[-1].id}"
    return SliceContents(parts, last, *lists)


def _drawn(html: str, post: Any, siteurl: str, prefix: str) -> str:
    return with_drawings(html, getattr(post, "drawings", ()), siteurl, prefix)


def _cut(post: _Post, key: StatementKey, shown: set[tuple[str, str]]) -> Iterator[str]:
    """Yield a statement and its proofs; nothing where a proof that is shown has it in it."""
    statement = post.statements.get(key.id)
    if statement is None:
        return
    for proof in post.proofs:
        around = (key.path, proof.attributes[Data.OF])
        if proof.start < statement.start < proof.end and around in shown:
            return
    yield post.html[statement.start : statement.end]
    for proof in post.proofs:
        if proof.attributes[Data.OF] == key.id:
            yield post.html[proof.start : proof.end]
