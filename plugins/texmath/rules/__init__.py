"""What commands and environments mean: the rule of each, in one table. Pure."""

from . import (
    alphabets,
    begin_end,
    boxes,
    chemistry,
    colors,
    commands,
    delimiters,
    fractions,
    operators,
    physics,
    physics_matrices,
    places,
    prelude,
    references,
    stacks,
    symbols,
    tables,
    text_in_math,
    text_symbols,
    units,
)
from .rewriting import Rule

#: The rules of all commands; the prelude comes first, so that other rules replace those of it.
RULES: dict[str, Rule] = {
    **prelude.RULES,
    **text_symbols.RULES,
    **physics.RULES,
    **physics_matrices.RULES,
    **symbols.RULES,
    **commands.RULES,
    **operators.RULES,
    **alphabets.RULES,
    **text_in_math.RULES,
    **colors.RULES,
    **tables.RULES,
    **chemistry.RULES,
    **units.RULES,
    **references.RULES,
    **stacks.RULES,
    **boxes.RULES,
    **places.RULES,
    **delimiters.RULES,
    **fractions.RULES,
    **begin_end.RULES,
}
