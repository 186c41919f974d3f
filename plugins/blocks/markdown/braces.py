"""Attributes in braces, but a formula among them is text, and so is what comes after the braces.

Python-Markdown reads up to the last brace of a line, and then puts what is between the braces
after the rest of it.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

from ..elements import WITHOUT_VALUE

#: What makes attributes of what is in braces: "{a, b}" is text.
CLUE = rf"(?=[^{{}}\n]*(?:[.#=]|(?<![\w-])(?:{'|'.join(WITHOUT_VALUE)})(?![\w-])))"
BRACES = rf"""\{{(?!:[:/]){CLUE}:?[ ]*+(?=[^ }}\n])((?:"[^"\n]*+"|'[^'\n]*+'|[^{{}}\n\x02])++)\}}"""


class BoundedAttrList(AttrListTreeprocessor):
    """Reads attributes up to the first brace outside of quotation marks."""

    HEADER_RE = re.compile(rf"[ ]+{BRACES}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BRACES}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(BRACES)  # type: ignore[misc]

    def assign_attrs(self, elem: etree.Element, attrs_string: str, *, strict: bool = False) -> str:
        """Set attributes; a word that is none without a value is left out."""
        before = dict(elem.attrib)
        rest = super().assign_attrs(elem, attrs_string, strict=strict)
        for name in [name for name, value in elem.items() if value is None]:
            if name not in WITHOUT_VALUE:
                del elem.attrib[name]
                elem.attrib.update({name: before[name]} if name in before else {})
        return str(rest)


def end_at_first_brace(md: Markdown) -> None:
    """Have attributes read so, where a site has them; others may know the processor."""
    if "attr_list" in md.treeprocessors:
        md.treeprocessors["attr_list"].__class__ = BoundedAttrList
