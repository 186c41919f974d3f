"""The contract of generated markup: names, makers, and what each use of a text leaves out.

Plugins change the HTML of a post one after another and read what others have written; a theme
styles it. Whatever more than one of them relies on is here.
"""

from .left_out import Use, is_left_out, selectors_left_out, strip_for
from .makers import (
    MARK,
    added_heading,
    free_id,
    is_added,
    question,
    question_attributes,
    reference_attributes,
)
from .names import Class, Data, Id, Prefix
from .statements import StatementHeading, find_empty_labels, find_statement_headings
from .uses import USES, uses_of

__all__ = [
    "MARK",
    "USES",
    "Class",
    "Data",
    "Id",
    "Prefix",
    "StatementHeading",
    "Use",
    "added_heading",
    "find_empty_labels",
    "find_statement_headings",
    "free_id",
    "is_added",
    "is_left_out",
    "question",
    "question_attributes",
    "reference_attributes",
    "selectors_left_out",
    "strip_for",
    "uses_of",
]
