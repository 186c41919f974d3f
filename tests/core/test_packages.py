"""A package that a plugin cannot do without: where it is missing, one line says what to install."""

import subprocess
import sys
import tomllib

import pytest
from conftest import ROOT

from plugins.core.running import OLDEST_PYTHON, check_python
from plugins.core.settings import SettingError

CODE = "import sys; sys.modules[{module!r}] = None; from pelican import main; main({options!r})"


@pytest.mark.parametrize(
    ("module", "plugin", "line"),
    [
        ("yaml", "plugins", "The plugin frontmatter needs PyYAML (…): pip install PyYAML"),
        ("babel", "plugins.languages", "The plugin languages needs babel (…): pip install babel"),
        ("math_core", "plugins", "The plugin texmath needs math-core (…): pip install math-core"),
    ],
)
def test_a_missing_package_is_named_in_one_line(module, plugin, line, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("Title: A\nDate: 2024-01-01\n\nText.\n")
    options = ["content", "-o", "out", "-e", f'PLUGINS=["{plugin}"]', f'PLUGIN_PATHS=["{ROOT}"]']
    code = CODE.format(module=module, options=options)
    command = [sys.executable, "-c", code]
    env = {"COLUMNS": "200", "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    before, _, after = line.partition("…")
    lines = [" ".join(row.split()) for row in said.splitlines()]
    assert [row for row in lines if row.startswith(before) and row.endswith(after)], said
    assert "Traceback" not in said


def test_a_python_that_makes_wrong_pages_is_refused():
    check_python((3, 11, 5))
    check_python((3, 14, 0))
    with pytest.raises(SettingError, match=r"needs Python 3\.11\.5 or newer; this is 3\.11\.2"):
        check_python((3, 11, 2))


def test_all_places_name_the_oldest_python():
    oldest = ".".join(map(str, OLDEST_PYTHON))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={oldest}"
    assert f"Python {oldest} or newer" in (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert f"Python {oldest} or newer" in makefile
    assert f"< {OLDEST_PYTHON}" in makefile
