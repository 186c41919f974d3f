"""A check from its start to its end."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from ...cards import find_sheets
from ..adding import read_headers
from ..builds import EXAMPLE_URL, Verdict, find_unready, judged_build
from ..demo import is_demo
from ..refusals import refuse
from ..remarks import Remark, order_remarks
from ..reporting import print_remarks, summarise
from ..site import PUBLIC, SiteFolder
from .contrast import RULE, find_faint
from .doubles import suggested_names, without_doubles
from .findings import Finding, find_broken_links, find_in_page, find_large_images, outside_links
from .page_facts import PageFacts
from .placing import Placer
from .reading import list_files, read_pages
from .unused import find_unread, find_unused_entries, find_unused_labels

#: Where a check builds the site, in the folder of caches: only what changed is built again.
SCRATCH = "check"
#: Where previews are unless a site says so.
PREVIEWS = "previews/{slug}.html"
#: What posts are written in.
TEXTS = {".md", ".markdown", ".rst", ".html"}


def check_site(site: SiteFolder, shape: str = "text", *, external: bool = False) -> bool:
    """Build the site as it goes out, and list all that is wrong; return whether it could go out."""
    out = sys.stdout if shape == "text" else sys.stderr
    cache = Path(site.root, site.local_settings().get("CACHE_PATH") or "cache", SCRATCH)
    labels = cache / "labels.json"
    output = cache / "output"
    output.mkdir(parents=True, exist_ok=True)
    os.environ["SITEURL"] = os.environ.get("SITEURL") or EXAMPLE_URL
    options = ("-s", PUBLIC, "-o", str(output), "-e", f"REFS_LIST={json.dumps(str(labels))}")
    verdict = judged_build(site, *options, in_full=True, to_stderr=shape != "text")
    remarks = list(verdict.remarks)
    if not verdict.failed:
        files = list_files(output)
        names = sorted(name for name in files if is_page(name, verdict))
        print(f"Looking at {len(names)} pages", file=out, flush=True)
        pages = read_pages(output, names)
        remarks += find_all(site, verdict, pages, files)
        remarks += find_unused(site, verdict, labels)
        if external:
            remarks += find_outside(site, verdict, pages, cache)
    remarks = order_remarks(without_doubles(verdict.unignored(remarks)))
    print_remarks(remarks, shape)
    if verdict.failed:
        refuse("the site was not built")
    good = all(remark.level == "hint" for remark in remarks)
    print(f"{'Good to go out' if good else 'Not yet'}: {summarise(remarks)}.", file=out)
    return good


def is_page(name: str, verdict: Verdict) -> bool:
    """Return whether a file is a page of its own: previews only repeat what is in posts."""
    previews = str(verdict.settings.get("PREVIEWS_SAVE_AS", PREVIEWS)).partition("{")[0]
    return name.endswith(".html") and not (previews and name.startswith(previews))


def find_all(
    site: SiteFolder, verdict: Verdict, pages: dict[str, PageFacts], files: dict[str, int]
) -> Iterator[Remark]:
    """Yield what is wrong with the finished pages, and what is left of the demo."""
    findings: list[Finding] = []
    for page in pages.values():
        findings += find_in_page(page)
    findings += find_broken_links(pages, files, os.environ["SITEURL"])
    findings += find_large_images(files)
    yield from placer_of(verdict).place(findings)
    content, read = site.content_folder(), list(verdict.sources.values())
    theme = Path(site.root, str(verdict.settings.get("THEME", "")))
    sheets = find_sheets({**site.local_settings(), "PATH": str(content)})
    yield from find_faint(theme, sheets, verdict.levels[RULE])
    yield from find_unread(content, {*read, *copied(content, files)}, verdict.levels["file-unread"])
    if not is_demo(site.content_folder()):
        yield from find_unready(site, verdict)


def copied(content: Path, files: Iterable[str]) -> Iterator[str]:
    """Yield the full paths of the files of the content that are in the output as they were."""
    names = {PurePath(name).name for name in files}
    return (str(path) for path in content.rglob("*") if path.name in names)


def placer_of(verdict: Verdict) -> Placer:
    """Return what knows the sources of the pages of a build."""
    return Placer(verdict.sources, verdict.levels, verdict.remarks)


def find_unused(site: SiteFolder, verdict: Verdict, labels: Path) -> Iterator[Remark]:
    """Yield labels and entries that nothing uses."""
    content = site.content_folder()
    if labels.is_file():
        found = json.loads(labels.read_text("utf-8"))
        meant = suggested_names(verdict.remarks)
        yield from find_unused_labels(found, content, verdict.levels["label-unused"], meant)
    paths = sorted(path for path in content.rglob("*") if path.suffix.lower() in TEXTS)
    texts = (path.read_text("utf-8-sig", errors="replace") for path in paths)
    bibliographies = sorted(content.rglob("*.bib"))
    yield from find_unused_entries(bibliographies, texts, verdict.levels["entry-unused"])


def find_outside(
    site: SiteFolder, verdict: Verdict, pages: dict[str, PageFacts], cache: Path
) -> Iterator[Remark]:
    """Yield what is wrong with links out of the site, and with the papers."""
    from .arxiv_versions import find_newer, list_papers  # noqa: PLC0415
    from .outside import find_dead_links  # noqa: PLC0415

    links = outside_links(pages.values(), os.environ["SITEURL"])
    dead = find_dead_links(links, cache / "outside.json", print_progress)
    yield from placer_of(verdict).place(dead)
    content = site.content_folder()
    posts = list(read_headers(content))
    for bibliography in sorted(content.rglob("*.bib")):
        yield from find_newer(list_papers(bibliography, posts), verdict.levels)


def print_progress(text: str) -> None:
    """Say how far a long task is."""
    print(text, file=sys.stderr, flush=True)
