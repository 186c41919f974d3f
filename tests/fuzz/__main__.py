"""`python -m tests.fuzz`: sites of posts made at random, until it is stopped.

What is found is made as small as can be and written to ``tests/regressions``.
"""

import argparse
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

# The tests import each other as pytest does: from this folder.
sys.path.insert(0, str(Path(__file__).parents[1]))

from .search import Search

REGRESSIONS = Path(__file__).parents[1] / "regressions"


def main() -> None:
    """Search, and say what is found."""
    parser = argparse.ArgumentParser(prog="invoke fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the first site")
    parser.add_argument("--posts", type=int, default=30, help="of each kind on a site")
    parser.add_argument("--minutes", type=float, default=0.0, help="0: until it is stopped")
    parser.add_argument("--keep", type=Path, default=REGRESSIONS, help="where findings go")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        search = Search(Path(folder), options.keep)
        try:
            for chance in count(options.seed):
                if time.monotonic() > end:
                    break
                print(f"seed {chance}", flush=True)
                search.look(options.posts, chance)
        except KeyboardInterrupt:
            print("Stopped.")
        finally:
            search.close()


if __name__ == "__main__":
    main()
