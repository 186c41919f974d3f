"""Write the settings files that `diptych start` makes, and the list of the files of the demo.

python dev/skeleton.py
"""

import re
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SKELETON = ROOT / "plugins" / "authoring" / "starting" / "skeleton"
PLUGINS = """# Everything of Diptych. Single plugins, in any order: docs/plugins.md.
PLUGINS = ["diptych"]
"""
#: The settings that say what the demo is, and who writes it.
OF_DEMO = ("SITENAME", "SITE_ABOUT", "AUTHOR")
HEAD = '''"""The files of the demo and their digests; dev/skeleton.py writes this list. Pure."""

#: The digests of each file by its name in content/: of its first words, and of all of it.
'''


def local_settings(source: str) -> str:
    """Return pelicanconf.py for a site that has installed the package."""
    source = re.sub(
        r'# Pelican looks here first.*?PLUGINS = \["plugins"\]\n', PLUGINS, source, flags=re.DOTALL
    )
    source = source.replace(
        "import logging\n", "import logging\n\nfrom pelican.themes import diptych\n"
    )
    source = source.replace('THEME = "theme"', "THEME = diptych.path()")
    source = source.replace('SITENAME = "Diptych"', 'SITENAME = "My blog"')
    source = re.sub(r'SITESUBTITLE = ".*"', 'SITESUBTITLE = ""', source)
    source = re.sub(r"SITE_ABOUT = \(.*?\n\)", 'SITE_ABOUT = ""', source, flags=re.DOTALL)
    return re.sub(r'AUTHOR = ".*?"', 'AUTHOR = "The author"', source)


def demo_files() -> str:
    """Return the module that lists the files of the demo."""
    from plugins.authoring.demo import digest_text, list_digests  # noqa: PLC0415

    content = ROOT / "content"
    names = sorted(p.relative_to(content).as_posix() for p in content.rglob("*") if p.is_file())
    rows = [
        f'    "{name}": ("{start}", "{whole}"),\n'
        for name, (start, whole) in list_digests(content, names).items()
    ]
    settings = runpy.run_path(str(ROOT / "pelicanconf.py"))
    digests = [f'    "{name}": "{digest_text(settings[name])}",\n' for name in OF_DEMO]
    return (
        f"{HEAD}FILES = {{\n{''.join(rows)}}}\n"
        "#: The digests of settings that say what the demo is, and who writes it.\n"
        f"SETTINGS = {{\n{''.join(digests)}}}\n"
    )


def main() -> None:
    """Write all of them."""
    (SKELETON.parents[1] / "demo_files.py").write_text(demo_files(), encoding="utf-8")
    for name in ("pelicanconf.py", "publishconf.py"):
        text = (ROOT / name).read_text("utf-8")
        text = local_settings(text) if name == "pelicanconf.py" else text
        (SKELETON / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
