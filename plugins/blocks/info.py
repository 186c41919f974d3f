"""What follows a fence, in the words of other engines. Pure."""

import re

#: What Python-Markdown reads.
READ = re.compile(r"\{[^{}\n]*\}|\.?[\w#.+-]*(?:[ ]+hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*'))?")
#: A chunk that is run, as in knitr and Quarto: ``{r, echo=FALSE}``, ``{{python}}``.
CHUNK = re.compile(r"\{+[ ]*(?P<lang>[A-Za-z][\w+#-]*)(?=[ ,}])[^{}\n]*\}+")
#: Those whose result other engines show, with single braces.
ENGINE = re.compile(
    r"\{[ ]*(?P<name>r|python|julia|ojs|bash|sh|sql|stan|rcpp|octave|dot|mermaid)(?=[ ,}])"
    r"[^{}\n]*\}",
    re.IGNORECASE,
)
LANGUAGE = re.compile(r"\{?\.?([\w#.+-]+)")
LINES = re.compile(r"\{(?P<lines>\d[\d,\- ]*)\}")
TITLE = re.compile(r"""\b(?:title|filename|file|caption)=(?:"([^"]*)"|'([^']*)')""")

#: The language in a tag of Hexo's, ``{% codeblock A title lang:python %}``; other options.
NAMED = re.compile(r"\blang:([\w+#-]+)")
OPTION = re.compile(r"\b\w+:\S+")


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


def engine_of(info: str) -> str:
    """Return what other engines run the code by, to show what it prints; "" for nothing."""
    found = ENGINE.fullmatch(info.strip())
    return found["name"] if found else ""


def info_of_tag(options: str) -> str:
    """Return the same for what is in a tag of Jekyll's, Hexo's or Hugo's around code."""
    if named := NAMED.search(options):
        title = OPTION.sub("", options[: named.start()]).strip().strip("\"'")
        is_title = title and not set(title) & set('"{}')
        return f'{named[1]} title="{title}"' if is_title else named[1]
    words = options.split()
    return words[0].strip("\"'") if words else ""
