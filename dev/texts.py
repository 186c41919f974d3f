"""Write the catalogues anew from the templates and plugins; `invoke texts` calls this.

A message that is new is in each of them without a translation, one that is gone is taken out.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "plugins" / "languages" / "locale"
#: All messages, without translations: what a new language starts from.
TEMPLATE = LOCALE / "diptych.pot"
#: Where texts are, by folder: the method of Babel and the functions with messages in them.
SOURCES: dict[str, tuple[str, dict[str, Any]]] = {
    "theme/templates": ("jinja2.ext:babel_extract", {"say": None, "say_count": (1, 2)}),
    "plugins": ("python", {"message": None, "Name": (1, 2)}),
}
#: Lines of a header that only say who and when; a catalogue is the same in every run.
HEADER = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb"|Last-Translator|Language-Team|MIME-Version|Content-Transfer-Encoding|Generated-By): .*\n",
    re.MULTILINE,
)


def extract() -> Catalog:
    """Return every message of the project, with the files that have it."""
    catalog = Catalog(charset="utf-8", header_comment="# The texts of Diptych.")
    for folder, (method, keywords) in SOURCES.items():
        for name, _, message, comments, _ in sorted(
            extract_from_dir(
                ROOT / folder,
                method_map=[("**.py" if method == "python" else "**.html", method)],
                options_map={"**": {"silent": "false"}},
                keywords=keywords,
                comment_tags=["For translators:"],
                strip_comment_tags=True,
            ),
            key=lambda found: (found[0], found[1]),
        ):
            path = (Path(folder) / name).as_posix()
            catalog.add(message, locations=[(path, 0)], auto_comments=comments)
    return catalog


def catalogues() -> Iterator[Path]:
    """Yield the catalogues that there are."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/diptych.po"))


def updated(path: Path, template: Catalog) -> Catalog:
    """Return a catalogue with exactly the messages of the template, and its translations."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def render(catalog: Catalog) -> bytes:
    """Return a catalogue as its file has it."""
    text = BytesIO()
    write_po(text, catalog, width=0, ignore_obsolete=True, include_lineno=False)
    return HEADER.sub(b"", text.getvalue()).rstrip() + b"\n"


def main() -> None:
    """Write the template and the catalogues."""
    template = extract()
    TEMPLATE.write_bytes(render(template))
    for path in catalogues():
        catalog = updated(path, template)
        path.write_bytes(render(catalog))
        missing = sum(1 for message in catalog if message.id and not message.string)
        print(f"{path.relative_to(ROOT)}: {missing} texts to translate" if missing else path.name)


if __name__ == "__main__":
    main()
