"""SVG files as parts of a page: what they keep, what they lose, and which stay files."""

import xml.etree.ElementTree as etree

import pytest

from plugins.figures.svg_cleaning import PREFIX, clean_svg

BOX = 'viewBox="0 0 10 10"'
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def cleaned(inside: str, attributes: str = BOX) -> str | None:
    """Return what a page has of a drawing; None where the file stays a file."""
    drawing = clean_svg(f"<svg {SVG} {attributes}>{inside}</svg>")
    if drawing is None:
        return None
    return f"{drawing.attributes}|{drawing.inner}".replace(PREFIX, "~").strip("|")


KEPT = {
    '<path d="M0 0L1 1" fill="red"/>': '<path d="M0 0L1 1" fill="red"></path>',
    '<g id="a"><use xlink:href="#b"/></g><path id="b" d="M0 0"/>': (
        '<g><use href="#~b"></use></g><path id="~b" d="M0 0"></path>'
    ),
    '<text x="1">a &lt; b &amp; <tspan dy="1">c</tspan> d</text>': (
        '<text x="1">a &lt; b &amp; <tspan dy="1">c</tspan> d</text>'
    ),
    '<style>.a{fill:red}#b.a{stroke:blue}</style><g id="b" class="a" style="opacity:.5"/>': (
        '<g fill="red" stroke="blue" opacity=".5"></g>'
    ),
    "<style>:root{--ink:#111;--x:#222}@media (prefers-color-scheme: dark){:root{--ink:#eee}}"
    '</style><g fill="var(--ink)" stroke="var(--x)"/>': (
        '<g fill="var(--ink,light-dark(#111,#eee))" stroke="var(--x,#222)"></g>'
    ),
    # What a small picture in a list is without.
    "<style>@media (max-width: 280px) {text{display:none}}</style><text>a</text>": "<text>a</text>",
    '<g fill="url(#g)"/><linearGradient id="g"/>': (
        '<g fill="url(#~g)"></g><linearGradient id="~g"></linearGradient>'
    ),
    # Without an outline nothing is drawn, and HTML takes it for a mistake.
    '<defs><path id="a" transform="scale(2)"/></defs><use href="#a"/><path d=" "/><use/>': (
        "<defs></defs>"
    ),
    # What one does not see in an img either.
    '<script>alert(1)</script><g onclick="alert(1)" onload="x"/>': "<g></g>",
    '<g xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></g>': "<g></g>",
    '<g xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script><h:img src="x"/></g>': (
        "<g></g>"
    ),
    '<a href="javascript:alert(1)"><g/></a><use href="javascript:x"/>': "<g></g>",
    '<use href="other.svg#a"/><use xlink:href="https://x.org/a.svg#b"/>': "",
    '<g fill="url(https://x.org/a)" stroke="URL(//x.org/a)" filter="url(a.svg#f)"/>': "<g></g>",
    r'<g fill="u\72l(//x.org)" mask="image-set(1)" stroke="red"/>': '<g stroke="red"></g>',
    '<style>:root{--x:url(https://x.org/a)}</style><g fill="var(--x)" stroke="red"/>': (
        '<g stroke="red"></g>'
    ),
    '<style>.a{fill:url("//x.org/a")}</style><g class="a"/>': "<g></g>",
    '<metadata>words</metadata><title>Mine</title><g data-x="1" role="button" tabindex="0"/>': (
        "<g></g>"
    ),
    '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
    "<text>x</text></switch>": "<switch><text>x</text></switch>",
}


@pytest.mark.parametrize("inside", KEPT, ids=lambda text: text[:50])
def test_what_a_page_has_of_a_file(inside):
    assert cleaned(inside) == KEPT[inside]
    etree.fromstring(f"<svg>{KEPT[inside].replace('~', '')}</svg>")


FILES = {
    "a picture in it": '<image href="data:image/png;base64,x"/>',
    "HTML in it": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "it moves": '<circle r="1"><animate attributeName="r" to="2" dur="1s"/></circle>',
    "it sets what links lead to": '<set attributeName="href" to="javascript:alert(1)"/>',
    "a font of elsewhere": "<style>@font-face{font-family:x;src:url(//x.org/a)}</style>",
    "styles of elsewhere": "<style>@import url(//x.org/a.css);.a{fill:red}</style>",
    "styles that are no attributes": "<style>g > path{fill:red}</style><g/>",
    "other styles that are none": '<g style="mix-blend-mode:multiply"/>',
    "too deep": "<g>" * 100 + "</g>" * 100,
    "too long": f"<desc>{'x' * 200_000}</desc>",
    "it shows itself": '<g id="a"><g><use href="#a"/></g></g>',
    "two show each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "thousands of millions of uses": '<g id="a0"><path d="M0 0"/></g>'
    + "".join(
        f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(9)
    ),
    "the same with masks": "".join(
        f'<mask id="m{n}">{f"""<g mask="url(#m{n - 1})"/>""" * 20}</mask>' for n in range(6)
    ),
    "the same by a sheet": "<style>"
    + "".join(f".c{n}{{mask:url(#m{n})}}" for n in range(6))
    + "</style>"
    + "".join(f'<mask id="m{n}">{f"""<g class="c{n - 1}"/>""" * 20}</mask>' for n in range(6)),
}  # fmt: skip


@pytest.mark.parametrize("why", FILES)
def test_what_would_look_different_stays_a_file(why):
    assert cleaned(FILES[why]) is None


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "no XML",
        f"<svg {SVG}><g></svg>",
        "<svg viewBox='0 0 1 1'/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        f'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg {SVG} {BOX}>&b;</svg>',
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {SVG} {BOX}>&a;</svg>',
    ],
)
def test_what_is_no_drawing(svg):
    assert clean_svg(svg) is None


@pytest.mark.parametrize(
    ("attributes", "box", "size"),
    [
        ('viewBox="0 0 10 20"', "0 0 10 20", ("", "")),
        ('viewBox="0 0 10 20" width="72pt" height="1in"', "0 0 10 20", ("96", "96")),
        ('width="30" height="20px"', "0 0 30 20", ("30", "20")),
        ('viewBox="0 0 10 20" width="100%" height="5em"', "0 0 10 20", ("", "")),
    ],
)
def test_sizes(attributes, box, size):
    drawing = clean_svg(f"<svg {SVG} {attributes}/>")
    assert drawing
    assert (drawing.box, (drawing.width, drawing.height)) == (box, size)


def test_a_drawing_of_no_size_stays_a_file():
    assert cleaned("<g/>", "") is None
    assert cleaned("<g/>", 'width="50%" height="20"') is None
    assert cleaned("<g/>", 'viewBox="a b c d"') is None
