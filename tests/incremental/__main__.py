"""Random edits without end, until building on and building anew differ.

    python -m tests.incremental 300 1                  300 edits; 1 decides which
    python -m tests.incremental 300 1 --variant light  without fonts and cards: twice as fast
    python -m tests.incremental 50 1 --only change-setting --only change-entry
    python -m tests.incremental 300 1 --rough          builds are killed, caches damaged in between
    python -m tests.incremental --again                the step that stopped, once more

A line for each step: processor seconds of the build that went on and of the new one, files written
and files with other bytes. At the first difference it stops with exit code 1. FOLDER then has the
sources (`site`), both builds (`on`, `anew`), and in `before` sources and build before that step.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from .builds import Builder
from .catalogue import EDITS
from .variants import VARIANTS
from .walk import Step, Walk

FOLDER = Path(tempfile.gettempdir(), "diptych-incremental")
SHOWN = 12


def read_options() -> argparse.Namespace:
    """Return what is asked for."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("tests.incremental", description=__doc__, formatter_class=form)
    parser.add_argument("edits", type=int, nargs="?", default=300)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--variant", choices=VARIANTS, default="local")
    parser.add_argument("--batch", type=int, default=1, help="edits between two builds")
    parser.add_argument("--only", action="append", metavar="EDIT", help="just this edit; repeat it")
    parser.add_argument("--skip", action="append", metavar="EDIT", default=[])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--fresh", action="store_true", help="a new interpreter for each build")
    parser.add_argument(
        "--ignore-stale", action="store_true", help="files too many are no difference"
    )
    rough = "kill builds, damage the cache, fill the disk in between"
    parser.add_argument("--rough", action="store_true", help=rough)
    parser.add_argument("--keep-going", action="store_true", help="go on after a difference")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--list", action="store_true", help="the names of all edits")
    return parser.parse_args()


def report(number: int, step: Step) -> bool:
    """Print a step; return whether all is well."""
    seconds = f"{step.built_on.cpu:5.2f} {step.anew.cpu:5.2f} s"
    counts = f"{step.written:3} written, {step.changed:3} changed of {step.files}"
    word = "DIFFERS" if step.differences else "fails in both" if step.failed else ""
    print(f"{number:4}  {seconds}  {counts}  {'; '.join(step.edits)}  {word}".rstrip(), flush=True)
    for difference in step.differences[:SHOWN]:
        print(f"      {difference}")
    if len(step.differences) > SHOWN:
        print(f"      and {len(step.differences) - SHOWN} more")
    return not step.differences


def main() -> int:
    """Make edits; return the exit code."""
    options = read_options()
    if options.list:
        print("\n".join(f"{name:24} {edit.__doc__}" for name, edit in EDITS.items()))
        return 0
    names = [n for n in options.only or EDITS if n not in options.skip]
    if unknown := {*names, *options.skip} - EDITS.keys():
        sys.exit(f"no such edit: {', '.join(sorted(unknown))}; --list has all")
    walk = Walk(
        options.folder,
        Builder(fresh=options.fresh),
        options.variant,
        options.seed,
        names,
        not options.ignore_stale,
        options.rough,
    )
    if options.again:
        return 0 if report(0, walk.again()) else 1
    code = 0 if report(0, walk.begin()) else 1
    number = 0
    while number < options.edits and (not code or options.keep_going):
        number += options.batch
        if not report(number, walk.edit(options.batch)):
            code = 1
    if code:
        print(f"Look into {options.folder}; `--again --folder {options.folder}` builds it again.")
    return code


if __name__ == "__main__":
    sys.exit(main())
