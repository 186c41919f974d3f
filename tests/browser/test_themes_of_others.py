"""Posts in Pelican's `simple`, which has no style, with the lines that the docs name."""

import re
from textwrap import dedent

import pytest
from conftest import ROOT, post

pytest_plugins = ["chromium"]

TERMS = " + ".join(rf"\alpha_{{{n}}} \beta_{{{n}}}" for n in range(10, 40))
BODY = rf"""
::: theorem {{#thm-a}} Long
$${TERMS} \label{{eq:a}}$$
:::

:::: proof
::: idea
x
:::

::: step
y
:::
::::

::: frames
![A]({{static}}/images/a.svg)

![B]({{static}}/images/a.svg)
:::
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="9" viewBox="0 0 600 9">
<style>:root { --ink: #f00 } @media (prefers-color-scheme: dark) { :root { --ink: #00f } }
rect { fill: var(--ink) }</style><rect width="600" height="9"/></svg>"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = """() => [...document.querySelectorAll("input, label, fieldset")]
    .filter((one) => one.checkVisibility()).length"""
NUMBER = """() => {
    const number = document.querySelector(".equation-number").getBoundingClientRect();
    const display = document.querySelector(".display").getBoundingClientRect();
    return [number.left >= display.right - 1, number.top < display.bottom];
}"""
#: The colour of the first picture, red where it is for a light page.
COLOUR = """() => {
    const picture = document.querySelector("figure img, .frame img");
    return getComputedStyle(picture).colorScheme;
}"""


@pytest.mark.parametrize("has_script", [True, False])
def test_with_the_lines_of_the_docs_all_fits_on_a_phone(build, open_page, has_script):
    docs = (ROOT / "docs/theme.md").read_text("utf-8")
    (lines,) = re.findall(r"^    \.theorem \{.*?\n\n", docs, re.DOTALL | re.MULTILINE)
    site = build(
        {
            "a.md": post("Slug: a", body=BODY),
            "images/a.svg": SVG,
            "extra/papers.css": dedent(lines),
        },
        THEME="simple",
        PLUGINS=["plugins"],
        STATIC_PATHS=["images", "extra"],
        STYLESHEET_URL="/extra/papers.css",
        SITEURL="",
    )
    assert not [one for one in site.warnings if "SITEURL" not in one]
    viewport = {"width": 375, "height": 800}
    page = open_page(
        site.output, "a.html", viewport=viewport, java_script_enabled=has_script,
        color_scheme="dark",
    )  # fmt: skip
    assert page.complaints == []
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(NUMBER) == [True, True]
    assert page.evaluate(SHOWN) == 0
    assert page.evaluate(COLOUR) == "light only"
