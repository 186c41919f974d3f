"""The tags of a post as a browser reads them: what is missing is there, what is too much is not."""

import html5lib  # type: ignore[import-untyped]
import pytest

from plugins.blocks.balance import balance
from plugins.blocks.html_tags import TagError

#: HTML, what becomes of it, and the faults that are said.
BALANCED = {
    # Tables: a browser moves what is outside of their cells to before them.
    "<table><td>a<b>c<td>d</table>e": (
        "<table><tr><td>a<b>c</b></td><td>d</td></tr></table>e",
        [("b", TagError.OPEN)],
    ),
    "<td>a</td><tr>b": ("ab", [("td", TagError.OUTSIDE), ("tr", TagError.OUTSIDE)]),
    "<table> <p>x</p> y <tr><td>z</table>": (
        "<table> <tr><td><p>x</p> y </td></tr><tr><td>z</td></tr></table>",
        [("table", TagError.NO_CELL)],
    ),
    "<table><tr><svg></svg></table>": (
        "<table><tr><td><svg></svg></td></tr></table>",
        [("table", TagError.NO_CELL)],
    ),
    "<table><tr><td>a</td><table><td>b</table></table>": (
        "<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>",
        [("table", TagError.NO_CELL)],
    ),
    "<table><caption>c</caption><col><tbody><!-- --><tr><th>x</tbody></table>": (
        "<table><caption>c</caption><col><tbody><!-- --><tr><th>x</th></tr></tbody></table>",
        [],
    ),
    "<table><tr><td>a</tr></td></table></td>": ("<table><tr><td>a</td></tr></table>", []),
    # An item ends the one before it, but none of a list around its own.
    "<ul><li>a<li>b<p>c<li><ul><li>d</ul></ul>": (
        "<ul><li>a</li><li>b<p>c</p>\n</li><li><ul><li>d</li></ul></li></ul>",
        [],
    ),
    "<ol><li><p>x<li></p></li></ol>": ("<ol><li><p>x</p>\n</li><li></li></ol>", []),
    "<dl><dt>a<dd>b<dt>c</dl>": ("<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>", []),
    "<b>a <p>c</b> d</p>": ("<b>a <p>c</p></b> d", []),
    "<a>b <i><a>c</a></i></a>": (
        "<a>b <i></i></a><a>c</a>",
        [("i", TagError.OPEN), ("a", TagError.OPEN), ("i", TagError.END), ("a", TagError.END)],
    ),
}


@pytest.mark.parametrize("html", BALANCED)
def test_each_tag_has_its_counterpart_in_its_place(html):
    balanced, faults = balance(html)
    assert (balanced, [(one.name, one.fault) for one in faults]) == BALANCED[html]
    parser = html5lib.HTMLParser()
    parser.parseFragment(balanced, container="div")
    assert not parser.errors


@pytest.mark.parametrize("html", [out for out, _ in BALANCED.values()])
def test_what_is_in_order_stays(html):
    assert balance(html) == (html, [])


#: HTML with an end tag within a paragraph, the tags that an author wrote, and what becomes of it.
WITHIN = [
    ("<div><p>a</div> b</p></div>", "</div>", "<div><p>a b</p></div>"),
    ("<div><ul><li><p>a</ul> b</p></li></ul></div>", "</ul>",
     "<div><ul><li><p>a b</p></li></ul></div>"),
    ("<div><div><p>a</div> b</p></div>", "<div> </div>", "<div><div><p>a</p></div> b</div>"),
    ("<details><p>a</details></p>", "<details> </details>", "<details><p>a</p></details>"),
    ("<div><p>a</div> b", "<p> </div>", "<div><p>a</p></div> b"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "written", "expected"), WITHIN)
def test_an_end_tag_in_a_paragraph_ends_nothing_of_markdown_around_it(html, written, expected):
    assert balance(html, [written])[0] == expected
