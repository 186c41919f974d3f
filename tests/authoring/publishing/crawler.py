"""A visitor that reads a site again and again while it is published, and notes what is missing."""

import re
import threading
from collections.abc import Callable

REFERENCE = re.compile(rb"""(?:href|src)=["'](/[^"'#]*)|url\((/[^)]*)\)|"part": "(/[^"]*)\"""")
Get = Callable[[str], bytes | None]


class Crawler(threading.Thread):
    """Reads from the home page on: a page, and all that it fetches and links to."""

    def __init__(self, get: Get) -> None:
        super().__init__(daemon=True)
        self._get = get
        self._ended = threading.Event()
        #: What was missing: the page or style sheet, and what it asks for.
        self.missing: list[tuple[str, str]] = []
        #: How many pages were read.
        self.read = 0
        self._fault: Exception | None = None

    def run(self) -> None:
        try:
            while not self._ended.is_set():
                self._crawl()
                self._ended.wait(0.001)
        except Exception as fault:  # any: it has read no more since
            self._fault = fault

    def stop(self) -> None:
        """End it, and raise what has ended it before."""
        self._ended.set()
        self.join(30)
        if self._fault:
            raise self._fault

    def _crawl(self) -> None:
        waiting, seen = ["/"], {"/"}
        start = self._get("index.html")
        if start is None:  # nothing is published yet
            return
        texts = {"/": start}
        while waiting and not self._ended.is_set():
            address = waiting.pop()
            text = texts.pop(address)
            self.read += 1
            for found in REFERENCE.findall(text):
                other = b"".join(found).decode()
                name = other.lstrip("/") + ("index.html" if other.endswith("/") else "")
                if other in seen:
                    continue
                data = self._get(name)
                if data is None:
                    self.missing.append((address, other))
                    continue
                seen.add(other)
                if name.endswith((".html", ".css", ".json")):
                    texts[other] = data
                    waiting.append(other)
