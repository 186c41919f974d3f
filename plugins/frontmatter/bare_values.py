"""Values that YAML cannot read as they are typed, such as ``Title: Depth: why it helps``. Pure.

Pelican has always read a header between ``---`` line by line, so that posts written for it have
such values; they are one text each, and mean what they say.
"""

import re
from itertools import islice

import yaml

from .yaml_fields import YAML_LOADER

FIELD = re.compile(r"(?P<name>[A-Za-z0-9_-]+):[ \t]+(?P<value>\S.*)")
#: What a line begins with that goes on with the value above it.
GOES_ON = re.compile(r"[ \t]|- |-$")
#: Values that open a list or a map: with a part of them missing nobody knows what was meant.
OPENS = re.compile(r"[\[{](?!.*[\]}])|[|>][+-]?\d?$")


def quote_bare_values(lines: list[str]) -> dict[int, str]:
    """Return the lines, by their numbers, whose values are texts once there are quotes around."""
    found = {}
    for number, line in enumerate(lines):
        field = FIELD.fullmatch(line.rstrip())
        if not field or OPENS.match(field["value"]) or _goes_on(lines, number) or _is_yaml(line):
            continue
        value = field["value"].replace("'", "''")
        found[number] = f"{field['name']}: '{value}'"
    return found


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
