r"""Commands that math-core lacks, defined by other commands in TeX. Pure.

The names are those of amsmath, mathtools, braket, cancel and physics. An author's own macro of the
same name comes first.
"""

from ..tex.expansion import Expander
from ..tex.macros import Macro, substitute
from ..tex.tokens import Cursor, tokenize
from .rewriting import Rule, Scene, Tokens, group, rewrite

PRELUDE = r"""
\newcommand{\varliminf}{\mathop{\underline{\lim}}}
\newcommand{\varlimsup}{\mathop{\overline{\lim}}}
\newcommand{\varinjlim}{\mathop{\underrightarrow{\lim}}}
\newcommand{\varprojlim}{\mathop{\underleftarrow{\lim}}}
\newcommand{\overunderset}[3]{\overset{#1}{\underset{#2}{#3}}}
\newcommand{\stackbin}[2]{\mathbin{\overset{#1}{#2}}}
\newcommand{\cancelto}[3][]{{\cancel{#3}}^{#2}}
\newcommand{\splitfrac}[2]{\genfrac{}{}{0pt}{1}{#1\hfill}{\hfill #2}}
\newcommand{\splitdfrac}[2]{\genfrac{}{}{0pt}{0}{#1\hfill}{\hfill #2}}
\newcommand{\qed}{\quad\square}
\newcommand{\qedhere}{\quad\square}
\newcommand{\qedsymbol}{\square}
\newcommand{\matrix}[1]{\begin{matrix}#1\end{matrix}}
\newcommand{\pmatrix}[1]{\begin{pmatrix}#1\end{pmatrix}}
\newcommand{\cases}[1]{\begin{cases}#1\end{cases}}
\newcommand{\array}[1]{\begin{matrix}#1\end{matrix}}
\newcommand{\eqalign}[1]{\begin{aligned}#1\end{aligned}}
\newcommand{\displaylines}[1]{\begin{gathered}#1\end{gathered}}
\newcommand{\vdotswithin}[1]{\mathrel{\vdots}}
\newcommand{\centerOver}[2]{\overset{#2}{#1}}
\newcommand{\skew}[3]{#2{#3}}
\newcommand{\crampedsubstack}[1]{\substack{#1}}
\newcommand{\textllap}[1]{\llap{\text{#1}}}
\newcommand{\textrlap}[1]{\rlap{\text{#1}}}
\newcommand{\textclap}[1]{\clap{\text{#1}}}
\newcommand{\accentset}[2]{\overset{#1}{#2}}
\newcommand{\underaccent}[2]{\underset{#1}{#2}}
\newcommand{\shortvdotswithin}[1]{\mathrel{\vdots}}
\newcommand{\units}[2][]{#1\,\text{#2}}
\newcommand{\unit}[2][]{#1\,\text{#2}}
\newcommand{\unitfrac}[3][]{#1\,{}^{\text{#2}}\!/_{\text{#3}}}
\newcommand{\tripledash}{\mathrel{\text{┄}}}
\newcommand{\eqalignno}[1]{\begin{aligned}#1\end{aligned}}
\newcommand{\leqalignno}[1]{\begin{aligned}#1\end{aligned}}
\newcommand{\xmathstrut}[2][]{\vphantom{(}}
\newcommand{\varcoloneqq}{\mathrel{:=}}
\newcommand{\textcircled}[1]{\enclose{circle}{\text{#1}}}
\newcommand{\circled}[1]{\enclose{circle}{#1}}
\newcommand{\ketbra}[2]{\lvert #1\rangle\langle #2\rvert}
\newcommand{\Ketbra}[2]{\left\lvert #1\right\rangle\left\langle #2\right\rvert}
\newcommand{\MTThinColon}{\mathrel{:}}
\newcommand{\xlongleftarrow}[2][]{\xleftarrow[#1]{\;#2\;}}
\newcommand{\xlongrightarrow}[2][]{\xrightarrow[#1]{\;#2\;}}
\newcommand{\xLongleftarrow}[2][]{\xLeftarrow[#1]{\;#2\;}}
\newcommand{\xLongrightarrow}[2][]{\xRightarrow[#1]{\;#2\;}}
\newcommand{\nuparrow}{\mathrel{\not\uparrow}}
\newcommand{\ndownarrow}{\mathrel{\not\downarrow}}
\newcommand{\TeX}{\text{TeX}}
\newcommand{\LaTeX}{\text{LaTeX}}
\newcommand{\grad}{\boldsymbol\nabla}
\newcommand{\gradient}{\boldsymbol\nabla}
\newcommand{\curl}{\boldsymbol\nabla\times}
\newcommand{\divergence}{\boldsymbol\nabla\cdot}
\newcommand{\laplacian}{\nabla^2}
\newcommand{\vdot}{\mathbin{\boldsymbol\cdot}}
\newcommand{\cross}{\mathbin{\times}}
\newcommand{\vb}[1]{\mathbf{#1}}
\newcommand{\va}[1]{\vec{\mathbf{#1}}}
\newcommand{\vu}[1]{\hat{\mathbf{#1}}}
\newcommand{\mel}[3]{\left\langle #1\middle\vert #2\middle\vert #3\right\rangle}
\newcommand{\matrixelement}[3]{\left\langle #1\middle\vert #2\middle\vert #3\right\rangle}
\newcommand{\vectorbold}[1]{\mathbf{#1}}
\newcommand{\vectorarrow}[1]{\vec{\mathbf{#1}}}
\newcommand{\vectorunit}[1]{\hat{\mathbf{#1}}}
\newcommand{\order}[1]{\mathcal{O}\left(#1\right)}
\newcommand{\given}{\mid}
\newcommand{\matrixel}[3]{\left\langle #1\middle\vert #2\middle\vert #3\right\rangle}
\newcommand{\comm}[2]{\left[#1,#2\right]}
\newcommand{\commutator}[2]{\left[#1,#2\right]}
\newcommand{\acomm}[2]{\left\{#1,#2\right\}}
\newcommand{\anticommutator}[2]{\left\{#1,#2\right\}}
"""
#: A body that begins with one of these is an atom already: braces would take its spacing or limits.
ATOMS = {"\\mathop", "\\mathbin", "\\mathrel", "\\operatorname", "\\boldsymbol"}


def expanded(macro: Macro) -> Rule:
    """Return the rule of a command that is defined by other TeX."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        body = substitute(macro, cursor)
        if body[0] in ATOMS:
            cursor.put(body)
            return []
        return group(rewrite(body, scene))

    return rule


def rules_of(text: str) -> dict[str, Rule]:
    r"""Return the rules of the commands that some ``\newcommand`` define."""
    expander = Expander({})
    expander.expand(tokenize(text))
    return {name: expanded(macro) for name, macro in expander.macros.items()}


RULES: dict[str, Rule] = rules_of(PRELUDE)
