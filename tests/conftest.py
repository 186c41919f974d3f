"""Real Pelican runs in ``tmp_path``: ``build(files, **settings)`` hands back pages and warnings."""

import gc
import locale
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from blinker import ANY, Signal
from bs4 import BeautifulSoup, Tag
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.log import LimitFilter
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.core.diagnostics import HINT

ROOT = Path(__file__).parents[1]
PLUGINS = [
    f"plugins.{name}"
    for name in (
        *("languages", "frontmatter", "blocks", "theorems", "figures", "citations", "crossrefs"),
        *("informal", "pairs", "papers", "series", "corrections", "prerequisites"),
        *("papermap", "terms", "texmath", "sidenotes", "outline", "previews"),
        "structured_data",
    )
]
#: The tests of this process, of which each fiftieth collects what the others have left.
COUNTED = count(1)


#: What takes longest: a process that begins it last works alone at the end.
LONG = ("incremental", "test_tasks.py", "test_packaging.py", "test_demo.py", "test_tools.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let long tests come first."""
    items.sort(key=lambda item: LONG[0] not in item.path.parts and item.path.name not in LONG)


def pytest_runtest_teardown() -> None:
    """Collect garbage now and then: sites are full of circles, and took gigabytes in the end."""
    if next(COUNTED) % 50 == 0:
        gc.collect()


@dataclass
class Site:
    """A built site: its output, what was logged from hints up, and the generator's articles."""

    output: Path
    warnings: list[str]
    generator: ArticlesGenerator

    def html(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")

    def soup(self, name: str) -> BeautifulSoup:
        """Return a page, with the TeX of each formula as its ``data-tex``, as a script has it."""
        soup = BeautifulSoup(self.html(name), "html5lib")
        if apart := soup.find("template", id="tex"):
            formulas = soup.select("main math")
            for formula, tex in zip(
                formulas, unescape(apart.decode_contents()).split("\n"), strict=True
            ):
                formula["data-tex"] = tex.replace("\t", "\n") or formula.get_text()
        return soup

    def preview(self, address: str) -> Tag:
        """Return what the script shows of an address in ``data-preview``."""
        file, _, label = address.partition("#")
        found = self.soup(file).select("[data-fragment]")
        return next(one for one in found if one["data-fragment"] == label)

    def files(self) -> dict[str, bytes]:
        paths = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in paths}

    def article(self, source: str) -> Any:
        return self.generator.context["generated_content"][source]

    def article_by_slug(self, slug: str) -> Any:
        return next(a for a in self.generator.articles if a.slug == slug)

    def rules(self) -> list[tuple[str, int, str]]:
        """The problems as (file name, line, rule); anything else that was logged as it is."""
        return [_parse(warning) for warning in self.warnings]

    def grep(self, word: str) -> list[str]:
        """The names of the files below ``output`` that have a word in them or in their name."""
        return [n for n, data in self.files().items() if word in n or word.encode() in data]


def _parse(warning: str) -> tuple[str, int, str]:
    found = re.match(r"(\S+?):(\d+): ([a-z-]+): ", warning)
    return (Path(found[1]).name, int(found[2]), found[3]) if found else (warning, 0, "")


@pytest.fixture(autouse=True)
def isolated_pelican(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo what a Pelican run has changed in its process: receivers, seen messages, a locale."""
    spoken = locale.setlocale(locale.LC_ALL)
    monkeypatch.setattr(LimitFilter, "_raised_messages", set())
    monkeypatch.setattr(LimitFilter, "_ignore", set())
    every = [signal for signal in vars(signals).values() if isinstance(signal, Signal)]
    before = {signal: list(signal.receivers_for(ANY)) for signal in every}
    yield
    locale.setlocale(locale.LC_ALL, spoken)
    for signal in every:
        for receiver in list(signal.receivers_for(ANY)):
            if receiver not in before[signal]:
                signal.disconnect(receiver)


def post(*fields: str, body: str = "Some words.") -> str:
    """A post with header fields as written, a title and a date unless the fields give them."""
    names = {field.split(":")[0].lower() for field in fields}
    rest = [
        f for f in ("Title: A post", "Date: 2024-01-01") if f.split(":")[0].lower() not in names
    ]
    return "\n".join([*rest, *fields, "", body, ""])


class Compiled(BytecodeCache):
    """Templates compiled once for all tests of a process, by their name and text."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session")
def jinja_environment() -> dict[str, Any]:
    """Jinja's options as Pelican has them, with `Compiled`."""
    return {**DEFAULT_CONFIG["JINJA_ENVIRONMENT"], "bytecode_cache": Compiled()}


@pytest.fixture
def make_settings(
    tmp_path: Path, jinja_environment: dict[str, Any]
) -> Callable[..., dict[str, Any]]:
    """Settings of a site in ``tmp_path`` with the theme and our plugins."""

    def make(**overrides: Any) -> dict[str, Any]:
        (tmp_path / "content").mkdir(exist_ok=True)
        settings: dict[str, Any] = {
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "CACHE_PATH": str(tmp_path / "cache"),
            "THEME": str(ROOT / "theme"),
            "PLUGIN_PATHS": [str(ROOT)],
            "PLUGINS": PLUGINS,
            "SITEURL": "https://example.com",
            "TIMEZONE": "UTC",
            "LOCALE": ["C"],
            "JINJA_ENVIRONMENT": jinja_environment,
            **overrides,
        }
        settings = {name: value for name, value in settings.items() if value is not Ellipsis}
        made: dict[str, Any] = read_settings(override=settings)
        return made

    return make


@pytest.fixture
def build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, make_settings: Callable[..., dict[str, Any]]
) -> Callable[..., Site]:
    """Write files below ``content/`` and build the site; ``...`` takes a setting out."""

    def _build(files: dict[str, str], **overrides: Any) -> Site:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        caplog.clear()
        generators: list[Any] = []

        def keep(found: list[Any]) -> None:
            generators.extend(found)

        with caplog.at_level(HINT):
            pelican = Pelican(make_settings(**overrides))
            signals.all_generators_finalized.connect(keep)
            # In full, also if nothing has changed: tests look at the contents.
            Pelican.run(pelican)
        warnings = [r.getMessage() for r in caplog.records if r.levelno >= HINT]
        articles = next(g for g in generators if isinstance(g, ArticlesGenerator))
        return Site(Path(pelican.output_path), warnings, articles)

    return _build
