"""Formulas as they are read aloud: what a line of tests/data/speech.jsonl says of one."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import Self

from plugins.texmath.render.conversion import Converter
from plugins.texmath.render.equations import Equations
from plugins.texmath.render.formulas import Formula
from plugins.texmath.tex.macros import macros_of_setting

ANNOTATION = re.compile(r"<annotation.*?</annotation>", re.DOTALL)
INTENT = re.compile(r' intent="([^"]*)"')
DIVERGENCE = r"D(\MathMLarg{p}{#1} \| \MathMLarg{q}{#2})"
MACROS = {
    "KL": [rf"\MathMLintent{{Kullback-Leibler-divergence($p,$q)}}{{{DIVERGENCE}}}", 2],
    "eps": r"\MathMLintent{accuracy}{\varepsilon}",
}


@dataclass(frozen=True)
class Spoken:
    """A formula, its intents, and what is heard."""

    tex: str
    intents: list[str]
    spoken: str
    #: Of the MathML that was said: who changes that has it said again.
    digest: str

    @classmethod
    def of(cls, tex: str, mathml: str, spoken: str) -> Self:
        """Return a formula as it is now."""
        digest = hashlib.sha256(mathml.encode()).hexdigest()[:12]
        return cls(tex, INTENT.findall(mathml), spoken, digest)

    def line(self) -> str:
        """Return it as a line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def typeset_all(formulas: list[str]) -> list[str]:
    """Return the MathML of each formula, without its TeX."""
    converter, macros = Converter(), macros_of_setting(MACROS)
    found = []
    for tex in formulas:
        (made,) = Equations(converter, macros, "ams").typeset([Formula(tex)])
        assert not made.fault, (tex, made.fault)
        found.append(ANNOTATION.sub("", made.html))
    return found
