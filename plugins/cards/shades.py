"""The 16 colours of a card: its plain ones, and those between the paper and each colour of text."""

from collections.abc import Mapping

#: How many shades the edges of letters have, the full colour among them. Where a card has a level,
#: its kicker has a third colour.
STEPS = {"ink": 5, "soft": 4}
STEPS_WITHOUT_LEVEL = {"ink": 6, "soft": 5}
#: What is drawn without smooth edges, the marks besides.
PLAIN = ("paper", "raise", "rule")


class Shades:
    """The colours of the cards of one level, by their numbers; the paper is 0."""

    def __init__(self, level: str, colors: Mapping[str, str]) -> None:
        """Choose the shades of a level, from colours as ``#rrggbb`` or ``#rgb``."""
        marks = (level,) if level else ("overview", "math")
        #: The red, green and blue of each number.
        self.colors = [_rgb(colors[name]) for name in (*PLAIN, *marks)]
        #: The numbers of plain colours.
        self.solid = {name: number for number, name in enumerate((*PLAIN, *marks))}
        #: For each colour of text, the number of each of 256 shades of its shape, and where it is.
        self.ramps: dict[str, tuple[list[int], list[int]]] = {}
        steps = {**STEPS, level: 4} if level else STEPS_WITHOUT_LEVEL
        for name, count in steps.items():
            numbers = [0, *(self._add(_mix(colors, name, n / count)) for n in range(1, count + 1))]
            ramp = [numbers[round(shade * count / 255)] for shade in range(256)]
            self.ramps[name] = ramp, [255 if number else 0 for number in ramp]

    def _add(self, color: tuple[int, ...]) -> int:
        """Return the number of a colour."""
        if color not in self.colors:
            self.colors.append(color)
        return self.colors.index(color)


def _mix(colors: Mapping[str, str], name: str, part: float) -> tuple[int, ...]:
    """Return a colour over the paper, so much of it as ``part`` says."""
    pairs = zip(_rgb(colors["paper"]), _rgb(colors[name]), strict=True)
    return tuple(round(under + part * (over - under)) for under, over in pairs)


def _rgb(color: str) -> tuple[int, ...]:
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(bytes.fromhex(digits))
