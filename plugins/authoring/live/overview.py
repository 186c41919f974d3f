"""Pages of the server's own: the list of drafts and problems, and what is shown for no page."""

import html
from collections.abc import Iterable

from .live_site import LiveSite
from .output_files import add_script, address_of
from .page_state import render_remark

_FRAME = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem }}
body {{ margin: 2rem auto; padding: 0 1rem }}
li {{ overflow-wrap: anywhere }}</style></head>
<body><h1>{title}</h1>
{body}
</body></html>
"""

#: What is shown where the site has no page for it.
EMPTY = {
    "build": _FRAME.format(
        title="The site is being built", body="<p>The page is shown as soon as it is there.</p>"
    ),
    "page": _FRAME.format(
        title="There is no page here",
        body='<p><a href="/">Start page</a> · <a href="/_diptych/">Drafts and problems</a></p>',
    ),
}


def render_overview(site: LiveSite) -> bytes:
    """Return the page with all drafts and all problems; it reloads after each change."""
    drafts = sorted((s.title, address_of(name)) for name, s in site.sources.items() if s.draft)
    links = [
        f'<a href="{html.escape(address)}">{html.escape(title or address)}</a>'
        for title, address in drafts
    ]
    remarks = [html.escape(render_remark(remark, site.home)) for remark in site.remarks]
    body = '<p><a href="/">Start page</a></p>'
    body += _section("Drafts", links) + _section("Problems", remarks)
    page = _FRAME.format(title="Drafts and problems", body=body)
    return add_script(page.encode(), "", site.generation)


def _section(title: str, rows: Iterable[str]) -> str:
    items = "".join(f"<li>{row}</li>\n" for row in rows)
    return f"<h2>{title}</h2>\n" + (f"<ul>\n{items}</ul>\n" if items else "<p>None.</p>\n")
