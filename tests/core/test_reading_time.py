"""How long a post takes to read, with and without its proofs."""

from plugins.core.reading_time import Extent, measure

PROOF = '<details class="proof" data-of="x"><summary>Proof</summary><p>{}</p></details>'


def test_proofs_are_counted_apart_and_one_within_another_once():
    # Tags are no spaces.
    inner = PROOF.format("three more words")
    html = f"<p>one two</p>{PROOF.format('four ' * 4 + inner)}<details><p>not one</p></details>"
    assert measure(html) == Extent(9, 0, proof_words=7, proof_formulas=0)
    assert measure("<p>one two</p>") == Extent(2, 0)


def test_proofs_take_twice_the_time():
    extent = Extent(400, 30, proof_words=200, proof_formulas=10)
    assert extent.minutes(100, 5) == 3
    assert extent.proof_minutes(100, 5) == 5
    assert Extent(0, 0).proof_minutes(100, 5) == 0
