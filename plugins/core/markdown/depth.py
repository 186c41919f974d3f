"""Texts that are nested deeper than Python can follow: shown as typed, so that no post is lost."""

from html import escape

from markdown import Markdown

from .findings import findings_of

DEPTH = "frontmatter-depth"


def convert(md: Markdown, text: str) -> str:
    """Return the HTML of a text; of one that is nested too deeply, the text itself."""
    try:
        return md.convert(text)
    except RecursionError:
        findings = findings_of(md)
        # What was found in it is not on the page now: there is nothing that a label leads to.
        findings.found.clear()
        reason = "lists, quotations or environments are nested too deeply, so the text is"
        findings.report(DEPTH, 1, f"{reason} shown as typed", "nest them less deeply")
        return f"<pre>{escape(text, quote=False)}</pre>"
