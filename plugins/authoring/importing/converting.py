"""A blog of another engine as texts and files of a content folder. Pure, but for ``read``."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from posixpath import dirname

from .addresses import unknown_addresses
from .blocks import convert_blocks, show_captions
from .extras import bring_attached, bring_bibliographies, describe_site, find_macros
from .fenced_code import convert_titles_of_code, fold_code
from .fields import convert_fields
from .finding import find_posts, is_bundle
from .frozen import frozen_places, frozen_text
from .leftovers import find_leftovers, find_run_code
from .links import Links, make_links
from .liquid import convert_liquid
from .model import Blog, BlogPost, Imported, ImportRemark
from .raw_html import open_raw_html
from .reading import PostReading, stems
from .rewriting import find_broken, rewrite_addresses
from .secrets import keep_secret
from .shortcodes import convert_shortcodes
from .statements import convert_statements, describe_statements

Read = Callable[[str], str]


def import_blog(
    blog: Blog, read: Read, day_of: Read, today: date, *, statements: bool = False
) -> Imported:
    """Return what to write for a blog, and what is to be said.

    ``read`` returns the text of a file, ``day_of`` the day of its last change. With ``statements``,
    paragraphs such as ``**Theorem 1.**`` become blocks.
    """
    posts, remarks = find_posts(blog, read)
    imported = Imported(remarks=[*remarks, *unknown_addresses(blog, posts)])
    links, by_stem = make_links(blog, posts), stems(posts)
    for post in posts:
        post.day = day_of(post.source)
        reading = PostReading(blog, post, read, by_stem)
        text, said = convert_post(reading, links, today, statements=statements)
        imported.posts[post.target] = text
        imported.sources[post.target] = post.source
        imported.originals[post.target] = post.text
        imported.remarks += said
    imported.copies = dict(links.copies)
    bring_bibliographies(blog, posts, imported)
    bring_attached(blog, read, imported)
    find_macros(blog, read, imported)
    describe_site(blog, imported)
    imported.remarks.sort(key=lambda remark: (remark.path, remark.line))
    return imported


def convert_post(
    reading: PostReading, links: Links, today: date, *, statements: bool = False
) -> tuple[str, list[ImportRemark]]:
    """Return the text of one post, and what is to be said of it."""
    blog, post = reading.blog, reading.post
    header = replace(post.written, lines=[*post.written.lines])
    body = frozen_text(blog, post, reading.read) if blog.engine == "quarto" else ""
    header.body = body or header.body
    header.body = convert_body(header.body, reading)
    if statements:
        header.body = convert_statements(header.body)
    resolve = partial(_resolve, links, post)
    broken = find_broken(header.body, resolve, post)
    header.body = rewrite_addresses(header.body, resolve)
    said = convert_fields(header, blog, post, resolve) + keep_secret(header, blog, post, today)
    text = header.render()
    above = text.count("\n") - header.body.count("\n")
    said += [ImportRemark(one.path, one.line + above, one.text, one.hint) for one in broken]
    said += [
        ImportRemark(post.target, line + above, what, hint)
        for line, what, hint in find_leftovers(header.body)
    ]
    said += _offers(post, header.body, above)
    return text, said


def convert_body(text: str, reading: PostReading) -> str:
    """Return the text below a header without what is only of its engine."""
    text = convert_titles_of_code(text, has_titles=reading.blog.engine == "hexo")
    if reading.blog.engine in ("quarto", "markdown"):
        text = open_raw_html(text)
    if reading.blog.engine == "quarto":
        text = fold_code(show_captions(text))
    if reading.blog.engine not in ("hugo", "quarto"):
        text = convert_liquid(text, reading)
    if reading.blog.engine not in ("jekyll", "hexo"):
        text = convert_shortcodes(text, reading)
    return convert_blocks(text)


def _resolve(links: Links, post: BlogPost, address: str) -> str | None:
    found = links.resolve(address, post)
    if found is None and links.blog.engine == "quarto":
        for place in frozen_places(links.blog, post, address):
            links.copies[f"{dirname(post.target)}/{address}"] = place
            # Only the files of a folder of its own are found by where they are.
            return address if is_bundle(post) else f"{{static}}/{dirname(post.target)}/{address}"
    return found


def _offers(post: BlogPost, body: str, above: int) -> list[ImportRemark]:
    hint = "import with --statements to have it so"
    found = [
        ImportRemark(post.target, line + above, text, hint)
        for line, text in describe_statements(body)
    ]
    count, line = find_run_code(body)
    if count:
        text = f"{count} listings that another engine runs are shown, not run"
        found.append(ImportRemark(post.target, line + above, text, "add what they print and draw"))
    return found
