"""Read the fields of a header from YAML. Pure.

All scalars are read as the text that the author typed: a title ``1984`` or ``No`` is a title.
"""

import re
from typing import Any

import yaml

from ..core.characters import CONTROL
from .header import FIELD, QUOTES, YAML, Header, HeaderError, HeaderFault

#: A comment in the place of a value, as tags are written elsewhere.
COMMENT = re.compile(r"[\"']?[ ]*:[ ]+#[^\s#!]")
#: The fields of which that is said; templates of other engines have comments after others.
NAMED = ("title", "tags", "category", "categories", "author", "authors", "series", "keywords")
#: How deep a header may nest, and how often it may refer to its own parts.
DEEPEST = 12
# The loader written in C, where PyYAML was built with it; it composes the same nodes.
YAML_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def yaml_fault(error: yaml.YAMLError, lines: list[str], first_line: int) -> HeaderFault:
    """Return the fault of lines that are no YAML; the first is ``first_line`` of the file."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context", None) or ""
    if "flow" in context or "quoted" in context:  # what is never closed begins there
        mark = getattr(error, "context_mark", None) or mark
    line = first_line + (mark.line if mark else 0)
    reason = getattr(error, "problem", None) or str(error).split("\n")[0]
    hint = "put quotes around a value with a colon, a # or a bracket in it"
    if "escape" in reason:
        hint = "write single quotes in place of double ones, or two backslashes"
    elif "not allowed" in reason and mark and _is_indented(lines[mark.line], mark.column):
        hint = "take the spaces before the name out, or put quotes around its value"
    elif "flow" in context:
        hint = "write the bracket that closes it, or put quotes around a text with brackets"
    return HeaderFault(YAML, line, f"the header is no YAML: {reason}", hint)


def _is_indented(line: str, column: int) -> bool:
    """Return whether a line has spaces before the name of a field, whose colon is at a column."""
    return line.startswith(" ") and line.find(":") == column


def read_yaml(source: str, first_line: int, header: Header) -> bool:
    """Read fields from YAML into a header. Return False for a plain text: two rules may enclose it.

    Raises HeaderError, or yaml.YAMLError, for what cannot be read.
    """
    _check_depth(source, first_line)
    node = yaml.compose(source, Loader=YAML_LOADER)
    if isinstance(node, yaml.ScalarNode) and node.value:
        return False
    if isinstance(node, yaml.SequenceNode):
        raise HeaderError("the header holds no fields, but a list")
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        line, plain = first_line + key.start_mark.line, _plain_value(value, ())
        clean = _clean(plain)
        if clean != plain:
            text = (
                f'"{key.value}" has a control character: in double quotes \\b and the like are one'
            )
            header.faults.append(HeaderFault(FIELD, line, text, "use single quotes"))
        is_empty = value.value == "" and key.value.lower() in NAMED
        if is_empty and COMMENT.match(source, key.end_mark.index):
            text = f'the value of "{key.value}" is a comment: it begins with #'
            hint = "take the # out, or put quotes around the value"
            header.faults.append(HeaderFault(QUOTES, line, text, hint))
        header.add(str(key.value), clean, line)
    return True


def _clean(value: Any) -> Any:
    """Return a value without control characters."""
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return CONTROL.sub("", value)


def _check_depth(source: str, first_line: int) -> None:
    """Raise HeaderError for what would overflow the loader's stack, or grow huge by its aliases."""
    depth = aliases = 0
    for event in yaml.parse(source, Loader=YAML_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > DEEPEST or aliases > DEEPEST:
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            raise HeaderError("the header is nested or refers to itself too often", line)


def _plain_value(node: Any, above: tuple[int, ...]) -> Any:
    """Return the texts, lists and dicts of a node; raise HeaderError for a node inside itself.

    ``above`` are the ids of the nodes that it is in.
    """
    if id(node) in above:
        raise HeaderError("the header refers to itself")
    above = (*above, id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain_value(item, above) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _plain_value(v, above) for k, v in node.value}
    return node.value
