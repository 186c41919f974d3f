"""What follows a fence, in the words of other engines. Pure."""

import re

#: What Python-Markdown reads.
READ = re.compile(r"\{[^{}\n]*\}|\.?[\w#.+-]*(?:[ ]+hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*'))?")
#: A chunk that is run, as in knitr and Quarto: ``{r, echo=FALSE}``, ``{{python}}``.
CHUNK = re.compile(r"\{+[ ]*(?P<lang>[A-Za-z][\w+#-]*)(?=[ ,}])[^{}\n]*\}+")
LANGUAGE = re.compile(r"\{?\.?([\w#.+-]+)")
LINES = re.compile(r"\{(?P<lines>\d[\d,\- ]*)\}")
TITLE = re.compile(r"""\b(?:title|filename|file|caption)=(?:"([^"]*)"|'([^']*)')""")


def opening_of(info: str) -> str:
    """Return what Python-Markdown reads the same as what an author wrote."""
    info = info.strip()
    if chunk := CHUNK.fullmatch(info):
        return chunk["lang"].lower()
    if READ.fullmatch(info):
        return info
    found = LANGUAGE.match(info)
    parts = [f".{found[1].partition(':')[0]}"] if found else []
    if lines := LINES.search(info):
        parts.append(f'hl_lines="{" ".join(lines["lines"].replace(",", " ").split())}"')
    if (title := TITLE.search(info)) and '"' not in (words := title[1] or title[2] or ""):
        parts.append(f'filename="{words}"')
    return f"{{{' '.join(parts)}}}" if parts else ""
