r"""What to write in place of LaTeX around text: ``\section{…}``, ``\begin{itemize}``. Pure."""

import re

from ..core.diagnostics import is_a_slip

#: Environments that are blocks here.
STATEMENTS = frozenset(
    ("theorem", "lemma", "proposition", "corollary", "definition", "remark", "example", "proof")
)
#: What to write for one of them.
STATEMENT = "write ::: {0} {{#label}} in place of \\begin{{{0}}}, and ::: in place of \\end{{{0}}}"
#: What to write in place of other environments; what is in them is said with them.
BLOCKS = {
    "itemize": "write - before each item, in place of \\item",
    "enumerate": "write 1. before each item, in place of \\item",
    "description": "write each word in a line, and :   before what it means in the next",
    "figure": "write ![caption]({static}/path){#fig-label} in a paragraph of its own",
    "table": "write a table with | between the columns, and Table: caption {#tbl-label} above it",
    "tabular": "write a table with | between the columns",
    "quote": "write > before each line",
    "quotation": "write > before each line",
    "abstract": "write ::: abstract, the text, and ::: in a line after it",
    "center": "take it out: displays and figures are in the middle",
    "verbatim": "write the code between two lines of ```",
    "lstlisting": "write the code between two lines of ```",
    "minted": "write the code between two lines of ```",
    "thebibliography": "put the entries into references.bib, and cite them",
    "document": "take it out",
}
#: Environments of formulas, which authors misspell.
DISPLAYS = ("align", "aligned", "array", "cases", "equation", "gather", "multline", "split")
#: What to write in place of commands.
COMMANDS = {
    word: hint
    for words, hint in {
        "section chapter": "write ## and the words in a line of their own",
        "subsection subsubsection paragraph subparagraph": (
            "write ### and the words in a line of their own"
        ),
        "textbf": "write **…** around the words",
        "emph textit textsl": "write *…* around the words",
        "texttt": "write `…` around the words",
        "footnote": "write ^[…], with the note in the brackets",
        "href": "write [text](address)",
        "url": "write <address>",
        "includegraphics": "write ![what is to be seen]({static}/path)",
        "newcommand renewcommand def DeclareMathOperator": "write it in the header, after Macros:",
        "newline linebreak par": "end the line with \\, or leave a blank line for a paragraph",
        "noindent indent smallskip medskip bigskip newpage clearpage pagebreak vspace hspace hfill"
        " centering maketitle tableofcontents usepackage bibliographystyle": "take it out",
        "title author": "write it in the header",
        "caption": "write Table: or Listing: and the words, or put them into ![…]",
    }.items()
    for word in words.split()
}
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)")
OTHERWISE = "write Markdown"


def command_of(source: str) -> str:
    r"""Return the name of a command, but for ``\begin`` and ``\end``; "" for none."""
    found = COMMAND.match(source)
    return found["name"] if found and found["name"] not in ("begin", "end") else ""


def hint_of_latex(source: str, environment: str) -> str:
    """Return what to write in place of a command, or of an environment."""
    name = environment.removesuffix("*")
    if not name:
        return COMMANDS.get(command_of(source), OTHERWISE)
    if name in STATEMENTS:
        return STATEMENT.format(name)
    if source.startswith("\\end"):
        return OTHERWISE
    near = next((one for one in DISPLAYS if is_a_slip(name, one)), "")
    return BLOCKS.get(name) or (f"did you mean \\begin{{{near}}}?" if near else OTHERWISE)
