"""What is nearly Markdown within a line: notes, comments, tags, sizes of pictures. Pure."""

import re
from collections.abc import Callable
from html.entities import html5

from ..core.arxiv import advise_number
from ..core.diagnostics import is_a_slip

#: What labels of these kinds begin with.
LABEL = "(?:thm|lem|prp|prop|cor|def|eq|sec|fig|tbl|lst|stp|rem)"
#: Each kind, in verbose syntax.
PATTERNS = r"""
    (?P<note_apart>(?<=[\w.,;:!?)"”$])\^(?:[ ]\[|\(|\{)
        (?=[A-Z\d]?[^\n\[\](){}]{1,200}[ ])[^\n\[\](){}]{1,300}[\])}])
  | (?P<call_apart>\[(?:[ ]\^|\^[ ])(?P<called>[\w-]{1,40})\])
  | (?P<call_swapped>(?<=[\w.,;:!?)])\^\[(?P<swapped_name>[\w-]{1,40})\])
  | (?P<picture>(?<!\S)![ ](?=\[[^\[\]\n]{0,300}\]\([^()\s]{1,300}\.(?:png|svg|jpe?g|gif|webp)\)))
  | (?P<piped>!\[[^\[\]\n|]{0,200}\|[ ]?(?P<px>\d{2,4})(?:x\d{2,4})?\](?=\())
  | (?P<gapped>(?:(?<=\))|(?<=\x03tex)|(?<=\x03tex[ ]))
        \{\#(?P<label_a>[\w:.-]{1,60})[ ]+(?P<label_b>[A-Za-z][\w-]{0,40})\})
  | (?P<percent>(?<=\))\{[^{}\n]{0,100}=[ ]?\d{1,4}[ ]%[^{}\n]{0,100}\})
  | (?P<endless_entity>&(?P<entity_name>nbsp|amp|mdash|ndash|hellip)(?![\w;]))
  | (?P<remark><!-?[ ](?=[^<>\n]{1,300}>)|<--[ ](?=[^<>\n]{1,300}-->))
  | (?P<roomy>(?<!\S)(?P<roomy_mark>\*\*|~~)[ ][A-Za-z][^*~\n]{1,100}[ ](?P=roomy_mark)
        (?=[\s.,:;!?]|\Z))
  | (?P<hashed_label>(?:(?<=\s)|(?P<hash_open>\[))\#(?P<hash_name>LABEL-[\w-]{1,60})
        (?(hash_open)\](?![(\[:])))
  | (?P<bare_label>(?<![\w\])!])\[(?P<bare_name>LABEL-[\w-]{1,60})\](?![(\[:]))
  | (?P<braced>(?<![\w@$\\:])\{(?P<braced_name>-?@[\w:-]{1,60})\})
  | (?P<apart_at>(?<![\w@{])\[?@[ ](?P<at_name>LABEL-[\w-]{1,60}|[a-z]+\d{4}[a-z]?\b))
  | (?P<acute>´(?=[A-Za-z_(])[^´\n]{1,60}´)
  | (?P<last_tags>(?<=\S[ ])\#(?:[a-z][a-z/_-]{2,40}|[A-Za-z][\w/-]{1,40}(?=[ ]+\#[A-Za-z]))
        (?:[ ]+\#[A-Za-z][\w/-]{1,40}){0,20}[ ]*$)
  | (?P<addressless>\]\((?:[ ]*<>[ ]*|[ ]*(?:<>[ ]+)?
        (?P<only>"[^"\n]{1,300}"|'[^'\n]{1,300}')[ ]*)\))
  | (?P<entity>&(?P<letters>[A-Za-z]{3,8});)
  | (?P<arxiv>arXiv:[ ]?(?P<number>\d{4}\.\d{4,6})(?!\d|\]\())
  | (?P<angled><(?P<within>\{(?:filename|static|attach)\}[^<>\s]{1,300})>)
""".replace("LABEL", LABEL)
#: The names of characters that authors write.
ENTITIES = ("nbsp", "amp", "quot", "hellip", "mdash", "ndash", "copy", "times", "rarr", "larr")
#: Where they may start.
STARTS = (
    r"\^(?=[ ]\[|[({\[])|\[(?=[ ]\^|\^[ ])|!(?=[ ]\[)|!\[(?=[^\[\]\n|]{0,200}\|)|\{(?<=\)\{)"
    r"|&(?=nbsp|amp|[mn]dash|hellip)|<(?=!-?[ ]|--[ ])|´|\#(?<=\s\#)(?=[A-Za-z])"
    r"|\](?=\([ ]*[<\"'])|<(?=\{[fsa])|\{(?=\#[\w:.-]{1,60}[ ])|&(?=[A-Za-z]{3,8};)"
    r"|arXiv:(?=[ ]?\d)"
    rf"|\[(?=\#?{LABEL}-)|@(?=[ ][a-z])|\{{(?=-?@)"
)
#: What a report says of each kind, and what it advises.
SAID: dict[str, tuple[str, str]] = {
    "note_apart": ("a note within the text begins with ^[, and nothing between", "write ^[…]"),
    "picture": ("a space is after the ! of a picture: it is a link", "take the space out"),
    "percent": ("a space is before a % in braces", "take it out"),
    "remark": ("a comment begins with <!--: readers see this", "write <!-- … -->"),
    "acute": ("´ is an accent, and opens no code", "write ` before and after the code"),
    "last_tags": (
        "a tag in the text is text",
        "write it into the header, Tags: one, two; \\# is the character itself",
    ),
}


