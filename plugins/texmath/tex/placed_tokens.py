"""Tokens that know where their author wrote them, for the messages on formulas that fail. Pure."""

from collections.abc import Callable, Sequence

from .tokens import TOKEN, spaced, tokenize


class PlacedToken(str):
    """A token that knows its place: ``at`` counts the characters of the author's TeX before it.

    A formula that fails is typeset a second time with these, so that the message has the place.
    Otherwise tokens are plain strings, which are much faster.
    """

    __slots__ = ("at",)
    at: int


def placed_token(text: str, at: int) -> PlacedToken:
    """Return a token with its place."""
    token = PlacedToken(text)
    token.at = at
    return token


def placed_like(token: str, tokens: list[str]) -> list[str]:
    """Return the tokens that replace a token; those without a place get that of the token."""
    if not isinstance(token, PlacedToken):
        return tokens
    return [t if isinstance(t, PlacedToken) else placed_token(t, token.at) for t in tokens]


def tokenize_with_places(tex: str, clean: Callable[[str], str]) -> list[str]:
    """Return the tokens of some TeX as PlacedTokens, each of its characters cleaned."""
    chars = [(char, at) for at, written in enumerate(tex) for char in clean(written)]
    tokens: list[str] = []
    for found in TOKEN.finditer("".join(char for char, _ in chars)):
        at = chars[found.start()][1]
        tokens += [placed_token(token, at) for token in tokenize(found[0])]
    return tokens


def token_at(tokens: Sequence[str], offset: int) -> str:
    """Return the last token with a place up to an offset into the joined tokens; "" for none."""
    found, end = "", 0
    for token, part in zip(tokens, spaced(tokens), strict=True):
        if end > offset:
            break
        found = token if isinstance(token, PlacedToken) else found
        end += len(part)
    return found
