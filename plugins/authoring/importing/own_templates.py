"""Shortcodes and includes of a blog itself, where they only put in what they get. Pure.

What asks or counts is not run: the tag stays as it is.
"""

import re
from collections.abc import Mapping

HUGO = re.compile(
    r"\{\{-?\s{0,9}(?P<expression>(?:\.Get\s{1,9}(?:\d|\"[\w-]{1,40}\")|\.Inner)"
    r"(?:\s{0,9}\|\s{0,9}(?:markdownify|safeHTML|safeHTMLAttr|safeURL|safeCSS|htmlUnescape"
    r"|\$?\.?Page\.RenderString|\.Page\.RenderString))*)\s{0,9}-?\}\}"
)
HUGO_COMMENT = re.compile(r"\{\{-?\s{0,9}/\*(?:(?!\*/|\{\{).){0,2000}\*/\s{0,9}-?\}\}", re.DOTALL)
JEKYLL = re.compile(
    r"\{\{-?\s{0,9}include\.(?P<name>[\w-]{1,40})"
    r"(?:\s{0,9}\|\s{0,9}(?:relative_url|absolute_url|markdownify|escape|strip))*\s{0,9}-?\}\}"
)
JEKYLL_IF = re.compile(
    r"\{%-?\s{0,9}if include\.(?P<name>[\w-]{1,40})\s{0,9}-?%\}(?P<inner>(?:(?!\{%).){0,2000})"
    r"(?:\{%-?\s{0,9}else\s{0,9}-?%\}(?P<other>(?:(?!\{%).){0,2000}))?\{%-?\s{0,9}endif\s{0,9}-?%\}",
    re.DOTALL,
)
LEFT = re.compile(r"\{\{|\{%")


def fill_hugo(template: str, values: Mapping[str, str], inner: str = "") -> str | None:
    """Return what a shortcode says, None where it does more than that."""

    def value(found: re.Match[str]) -> str:
        name = found["expression"].split("|")[0].strip()
        if name == ".Inner":
            return inner
        return values.get(name.removeprefix(".Get").strip().strip('"').lower(), "")

    template = HUGO_COMMENT.sub("", template)
    filled = HUGO.sub("", template)
    return None if LEFT.search(filled) else HUGO.sub(value, template).strip()


def fill_jekyll(template: str, values: Mapping[str, str]) -> str | None:
    """Return what an include says, None where it does more than that."""
    template = JEKYLL_IF.sub(
        lambda found: found["inner"] if values.get(found["name"].lower()) else found["other"] or "",
        template,
    )
    if LEFT.search(JEKYLL.sub("", template)):
        return None
    return JEKYLL.sub(lambda found: values.get(found["name"].lower(), ""), template).strip()
