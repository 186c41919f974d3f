"""Read the header of a Markdown post, in Pelican's syntax, in YAML, TOML or JSON. Pure.

Four syntaxes, one result. ``Key: value`` lines are what Python-Markdown's ``meta`` extension and
Pelican have always read. Between ``---`` fences is YAML, between ``+++`` TOML, between braces JSON,
as other engines write them. All scalars are read as the text that the author typed: a title
``1984`` or ``No`` stays a title, and Pelican's own date parser reads ``9:30``, which in YAML would
be a number in base 60.
"""

import re
from collections.abc import Iterable

from ..core.packages import missing

try:
    import yaml
except ImportError as error:
    raise missing("frontmatter", "PyYAML", error) from None

from .bare_values import quote_bare_values
from .edges import begins_text, edge_faults, find_end, opens_yaml, second_faults, text_faults
from .header import FIELD, QUOTES, YAML, Header, HeaderError, HeaderFault
from .json_fields import OPENING, read_json
from .toml_fields import read_toml
from .yaml_fields import read_yaml, yaml_fault

TOML_FENCE = re.compile(r"\+{3}[ \t]*$")
TOML_FIELD = re.compile(r"(?<![A-Za-z0-9_-])(?P<name>[A-Za-z0-9_-]++)[ \t]*+=[ \t]*(?P<value>.*)")
JSON_FIELD = re.compile(
    r'(?<![ \t])[ \t]*+"(?P<name>[A-Za-z0-9_-]+)"[ \t]*+:[ \t]*+(?P<value>[^,]*+),?[ \t]*+$'
)
#: With a space before its colon, as in French, and with the colon of Chinese.
PLAIN_FIELD = re.compile(r" {0,3}(?P<name>[A-Za-z0-9_-]+)[ ]?[:\uff1a][ \t]*(?P<value>.*)")
#: Pelican asks for four spaces; a body begins after a blank line, and at the left edge.
CONTINUATION = re.compile(r"[ \t]+(?P<value>.*)")


#: A field among others whose colon an author has forgotten: all below it would be text.
COLONLESS = re.compile(
    r"(?P<name>title|date|modified|tags|category|authors?|summary|slug|status|lang|level|paper|pair"
    r"|series|part|template)(?:[ \t]{0,3}[=;]|[ \t])[ \t]{0,9}(?P<value>\S.{0,100})",
    re.IGNORECASE,
)


