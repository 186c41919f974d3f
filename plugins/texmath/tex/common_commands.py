r"""What an author may have meant by a command or an environment that is none. Pure."""

import re
from collections.abc import Iterable

from ...core.diagnostics import is_a_slip, nearest

#: The commands of most papers, without their backslashes; letters that are short are left out.
COMMON = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda sigma tau
    upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Sigma Upsilon Phi Psi Omega
    frac dfrac tfrac binom sqrt sum prod int iint oint bigcup bigcap bigoplus lim limsup liminf
    max min sup inf arg log exp sin cos tan sinh cosh tanh det dim ker Pr gcd deg hom
    mathbb mathbf mathcal mathrm mathsf mathfrak mathscr mathtt boldsymbol operatorname text textbf
    textit texttt hat widehat tilde widetilde bar overline underline vec dot ddot overbrace
    underbrace overset underset stackrel left right middle big Big bigg Bigg langle rangle lVert
    rVert lvert rvert lfloor rfloor lceil rceil le leq ge geq neq equiv approx sim simeq cong
    propto subset subseteq supset supseteq subsetneq notin in cup cap setminus emptyset varnothing
    forall exists nexists neg land lor implies iff mapsto to rightarrow leftarrow Rightarrow
    Leftarrow leftrightarrow Leftrightarrow longrightarrow longmapsto hookrightarrow infty partial
    nabla cdot cdots ldots dots vdots ddots times otimes oplus circ star dagger prime perp parallel
    mid colon quad qquad begin end label tag nonumber notag eqref ref substack limits nolimits
    """
COMMANDS = frozenset(COMMON.split())
ENVIRONMENTS = (
    "align", "aligned", "alignat", "array", "bmatrix", "cases", "equation", "gather", "gathered",
    "matrix", "multline", "pmatrix", "split", "vmatrix",
)  # fmt: skip
#: What is said of a command that is like no known one.
UNDEFINED = "correct it, or define it in the header"
UNKNOWN = re.compile(r'Unknown (?P<what>command|environment) "\\?(?P<name>[^"\s]{1,60})"')


def hint_for(fault: str, macros: Iterable[str]) -> str:
    """Return what to write where a formula has an unknown command; "" for another fault."""
    if not (found := UNKNOWN.search(fault)):
        return ""
    name = found["name"]
    if found["what"] == "environment":
        return nearest(name, ENVIRONMENTS)
    known = COMMANDS | {macro.removeprefix("\\") for macro in macros}
    near = next((one for one in sorted(known) if is_a_slip(name, one)), "")
    if near:
        return f'did you mean "\\{near}"?'
    return f"{UNDEFINED}, Macros: \\{name}: …"
