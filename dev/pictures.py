"""Take the pictures of docs/theme.md: `python dev/pictures.py`, or only some:
`python dev/pictures.py frames`.

Builds the demo and photographs its regions with Chromium (`CHROMIUM` names another one than
Debian's). Needs Playwright. Run it when the look of a region has changed.
"""

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
QUALITY = 70
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    "--font-render-hinting=none",  # or the widths of letters are rounded
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Hands out files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A region of a page of the demo; sizes in CSS pixels.

    ``page`` is a pattern of its file, ``start`` the element at whose top the picture begins, and
    ``click`` what is pressed first.
    """

    name: str
    page: str
    start: str = "body"
    click: str = ""
    width: int = 1280
    height: int = 480
    scheme: Literal["light", "dark"] = "light"


OVERVIEW = "posts/*/*/what-depth-buys*/index.html"
MATH = "posts/*/*/sawtooth*/index.html"
MARGIN = "posts/*/*/the-margin*/index.html"
PICTURES = (
    Picture("header", MATH, click=".scheme-button", height=240),
    Picture("article-head", OVERVIEW, start=".post-header", height=420),
    Picture("columns", MATH, start=".content", height=560),
    Picture("theorem", MATH, start="#lem-tooth", width=900, height=760),
    Picture("series", OVERVIEW, start=".pair-switch-end", width=900, height=520),
    Picture("home", "index.html", height=640),
    Picture("card", "index.html", start=".card:not(.card-large)", width=900, height=260),
    Picture("paper", "papers/telgarsky2016/index.html", height=620),
    Picture("drawing", MARGIN, start="#fig-margin", width=600, height=460),
    Picture("drawing-dark", MARGIN, start="#fig-margin", width=600, height=460, scheme="dark"),
    Picture("frames", OVERVIEW, "#fig-fold", ".frame:nth-child(3) input", width=600, height=420),
    Picture("phone", OVERVIEW, width=375, height=667),
)


def take(browser: Browser, site: Path, address: str, picture: Picture) -> bytes:
    """Return the picture as WebP."""
    file = min(site.glob(picture.page)).relative_to(site).as_posix()
    size: ViewportSize = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme=picture.scheme)
    page.goto(f"{address}/{file}", wait_until="networkidle")
    page.reload(wait_until="networkidle")  # the fonts are there for the first paint now
    page.evaluate(
        "start => scrollTo(0, document.querySelector(start).getBoundingClientRect().top - 16)",
        picture.start,
    )
    if picture.click:
        page.click(picture.click)
    page.wait_for_timeout(300)
    data = capture(page)
    page.close()
    return data


def capture(page: Page) -> bytes:
    """Return what the window shows; Playwright itself writes no WebP."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(shot["data"])


def serve(folder: Path) -> ThreadingHTTPServer:
    """Hand out a folder in the background, at a port that is free."""
    handler: Callable[..., QuietHandler] = partial(QuietHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Build the demo into a temporary folder, and write all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "pelican", "content", "-q", "-o", folder]
        subprocess.run([*command, "-s", "pelicanconf.py"], cwd=ROOT, check=True)
        server = serve(Path(folder))
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        for picture in PICTURES:
            if sys.argv[1:] and picture.name not in sys.argv[1:]:
                continue
            data = take(browser, Path(folder), f"http://127.0.0.1:{server.server_port}", picture)
            (IMAGES / f"{picture.name}.webp").write_bytes(data)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
