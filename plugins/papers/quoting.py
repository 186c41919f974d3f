"""How to cite a post, as BibTeX. Pure."""

import re
from collections.abc import Iterable

SPECIAL = re.compile(r"([&%$#_])")


def make_bibtex(
    key: str, title: str, authors: Iterable[str], site: str, date: str, address: str
) -> str:
    """Return an entry for a post; all are texts, the date as 2024-03-02 or ""."""
    fields = {
        "title": f"{{{_escaped(title)}}}",
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in authors),
        "howpublished": _escaped(site),
        "year": date[:4],
        "date": date,
        "url": address if "://" in address else "",
    }
    rows = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *rows, "}"])


def _escaped(text: str) -> str:
    """Return a text for BibTeX: characters with a meaning in LaTeX are escaped."""
    text = text.replace("\\", "\\textbackslash ").replace("{", "\\{").replace("}", "\\}")
    return SPECIAL.sub(r"\\\1", text)
