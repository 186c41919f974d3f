r"""How many arguments commands take: where one of them is a macro, it needs braces. Pure.

TeX replaces a macro only once it is an argument: in ``\frac{a}\half`` all of ``\half`` is the
denominator, whatever its body is.
"""

from collections.abc import Iterable

from .tokens import names

#: Commands by the number of their arguments, without optional ones.
ARGUMENTS = dict.fromkeys(
    names(
        r"^ _ \hat \bar \tilde \vec \dot \ddot \dddot \ddddot \widehat \widetilde \overline"
        r" \underline \check \breve \acute \grave \mathring \widecheck \utilde \sqrt \mathbf"
        r" \mathrm \mathcal \mathbb \mathfrak \mathscr \mathsf \mathit \mathtt \mathnormal"
        r" \boldsymbol \bm \pmb \mathbbm \mathds \not \operatorname \text \mbox \hbox \textrm"
        r" \textit \textbf \textsf \texttt \textsc \textup \textnormal \emph \underbrace \overbrace"
        r" \overbracket \underbracket \overparen \underparen \overgroup \undergroup"
        r" \overrightarrow \overleftarrow \overleftrightarrow \underrightarrow \underleftarrow"
        r" \underleftrightarrow \boxed \fbox \cancel \bcancel \xcancel \phantom \hphantom"
        r" \vphantom \smash \mathop \mathrel \mathbin \mathord \mathopen \mathclose \mathpunct"
        r" \mathinner \mathclap \mathllap \mathrlap \rlap \llap \clap \pmod \mod \pod"
        r" \substack \xrightarrow \xleftarrow \xRightarrow \xLeftarrow \xleftrightarrow \xmapsto"
        r" \xLeftrightarrow \xhookrightarrow \xhookleftarrow \xlongequal \ensuremath \bra \ket"
        r" \Bra \Ket \centernot \tag"
    ),
    1,
)
ARGUMENTS |= dict.fromkeys(
    names(
        r"\frac \dfrac \tfrac \cfrac \binom \dbinom \tbinom \overset \underset \stackrel"
        r" \nicefrac \sfrac \textcolor \colorbox \raisebox \accentset \underaccent \cancelto"
        r" \enclose \class \style \cssId"
    ),
    2,
)
ARGUMENTS |= dict.fromkeys(names(r"\sideset \overunderset \prescript"), 3)
ARGUMENTS["\\genfrac"] = 6


class Awaited:
    """Knows, token by token, whether a command waits for an argument."""

    __slots__ = ("_options", "_outer", "waiting")

    def __init__(self) -> None:
        #: How many arguments are still to come.
        self.waiting = 0
        self._outer: list[int] = []
        #: How many brackets of an optional argument are open; 0 right after a command.
        self._options = -1

    def see(self, token: str) -> None:
        """Follow a token that is not replaced."""
        if token == "{":
            self._outer.append(self.waiting)
            self.waiting, self._options = 0, -1
        elif token == "}":
            self.waiting = max(self._outer.pop() - 1, 0) if self._outer else 0
            self._options = -1
        elif token == " " or (token == "*" and not self._options):
            return
        elif token == "[" and self._options >= 0:
            self._options += 1
        elif self._options > 0:
            self._options -= token == "]"
        else:
            self.waiting = ARGUMENTS.get(token, max(self.waiting - 1, 0))
            # Only commands may have a star or options before their arguments.
            self._options = 0 if token in ARGUMENTS and len(token) > 1 else -1

    def see_all(self, tokens: Iterable[str]) -> None:
        """Follow tokens that are not replaced."""
        for token in tokens:
            self.see(token)

    @property
    def argument(self) -> bool:
        """Whether what comes next is an argument."""
        return self.waiting > 0 and self._options <= 0
