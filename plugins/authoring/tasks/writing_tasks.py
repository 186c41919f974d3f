"""Tasks while an author writes: build it, look at it."""

import os
import shutil
import sys

from invoke.context import Context

from ..builds import HOST, PORT, build_once
from ..figures import draw_figures
from ..processes import passed_on, run
from ..refusals import RefusalError
from ..site import LOCAL
from .frame import author_task, site_of

SERVER_HELP = {"host": "name or address to listen on", "port": "port to listen on"}


@author_task()
def clean(c: Context) -> None:
    """Empty the output folder.

    For example: invoke clean build
    """
    folder = site_of(c).output_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


@author_task()
def build(c: Context) -> None:
    """Build the site as you see it while you write.

    For example: invoke build -- -v
    """
    build_once(site_of(c), "-s", LOCAL)


@author_task()
def rebuild(c: Context) -> None:
    """Build into an emptied output folder.

    For example: invoke rebuild
    """
    build_once(site_of(c), "-d", "-s", LOCAL)


@author_task()
def regenerate(c: Context) -> None:
    """Build, and build again whenever a file changes.

    For example: invoke regenerate
    """
    run([sys.executable, "-m", "pelican", "-r", "-s", LOCAL, *passed_on()], site_of(c).root)


@author_task(help=SERVER_HELP)
def serve(c: Context, host: str = HOST, port: int = PORT) -> None:
    """Serve the output folder.

    For example: invoke serve --port 8001
    """
    from ..serving import serve_output  # noqa: PLC0415

    serve_output(site_of(c), host, port)


@author_task(help=SERVER_HELP)
def reserve(c: Context, host: str = HOST, port: int = PORT) -> None:
    """Build, then serve.

    For example: invoke reserve --port 8001
    """
    from ..serving import serve_output  # noqa: PLC0415

    build_once(site_of(c), "-s", LOCAL)
    serve_output(site_of(c), host, port)


@author_task(
    aliases=["livereload"],
    help={
        "port": "port to listen on; 0 takes a free one",
        "browser": "open the site in the browser",
    },
)
def devserver(c: Context, port: int = PORT, browser: bool = False) -> None:
    """Build, serve, and on every change show the new page in the browser, with its problems.

    For example: invoke devserver --port 8001 --browser
    """
    from ..live.program import run_live  # noqa: PLC0415

    os.chdir(site_of(c).root)
    if code := run_live(["-s", LOCAL, *passed_on()], port, browser=browser):
        raise RefusalError(code=code)


@author_task()
def figures(c: Context) -> None:
    """Draw the figures: each script in content/figures with matplotlib, in the theme's style.

    For example: invoke figures -- content/figures/fold.py
    """
    draw_figures(site_of(c), passed_on())


TASKS = (clean, build, rebuild, regenerate, figures, serve, reserve, devserver)
