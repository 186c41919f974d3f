"""How ambiguous parts of a formula are read aloud: MathML's ``intent``. Pure."""

from .reading import with_intents

__all__ = ["with_intents"]
