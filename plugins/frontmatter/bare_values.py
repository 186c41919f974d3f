"""Values that YAML cannot read as they are typed, such as ``Title: Depth: why it helps``. Pure.

Pelican has always read a header between ``---`` line by line, so that posts written for it have
such values; they are one text each, and mean what they say.
"""

import re
from itertools import islice

import yaml

from .yaml_fields import YAML_LOADER

FIELD = re.compile(r"(?P<name>[A-Za-z0-9_-]+):[ \t]+(?P<value>\S.*)")
#: A field without a space after its colon.
TIGHT = re.compile(
    r"(?P<name>title|date|modified|tags|category|authors?|summary|slug|status|lang|level|paper|pair"
    r"|series|part):(?P<value>[^\s:].*)",
    re.IGNORECASE,
)
#: What a line begins with that goes on with the value above it.
GOES_ON = re.compile(r"[ \t]|- |-$")
#: Values that open a list or a map: with a part of them missing nobody knows what was meant.
OPENS = re.compile(r"[\[{](?!.*[\]}])|[|>][+-]?\d?$")


def quote_bare_values(lines: list[str]) -> dict[int, tuple[str, str]]:
    """Return the lines whose values are texts once there are quotes around, and what to write.

    The keys are the numbers of the lines.
    """
    found = {}
    for number, line in enumerate(lines):
        field = FIELD.fullmatch(line.rstrip()) or TIGHT.fullmatch(line.rstrip())
        if not field or OPENS.match(field["value"]) or _goes_on(lines, number):
            continue
        if field.re is TIGHT or not _is_yaml(line):
            value, hint = _text_of(field["value"])
            hint = "write a space after the colon" if field.re is TIGHT else hint
            quoted = value.replace("'", "''")
            found[number] = f"{field['name']}: '{quoted}'", hint
    return found


def _text_of(value: str) -> tuple[str, str]:
    """Return the text that a value is, and what to write for it."""
    if value[0] not in "\"'":
        return value, "put quotes around it"
    if len(value) > 1 and value[-1] == value[0] and "\\" in value:
        return value[1:-1], "write single quotes in place of double ones, or two backslashes"
    if value[0] == '"' and '"' not in value[1:]:
        return value, 'write " after it, too'
    return value, "put other quotes around all of it"


def _goes_on(lines: list[str], number: int) -> bool:
    after = next((one for one in islice(lines, number + 1, None) if one.strip()), "")
    return GOES_ON.match(after) is not None


def _is_yaml(line: str) -> bool:
    try:
        for _ in yaml.parse(line, Loader=YAML_LOADER):
            pass
    except yaml.YAMLError:
        return False
    return True
