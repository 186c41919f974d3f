"""Addresses in settings that lead to nothing in the finished site: menus, a logo, style sheets."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import basename, dirname
from typing import Any
from urllib.parse import unquote, urlsplit

from ..core.diagnostics import Problem, nearest, problem_of_setting, report
from ..core.rendering.finishing import WrittenFiles
from .plain_links import SCHEME, advise_form, resolve_address
from .setting_paths import OF_OUR_THEME, RULE

#: What our theme reads from the root of the site.
FROM_ROOT = ("SITE_ICON", "SITE_LOGO", "SITE_PORTRAIT", "EXTRA_STYLESHEETS", "EXTRA_SCRIPTS")
#: Names with addresses, which a page links to as they are.
MENUS = ("MENUITEMS", "LINKS", "SOCIAL")
#: What has an address by its header, wherever it is.
TEXTS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")


def check_setting_links(pelican: Any) -> None:
    """Report addresses in settings that no page and no file of the site has."""
    settings = pelican.settings
    addresses, copies = [*_addresses(settings)], [*_copies(settings)]
    if addresses or copies:
        checker = SettingLinkChecker(settings)
        found = [*checker.check_addresses(addresses), *checker.check_copies(copies)]
        report(settings, dict.fromkeys(found))


def _addresses(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the site itself, each after the name of its setting."""
    for name in MENUS:
        yield from ((name, str(link)) for _, link in settings.get(name) or () if _is_own(link))
    if Path(settings["THEME"], OF_OUR_THEME).is_file():
        for name in FROM_ROOT:
            value = settings.get(name) or ()
            links = [value] if isinstance(value, str) else value
            yield from ((name, str(link)) for link in links if _is_own(link))


def _is_own(address: Any) -> bool:
    text = str(address)
    return bool(text) and not SCHEME.match(text) and not text.startswith(("//", "#", "?"))


def _copies(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each file that is there and is to have another name in the site, and that name."""
    for source, fields in (settings["EXTRA_PATH_METADATA"] or {}).items():
        path = Path(settings["PATH"], source)
        if "path" in fields and path.suffix.lower() not in TEXTS and path.is_file():
            yield str(source), str(fields["path"])


class SettingLinkChecker:
    """Compares addresses of settings with the files of one build."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._is_local = not settings["SITEURL"]
        self._base = urlsplit(settings["SITEURL"] or "").path.rstrip("/")
        self._files = WrittenFiles(settings)

    def check_addresses(self, addresses: Iterable[tuple[str, str]]) -> Iterator[Problem]:
        """Yield a problem for each address that leads to nothing, or not from every page."""
        for name, address in addresses:
            if not self._leads_somewhere(address):
                text = f'{name} has "{address}", which is no page or file of the site'
                yield problem_of_setting(RULE, name, text, self._hint(name, address))
            elif name in MENUS and not address.startswith("/"):
                text = f'{name} has "{address}", which is looked for beside each page'
                hint = f'write "{self._base}/{address.lstrip("./")}"'
                yield problem_of_setting(RULE, name, text, hint)

    def check_copies(self, copies: Iterable[tuple[str, str]]) -> Iterator[Problem]:
        """Yield a problem for each file that is not copied."""
        for source, target in copies:
            if not self._files.has(target):
                text = f'EXTRA_PATH_METADATA has "{source}", which nothing copies'
                hint = f'add "{dirname(source) or source}" to STATIC_PATHS'
                yield problem_of_setting(RULE, "EXTRA_PATH_METADATA", text, hint)

    def _leads_somewhere(self, address: str) -> bool:
        path = resolve_address(address, "", self._base)
        if not address.startswith("/"):
            return self._files.has(unquote(urlsplit(address).path) or ".")
        if path is None or self._files.has(path):
            return True  # where it leads out of the site, nobody knows
        # On one's own machine a site has no folder above it.
        below = urlsplit(address).path.lstrip("/").partition("/")[2]
        return self._is_local and bool(below) and self._files.has(unquote(below))

    def _hint(self, name: str, address: str) -> str:
        if hint := advise_form(address):
            return hint
        names = sorted(self._files.names())
        wanted = basename(urlsplit(address).path.rstrip("/"))
        begins = f"{self._base}/" if name in MENUS or address.startswith("/") else ""
        named = [one for one in names if basename(one) == wanted]
        if len(named) == 1:
            return f'write "{begins}{named[0]}"'
        close = nearest(address, (begins + one.removesuffix("index.html") for one in names))
        return close or "correct it, or take it out"
