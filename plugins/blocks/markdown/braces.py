"""Attributes in braces, but a formula among them is text, and so is what comes after the braces.

Python-Markdown reads up to the last brace of a line, and then puts what is between the braces
after the rest of it.
"""

import re

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

BRACES = r"""\{(?!:[:/]):?[ ]*+(?=[^ }\n])((?:"[^"\n]*+"|'[^'\n]*+'|[^{}\n\x02])++)\}"""


class BoundedAttrList(AttrListTreeprocessor):
    """Reads attributes up to the first brace outside of quotation marks."""

    HEADER_RE = re.compile(rf"[ ]+{BRACES}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BRACES}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(BRACES)  # type: ignore[misc]


def end_at_first_brace(md: Markdown) -> None:
    """Have attributes read so, where a site has them; others may know the processor."""
    if "attr_list" in md.treeprocessors:
        md.treeprocessors["attr_list"].__class__ = BoundedAttrList
