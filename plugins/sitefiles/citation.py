"""How to cite the site, as ``CITATION.cff``: https://citation-file-format.github.io (1.2.0)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from ..core.hypertext import strip_tags
from ..core.texts import message

NAME = "CITATION.cff"
MESSAGE = message("If you use this site, please cite it as below.")


def make_citation(
    settings: Mapping[str, Any], text: str, license_: str, released: date | None
) -> str:
    """Return the file. ``text`` is MESSAGE in the language of the site.

    The format knows software and data sets; ``preferred-citation`` says that the site is a blog.
    An author is an "entity", for a name does not show where the family name begins.
    """
    name = strip_tags(settings["SITENAME"])
    known: dict[str, Any] = {
        "title": name,
        "authors": [{"name": strip_tags(settings.get("AUTHOR") or name)}],
        "url": f"{settings['SITEURL']}/",
        "abstract": strip_tags(settings.get("SITESUBTITLE") or ""),
        "license": license_,
        "date-released": released,
    }
    # A field that the author has set to an empty value is left out.
    known = {key: value for key, value in known.items() if value}
    shared = ("title", "authors", "url", "abstract")
    blog: dict[str, Any] = {key: known[key] for key in shared if key in known}
    if released:
        blog["year"] = released.year
    head: dict[str, Any] = {"cff-version": "1.2.0", "message": text, "type": "dataset"}
    whole = {**head, **known, "preferred-citation": {"type": "blog", **blog}}
    written: str = yaml.dump(whole, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return written


class _Plain(yaml.SafeDumper):
    """Writes each value out in full, also one that is there twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True
