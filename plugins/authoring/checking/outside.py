"""Links out of the site: whether they still lead somewhere. Answers are kept for some days."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from .findings import Finding

#: How long an answer counts, in seconds: a good one, and a bad one.
GOOD, BAD = 7 * 86400, 3600
#: So long we wait for an answer, and between two requests to one host.
TIMEOUT, PAUSE = 15.0, 1.0
#: So many hosts are asked at a time.
HOSTS = 8
#: Answers that say nothing of the page: a host that wants no programs, or has too much to do.
UNSURE = {401, 403, 405, 406, 429, 500, 502, 503, 504, 999}
HEADERS = {"User-Agent": "diptych-check (looks whether links lead somewhere)", "Accept": "*/*"}


def find_dead_links(
    links: Mapping[str, str], cache: Path, say: Callable[[str], None], pause: float = PAUSE
) -> Iterator[Finding]:
    """Yield links that lead to nothing; ``links`` are addresses with a page that has each."""
    known = _read_cache(cache)
    now = time.time()
    ask = [link for link in links if not _is_fresh(known.get(link), now)]
    if ask:
        say(f"Asking for {len(ask)} of {len(links)} outside links")
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in ask:
        by_host[urlsplit(link).netloc].append(link)
    with ThreadPoolExecutor(HOSTS) as pool:
        for answers in pool.map(lambda some: _ask_host(some, pause), by_host.values()):
            known |= {link: [answer, time.time()] for link, answer in answers.items()}
    cache.parent.mkdir(parents=True, exist_ok=True)
    kept = {link: known[link] for link in links if link in known}
    cache.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    for link, page in links.items():
        if answer := kept[link][0]:
            yield Finding(
                "link-outside", page, f'the link "{link}" leads to nothing: {answer}', link
            )


def _read_cache(path: Path) -> dict[str, list[Any]]:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        return {k: v for k, v in found.items() if isinstance(v, list) and len(v) == 2}
    return {}


def _is_fresh(row: list[Any] | None, now: float) -> bool:
    return row is not None and now - float(row[1]) < (BAD if row[0] else GOOD)


def _ask_host(links: Iterable[str], pause: float) -> dict[str, str]:
    """Return what is wrong with links to one host, "" for nothing."""
    found: dict[str, str] = {}
    for link in links:
        if found:
            time.sleep(pause)
        found[link] = ask(link)
    return found


def ask(link: str) -> str:
    """Return what is wrong with a link, "" for nothing."""
    answer = ""
    for method in ("HEAD", "GET"):
        try:
            address = quote(link, safe=":/?#[]@!$&'()*+,;=%~")
            with urlopen(Request(address, headers=HEADERS, method=method), timeout=TIMEOUT):
                return ""
        except HTTPError as error:
            error.close()
            if error.code in UNSURE and method == "GET":
                return ""
            answer = f"{error.code} {error.reason}"
        except (URLError, OSError, HTTPException, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return answer
