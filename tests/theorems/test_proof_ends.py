r"""An author's own mark at the end of a proof is taken out of the source, and nothing else is."""

import pytest

from plugins.theorems.proof_ends import drop_end_marks, without_mark

MARKED = {
    "So $x$. $\\square$": "So $x$.",
    "So $x$ $\\blacksquare$.": "So $x$.",
    "So $x$. $\\Box$\n": "So $x$.\n",
    "So. ∎": "So.",
    "So. □": "So.",
    "So. ◻\ufe0f": "So.",
    "So. □[^n]": "So.[^n]",
    "So. &#8718;": "So.",
    "So. \\qed": "So.",
    "So. \\hfill \\square": "So.",
    "So. \\hfill$\\square$": "So.",
    "So. $\\hfill\\square$": "So.",
    "So. $\\qquad\\textstyle\\square$": "So.",
    "So. \\(\\square\\)": "So.",
    "So. $\\rule{1ex}{1ex}$": "So.",
    "So. Q.E.D.": "So.",
    "So. **QED**": "So.",
    "So. _q.e.d._": "So.",
    "It is so (QED).": "It is so.",
    "It is so. (q.e.d.)": "It is so.",
    "So. _QED_": "So.",
    "So. Qed.": "So.",
    "So. Quod erat demonstrandum.": "So.",
    "Donc. C.Q.F.D.": "Donc.",
    "Also. (w.z.b.w.)": "Also.",
    "所以。证毕。": "所以。",
    "So. \\\\(\\square\\\\)": "So.",
    "So.~$\\square$": "So.",
    "So ~~so~~ □": "So ~~so~~",
    "So C~a~ □": "So C~a~",
    "So. \\rightline{$\\square$}": "So.",
    "So. \\hfill\\ensuremath{\\square}": "So.",
    # What no reader sees comes after it.
    "So. □\n\n<!-- end -->": "So.\n\n<!-- end -->",
    "So. □\n\n[1]: https://x.y": "So.\n\n[1]: https://x.y",
    "So.[^n] □\n\n[^n]: A note\n\n    goes on.": "So.[^n]\n\n[^n]: A note\n\n    goes on.",
    "| a | $\\square$ |": "| a | |",
    "| a | b □ |": "| a | b |",
    'So. <span style="float: right">$\\square$</span>': "So.",
    "So.\n\n$\\square$\n": "So.\n\n\n",
    "So\n\n$$\\square$$": "So\n\n",
    "> So.\n> \n> $\\square$\n> ": "> So.\n> \n>\n> ",
    # In a display, whose line the mark will be on.
    "$$ x = y. \\qedhere $$": "$$ x = y. $$",
    "$$ x = y \\tag*{$\\square$} $$": "$$ x = y $$",
    "$$ x = y \\tag{$\\blacksquare$} $$ {#eq-x}": "$$ x = y $$ {#eq-x}",
    "$$ x = y \\eqno{\\square} $$": "$$ x = y $$",
    "\\[ x = y \\hfill \\Box \\]": "\\[ x = y \\]",
    "$$ x = y. \\quad \\text{Q.E.D.} $$": "$$ x = y. $$",
    "\\begin{align*}\na &= b \\tag*{\\qedhere}\n\\end{align*}": (
        "\\begin{align*}\na &= b\n\\end{align*}"
    ),
    "\\begin{align}\na&=b\\\\ &=c. && \\square\n\\end{align}": (
        "\\begin{align}\na&=b\\\\ &=c.\n\\end{align}"
    ),
    "$$x.$$ ■": "$$x.$$",
    # In the middle, before more words.
    "$$ x \\qedhere $$\n\nAll is said.": "$$ x $$\n\nAll is said.",
}


@pytest.mark.parametrize(("proof", "bare"), MARKED.items())
def test_a_mark_is_dropped(proof, bare):
    assert without_mark(proof) == bare
    assert proof.count("\n") == bare.count("\n")


@pytest.mark.parametrize(
    "proof",
    [
        *("So $x \\in \\square$", "So $A \\subseteq \\square$.", "A qed of $x$", "$|\\square|$"),
        *("So $\\square u = 0$.", "So $x = \\square$", "Since $f(\\square)$", "As proved for qed"),
        *("$\\square$ is the operator.", "So.\n{: .qed}", "A $\\Box$\n\n- x", "", "`∎` is it"),
    ],
)
def test_what_is_no_mark_stays(proof):
    assert without_mark(proof) == proof


def test_only_proofs_lose_their_marks():
    text = "::: lemma\nA. $\\square$\n:::\n\n::: proof\nB. $\\square$\n:::\n\nC. $\\square$\n"
    expected = text.replace("B. $\\square$", "B.")
    assert drop_end_marks(text, lambda rest: rest.strip() == "proof") == expected


def test_proofs_in_proofs_have_marks_of_their_own():
    text = (
        "::: proof\nA. $\\square$\n\n::: proof\nB. $\\square$\n:::\n\n"
        "C.\n\n::: step\nD. ∎\n:::\n:::\n\nE. ∎\n\n::: proof\nF. ∎\n:::\n"
    )
    expected = text.replace("B. $\\square$", "B.").replace("D. ∎", "D.").replace("F. ∎", "F.")
    assert drop_end_marks(text, lambda rest: rest.strip() == "proof") == expected


@pytest.mark.parametrize("part", ["$", " \\quad", " {", "**<b>", " \\tag{", "\\square ", "(", " "])
def test_long_ends_take_no_time(part):
    proof = part * 20_000 + "x"
    assert without_mark(proof) == proof
