"""Rewrite what math-core rejects, or typesets otherwise than TeX, into what it reads. Pure.

One pass over expanded tokens: a command with a rule takes its arguments off the cursor and gives
back other tokens; anything else stays. Each rule is a function of the cursor and the scene.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from .places import placed_like
from .tokens import Cursor, TexError

Tokens: TypeAlias = list[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where tokens stand: in a display or a line; and what there is to refer to.

    ``rules`` are those of the commands; ``numbers`` are those of the post's equations by label;
    ``colors`` collects the colours that math-core has no name for, each under the name that stands
    in for it, ``named`` the labels that the formula refers to.
    """

    rules: Mapping[str, "Rule"]
    display: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)

    def concerns(self, tokens: Tokens) -> bool:
        """Tell whether there is a rule for any of the tokens."""
        return not self.rules.keys().isdisjoint(tokens)

    def inner(self) -> "Scene":
        """Return the scene of scripts and of math within text."""
        return replace(self, display=False)


Rule: TypeAlias = Callable[[Cursor, Scene], Tokens]


def rewrite(tokens: Tokens, scene: Scene) -> Tokens:
    """Return the tokens with every rule applied."""
    if not scene.concerns(tokens):
        return tokens
    cursor, found = Cursor(tokens), []
    while cursor:
        token = cursor.take()
        if rule := scene.rules.get(token):
            try:
                found += placed_like(token, rule(cursor, scene))
            except TexError as error:
                raise error.about(token) from None
        else:
            found.append(token)
    return found


def group(tokens: Iterable[str]) -> Tokens:
    """Return the tokens as one group."""
    return ["{", *tokens, "}"]


def rewritten_argument(cursor: Cursor, scene: Scene) -> Tokens:
    """Return the next argument, rewritten, as one group."""
    return group(rewrite(cursor.argument(), scene))
