"""JSON-LD as the text of a script element. Pure."""

import json
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]

#: "<", ">" and "&" could end the element or begin a comment; the others end a line in scripts.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def write_json_ld(nodes: Iterable[Node]) -> str:
    """Return JSON-LD that may be in a ``<script>``; "" where there is nothing to describe."""
    graph = [full for node in nodes if (full := strip_empty(node))]
    if not graph:
        return ""
    data = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def strip_empty(value: Any) -> Any:
    """Return data without empty texts, lists and None, and without nodes that only have a type."""
    if isinstance(value, dict):
        kept = {key: full for key, each in value.items() if (full := strip_empty(each)) is not None}
        return kept if kept.keys() - {"@type"} else None
    if isinstance(value, list):
        return [full for each in value if (full := strip_empty(each)) is not None] or None
    return None if value == "" else value
