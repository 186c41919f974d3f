"""The answers of the server: the output folder, and a few addresses of its own."""

import asyncio
from collections.abc import AsyncIterator
from importlib.resources import files
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from .live_site import LiveSite
from .output_files import RESERVED, add_script, media_type, read_page, version_of
from .overview import EMPTY, render_overview

#: The names of this computer. Others are refused: a page of another site could otherwise read
#: drafts, after its name has been given the address of this computer ("DNS rebinding").
HOSTS = ["localhost", "127.0.0.1"]
#: On every answer: the browser keeps nothing, and pages of other sites get nothing.
HEADERS = {"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"}
#: A line goes to the browser at least so often, in seconds: so it is noticed when one has gone.
BEAT = 15.0


class Answers:
    """Answers from the last good build."""

    def __init__(self, site: LiveSite) -> None:
        self.site = site

    async def page(self, request: Request) -> Response:
        """Answer with a file of the output, or with the site's page for what is not there."""
        site, address = self.site, request.scope["path"]
        generation = site.generation
        found, text = await asyncio.to_thread(read_page, site.output, address)
        if found.status == 307:
            query = request.url.query
            return RedirectResponse(found.name + (f"?{query}" if query else ""), 307, HEADERS)
        version = version_of(text)
        if found.path is None:
            text = EMPTY["page" if site.built else "build"].encode()
        elif not found.name.endswith(".html"):
            return FileResponse(found.path, media_type=media_type(found.name), headers=HEADERS)
        # A script that fetches a page gets what the build wrote.
        if request.headers.get("sec-fetch-dest") != "empty":
            text = add_script(text, version, generation)
        return Response(text, found.status, HEADERS, "text/html")

    async def overview(self, request: Request) -> Response:  # noqa: ARG002
        """Answer with the list of drafts and problems."""
        return Response(render_overview(self.site), 200, HEADERS, "text/html")

    async def script(self, request: Request) -> Response:  # noqa: ARG002
        """Answer with the script that is added to pages."""
        text = files(__package__).joinpath("strip.js").read_bytes()
        return Response(text, 200, HEADERS, "text/javascript")

    async def events(self, request: Request) -> Response:
        """Answer with a stream of the states of one page."""
        address = unquote(request.query_params.get("page", "/"))
        since = request.query_params.get("since", "")
        stream = self.states(address, int(since) if since.isdecimal() else 0)
        return StreamingResponse(stream, 200, HEADERS, "text/event-stream")

    async def states(self, address: str, seen: int) -> AsyncIterator[str]:
        """Yield the state of a page now, and after each change."""
        site = self.site
        while not site.closed:
            generation = site.generation
            yield f"data: {await site.describe(address, seen)}\n\n"
            seen = generation
            while site.generation == generation and not site.closed:
                await site.wait(generation, BEAT)
                if site.generation == generation:
                    yield ": still here\n\n"


def make_app(site: LiveSite) -> Starlette:
    """Return the answers of a site."""
    answers = Answers(site)
    routes = [
        Route(f"{RESERVED}strip.js", answers.script),
        Route(f"{RESERVED}events", answers.events),
        Route(RESERVED, answers.overview),
        Route("/{path:path}", answers.page),
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts])
