r"""Rows in a script, as in ``\sum_{i=1 \\ i \ne j}``: what authors mean is ``\substack``. Pure."""

from .rewriting import Tokens

ROW = "\\\\"
#: What has a script, or something above or below, for its next argument.
BEFORE = {"_", "^", "\\underset", "\\overset", "\\stackrel"}


def with_stacked_scripts(tokens: Tokens) -> Tokens:
    r"""Return tokens in which scripts of several rows are stacked, as in ``_{\substack{…}}``."""
    if ROW not in tokens or BEFORE.isdisjoint(tokens):
        return tokens
    found: Tokens = []
    # What is open: where its content begins, -1 for what is no script, and whether it has rows.
    opened: list[list[int]] = []
    last = ""
    for token in tokens:
        if token in ("{", "\\begin"):
            is_script = token == "{" and last in BEFORE
            opened.append([len(found) + 1 if is_script else -1, 0])
        elif token == ROW and opened:
            opened[-1][1] = 1
        elif token in ("}", "\\end") and opened:
            start, has_rows = opened.pop()
            if start >= 0 and has_rows:
                found[start:start] = ["\\substack", "{"]
                found.append("}")
        found.append(token)
        last = last if token.isspace() else token
    return found