def _addressless(found: re.Match[str]) -> tuple[str, str]:
    only = (found["only"] or "")[1:-1]
    if re.search(r"[/.#]", only) and " " not in only:
        return "the address of a link is in quotation marks", f"take them off: [text]({only})"
    return "a link has no address", "write it in the round brackets"


def _angled(found: re.Match[str]) -> tuple[str, str]:
    return f'"{found[0]}" is no link', f"write [text]({found['within']})"


def _call_apart(found: re.Match[str]) -> tuple[str, str]:
    return "the call of a note has a space in it", f"write [^{found['called']}]"


def _call_swapped(found: re.Match[str]) -> tuple[str, str] | None:
    name = found["swapped_name"]
    # Without such a note it may be a power, or a note of one word.
    is_note = f"[^{name}]:" in found.string
    return ("the call of a note begins with [^", f"write [^{name}]") if is_note else None


def _piped(found: re.Match[str]) -> tuple[str, str]:
    text = f'"|{found["px"]}" is a part of what the picture shows, and no size'
    return text, f"write {{width={found['px']}}} right after the address"


def say_gap(before: str, after: str) -> tuple[str, str]:
    """Return what is said of a label with a space in it."""
    return f'the label "{before} {after}" has a space in it', f"write {{#{before}-{after}}}"


def _gapped(found: re.Match[str]) -> tuple[str, str]:
    return say_gap(found["label_a"], found["label_b"])


def _endless_entity(found: re.Match[str]) -> tuple[str, str]:
    name = found["entity_name"]
    return f'"&{name}" is text', f"write &{name};"


def _label(found: re.Match[str]) -> tuple[str, str] | None:
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    if before.lstrip().startswith(("env\x02", "#")):
        return None  # the title of a statement or a heading, whose label it is
    name = found["hash_name"] or found["bare_name"] or found["at_name"] or found["braced_name"]
    return f'"{found[0].strip()}" is text, and no reference', f"write @{name}"


def _braced(found: re.Match[str]) -> tuple[str, str] | None:
    said = ("braces around a reference are shown", f"write [{found['braced_name']}]")
    return said if _label(found) else None


def _roomy(found: re.Match[str]) -> tuple[str, str]:
    mark = found["roomy_mark"]
    return f"{mark} with a space inside is text", f"write {mark} right before and after the words"


def _entity(found: re.Match[str]) -> tuple[str, str] | None:
    name = found["letters"]
    if f"{name};" in html5:
        return None
    near = next((one for one in ENTITIES if is_a_slip(name, one)), "")
    advice = f"did you mean &{near};?" if near else "write the character itself, or &amp; for &"
    return f'"{found["entity"]}" is no character', advice


def _arxiv(found: re.Match[str]) -> tuple[str, str] | None:
    advice = advise_number(found["number"])
    return (f'arXiv has no paper "{found["number"]}"', advice) if advice else None


#: The kinds that need a look.
LOOKS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "hashed_label": _label,
    "bare_label": _label,
    "apart_at": _label,
    "braced": _braced,
    "roomy": _roomy,
    "addressless": _addressless,
    "angled": _angled,
    "call_apart": _call_apart,
    "call_swapped": _call_swapped,
    "piped": _piped,
    "gapped": _gapped,
    "endless_entity": _endless_entity,
    "entity": _entity,
    "arxiv": _arxiv,
}
