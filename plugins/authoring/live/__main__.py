"""``python -m pelican.plugins.diptych.authoring.live``: the site while you write, without tasks.py.

    python -m pelican.plugins.diptych.authoring.live --port 8000 --browser -- -s pelicanconf.py

Words after ``--`` go to Pelican.
"""

import sys
from argparse import ArgumentParser

from .program import run_live


def main() -> int:
    """Read the command line and run; return the exit code."""
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    parser = ArgumentParser(prog="live", description="Build and serve the site while you write.")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on; 0: any free one")
    parser.add_argument("--browser", action="store_true", help="open the site in the browser")
    args = parser.parse_args(words[:cut])
    return run_live(words[cut + 1 :], args.port, browser=args.browser)


if __name__ == "__main__":
    sys.exit(main())
