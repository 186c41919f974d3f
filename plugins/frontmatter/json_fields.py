"""Read the fields of a header from JSON, as Hugo has it between braces. Pure."""

import json
import re

from .header import YAML, Header, HeaderFault
from .toml_fields import plain_value

#: What begins a header in JSON; a body may begin with a brace of another kind.
OPENING = re.compile(r"""\{\s*(?P<quote>["'])[^"'\n]{1,100}(?P=quote)\s*:""")
#: Numbers and the like are texts as they were typed.
DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
HINT = 'write " around each text, and a comma after each field but the last'


def read_json(text: str, first_line: int, header: Header) -> str | None:
    """Read fields into a header, and return what follows them.

    ``None``: with a fault in the header, for what is no JSON.
    """
    try:
        values, end = DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        if "',' delimiter" in str(error):  # it belongs after what comes before
            at = len(text[:at].rstrip())
        elif text[at : at + 1] in ("}", "]"):  # a comma before it
            at = max(0, len(text[:at].rstrip()) - 1)
        line = text.count("\n", 0, at) + 1
        said = f"the header is no JSON: {getattr(error, 'msg', error)}"
        header.faults.append(HeaderFault(YAML, first_line + line - 1, said, HINT))
        return None
    at = 0
    for name, value in values.items():
        found = text.find(json.dumps(name, ensure_ascii=False), at, end)
        at = max(at, found)
        if value is not None:
            header.add(name, plain_value(value), first_line + text.count("\n", 0, at))
    return text[end:]
