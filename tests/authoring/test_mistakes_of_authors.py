"""A catalogue of mistakes: each is reported once, at its line, and is gone as the advice has it."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import PLUGINS, post
from fixtures import PLAIN

CASE = re.compile(
    r"^(?P<name>[\w-]+): (?P<line>\d+) (?P<rule>[a-z-]+)\n\.\n"
    r"(?P<wrong>.*?)^\.\n(?P<right>.*?)^\.$",
    re.MULTILINE | re.DOTALL,
)
CASES = list(CASE.finditer(Path(__file__).with_name("mistakes.md").read_text("utf-8")))
#: What the cases refer to.
THERE = {
    "good.md": post("Paper: key2009", "Level: math", "Series: Alpha", "Part: 1", "Slug: good",
                    body="## Here {#here}\n\n::: theorem {#thm-base}\nSo [@key2009].\n:::\n"),
    "good2.md": post("Title: In words", "Paper: key2009", "Level: overview", "Slug: good-two",
                     body="## Here {#here}\n\nText.\n"),
    "draft.md": post("Title: Draft", "Status: draft"),
    "references.bib": "@article{key2009, title={A title}, author={A. Author}, year={2009}}\n",
    "images/dot.png": "a picture",
}  # fmt: skip


def reports(site) -> dict[str, list[tuple[int, str]]]:
    found = defaultdict(list)
    for name, line, rule in site.rules():
        found[Path(name).stem].append((line, rule))
    return found


@pytest.fixture
def build_cases(build):
    def make(side: str):
        files = {f"{case['name']}.md": case[side] for case in CASES}
        plugins = [*PLUGINS, "plugins.notation", "plugins.cards", "plugins.dependencies"]
        rules = {"series-alone": "ignore"}
        more = {"PLUGINS": plugins, "DIPTYCH_RULES": rules, "SITEURL": "https://example.com"}
        return reports(build(THERE | files, **PLAIN | more))

    return make


def test_each_mistake_is_reported_once_at_its_line(build_cases):
    found = build_cases("wrong")
    expected = {case["name"]: [(int(case["line"]), case["rule"])] for case in CASES}
    assert len(expected) > 150
    assert {name: found[name] for name in found if found[name] != expected.get(name)} == {}
    assert set(found) == set(expected)


def test_each_report_is_gone_once_its_advice_is_followed(build_cases):
    assert build_cases("right") == {}