def parse_header(text: str) -> Header:
    """Split a source text into its header and its body; never raises."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and TOML_FENCE.match(lines[start]):
        return _parse_toml(lines, start)
    if start < len(lines) and OPENING.match("\n".join(lines[start : start + 3])):
        return _parse_json(lines, start)
    if not opens_yaml(lines, start):
        return _parse_plain(lines, start)
    end = find_end(lines, start)
    if end is None:
        return _parse_unclosed(lines, start)
    header = _parse_fenced(lines, start, end)
    header.faults += edge_faults(lines, start, end) + second_faults(lines, end + 1)
    return header


def _parse_plain(lines: list[str], start: int) -> Header:
    """Read ``Key: value`` lines, each with its indented further lines, up to a blank one."""
    header = Header()
    number, name = start, ""
    for number in range(start, len(lines)):
        line = lines[number]
        if header.fields and begins_text(line):
            break
        if found := PLAIN_FIELD.match(line):
            name = found["name"]
            header.add(name, found["value"].strip(), number + 1)
        elif name and line.strip() and (more := CONTINUATION.match(line)):
            first = header.fields.get(name, "")
            texts = first if isinstance(first, list) else [first]
            header.fields[name] = [*texts, more["value"].strip()]
        elif found := _without_colon(lines, number, header):
            name = found["name"]
            header.add(name, found["value"].strip(), number + 1)
            text = f'"{line.strip()}" has no colon; it is read as if it had'
            hint = f"write {name}: {found['value'].strip()}"
            header.faults.append(HeaderFault(FIELD, number + 1, text, hint))
        else:
            break
    else:
        number = len(lines)
    header.faults += text_faults(lines, number, name, header.fields) if header.fields else []
    header.body = "\n".join(lines[number:])
    return header


def _without_colon(lines: list[str], number: int, header: Header) -> re.Match[str] | None:
    """Return the name and the value of a field without a colon; None for the first line of a text.

    It is one where a field follows, or nothing after other fields.
    """
    found = COLONLESS.fullmatch(lines[number].rstrip())
    below = lines[number + 1].rstrip() if number + 1 < len(lines) else ""
    ends = bool(header.fields) and not below
    return found if ends or PLAIN_FIELD.match(below) else None


def _parse_unclosed(lines: list[str], start: int) -> Header:
    """Read a text that opens with ``---`` and never closes it: a header only if it has fields."""
    header = _parse_plain(lines, start + 1)
    if not header.fields:
        return Header(body="\n".join(lines))
    header.broken = True
    hint = "write --- on a line of its own after the last field"
    header.faults.append(
        HeaderFault(YAML, start + 1, "the header opened here is never closed", hint)
    )
    return header


def _parse_fenced(lines: list[str], start: int, end: int) -> Header:
    """Read the YAML between two fences; if it is not valid, rescue single lines of it."""
    header = Header(body="\n".join(lines[end + 1 :]), is_foreign=True)
    try:
        if not read_yaml("\n".join(lines[start + 1 : end]), start + 2, header):
            return Header(body="\n".join(lines))
    except yaml.YAMLError as error:
        if _read_quoted(header, lines[start + 1 : end], start + 2):
            return header
        header.faults.append(yaml_fault(error, lines[start + 1 : end], start + 2))
    except HeaderError as error:
        reason, line = (*error.args, start + 1)[:2]
        header.faults.append(HeaderFault(YAML, line, reason))
    else:
        return header
    _rescue_lines(header, lines, range(start + 1, end), PLAIN_FIELD)
    return header


def _read_quoted(header: Header, lines: list[str], first_line: int) -> bool:
    """Read YAML with quotes around the values that lack them; return whether it can be read."""
    quoted = quote_bare_values(lines)
    source = "\n".join(quoted[n][0] if n in quoted else line for n, line in enumerate(lines))
    try:
        if not quoted or not read_yaml(source, first_line, header):
            return False
    except (yaml.YAMLError, HeaderError):
        return False
    for number, (_, hint) in quoted.items():
        name = lines[number].partition(":")[0]
        text = f'the value of "{name}" is no YAML as it is; it is read as the text that it is'
        header.faults.append(HeaderFault(QUOTES, first_line + number, text, hint))
    return True


def _parse_json(lines: list[str], start: int) -> Header:
    """Read the JSON that a text begins with; if it is not valid, rescue single lines of it."""
    header = Header(is_foreign=True)
    body = read_json("\n".join(lines[start:]), start + 1, header)
    if body is not None:
        header.body = body.removeprefix("\n")
        return header
    end = next((n for n in range(start, len(lines)) if lines[n].rstrip() == "}"), start)
    header.body = "\n".join(lines[end + 1 :] if end > start else lines[start:])
    _rescue_lines(header, lines, range(start + 1, end), JSON_FIELD)
    return header


def _parse_toml(lines: list[str], start: int) -> Header:
    """Read the TOML between two fences; if it is not valid, rescue single lines of it."""
    end = next((n for n in range(start + 1, len(lines)) if TOML_FENCE.match(lines[n])), None)
    if end is None:
        return _parse_unclosed_toml(lines, start)
    header = Header(body="\n".join(lines[end + 1 :]), is_foreign=True)
    if not read_toml("\n".join(lines[start + 1 : end]), start + 2, header):
        _rescue_lines(header, lines, range(start + 1, end), TOML_FIELD)
    return header


def _parse_unclosed_toml(lines: list[str], start: int) -> Header:
    """Read a text that opens with ``+++`` and never closes it: a header only if it has fields."""
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].strip()), len(lines))
    header = Header(body="\n".join(lines[end:]), is_foreign=True)
    _rescue_lines(header, lines, range(start + 1, end), TOML_FIELD)
    if not header.fields:
        return Header(body="\n".join(lines))
    text, hint = "the header opened here is never closed", "write +++ after the last field"
    header.faults.append(HeaderFault(YAML, start + 1, text, hint))
    return header


def _rescue_lines(
    header: Header, lines: list[str], numbers: Iterable[int], field: re.Pattern[str]
) -> None:
    """Read what can be read of a broken header, one ``key: value`` line at a time."""
    rescued = Header(is_foreign=header.is_foreign)
    for number in numbers:
        found = field.match(lines[number])
        is_own = field is JSON_FIELD or not lines[number].startswith(" ")
        if found and found["value"].strip() and is_own:
            rescued.add(found["name"], found["value"].strip().strip("'\""), number + 1)
    header.broken = True
    header.fields, header.lines = rescued.fields, rescued.lines
