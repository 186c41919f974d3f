"""How problems are listed: one line each, in order, with a remedy."""

import json
import re

from plugins.authoring.remarks import CRITICAL, Remark, order_remarks
from plugins.authoring.remedies import REMEDIES, remedy_of
from plugins.authoring.reporting import (
    print_remarks,
    render_github,
    render_json,
    render_text,
    summarise,
)
from plugins.core.rules import RULES

LONG = "word " * 60 + "end"


def test_remarks_come_once_in_order_of_file_and_line():
    a, b, c = (
        Remark("hint", "x", "/a.md", 9),
        Remark("error", "x", "/a.md", 10),
        Remark("hint", "x"),
    )
    assert order_remarks([c, b, a, b]) == [a, b, c]


def test_a_line_is_never_wrapped_and_has_no_colour_in_a_pipe(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "40")
    print_remarks([Remark("warning", LONG, str(tmp_path / "content/a.md"), 3, "pair-level", "do")])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("content/a.md:3: pair-level: word word")
    assert line.endswith("end; do; or accept it: `Ignore: pair-level` in its header [warning]")


def test_there_is_colour_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_remarks([Remark("error", LONG, "/a.md", 3)])
    line = capsys.readouterr().out
    assert "\x1b[" in line
    assert line.count("\n") == 1


def test_a_message_of_several_lines_is_one_line():
    assert render_text([Remark("error", "one\n  two\r\nthree")]) == "one two three [error]\n"


def test_what_ends_a_build_is_an_error():
    assert render_text([Remark(CRITICAL, "no", "/p.py", 2)]) == "/p.py:2: no [error]\n"
    assert summarise([Remark(CRITICAL, "no")]) == "1 error, no warning and no hint"


def test_summary_counts_each_level():
    levels = ["error", "warning", "warning", "hint"]
    assert summarise([Remark(one, "x") for one in levels]) == "1 error, 2 warnings and 1 hint"


def test_json_has_every_part(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    remark = Remark("warning", "a: b", str(tmp_path / "a.md"), 0, "pair-key")
    found = json.loads(render_json([remark]))
    assert found["counts"] == {"error": 0, "warning": 1, "hint": 0}
    (row,) = found["problems"]
    assert (row["file"], row["line"], row["rule"]) == ("a.md", 1, "pair-key")
    assert "`Ignore: pair-key`" in row["remedy"]


def test_github_shows_them_beside_the_line():
    text = render_github([Remark("hint", "50% of\nit", "/a,b.md", 4, "page-size", "x")])
    assert text == "::notice file=/a%2Cb.md,line=4,title=page-size::page-size: 50%25 of it; x\n"


def test_every_rule_has_a_remedy():
    assert REMEDIES.keys() == RULES.keys()
    assert not [rule for rule, text in REMEDIES.items() if re.search(r"[.\n]$", text)]


def test_a_warning_says_how_to_accept_it():
    assert "LOG_FILTER" in remedy_of(Remark("warning", "Something of Pelican's"))
    bib = remedy_of(Remark("warning", "x", "/r.bib", 1, "bib-field"))
    assert bib.endswith('; or accept it: DIPTYCH_RULES = {"bib-field": "hint"} in pelicanconf.py')
    assert "accept" not in remedy_of(Remark("error", "x", "/a.md", 1, "pair-level"))
    assert "accept" not in remedy_of(Remark("hint", "x", "/a.md", 1, "series-alone"))
