"""What must be so for every site, whatever is in its posts. Each finding is a line and a post."""

import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import html5lib  # type: ignore[import-untyped]
from incremental.comparison import compare_builds

from .sites import LONGEST, Built
from .strategies import Post

#: What is in a text in place of something while it is read, and must never be on a page.
PLACEHOLDER = re.compile(
    r"[\x02\x03]|klzzwxh|wzxhzdk|(?<![a-z])(tex|cap|env|cor|ref|cit)[a-z]?\d+\1"
)
#: What a reader sees of HTML.
UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|annotation|title|head|template)\b.*?</\1>|<[^>]*>", re.DOTALL
)
#: What the search leaves out.
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
#: Markup that a page must not show where an author wrote nothing wrong.
RAW = re.compile(r"\$(?!\d)|\\[a-z(\[]|\*\*|\]\(|:::|\[\^|\[@|(?<!\w)@\w|\{#|(?<!\S)#{1,6} ")
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


class Finding(NamedTuple):
    """Something that is wrong."""

    #: The property that does not hold.
    kind: str
    text: str
    #: The post that it is about, None for the site.
    post: Post | None = None


def check(built: Built) -> Iterator[Finding]:
    """Yield what is wrong with a site by itself."""
    outcome = built.outcome
    if outcome.code < 0 or outcome.wall > LONGEST:
        yield Finding("ends", f"it took {outcome.wall:.0f} s, code {outcome.code}")
        return
    if "Traceback" in built.log or ("Error: " in outcome.end and outcome.code):
        yield Finding("no traceback", outcome.end)
    if outcome.code:
        yield Finding("is built", outcome.end)
        return
    pages = {path: path.read_text("utf-8") for path in built.place.output.rglob("*.html")}
    for path, html in pages.items():
        if found := PLACEHOLDER.search(seen(html)):
            yield Finding(
                "no placeholder", f"{path.name}: {_around(html, found[0])}", _of(built, path)
            )
    yield from _check_posts(built, pages)


def _check_posts(built: Built, pages: dict[Path, str]) -> Iterator[Finding]:
    """Yield what is wrong with the posts: on their pages, and in the search."""
    # A post may say where it is, in a file without a suffix, too.
    plain = [path for path in built.place.output.rglob("*") if not path.suffix and path.is_file()]
    everything = "\n".join([*pages.values(), *(path.read_text("utf-8") for path in plain)])
    addresses = _pages(built.place.output)
    records = _records(built.place.output)
    for post in built.posts:
        page = addresses.get(post.key, "none")
        yield from check_post(built, post, page, everything)
        if page in records:
            html = (built.place.output / page).read_text("utf-8")
            yield from check_record(html, post, records[page])
        elif records and post.is_whole:
            yield Finding("is found", f"{post.name} is not in the search", post)


def check_post(built: Built, post: Post, page: str, everything: str) -> Iterator[Finding]:
    """Yield what is wrong with a post."""
    is_reported = post.name in built.log
    path = built.place.output / page
    if not path.is_file():
        if not is_reported and not all(word in everything for word in post.words):
            yield Finding("is on a page or reported", f"{post.name} is nowhere", post)
        return
    html = path.read_text("utf-8")
    for word in post.words:
        if word not in html and not is_reported:
            yield Finding("has its text", f"{word} is missing", post)
            break
    if post.is_whole:
        yield from _check_whole(html, post)


def check_record(html: str, post: Post, record: str) -> Iterator[Finding]:
    """Yield what is wrong with what the search has of a post."""
    if found := PLACEHOLDER.search(record):
        yield Finding("no placeholder in the search", _around(record, found[0]), post)
    shown = seen(DRAWING.sub("", _article(html)))
    for word in post.words:
        if word in shown and word not in record:
            yield Finding("is found", f"{word} is missing", post)
            break
    text = record
    for code in CODE.finditer(html):
        text = text.replace(" ".join(seen(code[0]).split()), " ")
    if post.is_whole and (found := RAW.search(text)):
        yield Finding("shows no markup in the search", _around(text, found[0]), post)


def _article(html: str) -> str:
    found = ARTICLE.search(html)
    return found[0] if found else html


def _check_whole(html: str, post: Post) -> Iterator[Finding]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    errors = [f"{error[0]}: {error[1]}" for error in parser.errors]
    if errors:
        yield Finding("is valid HTML", errors[0], post)
    text = seen(CODE.sub(" ", _article(html)))
    if found := RAW.search(text):
        yield Finding("shows no markup", _around(text, found[0]), post)


def compare(first: Built, second: Built) -> Iterator[Finding]:
    """Yield how two builds of the same sources differ."""
    places = ((first.place, first.outcome), (second.place, second.outcome))
    for difference in compare_builds(*places):
        yield Finding("is the same again", str(difference))


def seen(html: str) -> str:
    """Return the text of a page."""
    return unescape(UNSEEN.sub("", html))


def _pages(output: Path) -> dict[str, str]:
    """Return the page of each slug."""
    found = {}
    for path in output.rglob("posts/**/index.html"):
        found[path.parent.name] = path.relative_to(output).as_posix()
    return found


def _records(output: Path) -> dict[str, str]:
    """Return what the search has of each page, by its file."""
    found = {}
    for path in output.glob("pagefind/fragment/*"):
        data = gzip.decompress(path.read_bytes())
        page = json.loads(data[data.index(b"{") :])
        found[f"{page['meta']['url']}index.html"] = page["content"]
    return found


def _of(built: Built, path: Path) -> Post | None:
    return next((post for post in built.posts if post.key == path.parent.name), None)


def _around(text: str, word: str) -> str:
    at = text.find(word)
    return repr(text[max(0, at - 60) : at + 60])
