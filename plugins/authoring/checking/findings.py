"""What is wrong with finished pages. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from .page_facts import PageFacts

#: A page of more bytes takes long on a slow line, and so does a picture.
LARGE_PAGE, LARGE_IMAGE = 500_000, 500_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a finished page."""

    #: The id of a rule.
    rule: str
    #: The file of the output.
    page: str
    #: What is wrong.
    text: str
    #: What the source of the page probably has in the line that is at fault.
    near: str = ""
    #: What it has there if its author has written the address of a page; this is tried first.
    address: str = ""


def find_in_page(page: PageFacts) -> Iterator[Finding]:
    """Yield what is wrong with a page by itself."""
    for one in page.twice:
        yield Finding("page-id", page.name, f'the id "{one}" is there more than once', one)
    for source in page.no_alt:
        text = f'the picture "{source}" has no alternative text'
        yield Finding("page-alt", page.name, text, source.rpartition("/")[2])
    yield from _find_heading_steps(page)
    if not page.described and not page.hidden:
        text = "the page has no description; search engines and previews show one"
        yield Finding("page-description", page.name, text)
    for kind, markup in page.markup:
        text = f'{kind} is visible in the page: "{markup}"'
        yield Finding("page-markup", page.name, text, markup)
    if page.size > LARGE_PAGE:
        text = f"the page is large: {page.size / 1e6:.1f} MB"
        yield Finding("page-size", page.name, text)


def _find_heading_steps(page: PageFacts) -> Iterator[Finding]:
    last = 0
    for level, heading in page.headings:
        if last and level > last + 1:
            text = f'the heading "{heading}" is of level {level}, after one of level {last}'
            yield Finding("page-heading", page.name, text, heading)
        last = level
    if not page.hidden and page.headings and all(level > 1 for level, _ in page.headings):
        yield Finding("page-heading", page.name, "the page has no heading of level 1")


def find_broken_links(
    pages: Mapping[str, PageFacts], files: Mapping[str, int], site: str
) -> Iterator[Finding]:
    """Yield links to pages, fragments, pictures and files of the site that are not there.

    ``files`` are the sizes of all files of the output by their names; ``site`` is its address.
    """
    base = site.rstrip("/") + "/"
    for page in pages.values():
        here = urljoin(base, page.name.removesuffix("index.html"))
        for kind, address in page.addresses:
            target = _target(here, address, base)
            if target is None:
                continue
            name, fragment = target
            found = _file_of(name, files)
            # Without what Pelican would have made an address of: {filename}.
            near = address.partition("#")[0].rstrip("/").rpartition("/")[2].rpartition("}")[2]
            near = near or address
            if not found:
                rule = "page-image" if kind == "image" else "page-link"
                text = f'the {kind} "{address}" leads to nothing'
                yield Finding(rule, page.name, text, near, address)
            elif fragment and found in pages and fragment not in pages[found].ids:
                text = f'the link "{address}" leads to no such place in its page'
                yield Finding("page-fragment", page.name, text, fragment)


def _target(here: str, address: str, base: str) -> tuple[str, str] | None:
    """Return the name and the fragment that an address of the site has; None for another one."""
    try:
        full = urlsplit(urljoin(here, address))
        home = urlsplit(base)
    except ValueError:
        return None
    if (full.scheme, full.netloc) != (home.scheme, home.netloc):
        return None
    path = unquote(full.path)
    if not path.startswith(unquote(home.path)):
        return None  # another part of the same server
    # ":~:" begins what a browser looks for in the text.
    fragment = unquote(full.fragment).partition(":~:")[0]
    return path[len(unquote(home.path)) :], "" if fragment == "top" else fragment


def _file_of(name: str, files: Mapping[str, int]) -> str:
    """Return the file that a web server answers with, "" for none."""
    slashed = name.rstrip("/")
    names = [f"{name}index.html"] if name.endswith("/") or not name else [name, f"{name}.html"]
    names += [f"{slashed}/index.html"] if slashed else []
    return next((one for one in names if one in files), "")


def find_large_images(files: Mapping[str, int]) -> Iterator[Finding]:
    """Yield pictures that take long on a slow line."""
    for name, size in files.items():
        suffix = name.rpartition(".")[2].lower()
        if suffix in {"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"} and size > LARGE_IMAGE:
            text = f"the picture is large: {size / 1e6:.1f} MB"
            yield Finding("page-size", name, text)


def outside_links(pages: Iterable[PageFacts], site: str) -> dict[str, str]:
    """Return the addresses outside of the site, each with the first page that links to it."""
    home = urlsplit(site).netloc
    found: dict[str, str] = {}
    for page in pages:
        for kind, address in page.addresses:
            if kind == "link" and address.startswith(("http://", "https://")):
                try:
                    outside = urlsplit(address).netloc not in ("", home)
                except ValueError:
                    continue
                if outside:
                    found.setdefault(address.partition("#")[0], page.name)
    return found
