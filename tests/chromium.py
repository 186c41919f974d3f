"""Debian's Chromium, driven by Playwright, on sites that a strict server hands out."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from tools import require

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    # The one without windows would round the widths of letters.
    "--font-render-hinting=none",
)


class StrictHandler(SimpleHTTPRequestHandler):
    """Hands out files under the strictest policy that the theme promises to obey."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


# As long as it is open, Playwright has an event loop running, in which no other test can run one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = require("chromium")
    if os.environ.get("CI") != "true":
        pytest.importorskip("playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield running
        running.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[Path], str]]:
    """Hand out a folder; ``serve(folder)`` returns its address."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            handler = partial(StrictHandler, directory=str(folder))
            server = servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


def pelican(content: Path, output: Path, siteurl: str = "") -> Path:
    """Build a site with the demo's settings, as an author does who looks at it at home."""
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-q"]
    command += ["-s", "pelicanconf.py", "-e", f'SITEURL="{siteurl}"']
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return output


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return pelican(ROOT / "content", tmp_path_factory.mktemp("demo"))


def find(site: Path, pattern: str) -> str:
    """Return the address of the one page that fits, of an index without its file's name."""
    return min(site.glob(pattern)).relative_to(site).as_posix().removesuffix("index.html")


#: The scripts that a page fetches with a reader's first move.
LATER = """() => {
    const scripts = document.getElementById("later")?.content.querySelectorAll("script") ?? [];
    const names = [...scripts].map((one) => new URL(one.getAttribute("src"), document.baseURI));
    const there = [...document.scripts].map((one) => one.src);
    return names.map(({ href }) => href).filter((name) => !there.includes(name));
}"""


def move(page) -> None:
    """Do what a reader does first, and wait for what comes with it."""
    awaited = set(page.evaluate(LATER))

    def is_last(request) -> bool:
        awaited.discard(request.url)
        return not awaited

    if not awaited:
        page.mouse.move(1, 1)
        return
    # Not the page's own record of what it has fetched: it has none while its clock is the test's.
    with page.expect_event("requestfinished", is_last):
        page.mouse.move(1, 1)


def complain(page, message) -> None:
    """Keep an error of the console; that a site has no icon is none."""
    if message.type == "error" and "favicon" not in message.location["url"]:
        page.complaints.append(message.text)


@pytest.fixture
def open_page(browser, serve):
    """``open_page(site, address, **options)``: a page that keeps what it was refused."""
    contexts = []

    def open_(site, address, *, before="", routes=None, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.hosts = [], set()
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: complain(page, message))
        page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))
        for pattern, answer in (routes or {}).items():
            page.route(pattern, answer)
        if before:
            page.add_init_script(before)
        page.goto(f"{serve(site)}/{address}")
        page.evaluate("document.fonts.ready")
        if options.get("java_script_enabled", True):
            move(page)
        return page

    yield open_
    for context in contexts:
        context.close()
