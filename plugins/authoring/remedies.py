"""What to do about what stops publishing, where the problem itself does not say. Pure."""

from pathlib import PurePath

from .remarks import Remark

#: What to write, by rule; docs/diagnostics.md says more.
REMEDIES = {
    "address-taken": "give it another `Slug:`",
    "bib-entry": "mend the entry there",
    "bib-field": "add it to the entry",
    "bib-file": "correct BIBLIOGRAPHY_FILES, or the file",
    "bib-key-twice": "take one of them out, or rename it",
    "bib-string": "put braces around the text, or define it with @string",
    "card-glyph": "name a font that has them in CARDS_FONTS",
    "card-image": "correct the name; a PNG, JPEG, GIF or WebP",
    "citation-unknown": "correct the key, or add the entry to the bibliography",
    "correction-date": "write the day as 2024-05-01",
    "correction-field": "write a colon between date and text",
    "correction-severity": "write `typo`, `clarification` or `error`",
    "correction-target": "write a label, such as `@thm-main`, or take it out",
    "correction-text": "write what was wrong after the colon",
    "demo-left": "take it out; in a clone `invoke start` takes out all of the demo",
    "entry-unused": "cite it, or take it out",
    "file-unread": "call it .md",
    "file-unreadable": "give yourself the right to read it, or take it out",
    "frontmatter-depth": "nest them less deeply",
    "lemma-unused": "refer to it, or take it out",
    "markdown-code": "write the fence that closes it",
    "markdown-html": "close the tag, or write &lt; for the character",
    "markdown-list": "write an empty line before it, and four spaces inside",
    "markdown-marks": "complete them, or write a backslash before them",
    "markdown-other": "write what it is for in Markdown or HTML",
    "markdown-slip": "complete it, or write a backslash before it",
    "markdown-table": "write as many dashes between bars as there are cells above",
    "proof-circle": "prove one of them without the other",
    "frontmatter-date": "write `Date: 2024-03-02`",
    "frontmatter-day": "write `Date: 2024-03-02`",
    "frontmatter-email": "it was made to work; `[write me](mailto:…)` says it in full",
    "frontmatter-encoding": "save the file as UTF-8",
    "frontmatter-field": "correct the field, or take it out",
    "frontmatter-quotes": "put quotes around the value",
    "frontmatter-status": "write `published`, `hidden`, `draft` or `skip`",
    "frontmatter-title": "write `Title: …`",
    "frontmatter-yaml": "put quotes around a value with a colon, a # or a bracket",
    "ignore-unknown": "correct the name, or take it out",
    "label-twice": "give one of them another label",
    "label-unused": "refer to it, or leave it to others",
    "language-catalogue": "mend the file",
    "link-draft": "publish that post, or take out the link",
    "link-missing": "correct the path",
    "link-outside": "correct the address, or link to a copy in the Internet Archive",
    "map-layout": "pip install fast-sugiyama",
    "math-color": "write the name of a colour, or its numbers",
    "math-delimiter": "close it; write \\$ for money",
    "math-empty": "write it, or take it out",
    "math-glyph": "use another symbol, or `\\text{…}` around what is a word",
    "math-label": "give one of them another label",
    "math-macro": "write `\\R: \\mathbb R`",
    "math-ref": "correct the label",
    "math-tex": "correct the formula",
    "note-empty": "write the note, or take it out",
    "note-twice": "give one of them another name",
    "note-unknown": "write the note: `[^name]: …`",
    "note-unused": "call it where it belongs, or take it out",
    "page-alt": "write what the picture shows: `![this](file)`",
    "page-description": "write `Summary: …`",
    "page-fragment": "correct the part after the #",
    "page-heading": "one level at a time: ## and then ###",
    "page-id": "give one of them another id",
    "page-image": "correct the path",
    "page-link": "correct the address",
    "page-markup": "write it as docs/writing.md has it, or as `code`",
    "page-size": "make it smaller, or two of it",
    "pair-key": "write `Paper: key`, or `Pair: key` for a topic without a paper",
    "pair-language": "write one `Lang:` for both",
    "pair-level": "write `Level: overview` or `Level: math`",
    "pair-math-budget": "move some to the math post, or raise PAIR_OVERVIEW_MATH_BUDGET",
    "pair-missing-half": "write the other half (`new --math KEY`)",
    "pair-section": "give a heading there that id, or say `{pair=none}`",
    "pair-two-posts": "give one of them another key",
    "paper-unknown": "add the entry to the .bib file; `Pair:` is for a topic without a paper",
    "paper-newer": "look whether the post is still right, and name the version in the entry",
    "paper-withdrawn": "look whether the post is still right, and say so in it",
    "redirect": "take the address out",
    "ref-caption": "put it right before or after a table or code",
    "ref-draft": "publish it, or take out the reference",
    "ref-external": "correct the path or the address in REFS_EXTERNAL",
    "ref-unclaimed": "correct the key; `\\@` is the character itself",
    "ref-unknown": "correct the label",
    "requires-cycle": "write `Helps:` in one of them, or take one out",
    "requires-draft": "publish it, or take it out",
    "requires-page": "take it out: pages require nothing",
    "requires-unknown": "correct the name",
    "search-index": 'set SEARCH_INDEX = "" to do without',
    "setting-unknown": "correct the name, or take it out",
    "series-alone": "fine for a first part",
    "series-differs": "write it in one of the halves only",
    "series-field": "write `Series: name`",
    "series-introduction": "name the file after the address of its series",
    "series-name": "write it alike",
    "series-part": "write `Part: 2`, a whole number from 1",
    "series-part-twice": "number them again",
    "symbol-differs": "say it in the same words, or take another letter",
    "symbol-early": "define it before the statement",
    "symbol-line": "write `$n$: the width`",
    "symbol-twice": "leave one out, or write it in its own section",
    "symbol-unused": "write it as the formulas do, or leave it out",
    "template": "correct the name",
    "term-introduction": "name the file after the address of its term",
    "term-list": "write one category, and the others as tags",
    "term-shared": "give one of them a slug of its own, as the line says",
    "text-empty": "write it, or say `Status: draft`",
    "text-unwritten": "write it, or say `Status: draft`",
    "theorem-changed": "look at the words, then say `invoke accept`",
    "theorem-empty": "write it, or take it out",
    "theorem-fence": "write the `:::` that is missing, or take out the one too many",
    "theorem-informal": "name an exact statement",
    "theorem-kind": "correct it, or add the kind to THEOREM_KINDS",
    "theorem-option": "take it out",
    "theorem-proof": "write `{of=label}`, or a title that says what is proved",
    "theorem-restate": "name a statement of this post",
    "theorem-unaccepted": "say `invoke accept` when the words fit",
}
#: What to do about messages of Pelican's own, by a part of them.
PELICAN = {
    "Cannot load plugin `plugins.metadata`": "it is called `plugins.structured_data` now",
    "Unable to find": "correct the path",
    "should be a list": 'write a list, ["…"]',
    "must be a list": 'write a list, ["…"]',
    "trailing slash": "leave out the slash at its end",
    "Locale could not": 'LOCALE = ["C.UTF-8", "C"] is known everywhere',
    "no localization": "correct DEFAULT_LANG; a language that Docutils does not know is fine",
    "Cannot register plugin": "correct PLUGINS, a list of names",
    "PaginationRule": 'write a number, an address and a file: (1, "{url}", "{save_as}")',
    "cannot be used: ": "name a folder that you may write to",
    "Cannot load plugin": "install the plugin, or correct PLUGINS in pelicanconf.py",
    "Could not process": "mend the file",
    "Empty alt attribute": "write what the picture shows",
    "Could not find the theme": "correct THEME in pelicanconf.py",
    "You need to specify a path": "correct PATH in pelicanconf.py, the folder of posts",
    "SyntaxError": "mend the line",
    "No valid files found": "write a first post: `new --post Title`",
}
#: Files with a header, in which a rule can be ignored.
POSTS = {".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm", ".qmd", ".rmd"}


def remedy_of(remark: Remark) -> str:
    """Return what to write or to do, and how to accept a warning as it is; "" for nothing."""
    remedy = remark.hint or REMEDIES.get(remark.rule, "")
    if not remark.rule:
        remedy = remedy or next((do for part, do in PELICAN.items() if part in remark.text), "")
    if remark.level != "warning" or f"Ignore: {remark.rule}" in remedy:
        return remedy
    return f"{remedy}; or accept it: {_acceptance(remark)}".removeprefix("; or ")


def _acceptance(remark: Remark) -> str:
    if not remark.rule:
        return "LOG_FILTER (docs/diagnostics.md)"
    if PurePath(remark.path).suffix.lower() in POSTS:
        return f"`Ignore: {remark.rule}` in its header"
    return f'DIPTYCH_RULES = {{"{remark.rule}": "hint"}} in pelicanconf.py'
