"""Code between fences of other engines: titles above it, and code that readers open. Pure."""

import re

from .pictures import render_details

#: Code between fences, at the left edge; its language and a title, in which backticks may be.
FENCED = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)(?P<info>(?:(?!(?P=fence))[^\n])*+)\n"
    r"(?P<code>(?:(?!(?P=fence)).*+\n)*+)(?P=fence)[`~]*+[ \t]*$",
    re.MULTILINE,
)
OPTIONS = re.compile(r"[={}]|\w:\S")
FOLDED = re.compile(r'\bcode-fold="?true"?')
SUMMARY = re.compile(r'\bcode-summary="(?P<text>[^"\n]*+)"')
#: What Octopress and Hexo have there: a language, a title, an address and the words of its link.
NAMED = re.compile(
    r"\s*(?:(?P<language>[\w+#.-]+)(?=\s|$))?\s*(?P<title>(?:(?!https?://)\S+\s*)*+)"
    r"(?:(?P<address>https?://\S+)\s*(?P<link>.*))?"
)


def fold_code(text: str) -> str:
    """Return a text of Quarto whose folded code is within what readers open, with its words."""

    def change(found: re.Match[str]) -> str:
        info = found["info"]
        if not FOLDED.search(info):
            return found[0]
        said = SUMMARY.search(info)
        info = re.sub(r"\s{2,9}", " ", SUMMARY.sub("", FOLDED.sub("", info))).replace(" }", "}")
        code = f"{found['fence']}{info}\n{found['code']}{found['fence']}"
        return f"{_above(found)}{render_details(said['text'] if said else 'Code', code)}\n"

    return FENCED.sub(change, text) if "code-fold=" in text else text


def convert_titles_of_code(text: str, *, has_titles: bool) -> str:
    """Return a text in which the titles of fenced code are above it.

    In most engines only a title with backticks is in the way: it makes the fence none.
    """
    if "```" not in text:
        return text

    def change(found: re.Match[str]) -> str:
        info = found["info"].strip()
        words = info.split()
        is_titled = has_titles and len(words) > 1 and not OPTIONS.search(info.partition("http")[0])
        if found["fence"][0] == "~" or not ("`" in info or is_titled):
            return found[0]
        named = NAMED.match(info) if len(words) > 1 else None
        language = named["language"] or "" if named else info.strip("`")
        code = f"{found['fence']}{language}\n{found['code']}{found['fence']}"
        return f"{_above(found)}{_title(named)}\n\n{code}" if named else code

    return FENCED.sub(change, text)


def _title(named: re.Match[str]) -> str:
    title = f"**{named['title'].strip()}**" if named["title"] else ""
    link = f"[{named['link'] or named['address']}]({named['address']})" if named["address"] else ""
    return f"{title} {link}".strip()


def _above(found: re.Match[str]) -> str:
    """Return what is missing before a block for an empty line."""
    above = found.string[max(0, found.start() - 200) : found.start()]
    return "" if re.search(r"(?:\A|\n[ \t]*\n)\Z", above) else "\n"
