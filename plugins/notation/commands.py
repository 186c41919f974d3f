"""The commands of TeX that are no symbols by themselves. Pure."""

from ..texmath import tokenize


def _listed(text: str) -> frozenset[str]:
    return frozenset(tokenize(text)) - {" "}


#: Fonts and accents: they belong to what is in them.
WORN = _listed(
    r"""\hat \tilde \bar \vec \dot \ddot \check \breve \acute \grave \mathring \widehat \widetilde
    \overline \underline \mathcal \mathbb \mathbf \mathrm \mathit \mathsf \mathtt \mathfrak \mathscr
    \boldsymbol \bm \operatorname \pmb \bold \Bbb \cal"""
)
#: Commands that say nothing, and those that say nothing together with their argument.
SILENT = _listed(
    r"""\, \; \: \! \> \quad \qquad \left \right \middle \limits \nolimits \displaystyle \textstyle
    \scriptstyle \big \Big \bigg \Bigg \bigl \Bigl \biggl \Biggl \bigr \Bigr \biggr \Biggr \bigm
    \Bigm \nonumber \notag ~ & ."""
) | {" ", r"\ "}
NO_SYMBOLS = _listed(
    r"\label \tag \ref \eqref \begin \end \text \textrm \textbf \textit \mbox \hspace"
)
#: Superscripts that make another symbol; all others, such as 2 and -1, are done to one.
NAMING = _listed(r"* \ast \star \circ \dagger")
GREEK = _listed(
    r"""\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \iota \kappa \lambda \mu
    \nu \xi \rho \sigma \tau \upsilon \phi \varphi \chi \psi \omega"""
)
