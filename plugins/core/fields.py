"""What a header says, in our words."""

from typing import Any

from pelican.contents import Content


def text_field(content: Content, name: str) -> str:
    """Return a field of the header as text without surrounding space; "" if there is none."""
    value = content.metadata.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def read_paper(content: Content) -> tuple[str, str]:
    """Return the key of a content's paper or pair, and its level as written; "" for none."""
    key = text_field(content, "paper") or text_field(content, "pair")
    return key, text_field(content, "level")


def text_list(value: Any) -> list[str]:
    """Return the texts of a field that holds a list, or a text with commas between them."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return [text for item in items if (text := str(item).strip())]
