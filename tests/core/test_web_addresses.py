"""Addresses and numbers of papers that cannot be."""

import pytest

from plugins.core.arxiv import advise_number
from plugins.core.web_addresses import advise_address


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1602.4485", '"1602.04485"'),
        ("1402.04485", '"1402.4485"'),
        ("1402.44851", "look it up"),
        ("1613.12345", "two of the month"),
        ("0703.1234", "two of the month"),
    ],
)
def test_a_number_that_arxiv_has_never_given_is_advised(written, meant):
    assert meant in advise_number(written)


@pytest.mark.parametrize("number", ["1602.04485v2", "1402.4485", "0704.0001", "math/0309136", ""])
def test_a_number_that_may_be_is_not(number):
    assert advise_number(number) == ""


@pytest.mark.parametrize(
    "address",
    [
        *("http:/e.org", "https:e.org", "https:///e.org", "htps://e.org", "https://", "mailto:"),
        *("https://arxiv.org/abs/1602.4485", "http://arxiv.org/pdf/1602.4485v1.pdf"),
    ],
)
def test_an_address_that_leads_nowhere_is_advised(address):
    assert advise_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://e.org", "mailto:a@e.org", "ftp://e.org", "/a/", "a.md", "#a", "tel:1"),
        *("https://arxiv.org/abs/1602.04485", "https://arxiv.org/abs/math/0309136"),
    ],
)
def test_others_are_not(address):
    assert advise_address(address) == ""
