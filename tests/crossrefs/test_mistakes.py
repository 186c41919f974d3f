"""Every mistake with labels, references and environments: told with its line, shown on the page."""

import pytest
from conftest import post
from tools import check_html

# A header of two lines and a blank one: the body begins in line 4.
BEFORE = 3
MISTAKES = {
    "unknown label": ("::: theorem {#thm-depth}\nx\n:::\n\nBy @thm-dpeth.", 5, "ref-unknown", 'did you mean "thm-depth"?'),
    "unknown in TeX": ("::: theorem {#thm-depth}\nx\n:::\n\n$$\nx\n$$\n\nBy \\ref{thm-dpeth}.", 9, "ref-unknown", "thm-depth"),
    "unknown own link": ("text\n\n[there](#thm-x)", 3, "ref-unknown", ""),
    "unknown post": ("By @nobody:thm-x.", 1, "ref-unknown", "no paper or post"),
    "duplicate environments": ("::: theorem {#thm-a}\nx\n:::\n\n::: lemma {#thm-a}\nx\n:::", 5, "label-twice", ""),
    "duplicate section": ("::: theorem {#thm-a}\nx\n:::\n\n## Head {#thm-a}", 5, "label-twice", ""),
    "proof of nothing": ("Text.\n\n::: proof\nx\n:::", 3, "theorem-proof", "say {of=label}"),
    "proof of unknown": ("::: theorem {#thm-a}\nx\n:::\n\n::: proof {of=thm-b}\nx\n:::", 5, "theorem-proof", "thm-a"),
    "unclosed": ("Text.\n\n::: theorem\nx\n\n## Head", 3, "theorem-fence", "never closed"),
    "unclosed in a list": ("- a\n\n    ::: theorem\n    x\n\nText.", 3, "theorem-fence", "never closed"),
    "stray": ("Text.\n\n:::\n", 3, "theorem-fence", "closes nothing"),
    "unknown kind": ("::: theorme\nx\n:::", 1, "theorem-kind", "theorem"),
    "unknown option": ("::: theorem {restat=x}\nx\n:::", 1, "theorem-option", "restate"),
    "circle": ("::: theorem {#thm-a restate=thm-b}\n:::\n\n::: theorem {#thm-b restate=thm-a}\n:::", 1, "theorem-restate", "circle"),
    "itself": ("::: theorem {#thm-a restate=thm-a}\n:::", 1, "theorem-restate", ""),
    "restated unknown": ("::: theorem {restate=thm-a}\n:::", 1, "theorem-restate", "no statement"),
    "informal of a section": ("## Head {#sec-a}\n\n::: theorem {informal-of=sec-a}\nx\n:::", 3, "theorem-informal", "formal"),
    "informal of unknown": ("::: theorem {informal-of=thm-a}\nx\n:::", 1, "ref-unknown", ""),
    "caption of nothing": ("Text.\n\nTable: Alone {#tbl-a}\n\nText.", 3, "ref-caption", "table"),
    "unclaimed key": ("Text [@telgarsky2016, §3].", 1, "ref-unclaimed", "telgarsky2016"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_shown(build, name):
    body, line, rule, word = MISTAKES[name]
    site = build({"a.md": post(body=f"{body}\n\nLast words.")})
    assert ("a.md", BEFORE + line, rule) in site.rules()
    told = next(w for w in site.warnings if f": {rule}: " in w)
    assert word in told
    page = site.soup("a-post.html")
    if rule not in ("theorem-option", "ref-unclaimed", "ref-caption"):
        assert page.select(".content span.ref[title]") or page.select(".theorem-unknown")
    assert "Last words." in page.select_one(".content").get_text()
    assert "\x02" not in site.html("a-post.html")
    assert "data-ref" not in site.html("a-post.html")


def test_the_pages_with_mistakes_are_valid(build):
    files = {
        f"{n}.md": post(f"Title: Post {n}", body=body)
        for n, (body, *_) in enumerate(MISTAKES.values())
    }
    assert check_html(build(files).output) == []


def test_a_post_may_ignore_a_mistake(build):
    site = build({"a.md": post("Ignore: ref-unknown", body="By @thm-x.")})
    assert site.rules() == []
