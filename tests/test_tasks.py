"""The author's tasks, run as an author runs them, on a small site in a folder with a space."""

import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from tools import SEARCH, not_none, require

from plugins.authoring.publishing.errors import PublishError
from plugins.authoring.publishing.rsync import rsync_target

ROOT = Path(__file__).parents[1]
URL = "https://blog.example"
FROM_ENVIRONMENT = ("SITEURL", "SSH_", "GITHUB_PAGES_", "GIT_")

SETTINGS = """\
SITENAME = "Small"
SITEURL = ""
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
PLUGIN_PATHS = ["."]
PLUGINS = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
"""


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Blog:
    """A folder with the tasks, and a run of them."""

    root: Path

    def env(self, **changes: str) -> dict[str, str]:
        env = {k: v for k, v in os.environ.items() if not k.startswith(FROM_ENVIRONMENT)}
        # Where Pelican wraps its messages.
        return env | {"COLUMNS": "200", "PYTHONUTF8": "1"} | changes

    def invoke(self, *words: str, cwd: Path | None = None, **env: str) -> Result:
        result = subprocess.run(
            [sys.executable, "-m", "invoke", *words],
            cwd=cwd or self.root,
            env=self.env(**env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in result.stdout, result.stdout
        return Result(result.returncode, result.stdout)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add_settings(self, text: str) -> None:
        with (self.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def outgoing(self) -> Path:
        """The folder of the site that is sent out."""
        return self.root / "cache/publish/site"


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    blog = Blog(tmp_path / "my blog")
    blog.write("pelicanconf.py", SETTINGS)
    blog.write("content/first.md", "Title: First\nDate: 2024-01-02\n\nHello.\n")
    blog.write("content/later.md", "Title: Later\nStatus: draft\n\nNot yet.\n")
    for name in ("tasks.py", "publishconf.py"):
        shutil.copy(ROOT / name, blog.root / name)
    (blog.root / "plugins").symlink_to(ROOT / "plugins")
    return blog


def files_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# ---------------------------------------------------------------- building


def test_every_task_of_pelicans_quickstart_is_there(blog):
    listed = blog.invoke("--list").output
    names = set(re.findall(r"^  ([a-z-]+) (?:\(([a-z-]+)\))?", listed, re.MULTILINE))
    names = {name for row in names for name in row}
    assert names >= {
        "clean", "build", "rebuild", "regenerate", "serve", "reserve", "preview", "livereload",
        "publish", "gh-pages", "devserver", "test", "lint", "check", "lock", "start", "new",
    }  # fmt: skip


def test_build_says_where_to_look(blog):
    result = blog.invoke("build", cwd=blog.root / "content")
    assert result.code == 0
    assert str(blog.output / "index.html") in result.output
    assert "invoke serve" in result.output
    assert {"index.html", "first.html", "drafts/later.html"} <= files_below(blog.output).keys()


def test_accept_notes_the_wording_of_exact_statements(blog):
    blog.add_settings(
        f'PLUGIN_PATHS = ["{ROOT}"]\nPLUGINS = ["plugins.theorems", "plugins.informal"]'
    )
    blog.write("content/m.md", "Title: M\nDate: 2024-01-02\n\n::: lemma {#lem-x}\nSo.\n:::\n")
    words = "Title: O\nDate: 2024-01-02\n\n::: lemma {informal-of=m:lem-x}\nYes.\n:::\n"
    blog.write("content/o.md", words)
    assert blog.invoke("accept").code == 0
    noted = (blog.root / "content/accepted.json").read_text("utf-8")
    assert noted == '{\n"o.md#lem-x": "So."\n}\n'
    assert not blog.output.exists()


def test_refs_lists_labels_and_who_uses_them(blog):
    blog.add_settings(
        f'PLUGIN_PATHS = ["{ROOT}"]\nPLUGINS = ["plugins.theorems", "plugins.crossrefs"]'
    )
    body = "\n\n::: lemma {#lem-x}\nSo.\n:::\n\n::: lemma {#lem-y}\nBy @lem-x.\n:::\n"
    blog.write("content/m.md", f"Title: M\nDate: 2024-01-02{body}")
    result = blog.invoke("refs")
    assert result.code == 0
    assert result.output.endswith(
        "m.md:4: lem-x (lemma 1)\n    m.md:9\nm.md:8: lem-y (lemma 2)\n"
        "2 labels, 1 of them never used.\n"
    )
    unused = blog.invoke("refs", "--unused")
    assert "lem-x" not in unused.output
    assert "m.md:8: lem-y" in unused.output
    assert not blog.output.exists()


def test_words_after_the_dashes_go_to_pelican_as_they_are(blog):
    result = blog.invoke("build", "--", "-v", "-e", 'SITENAME="Two  words; and $HOME"')
    assert result.code == 0
    assert "Two  words; and $HOME" in (blog.output / "index.html").read_text("utf-8")
    assert "Writing" in result.output


def test_tasks_work_from_another_folder(blog, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert blog.invoke("-r", str(blog.root), "build", cwd=elsewhere).code == 0
    assert (blog.output / "first.html").is_file()
    assert list(elsewhere.iterdir()) == []


def test_only_rebuild_deletes_what_is_no_longer_there(blog):
    blog.write("output/stale.html", "")
    assert blog.invoke("build").code == 0
    assert (blog.output / "stale.html").exists()
    assert blog.invoke("rebuild").code == 0
    assert not (blog.output / "stale.html").exists()
    assert (blog.output / "first.html").exists()


def test_a_build_that_fails_says_so(blog):
    blog.add_settings('PATH = "nowhere"')
    result = blog.invoke("build")
    assert result.code == 1
    assert "ValueError: You need to specify a path" in result.output
    assert "Error: the site was not built" in result.output
    assert "Look at" not in result.output


def test_preview_is_the_site_as_it_goes_out(blog):
    blog.write("output/stale.html", "")
    assert blog.invoke("preview", SITEURL=URL + "/").code == 0
    written = files_below(blog.output)
    assert f'href="{URL}/'.encode() in written["index.html"]
    assert not [name for name in written if "later" in name or "stale" in name]
    assert not any(b"Not yet." in text for text in written.values())


SEARCHED = f"""
PLUGIN_PATHS = ["{ROOT}"]
PLUGINS = ["plugins.search"]
THEME = "{ROOT / "theme"}"
DIRECT_TEMPLATES = ["index", "search"]
"""


def test_a_build_has_a_search_index_or_says_what_is_missing(blog):
    blog.add_settings(SEARCHED)
    result = blog.invoke("preview", SITEURL=URL)
    assert result.code == 0
    assert "Pagefind" not in result.output
    assert "pagefind/pagefind.js" in files_below(blog.output)
    blog.write("missing/pagefind/__init__.py", "raise ImportError")
    result = blog.invoke("check", SITEURL=URL, PYTHONPATH=str(blog.root / "missing"))
    assert result.code == 0
    assert "Pagefind is missing: pip install 'pagefind[bin]'" in result.output


def test_clean_keeps_the_folder(blog, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    blog.write("output/sub/page.html", "")
    blog.write("output/.hidden", "")
    (blog.output / "link").symlink_to(outside)
    before = blog.output.stat().st_ino
    assert blog.invoke("clean").code == 0
    assert blog.output.stat().st_ino == before
    assert list(blog.output.iterdir()) == []
    assert (outside / "kept").exists()


def test_clean_makes_the_folder_where_there_is_none(blog):
    assert blog.invoke("clean").code == 0
    assert blog.output.is_dir()


@pytest.mark.parametrize("folder", [".", ".."])
def test_clean_does_not_delete_the_sources(blog, folder):
    blog.add_settings(f"OUTPUT_PATH = {folder!r}")
    result = blog.invoke("clean")
    assert result.code == 1
    assert "OUTPUT_PATH" in result.output
    assert (blog.root / "content/first.md").exists()


def test_settings_that_do_not_load_are_named(blog):
    blog.add_settings("SITENAME = ")
    result = blog.invoke("clean")
    assert result.code == 1
    assert "Error: pelicanconf.py:10: SyntaxError" in result.output


# ---------------------------------------------------------------- strict builds

BROKEN_LINK = "Title: Broken\nDate: 2024-01-03\n\n[there]({filename}nowhere.md)\n"
SPOIL = "from pelican import signals\ndef spoil(generators):\n    {}\ndef register():\n    "
SPOIL += "signals.all_generators_finalized.connect(spoil)\n"


def spoil_link(blog: Blog) -> None:
    blog.write("content/broken.md", BROKEN_LINK)


def spoil_plugin_name(blog: Blog) -> None:
    blog.add_settings('PLUGINS = ["no_such_plugin"]')


def spoil_with(statement: str):
    def spoil(blog: Blog) -> None:
        blog.write("spoiler.py", SPOIL.format(statement))
        blog.add_settings('PLUGINS = ["spoiler"]')

    return spoil


FAULTS = {
    "warning": (spoil_link, "Unable to find"),
    "logged error": (spoil_plugin_name, "Cannot load plugin `no_such_plugin`"),
    "exception": (spoil_with("raise ValueError('oh no')"), "ValueError: oh no"),
    "interrupt": (spoil_with("raise SystemExit(0)"), "did not come to its end"),
    "sudden death": (spoil_with("import os; os._exit(0)"), "did not come to its end"),
    "bad settings": (lambda blog: blog.add_settings("PATH = 'nowhere'"), "ValueError"),
    "broken settings": (lambda blog: blog.add_settings("SITENAME ="), "SyntaxError"),
}


def faulty(*names: str):
    """Run a test with these faults: all tasks share one way to find them."""
    return pytest.mark.parametrize(("spoil", "reason"), [FAULTS[name] for name in names], ids=names)


@faulty("warning", "sudden death")
def test_check_fails_and_says_why(blog, spoil, reason):
    spoil(blog)
    result = blog.invoke("check")
    assert result.code == 1
    assert reason in result.output
    assert "No warning" not in result.output


def test_check_lists_everything(blog):
    for name in ("a", "b"):
        text = BROKEN_LINK.replace("Broken", f"Broken {name}")
        blog.write(f"content/{name}.md", text.replace("nowhere", f"nowhere-{name}"))
    spoil_plugin_name(blog)
    result = blog.invoke("check", COLUMNS="40")
    assert result.code == 1
    lines = [line for line in result.output.splitlines() if line.endswith(("[warning]", "[error]"))]
    assert [line.partition(" ")[0] for line in lines] == [
        "content/a.md:4:", "content/b.md:4:", "pelicanconf.py:10:"
    ]  # fmt: skip
    assert all("; correct the path; or accept it" in line for line in lines[:2])
    assert "1 error, 2 warnings and " in result.output.splitlines()[-1]


def test_check_looks_at_finished_pages_and_unused_labels(blog):
    blog.add_settings(
        f'PLUGIN_PATHS = ["{ROOT}"]\nPLUGINS = ["plugins.theorems", "plugins.crossrefs"]'
    )
    body = "::: lemma {#lem-x}\nSo.\n:::\n\n[gone](/gone/)\n\n{{ site.url }}"
    blog.write("content/m.md", f"Title: M\nDate: 2024-01-02\n\n{body}\n")
    for _ in range(2):  # the second time nothing is built again
        result = blog.invoke("check", "--format", "github", "--", "-e", "X=1")
        assert result.code == 1
        found = re.findall(
            r"^::(\w+) file=content/m.md,line=(\d+),title=([\w-]+)", result.output, re.MULTILINE
        )
        assert [row for row in found if row[0] != "notice"] == [
            ("warning", "8", "link-missing"), ("warning", "10", "page-markup")
        ]  # fmt: skip
    labels = blog.invoke("check", "--format", "json").output
    assert 'nothing refers to the label \\"lem-x\\"' in labels


def test_check_writes_nothing_into_the_output_folder(blog):
    blog.write("output/mine.html", "")
    result = blog.invoke("check")
    assert result.code == 0
    assert "Good to go out: no error, no warning and" in result.output
    assert files_below(blog.output) == {"mine.html": b""}


# ---------------------------------------------------------------- publish


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    programs: Path  # a folder with an ssh that knows the server's key and its own


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """A real ssh server on loopback, with keys and settings of its own."""
    sshd, ssh, keygen = require("sshd"), require("ssh"), require("ssh-keygen")
    require("rsync")
    folder = tmp_path_factory.mktemp("ssh")
    port = free_port()
    for key in ("host", "user"):
        command = [keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / key]
        subprocess.run(command, check=True)
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        f"PasswordAuthentication no\nPermitRootLogin yes\nSetEnv PATH={SEARCH}\n"
    )
    write_program(
        folder / "bin/ssh",
        f'#!/bin/sh\nexec "{ssh}" -F none -i "{folder}/user" -o IdentitiesOnly=yes'
        f' -o BatchMode=yes -o UserKnownHostsFile="{folder}/known" "$@"\n',
    )
    if os.geteuid() == 0:
        # Debian's sshd wants it, and only its start script makes it.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with (folder / "log").open("wb") as log:
        command = [sshd, "-D", "-e", "-f", folder / "sshd_config"]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_until(lambda: is_open(port), process, folder / "log")
        yield Server(port, folder / "bin")
    finally:
        process.terminate()
        process.wait(10)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(done, process: subprocess.Popen[bytes], log: Path, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < end, log.read_text(errors="replace")
        time.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Target:
    folder: Path
    env: dict[str, str]

    def is_untouched(self) -> bool:
        return files_below(self.folder) == {"stale.html": b"old", "old/stale.html": b"old"}


@pytest.fixture
def target(server, tmp_path) -> Target:
    """A folder with a space on the server, with an older site in it."""
    folder = tmp_path / "on the server" / "it's here"
    (folder / "old").mkdir(parents=True)
    (folder / "stale.html").write_text("old")
    (folder / "old/stale.html").write_text("old")
    env = {
        "PATH": f"{server.programs}{os.pathsep}{SEARCH}",
        "SITEURL": URL,
        "SSH_HOST": "127.0.0.1",
        "SSH_PORT": str(server.port),
        "SSH_USER": getpass.getuser(),
        "SSH_TARGET_DIR": str(folder),
    }
    return Target(folder, env)


def test_publish_makes_the_server_equal_to_the_output(blog, target):
    result = blog.invoke("publish", **target.env)
    assert result.code == 0, result.output
    published = files_below(target.folder)
    assert published == files_below(blog.outgoing)
    assert f"{URL}/first.html".encode() in published["index.html"]


def test_publish_has_nothing_to_do_with_a_build_that_watches(blog, target):
    assert blog.invoke("build").code == 0
    before = files_below(blog.output)
    assert "drafts/later.html" in before
    shown = blog.invoke("publish", "--dry-run", **target.env)
    assert shown.code == 0, shown.output
    assert "+ first.html" in shown.output
    assert "- old/stale.html" in shown.output
    assert shown.output.endswith("Nothing was sent.\n")
    assert target.is_untouched()
    assert blog.invoke("publish", **target.env).code == 0
    assert files_below(blog.output) == before
    assert not [name for name in files_below(target.folder) if "later" in name]
    again = blog.invoke("publish", **target.env)
    assert "Nothing has changed; nothing was sent." in again.output


def test_publish_names_the_targets_that_there_are(blog):
    result = blog.invoke("publish", "--to", "moon")
    assert result.code == 1
    assert "rsync, github, s3, folder are right" in result.output


def test_publish_takes_its_target_from_the_settings(blog, target):
    names = ("SITEURL", "SSH_HOST", "SSH_PORT", "SSH_TARGET_DIR")
    with (blog.root / "publishconf.py").open("a") as settings:
        settings.writelines(f"{name} = {target.env[name]!r}\n" for name in names)
    result = blog.invoke("publish", PATH=target.env["PATH"])
    assert result.code == 0, result.output
    assert files_below(target.folder) == files_below(blog.outgoing)


def test_a_draft_in_the_output_folder_never_goes_out(blog, target, remote):
    blog.write("content/secret.md", "Title: Secret\nDate: 2024-01-03\nStatus: draft\n\nZEBRA.\n")
    assert blog.invoke("build").code == 0
    assert (blog.output / "drafts/secret.html").is_file()
    assert blog.invoke("publish", **target.env).code == 0
    assert blog.invoke("gh-pages", **remote.env).code == 0
    for files in (files_below(target.folder), remote.files()):
        assert "first.html" in files
        assert not [name for name, data in files.items() if b"ZEBRA" in data or "secret" in name]
    # The output folder is the live preview's, which may be building at this moment.
    assert (blog.output / "drafts/secret.html").is_file()


@pytest.mark.parametrize("name", ["SITEURL", "SSH_HOST", "SSH_TARGET_DIR"])
def test_publish_names_what_is_missing_and_builds_nothing(blog, target, name):
    blog.write("output/mine.html", "")
    result = blog.invoke("publish", **target.env | {name: ""})
    assert result.code == 1
    assert "Nothing was sent." in result.output
    assert f"Error: {name} must be set" in result.output
    assert target.is_untouched()
    assert files_below(blog.output) == {"mine.html": b""}


@faulty(*FAULTS)
def test_publish_refuses_a_site_with_a_fault(blog, target, spoil, reason):
    spoil(blog)
    result = blog.invoke("publish", **target.env)
    assert result.code == 1
    assert "Nothing was sent." in result.output
    assert reason in result.output
    assert target.is_untouched()


def test_publish_sees_a_warning_that_is_not_shown(blog, target):
    spoil_link(blog)
    assert blog.invoke("publish", "--", "--quiet", **target.env).code == 1
    assert target.is_untouched()


def test_publish_sees_a_warning_that_was_logged_before(blog, target):
    spoil_link(blog)
    result = blog.invoke("build", "publish", **target.env)
    assert result.code == 1
    assert "the build complained: no error, 1 warning and no hint" in result.output
    assert target.is_untouched()


def test_publish_refuses_to_replace_a_whole_server(blog, target):
    result = blog.invoke("publish", **target.env | {"SSH_TARGET_DIR": "/home/.."})
    assert result.code == 1
    assert "SSH_TARGET_DIR is /home/.." in result.output


@pytest.mark.parametrize(
    "folder",
    [
        *("/", "//", "/.", ".", "..", "~", "~/", "~/.", "~/..", "home/..", "/home", "/home/me/"),
        *("/etc", "../x", "a/../..", "/a/..", " / ", "~me", "/var/./", "/./var"),
    ],
)
def test_folders_that_are_more_than_a_site(folder):
    with pytest.raises(PublishError, match="SSH_TARGET_DIR"):
        rsync_target(Path("site"), {"SSH_HOST": "h", "SSH_TARGET_DIR": folder})


@pytest.mark.parametrize(
    ("folder", "target"),
    [
        ("~/site", "h:site/"),
        ("www/", "h:www/"),
        ("/var/www/blog", "h:/var/www/blog/"),
        ("/home/me/www", "h:/home/me/www/"),
        ("a/./b/", "h:a/b/"),
    ],
)
def test_folders_that_may_be_a_site(folder, target):
    found = rsync_target(Path("site"), {"SSH_HOST": "h", "SSH_TARGET_DIR": folder})
    assert found.name.rstrip("/") == target.rstrip("/")


def test_publish_refuses_a_site_without_a_page(blog, target):
    blog.add_settings("DIRECT_TEMPLATES = []")
    (blog.root / "content/first.md").unlink()
    result = blog.invoke("publish", **target.env)
    assert result.code == 1
    assert "not one page" in result.output
    assert target.is_untouched()


def test_publish_fails_when_the_server_does_not_answer(blog, target):
    result = blog.invoke("publish", **target.env | {"SSH_PORT": str(free_port())})
    assert result.code != 0
    assert "Connection refused" in result.output
    assert target.is_untouched()


def test_publish_needs_rsync(blog, target, tmp_path):
    result = blog.invoke("publish", **target.env | {"PATH": str(tmp_path)})
    assert result.code == 1
    assert "Error: this needs the program rsync" in result.output


# ---------------------------------------------------------------- gh-pages


@dataclass(frozen=True, slots=True)
class Remote:
    """A bare repository that the blog's own one pushes to."""

    folder: Path
    env: dict[str, str]

    def git(self, *words: str) -> bytes:
        command = [require("git"), "--git-dir", str(self.folder), *words]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def branches(self) -> list[str]:
        return self.git("branch", "--format=%(refname:short)").decode().split()

    def files(self, branch: str = "gh-pages") -> dict[str, bytes]:
        names = self.git("ls-tree", "-rz", "--name-only", branch).decode().split("\0")
        return {name: self.git("show", f"{branch}:{name}") for name in names if name}


@pytest.fixture
def remote(blog, tmp_path) -> Remote:
    git = require("git")
    folder = tmp_path / "a remote.git"
    env = {"SITEURL": URL, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*words: str | Path) -> None:
        command = [git, *words]
        subprocess.run(command, cwd=blog.root, env=blog.env(**env), check=True, capture_output=True)

    run("init", "-q", "--bare", "-b", "main", folder)
    run("init", "-q", "-b", "main")
    run("config", "user.name", "An Author")
    run("config", "user.email", "author@blog.example")
    run("remote", "add", "origin", folder)
    run("add", "content")
    run("commit", "-q", "-m", "Begin")
    run("push", "-q", "origin", "main")
    return Remote(folder, env)


def test_gh_pages_pushes_the_output_and_nothing_else(blog, remote):
    result = blog.invoke("gh-pages", **remote.env)
    assert result.code == 0, result.output
    assert remote.files() == files_below(blog.outgoing) | {".nojekyll": b""}
    assert f"{URL}/first.html".encode() in remote.files()["index.html"]
    message = remote.git("log", "-1", "--format=%s", "gh-pages").decode()
    assert re.fullmatch(r"Publish site on \d{4}-\d\d-\d\d\n", message)


def test_gh_pages_again_removes_a_page_that_is_gone(blog, remote):
    blog.write("content/second.md", "Title: Second\nDate: 2024-01-03\n\nHello.\n")
    assert blog.invoke("gh-pages", **remote.env).code == 0
    assert "second.html" in remote.files()
    (blog.root / "content/second.md").unlink()
    assert blog.invoke("gh-pages", **remote.env).code == 0
    assert remote.files() == files_below(blog.outgoing) | {".nojekyll": b""}
    assert "second.html" not in remote.files()
    assert remote.git("rev-list", "--count", "gh-pages") == b"3\n"  # the last one deletes


def test_gh_pages_takes_branch_remote_and_message_from_the_environment(blog, remote):
    names = {"BRANCH": "site", "REMOTE": "origin", "MESSAGE": "It's out; at last"}
    env = {f"GITHUB_PAGES_{name}": value for name, value in names.items()}
    result = blog.invoke("gh-pages", **remote.env | env)
    assert result.code == 0, result.output
    assert remote.branches() == ["main", "site"]
    assert remote.git("log", "-1", "--format=%s", "site") == b"It's out; at last\n"


def test_gh_pages_can_wait_with_the_push(blog, remote):
    assert blog.invoke("gh-pages", "--no-push", **remote.env).code == 0
    assert remote.branches() == ["main"]


def test_gh_pages_needs_a_siteurl(blog, remote):
    result = blog.invoke("gh-pages", **remote.env | {"SITEURL": ""})
    assert result.code == 1
    assert "Nothing was sent." in result.output
    assert "Error: SITEURL must be set" in result.output
    assert remote.branches() == ["main"]


@faulty("logged error", "exception")
def test_gh_pages_refuses_a_site_with_a_fault(blog, remote, spoil, reason):
    spoil(blog)
    result = blog.invoke("gh-pages", **remote.env)
    assert result.code == 1
    assert "Nothing was sent." in result.output
    assert reason in result.output
    assert remote.branches() == ["main"]


def test_gh_pages_fails_when_the_push_does(blog, remote):
    result = blog.invoke("gh-pages", **remote.env | {"GITHUB_PAGES_REMOTE": "nowhere"})
    assert result.code != 0
    assert remote.branches() == ["main"]


# ---------------------------------------------------------------- servers


@contextmanager
def running(blog: Blog, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Run a task until the end of the block, with all that it started."""
    log = blog.root / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "invoke", *words],
            cwd=blog.root,
            env=blog.env(),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    try:
        yield process, log
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert "Traceback" not in log.read_text(errors="replace"), log.read_text(errors="replace")


def page(port: int, name: str = "first.html") -> str:
    """Return a page of the site, or "" while there is none."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/{name}", timeout=5) as answer:
            return str(answer.read(), "utf-8")
    except OSError:
        return ""


@pytest.mark.parametrize("task", ["serve", "reserve"])
def test_serve_and_reserve(blog, task):
    if task == "serve":
        blog.write("output/first.html", "<p>Hello.")
    with running(blog, task, "--host", "127.0.0.1", "--port", "0") as (process, log):
        address = re.compile(r"http://127\.0\.0\.1:([1-9]\d*)/ \(Ctrl-C")
        wait_until(lambda: address.search(log.read_text()), process, log)
        port = int(not_none(address.search(log.read_text()))[1])
        assert "Hello." in page(port)


@pytest.mark.parametrize("task", ["devserver", "livereload"])
def test_devserver_builds_again_after_a_change(blog, task):
    port = free_port()
    with running(blog, task, "--port", str(port)) as (process, log):
        wait_until(lambda: "Hello." in page(port), process, log)
        assert "/_diptych/strip.js" in page(port)
        wait_until(lambda: "Done" in log.read_text(errors="replace"), process, log)
        blog.write("content/first.md", "Title: First\nDate: 2024-01-02\n\nChanged.\n")
        wait_until(lambda: "Changed." in page(port), process, log)
    assert process.returncode == 0
    assert not is_open(port)


@pytest.mark.parametrize("task", ["serve --host 127.0.0.1", "devserver", "livereload"])
def test_a_port_that_is_taken_is_said_so(blog, task):
    blog.write("output/index.html", "")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = blog.invoke(*task.split(), "--port", port)
    assert result.code == 1
    assert f"Error: cannot listen on 127.0.0.1:{port}" in result.output


def test_serve_needs_a_site(blog):
    result = blog.invoke("serve")
    assert result.code == 1
    assert "`invoke build` makes it" in result.output


# ---------------------------------------------------------------- tests


def test_words_after_the_dashes_go_to_pytest_too(blog):
    blog.write("tests/test_it.py", "def test_one(): pass\n\ndef test_two(): assert False\n")
    assert (
        blog.invoke("test", "--", "-n0", "-k", "one and not two", "-p", "no:cacheprovider").code
        == 0
    )
    assert blog.invoke("test", "--", "-n0", "-p", "no:cacheprovider").code == 1
