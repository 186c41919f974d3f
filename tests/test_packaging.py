"""However Diptych is installed, it builds the demo site to the same bytes."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from tools import not_none, read_site

ROOT = Path(__file__).parents[1]
# The plugins of pelicanconf.py under their one name.
INSTALLED = 'PLUGINS=["diptych"]'
# What the checkout would otherwise lend to an installed copy.
ALONE = "PLUGIN_PATHS=[]"
SOURCES = ("content", "plugins", "theme", "pelicanconf.py")
LEFTOVERS = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")


def run(command: list[str | Path], cwd: Path, **env: str) -> str:
    result = subprocess.run(
        command, cwd=cwd, env=os.environ | env, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"
    return result.stdout + result.stderr


def build_site(
    site: Path, output: Path, *options: str, python: str = sys.executable, **env: str
) -> dict[str, bytes]:
    """Build a folder with a pelicanconf.py; return its output as {name: bytes}."""
    command: list[str | Path] = [python, "-m", "pelican", "-s", "pelicanconf.py", "-o", output]
    messages = run([*command, *options], site, PYTHONHASHSEED="0", **env)
    assert "ERROR" not in messages, messages
    assert "WARNING" not in messages, messages
    return read_site(output)


def copy_site(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFTOVERS)
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture(scope="module")
def from_checkout(tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("checkout")
    site = build_site(copy_site(folder / "site", *SOURCES), folder / "output")
    assert "index.html" in site
    assert any(name.startswith("theme/") for name in site)
    return site


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, made of a copy that has a build's leftovers in it."""
    folder = tmp_path_factory.mktemp("dist")
    ignore = shutil.ignore_patterns(".git", ".venv", "output", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder / "checkout", ignore=ignore)
    (folder / "checkout/plugins/__pycache__").mkdir()
    (folder / "checkout/plugins/__pycache__/stale.cpython-311.pyc").touch()
    run([sys.executable, "-m", "hatchling", "build", "-d", folder], folder / "checkout")
    return folder


@pytest.fixture
def environment(tmp_path) -> str:
    """The Python of a new environment that also sees what this one has installed.

    Not by --system-site-packages, which would be those of the Python below this one.
    """
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    here = run([sys.executable, "-c", code], tmp_path).strip()
    there = Path(run([python, "-c", code], tmp_path).strip())
    (there / "outer.pth").write_text(f"{here}\n", encoding="utf-8")
    return str(python)


def install(python: str, *what: str | Path) -> None:
    """Install without a network, into that environment only."""
    options = ["--no-index", "--no-deps", "--no-build-isolation"]
    # Otherwise pip would first remove what a developer has of Diptych in the outer environment.
    options.append("--ignore-installed")
    run([python, "-m", "pip", "install", "--quiet", *options, *what], Path(python).parent)


def test_a_wheel_builds_the_same_site(from_checkout, dist, environment, tmp_path):
    (wheel,) = dist.glob("*.whl")
    install(environment, wheel)
    site = copy_site(tmp_path / "site", "content", "pelicanconf.py")
    code = "import pelican.themes.diptych as theme; print(theme.path())"
    theme = run([environment, "-c", code], tmp_path).strip()
    assert theme.startswith(str(tmp_path))
    options = ["-t", theme, "-e", INSTALLED, ALONE]
    assert build_site(site, tmp_path / "output", *options, python=environment) == from_checkout


def test_a_wheel_starts_a_site_and_builds_it(dist, environment, tmp_path):
    (wheel,) = dist.glob("*.whl")
    install(environment, wheel)
    command = str(Path(environment).with_name("diptych"))
    said = run([command, "start", "blog", "--name", "Mine"], tmp_path)
    assert "invoke devserver" in said
    assert str(ROOT) not in run([environment, "-m", "invoke", "build"], tmp_path / "blog")
    assert "Primes never run out" in "".join(
        path.read_text("utf-8") for path in (tmp_path / "blog/output/drafts").rglob("index.html")
    )
    assert "no warning" in run([command, "check"], tmp_path / "blog" / "content")
    run([command, "new", "--post", "One"], tmp_path / "blog")
    assert (tmp_path / "blog/content/posts/one.md").is_file()


def test_an_editable_install_builds_the_same_site(from_checkout, environment, tmp_path):
    project = tmp_path / "a checkout"
    shutil.copytree(
        ROOT, project, ignore=shutil.ignore_patterns(".git", ".venv", "output", ".*_cache")
    )
    install(environment, "--editable", project)
    site = copy_site(tmp_path / "site", "content", "pelicanconf.py")
    code = "import pelican.themes.diptych as theme; print(theme.path())"
    theme = run([environment, "-c", code], tmp_path).strip()
    assert theme == str(project / "theme")
    options = ["-t", theme, "-e", INSTALLED, ALONE]
    assert build_site(site, tmp_path / "output", *options, python=environment) == from_checkout


