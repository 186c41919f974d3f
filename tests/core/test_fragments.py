"""Fragments are rendered once for all pages that would have the same."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from plugins.core.rendering.facts import Facts
from plugins.core.rendering.recorder import Recorder
from plugins.core.rendering.templates import watch_environment
from plugins.core.watching import watch

PAGE = """{% set lang = language %}{% macro part(value) %}
{%- include "inner" -%}
{% endmacro %}{{ render_once(part, ("lang",), value) }}"""


class Counted:
    """Says how often it was asked."""

    times = 0
    #: What makes it comparable.
    made_of = "nothing"

    @property
    def name(self) -> str:
        self.times += 1
        return f"asked {self.times}"


class Site:
    def __init__(self, inner: str, **context: Any) -> None:
        self.environment = Environment(loader=DictLoader({"page": PAGE, "inner": inner}))
        watch_environment(self.environment)
        self.context = {"generated_content": {}, "static_content": {}, **context}
        self.facts = Facts(self.context, self.environment.globals)

    def render(self, **values: Any) -> tuple[str, Recorder]:
        recorder = Recorder(self.facts, values)
        with watch(recorder):
            page = self.environment.get_template("page").render({**self.context, **values})
        return page, recorder


def test_a_second_page_has_what_the_first_has_made_and_has_looked_at_the_same() -> None:
    site = Site("{{ value.name }} {{ title }}", title="T")
    value = Counted()
    first, seen = site.render(language="en", value=value)
    second, seen_again = site.render(language="en", value=value)
    assert first == second == "asked 1 T"
    assert ("context", "title") in seen.seen
    assert seen.seen == seen_again.seen


def test_pages_that_differ_in_a_name_have_fragments_of_their_own() -> None:
    site, value = Site("{{ value.name }} {{ lang }}"), Counted()
    assert [site.render(language=x, value=value)[0] for x in ("en", "de", "en")] == [
        "asked 1 en",
        "asked 2 de",
        "asked 1 en",
    ]


@pytest.mark.parametrize("context", [{}, {"title": "of all"}])
def test_a_page_with_a_value_that_the_fragment_shows_has_its_own(context: dict[str, str]) -> None:
    site = Site("{{ title }}", **context)
    usual = context.get("title", "")
    pages = [
        site.render(language="en", value=1, **own)[0]
        for own in ({}, {"title": "A"}, {}, {"title": "B"})
    ]
    assert pages == [usual, "A", usual, "B"]


def test_without_a_recorder_it_is_a_macro() -> None:
    site, value = Site("{{ value.name }}"), Counted()
    template = site.environment.get_template("page")
    assert [template.render(language="en", value=value) for _ in "ab"] == ["asked 1", "asked 2"]
