r"""Rules of siunitx: numbers, angles and units, ``\SI{3}{\metre\per\second}``. Pure."""

import re

from ..tex.tokens import Cursor, join, tokenize
from .rewriting import Rule, Scene, Tokens, rewrite

NUMBER = re.compile(r"([+-]?[\d.,\s]*)(?:\\pm|\+-)?\s*(\d[\d.,]*)?\s*(?:[eEdD]([+-]?\d+))?")
PREFIXES = {
    "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ",
    "milli": "m", "centi": "c", "deci": "d", "deca": "da", "hecto": "h", "kilo": "k", "mega": "M",
    "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y",
}  # fmt: skip
UNITS = {
    "ampere": "A", "candela": "cd", "kelvin": "K", "kilogram": "kg", "gram": "g", "metre": "m",
    "meter": "m", "mole": "mol", "second": "s", "becquerel": "Bq", "coulomb": "C", "farad": "F",
    "gray": "Gy", "hertz": "Hz", "henry": "H", "joule": "J", "katal": "kat", "lumen": "lm",
    "lux": "lx", "newton": "N", "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S",
    "sievert": "Sv", "steradian": "sr", "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb",
    "celsius": "°C", "degreeCelsius": "°C", "degree": "°", "percent": "%", "litre": "L",
    "liter": "L", "minute": "min", "hour": "h", "day": "d", "hectare": "ha", "tonne": "t",
    "electronvolt": "eV", "dalton": "Da", "angstrom": "Å", "bar": "bar", "decibel": "dB",
    "bit": "bit", "byte": "B", "arcminute": "′", "arcsecond": "″", "parsec": "pc",
    "kg": "kg", "km": "km", "cm": "cm", "mm": "mm", "um": "µm", "nm": "nm", "ms": "ms", "us": "µs",
    "ns": "ns", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "eV": "eV", "keV": "keV",
    "MeV": "MeV", "GeV": "GeV", "kW": "kW", "mol": "mol",
}  # fmt: skip
POWERS = {"squared": "2", "cubed": "3"}
NEXT_POWERS = {"square": "2", "cubic": "3"}


def number_tex(written: str) -> str:
    """Return the TeX of a number: ``1.2e-3`` is a power of ten."""
    found = NUMBER.fullmatch(written.strip())
    if not found:
        return written
    digits = re.sub(r"\s+", "", found[1]).replace(",", "{,}")
    error = rf"\pm {found[2]}" if found[2] else ""
    power = rf"\times 10^{{{found[3]}}}" if found[3] and digits.strip("+-") else ""
    power = power or (f"10^{{{found[3]}}}" if found[3] else "")
    return f"{digits}{error}{power}"


def unit_tex(tokens: Tokens) -> str:
    r"""Return the TeX of units: ``\kilo\metre\per\second`` or ``m/s^2``."""
    cursor, parts = Cursor(tokens), list[str]()
    prefix, power, divided = "", "", False
    while cursor:
        token = cursor.take()
        name = token[1:] if token[0] == "\\" else ""
        if name == "per":
            divided = True
        elif name in PREFIXES:
            prefix = PREFIXES[name]
        elif name in NEXT_POWERS:
            power = NEXT_POWERS[name]
        elif name in UNITS:
            power = _power(cursor) or power
            raised = f"-{power or '1'}" if divided else power
            parts.append(_unit(prefix + UNITS[name], raised))
            prefix, power, divided = "", "", False
        else:
            cursor.put([token])
            parts.append(cursor.take() if name else _plain(cursor))
    return r"\,".join(part for part in parts if part)


def _power(cursor: Cursor) -> str:
    r"""Return the power that comes after a unit, as ``\squared`` or ``\tothe{4}``; or ""."""
    name = cursor.peek()[1:]
    if name in POWERS:
        cursor.take()
        return POWERS[name]
    if name in ("tothe", "raiseto"):
        cursor.take()
        return cursor.name()
    return ""


def _unit(name: str, power: str) -> str:
    text = name.replace("%", r"\%")
    return rf"\text{{{text}}}" + (f"^{{{power}}}" if power else "")


def _plain(cursor: Cursor) -> str:
    """Return units that are written with their letters."""
    found = Tokens()
    while cursor and cursor.ahead()[-1][0] != "\\":
        found.append(cursor.take())
    text = re.sub(r"(?<![A-Za-z{])([A-Za-zµΩ°]+)", r"\\mathrm{\1}", join(found).strip())
    return text.replace(".", r"\,").replace("~", r"\,").replace("%", r"\%")


def quantity(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\SI[options]{number}{units}``."""
    cursor.optional()
    number = number_tex(join(cursor.argument()))
    cursor.optional()
    units = unit_tex(cursor.argument())
    gap = "" if units.startswith(r"\text{°}") else r"\,"
    return rewrite(tokenize(f"{{{number}{gap}{units}}}"), scene)


def number(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\num[options]{1.2e3}``."""
    cursor.optional()
    return rewrite(tokenize(f"{{{number_tex(join(cursor.argument()))}}}"), scene)


def units_alone(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\si[options]{\metre\per\second}``."""
    cursor.optional()
    return rewrite(tokenize(f"{{{unit_tex(cursor.argument())}}}"), scene)


def angle(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\ang{12;30;5}``."""
    cursor.optional()
    parts = join(cursor.argument()).split(";")
    shown = "".join(p + mark for p, mark in zip(parts, "°′″", strict=False) if p.strip())
    return rewrite(tokenize(f"\\text{{{shown}}}"), scene)


RULES: dict[str, Rule] = {
    "\\SI": quantity,
    "\\num": number,
    "\\si": units_alone,
    "\\ang": angle,
}