def test_pelican_themes_installs_the_theme(from_checkout, tmp_path):
    """It copies the folder into the installed Pelican's own, so that has to be a copy too."""
    import pelican  # noqa: PLC0415

    packages = tmp_path / "packages"
    shutil.copytree(Path(pelican.__file__).parent, packages / "pelican", ignore=LEFTOVERS)
    env = {"PYTHONPATH": str(packages)}
    code = "from pelican.tools.pelican_themes import main; main()"
    shutil.copytree(ROOT / "theme", tmp_path / "diptych", ignore=LEFTOVERS)
    run([sys.executable, "-c", code, "--install", tmp_path / "diptych"], tmp_path, **env)
    assert (packages / "pelican/themes/diptych/templates/base.html").is_file()
    site = copy_site(tmp_path / "site", "content", "plugins", "pelicanconf.py")
    # No path: Pelican looks the name up among its themes.
    options = ["-e", 'THEME="diptych"']
    assert build_site(site, tmp_path / "output", *options, **env) == from_checkout


def test_an_installed_theme_is_known_by_its_name(from_checkout, dist, tmp_path):
    import pelican  # noqa: PLC0415

    packages = tmp_path / "packages"
    shutil.copytree(Path(pelican.__file__).parent, packages / "pelican", ignore=LEFTOVERS)
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    site = copy_site(tmp_path / "site", "content", "pelicanconf.py")
    options = ["-e", INSTALLED, ALONE, 'THEME="diptych"']
    built = build_site(site, tmp_path / "output", *options, PYTHONPATH=str(packages))
    assert built == from_checkout
    # Each plugin has an installed name, too.
    named = [f"pelican.plugins.diptych.{name}" for name in ("pairs", "series")]
    shutil.rmtree(site / "content")
    (site / "content").mkdir()
    (site / "content/a.md").write_text("Title: A\nDate: 2024-01-02\nSeries: S\n\nHello.\n", "utf-8")
    options = ["-e", f"PLUGINS={json.dumps(named)}", ALONE, 'THEME="diptych"']
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", tmp_path / "some"]
    run([*command, *options], site, PYTHONPATH=str(packages))
    assert any((tmp_path / "some/series").rglob("index.html"))


def test_the_wheel_has_the_two_folders_and_nothing_else(dist):
    (wheel,) = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        f"pelican/{'plugins' if folder == 'plugins' else 'themes'}/diptych/{path}"
        for folder in ("plugins", "theme")
        for path in files_below(ROOT / folder)
    }
    assert {name for name in names if ".dist-info/" not in name} == sources
    # These would hide Pelican's own modules.
    assert not names & {"pelican/__init__.py", "pelican/plugins/__init__.py"}


def test_the_sdist_has_everything(dist):
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("content", "dev", "docs", "plugins", "tests", "theme")
    wanted = {f"{folder}/{path}" for folder in folders for path in files_below(ROOT / folder)}
    wanted |= {
        "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pelicanconf.py",
        "publishconf.py", "pyproject.toml", "requirements-dev.txt", "requirements.txt", "tasks.py",
    }  # fmt: skip
    assert wanted <= names
    assert not [name for name in names if name.endswith(".pyc")]


def test_a_wheel_of_the_sdist_is_the_same_wheel(dist, tmp_path):
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], folder)
    (again,), (wheel,) = tmp_path.glob("*.whl"), dist.glob("*.whl")
    assert contents(again) == contents(wheel)


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [
        path.relative_to(folder).as_posix() for path in files if "__pycache__" not in path.parts
    ]


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "dev/moto/requirements.txt"]
)
def test_requirements_are_pinned_with_hashes_and_without_addresses(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ;]+( ; .+)? \\\n", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"://|--(?:extra-)?index|--find-links|file:|@ ", text)


def test_the_packages_of_npm_are_pinned_with_hashes_and_without_addresses():
    folder = ROOT / "dev" / "biome"
    asked = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == asked
    for name, version in asked.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_requirements_name_what_pyproject_does():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    author = project["project"]["dependencies"]
    author += project["project"]["optional-dependencies"]["author"]
    assert named(author) <= pinned("requirements.txt").keys()
    assert named(project["dependency-groups"]["dev"]) <= pinned("requirements-dev.txt").keys()
    # One environment does for both.
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


def named(requirements: list[str]) -> set[str]:
    names = (not_none(re.match(r"[\w.-]+", requirement))[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))
