"""The names in generated markup on which plugins, theme and scripts rely.

Above each group is who writes it. A test compares the names with those in the theme.
"""

from enum import StrEnum


class Class(StrEnum):
    """The classes of elements in a text."""

    # theorems: a statement, and its heading with name and links
    THEOREM = "theorem"
    THEOREM_UNKNOWN = "theorem-unknown"
    THEOREM_HEADING = "theorem-heading"
    THEOREM_NAME = "theorem-name"
    THEOREM_LABEL = "theorem-label"
    THEOREM_NUMBER = "theorem-number"
    THEOREM_TITLE = "theorem-title"
    THEOREM_LINKS = "theorem-links"
    THEOREM_PROOF = "theorem-proof"
    PERMALINK = "permalink"
    # theorems: a proof; "sketch" is an author's word as well
    PROOF = "proof"
    PROOF_BODY = "proof-body"
    PROOF_LINKS = "proof-links"
    PROOF_END = "proof-end"
    # theorems: a part of a proof, and how far proofs open
    RUNG = "rung"
    RUNG_NAME = "rung-name"
    RUNG_LABEL = "rung-label"
    RUNG_BODY = "rung-body"
    DEPTH = "depth"
    # dependencies: what a statement is tied to; what the page of a proof has besides statements
    TIES = "ties"
    #: A link to the page with all that a statement rests on.
    EVERYTHING = "everything"
    GIVEN = "given"
    SKETCH = "sketch"
    TOMBSTONE = "tombstone"

    # crossrefs: a reference, at first its placeholder; or a question mark, if it leads nowhere
    REF = "ref"
    #: At the end of a statement, a link to its other version.
    THEOREM_VERSION = "theorem-version"
    THEOREM_EXACT = "theorem-exact"
    THEOREM_IN_WORDS = "theorem-in-words"
    CAPTION_LABEL = "caption-label"
    CAPTION_NUMBER = "caption-number"

    # figures: an SVG file within a page; figures that are steps of one, their radio buttons and
    # what leads from one to the next
    DRAWING = "drawing"
    FRAMES = "frames"
    FRAME = "frame"
    FRAME_BODY = "frame-body"
    FRAME_STEPS = "frame-steps"
    FRAME_TURN = "frame-turn"

    # citations
    CITATION = "citation"
    REFERENCES = "references"
    BIBLIOGRAPHY = "bibliography"
    ENTRY_POSTS = "entry-posts"
    CITATION_BACKLINKS = "citation-backlinks"

    # corrections
    CORRECTION_TEXT = "correction-text"  # a placeholder
    CORRECTION = "correction"
    CORRECTIONS = "corrections"
    CORRECTED = "corrected"
    CORRECTION_PLACE = "correction-place"
    REPORT = "report"
    REPORT_LINE = "report-line"

    # pairs
    PAIR_SECTION = "pair-section"
    PAIR_SECTION_LINE = "pair-section-line"
    PAIR_SECTION_WORDS = "pair-section-words"

    # sidenotes
    SIDENOTE = "sidenote"
    NOTE_UNKNOWN = "note-unknown"

    # texmath
    MATH = "math"
    DISPLAY = "display"
    EQUATION = "equation"
    EQUATION_NUMBER = "equation-number"
    FORMULA_REFS = "formula-refs"
    GLUED = "glued"
    TEX_ERROR = "tex-error"

    # notation: a list of symbols; a button, and what it opens; the list at the end
    NOTATION = "notation"
    SYMBOLS = "symbols"
    SYMBOLS_BUTTON = "symbols-button"
    SYMBOL_LIST = "symbol-list"

    # previews
    PREVIEW_TITLE = "preview-title"

    # blocks: lists whose numbers or letters are in brackets
    BRACKETED = "bracketed"
    IN_BRACKETS = "in-brackets"

    # papermap
    MAP_DRAWING = "map-drawing"
    MAP_STORY = "map-story"
    MAP_HERE = "map-here"
    MAP_DETAIL = "map-detail"
    MAP_REQUIRES = "map-requires"
    MAP_HELPS = "map-helps"

    # several plugins, and the theme
    FEED = "feed"
    CARD = "card"
    CARD_TITLE = "card-title"
    CARD_SUMMARY = "card-summary"
    DECK = "deck"
    KICKER = "kicker"
    MARK = "mark"
    STATUS_NOTE = "status-note"
    VISUALLY_HIDDEN = "visually-hidden"

    # Markdown and docutils
    FOOTNOTE = "footnote"
    FOOTNOTE_LIST = "footnote-list"
    FOOTNOTE_REF = "footnote-ref"
    FOOTNOTE_REFERENCE = "footnote-reference"
    FOOTNOTE_BACKREF = "footnote-backref"
    HEADERLINK = "headerlink"
    TOC = "toc"

    # authors, by "attr_list"
    MARGIN = "margin"
    WIDE = "wide"


class Prefix(StrEnum):
    """The beginnings of classes that end in a number, or in a word for how something looks."""

    RUNG = "rung-"  # idea, step or why
    SYMBOL = "sym-"  # notation
    THEOREM = "theorem-"  # plain, definition or remark
    TEXT = "text-"  # frontmatter: how a cell is aligned
    CALL = "call-"  # sidenotes
    NOTE = "note-"
    STOP = "stop-"
    AFTER = "after-"
    MAP_COLOUR = "map-c"
    MAP_DASHES = "map-d"


class Data(StrEnum):
    """The attributes ``data-…`` of elements in a text."""

    # placeholders: the line of the body they are in, and what is to be there
    LINE = "data-line"
    REF = "data-ref"
    CITE = "data-cite"
    FORM = "data-form"
    NUMBER = "data-number"
    SCOPE = "data-scope"
    # what a statement, a proof or a heading is about: ids
    FOR = "data-for"
    OF = "data-of"
    PAIR = "data-pair"
    RESTATE = "data-restate"
    INFORMAL_OF = "data-informal-of"
    # for style sheets and scripts
    KIND = "data-kind"
    LEVEL = "data-level"
    SEVERITY = "data-severity"
    PREVIEW = "data-preview"


class Id(StrEnum):
    """The ids of sections that plugins write; "-" is added where an author has taken one."""

    REFERENCES = "references"
    CORRECTIONS = "corrections"
    SYMBOLS = "symbols"
