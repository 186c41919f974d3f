"""Accents as combining characters, over and under one letter. Pure."""

import unicodedata

#: The combining character for each character that MathML has over a base, and under one.
OVER = {
    written: accent
    for accent, all_written in {
        "\u0300": "`\u0300",
        "\u0301": "´\u0301",
        "\u0302": "^ˆ\u0302",
        "\u0303": "~˜\u0303",
        "\u0304": "¯\u0304",
        "\u0305": "‾_\u0332\u0305",
        "\u0306": "˘\u0306",
        "\u0307": "˙\u0307",
        "\u0308": "¨\u0308",
        "\u030a": "˚\u030a",
        "\u030c": "ˇ\u030c",
        "\u20d6": "←\u20d6",
        "\u20d7": "→\u20d7",
        "\u20db": "\u20db",
        "\u20dc": "\u20dc",
        "\u20e1": "↔\u20e1",
        "\u20d0": "↼\u20d0",
        "\u20d1": "⇀\u20d1",
    }.items()
    for written in all_written
}
UNDER = {
    "_": "\u0332",
    "¯": "\u0332",
    "‾": "\u0332",
    "\u0332": "\u0332",
    "˜": "\u0330",
    "~": "\u0330",
    "→": "\u20ef",
    "←": "\u20ee",
}


def is_one_letter(text: str) -> bool:
    """Return whether a text is one character, perhaps with accents already."""
    return bool(text) and all(unicodedata.combining(char) for char in text[1:])
