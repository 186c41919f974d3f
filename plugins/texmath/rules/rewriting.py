"""Rewrite what math-core rejects, or typesets otherwise than TeX, into what it reads. Pure.

One pass over expanded tokens: a command with a rule takes its arguments off the cursor and gives
back other tokens; anything else stays. Each rule is a function of the cursor and the scene.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ..tex.arguments import ARGUMENTS, Awaited
from ..tex.placed_tokens import placed_like
from ..tex.tokens import Cursor, TexError

Tokens: TypeAlias = list[str]
#: math-core sets three symbols for each of these.
DOTS = {"\\ldots", "\\cdots", "\\dots"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules know about the formula that they rewrite, and what they collect."""

    #: The rules of the commands.
    rules: Mapping[str, "Rule"]
    #: Whether the tokens are in a display, not in a line.
    display: bool = False
    #: The numbers of the post's equations by label.
    numbers: Mapping[str, str] = field(default_factory=dict)
    #: Collected: the colours by name; ``=Apricot`` is the one that Apricot is used for.
    colors: dict[str, str] = field(default_factory=dict)
    #: Collected: the labels that the formula refers to.
    named: list[str] = field(default_factory=list)
    #: Collected: references to what is no equation of the post, as they are written; None if
    #: nothing else has labels.
    others: list[str] | None = None

    def concerns(self, tokens: Tokens) -> bool:
        """Return whether there is a rule for any of the tokens."""
        return not self.rules.keys().isdisjoint(tokens)

    def inner(self) -> "Scene":
        """Return the scene of scripts and of math within text."""
        return replace(self, display=False)


Rule: TypeAlias = Callable[[Cursor, Scene], Tokens]


def rewrite(tokens: Tokens, scene: Scene) -> Tokens:
    """Return the tokens with every rule applied."""
    if not scene.concerns(tokens):
        return tokens
    cursor, awaited = Cursor(tokens), Awaited()
    found: Tokens = []
    while cursor:
        token = cursor.take()
        made = [token]
        if rule := scene.rules.get(token):
            try:
                made = placed_like(token, rule(cursor, scene))
            except TexError as error:
                raise error.about(token) from None
            # math-core takes the first of several tokens for an argument without braces.
            if made and awaited.argument and _needs_braces(made):
                made = group(made)
        found += made
        awaited.see_all(made)
    return found


def _needs_braces(tokens: Tokens) -> bool:
    return (len(tokens) > 1 and tokens[0] != "{") or tokens[0] in DOTS


def whole_argument(cursor: Cursor) -> Tokens:
    r"""Return an argument; a command without braces around it comes with its own arguments."""
    bare = cursor.peek() != "{"
    found = cursor.argument()
    if bare:
        for _ in range(ARGUMENTS.get(found[0], 0)):
            found += group(whole_argument(cursor))
    return found


def group(tokens: Iterable[str]) -> Tokens:
    """Return the tokens as one group."""
    return ["{", *tokens, "}"]


def rewritten_argument(cursor: Cursor, scene: Scene) -> Tokens:
    """Return the next argument, rewritten, as one group."""
    return group(rewrite(cursor.argument(), scene))
