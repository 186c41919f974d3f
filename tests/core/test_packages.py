"""A package that a plugin cannot do without: where it is missing, one line says what to install."""

import subprocess
import sys

import pytest
from conftest import ROOT

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
