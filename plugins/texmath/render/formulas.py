"""A formula as its author wrote it, and as it is typeset. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as its author wrote it."""

    tex: str
    #: Whether it is on lines of its own.
    display: bool = False
    #: A label that was given outside of the TeX, as in ``$$…$$ {#eq-bound}``.
    label: str = ""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula that has been typeset, or could not be."""

    html: str
    #: Why it could not be typeset; "" if it was.
    fault: str = ""
    #: The place of the fault in its TeX.
    at: int = 0
    #: Those of its labels that an earlier formula has, too.
    twice: tuple[str, ...] = ()
    #: The labels that it refers to.
    named: tuple[str, ...] = ()
    #: Its references that another plugin is to fill.
    others: tuple[str, ...] = ()
