"""What a line or a map in ``Corrections:`` means, and what is reported of those that are wrong."""

from datetime import datetime

import pytest

from plugins.corrections.core import parse_corrections


def one(value):
    (written,), faults = parse_corrections(value)
    return written, [(fault.rule, fault.hint) for fault in faults]


@pytest.mark.parametrize(
    ("line", "date", "severity", "target", "text", "by"),
    [
        ("2024-05-01 error @thm-main: It was 2, not 1. (reported by Jane Doe)",
         "2024-05-01", "error", "thm-main", "It was 2, not 1.", "Jane Doe"),
        ("typo: teh (reported by Jane (of MIT))", None, "typo", "", "teh", "Jane (of MIT)"),
        ("2024-05-01 typo: teh", "2024-05-01", "typo", "", "teh", ""),
        ("- 2024-05-01 typo: teh", "2024-05-01", "typo", "", "teh", ""),
        ("2024-05-01: teh", "2024-05-01", "", "", "teh", ""),
        ("2024-05-01 @sec-a: teh", "2024-05-01", "", "sec-a", "teh", ""),
        ("2024-05-01T14:30 Error: a: b", "2024-05-01T14:30", "error", "", "a: b", ""),
        ("@cohen2016:thm-x: teh", None, "", "cohen2016:thm-x", "teh", ""),
        ("Clarification @a: teh", None, "clarification", "a", "teh", ""),
        ("error 2024-05-01 @thm-a: teh", "2024-05-01", "error", "thm-a", "teh", ""),
        ("2024-05-01 error thm-a: teh", "2024-05-01", "error", "thm-a", "teh", ""),
        ("Recall 2024-05-01: it is 2", None, "", "", "Recall 2024-05-01: it is 2", ""),
        ("The constant was 2.", None, "", "", "The constant was 2.", ""),
        ("Recall: it is 2", None, "", "", "Recall: it is 2", ""),
        ("In @thm-a the ratio 1:2 is wrong: 2:1", None, "", "",
         "In @thm-a the ratio 1:2 is wrong: 2:1", ""),
        ("$f(x)$ (see below)", None, "", "", "$f(x)$ (see below)", ""),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_meant(line, date, severity, target, text, by):
    written, faults = one(line)
    assert faults == []
    assert written.date == (date and datetime.fromisoformat(date))
    assert (written.severity, written.target) == (severity, target)
    assert (written.text, written.reported_by) == (text, by)


@pytest.mark.parametrize(
    ("value", "rule", "hint", "unread", "text"),
    [
        ("2024-04-31 typo: x", "correction-date", "YYYY-MM-DD", "2024-04-31", "x"),
        ("2024-04-30 eror: x", "correction-severity", '"error"', "eror", "x"),
        ("2024-04-30 blunder: x", "correction-severity", "typo, clarification", "blunder", "x"),
        ("eror: x", "correction-severity", '"error"', "eror", "x"),
        ("@!: x", "correction-target", "@thm-main", "@!", "x"),
        ("2024-04-30 error:", "correction-text", "reported by", None, ""),
        ("2024-04-30", "correction-text", "reported by", None, ""),
        ("2024-04-30 It was 2.", "correction-field", "reported by", None, "It was 2."),
        ({"text": "x", "dat": "y"}, "correction-field", '"date"', "dat: y", "x"),
        ({"date": "2024-04-30"}, "correction-text", "reported by", None, ""),
    ],
)
def test_what_is_wrong_is_reported_and_kept(value, rule, hint, unread, text):
    written, faults = one(value)
    assert [found for found, _ in faults] == [rule]
    assert hint in faults[0][1]
    assert written.unread == ((unread,) if unread else ())
    assert written.text == text


def test_a_map_says_the_same_as_a_line():
    line, _ = one("2024-05-01 error @thm-main: It was 2. (reported by Jane Doe)")
    item = {"Date": datetime(2024, 5, 1).date(), "severity": "Error", "target": "@thm-main",  # noqa: DTZ001
            "text": "It was\n2.", "reported by": "Jane Doe"}  # fmt: skip
    fields, faults = one(item)
    assert faults == []
    assert (fields.date, fields.severity, fields.target) == (line.date, "error", "thm-main")
    assert (fields.text, fields.reported_by) == (line.text, "Jane Doe")


def test_lines_and_maps_keep_their_order_and_blank_ones_are_none():
    written, faults = parse_corrections(["", "one\ntwo", {"text": "three"}, None])
    assert [one.text for one in written] == ["one", "two", "three"]
    assert faults == ()


def test_a_fault_knows_which_correction_it_is_about():
    _, faults = parse_corrections(["fine", "2024-05-01 eror: x"])
    assert [fault.number for fault in faults] == [1]
