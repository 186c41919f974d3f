"""All rules of the rewriting together. Pure."""

from . import boxes, colors, commands, environments, fonts, operators, pairs, prelude, signs, words
from .rewrite import Rule

RULES: dict[str, Rule] = {
    **prelude.RULES,
    **signs.RULES,
    **commands.RULES,
    **operators.RULES,
    **fonts.RULES,
    **words.RULES,
    **colors.RULES,
    **boxes.RULES,
    **pairs.RULES,
    **environments.RULES,
}
