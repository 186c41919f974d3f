"""What all tasks have in common: help with an example, one line where something is wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from invoke.context import Context
from invoke.exceptions import Exit

from plugins.authoring.refusals import RefusalError, refuse
from plugins.authoring.tasks import make_tasks
from plugins.authoring.tasks.frame import author_task, site_of
from plugins.authoring.tasks.starting_tasks import start, start_here

TASKS = {task.name: task for task in make_tasks("", start).tasks.values()}


def diptych(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run the command ``diptych`` as a site has it that has no tasks.py."""
    result = subprocess.run(
        [sys.executable, "-c", "from plugins.authoring.program import main; main()", *words],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in result.stderr, result.stderr
    return result.returncode, result.stdout, result.stderr


@pytest.mark.parametrize("task", [*TASKS.values(), start_here], ids=lambda task: task.name)
def test_each_task_has_help_with_an_example(task):
    lines = (task.__doc__ or "").strip().splitlines()
    assert lines[0].endswith(".")
    example = next(line for line in lines if "For example: " in line)
    assert f" {task.name.replace('_', '-')}" in example
    assert all(text for text in task.help.values())


def test_what_cannot_be_done_is_one_line():
    @author_task()
    def wrong(c: Context) -> None:
        refuse("it is so")

    @author_task()
    def taken(c: Context) -> None:
        raise PermissionError(13, "Permission denied", "x.md")

    @author_task()
    def other(c: Context) -> None:
        raise RefusalError(code=7)

    for task, code, text in ((wrong, 1, "Error: it is so"), (taken, 1, "x.md"), (other, 7, "")):
        with pytest.raises(Exit) as caught:
            task(Context())
        assert caught.value.code == code
        assert text in (caught.value.message or "")


def test_the_site_is_that_of_tasks_py_or_of_the_folder(tmp_path, monkeypatch):
    (tmp_path / "pelicanconf.py").touch()
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert site_of(Context()).root == tmp_path
    context = Context()
    context.config.update(make_tasks(str(tmp_path / "other/tasks.py")).configuration())
    assert site_of(context).root == tmp_path / "other"


def test_the_command_makes_a_site_and_builds_it(tmp_path):
    code, said, _ = diptych(tmp_path, "start", "blog", "--name", "Mine")
    assert code == 0
    assert "content/posts/first-pair-math.md" in said
    # As where it is installed, but from this folder.
    settings = (tmp_path / "blog/pelicanconf.py").read_text("utf-8")
    settings = settings.replace("from pelican.themes import diptych", "import theme as diptych")
    settings += f'PLUGIN_PATHS = ["{ROOT}"]\nPLUGINS = ["plugins"]\n'
    (tmp_path / "blog/pelicanconf.py").write_text(settings, encoding="utf-8")
    code, said, errors = diptych(tmp_path / "blog/content", "build")
    assert code == 0, errors
    assert "Look at" in said
    code, said, errors = diptych(tmp_path / "blog", "check", "--format", "json")
    assert code == 0, errors
    assert said.startswith("{")
    assert (tmp_path / "blog/output/drafts").is_dir()


def test_the_command_says_what_is_wrong(tmp_path):
    assert diptych(tmp_path, "build")[0] == 1
    assert "there is no pelicanconf.py here or above" in diptych(tmp_path, "build")[2]
    assert "No idea what 'bild' is!" in diptych(tmp_path, "bild")[2]
    code, _, errors = diptych(tmp_path, "check", "--format", "xml")
    assert code == 1
    assert "there is no format xml; there are text, json, github" in errors
    assert "--format" in diptych(tmp_path, "--help", "check")[1]


@pytest.mark.parametrize("task", ["start", "new", "import", "publish"])
def test_help_is_shown_wherever_it_is_asked_for(tmp_path, task):
    """A task about something would take ``--help`` for its name."""
    for words in ((task, "--help"), ("--help", task)):
        code, said, errors = diptych(tmp_path, *words)
        assert (code, errors) == (0, "")
        assert "For example: " in said
        flags = re.findall(r"^  -.*", said, re.MULTILINE)
        assert flags
        assert [flag for flag in flags if not re.search(r"--\S+ {2,}\w", flag)] == []
    if task in ("new", "import", "start"):
        code, _, errors = diptych(tmp_path, task, "--dry")
        assert code == 1
        assert "there is no flag --dry" in errors
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bulid"], 'did you mean "build"?'),
        (["check", "--formt", "json"], 'did you mean "--format"?'),
        (["check", "extra"], "`diptych check --help` lists what there is"),
        (["serve", "--port", "80x"], "Error: --port is a number, and not 80x"),
        (["new", "--post"], "Flag --post needed value"),
        (["new", "nothing.bib"], "Error: there is no file nothing.bib"),
        (["new", "9999.99999x"], "it is no arXiv number, DOI or file"),
        (["check", "--format", "xml"], "there are text, json, github"),
        (["publish"], "it begins with `from pelicanconf import *`"),
        (["check"], "there is no publishconf.py"),
        (["new", "--math", "nokey"], "no post has the key nokey"),
        (["import", "/nowhere"], "there is no /nowhere"),
    ],
)
def test_what_is_mistyped_is_said_in_one_line(tmp_path, words, said):
    (tmp_path / "pelicanconf.py").write_text('PATH = "content"\n')
    (tmp_path / "content").mkdir()
    code, _, error = diptych(tmp_path, *words)
    assert code == 1
    assert said in error
