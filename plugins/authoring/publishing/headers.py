"""The file ``_headers``, which Netlify, Cloudflare Pages and others read: how long browsers keep a
file, and what pages may fetch. Pure.
"""

import posixpath
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from .kinds import FOR_EVER, is_hashed
from .pages_scan import Needs

#: The name of the file.
HEADERS = "_headers"
#: More than a hundred rules are not read everywhere.
MOST_RULES = 90
#: Addresses of giscus, utterances and counters: settings, and what a policy has to allow for them.
ON_DEMAND = {
    "GISCUS_REPO": {
        "script-src": "https://giscus.app",
        "style-src": "https://giscus.app",
        "frame-src": "https://giscus.app",
    },
    "UTTERANCES_REPO": {"script-src": "https://utteranc.es", "frame-src": "https://utteranc.es"},
}
COUNTERS = {
    "PLAUSIBLE_DOMAIN": ("PLAUSIBLE_SCRIPT", "https://plausible.io"),
    "GOATCOUNTER_URL": ("GOATCOUNTER_URL", ""),
}
#: The first is what holds for all that has no directive; the others have no default.
ALWAYS = ("default-src", "base-uri", "form-action", "frame-ancestors")
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


def add_settings(settings: Mapping[str, object], needs: Needs) -> None:
    """Note what settings of the theme let pages fetch from other hosts, later than they load."""
    for name, sources in ON_DEMAND.items():
        if settings.get(name):
            for directive, source in sources.items():
                needs.add(directive, source)
    for name, (address, usual) in COUNTERS.items():
        if settings.get(name):
            needs.add("connect-src", origin_of(str(settings.get(address) or "")) or usual)


def origin_of(address: str) -> str:
    """Return the scheme and host of an address, "" where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.scheme and parts.netloc else ""


def render_policy(needs: Needs, *, has_search: bool) -> str:
    """Return the strictest policy under which all pages work."""
    sources = {name: set(found) for name, found in needs.sources.items()}
    if has_search:
        # Pagefind's program is WebAssembly.
        sources.setdefault("script-src", set()).add("'wasm-unsafe-eval'")
    names = dict.fromkeys([*ALWAYS, *sorted(sources)])
    return "; ".join(" ".join([name, "'self'", *sorted(sources.get(name, ()))]) for name in names)


def render_headers(names: Iterable[str], policy: str) -> str:
    """Write the file for a site with these files."""
    rules = [("/*", {"Content-Security-Policy": policy, **SAFE})]
    rules += [(pattern, {"Cache-Control": FOR_EVER}) for pattern in _kept(names)]
    return "\n".join(
        "\n".join([pattern, *(f"  {name}: {value}" for name, value in values.items()), ""])
        for pattern, values in rules
    )


def _kept(names: Iterable[str]) -> list[str]:
    """Return patterns for all files that are named by their content, and for no other file."""
    folders: dict[str, list[str]] = {}
    mixed = set()
    for name in sorted(names):
        folder = posixpath.dirname(name)
        folders.setdefault(folder, [])
        if is_hashed(name):
            folders[folder].append(name)
        else:
            # A pattern holds for the folders below, too.
            while folder not in mixed:
                mixed.add(folder)
                folder = posixpath.dirname(folder)
    whole = [f"/{folder}/*" for folder, found in folders.items() if found and folder not in mixed]
    single = [f"/{name}" for folder, found in folders.items() if folder in mixed for name in found]
    return [*whole, *single][:MOST_RULES]
