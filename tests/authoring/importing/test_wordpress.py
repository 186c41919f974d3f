"""Exports of WordPress, as Pelican's importer and pandoc read them."""

import re

from plugins.authoring.importing.program import import_path
from plugins.authoring.importing.wordpress_texts import (
    KeptTexts,
    keep_apart,
    read_item,
    with_one_category,
)

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A blog</title><link>https://blog.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>jane</wp:author_login>
<wp:author_display_name>Jane Doe</wp:author_display_name></wp:author>
<wp:base_blog_url>https://blog.example.org</wp:base_blog_url>
"""
ITEM = """<item><title>{title}</title><link>https://blog.example.org/{link}</link>
<dc:creator>jane</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date>2020-03-01 10:00:00</wp:post_date>
<wp:post_id>1</wp:post_id><wp:post_parent>0</wp:post_parent>
<pubDate>Sun, 01 Mar 2020 10:00:00 +0000</pubDate><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>
"""
TEXT = r"""<!-- wp:paragraph -->
<p>Let $latex X_i$ be at most $latex |x| &lt; 1&bg=ffffff&s=2$.</p>
<!-- /wp:paragraph -->
<p style="text-align:center">$latex \displaystyle P(S \ge t) \le e^{-t^2}. \ \ \ \ \ (1)$</p>
[caption id="a"]<img src="https://blog.example.org/wp-content/fig.png" alt="A" /> C.[/caption]
<p>See <a href="https://blog.example.org/2020/04/02/second/#more">the next</a>,
<code>$latex code$</code>, $5 and $6.</p>
<ul><li>two $latex n^2$</li></ul>"""
SECOND = r"""<p>[latexpage] Also $a_1 * b_1$, \[ a^2
+ b^2 \] and <a href="https://other.example/2020/04/02/second/">another</a>.</p>"""


def item(title, text, slug, link, status="publish", kind="post"):
    return ITEM.format(title=title, text=text, slug=slug, link=link, status=status, kind=kind)


def test_posts_of_wordpress_come_with_their_formulas_links_and_addresses(tmp_path, capsys):
    items = [
        item("On $latex L^2$", TEXT, "first", "2020/03/01/first/"),
        item("Second", SECOND, "second", "2020/04/02/second/"),
        item("Secret", "<p>Nobody sees it.</p>", "secret", "?p=7", status="draft"),
        item("About", "<p>Me.</p>", "about", "about/", kind="page"),
    ]
    export = tmp_path / "export.xml"
    export.write_text(HEAD + "".join(items) + "</channel></rss>", "utf-8")
    import_path(export, tmp_path / "content")
    content = tmp_path / "content"
    header, _, body = (content / "first.md").read_text("utf-8").partition("\n\n")
    assert "Title: On $L^2$" in header
    assert "Permalink: /2020/03/01/first/" in header
    assert "Let $X_i$ be at most $|x| < 1$." in body
    assert r"$$P(S \ge t) \le e^{-t^2}. \tag{1}$$" in body
    assert "wp:" not in body
    assert "[the next]({filename}/second.md#more)" in body
    assert "`$latex code$`" in body
    assert r"\$5 and \$6" in body
    assert "- two $n^2$" in body
    assert "<p>" not in body
    second = (content / "second.md").read_text("utf-8")
    assert "Also $a_1 * b_1$, $$a^2 + b^2$$ and [another](https://other.example" in second
    assert "Status: draft" in (content / "secret.md").read_text("utf-8")
    assert "Me." in (content / "pages/about.md").read_text("utf-8")
    assert "the picture https://blog.example.org/wp-content/fig.png is" in capsys.readouterr().out


def test_what_looks_like_a_word_of_ours_stays():
    kept = KeptTexts()
    assert kept.put_back("keptbyimport0x") == "keptbyimport0x"
    text = item("A", "<p>$latex n$</p>", "a", "a/")
    assert "$latex" not in keep_apart(text, kept, "", {})
    assert kept.texts == ["$$n$$"]


def test_an_item_without_an_address_of_its_own_has_none():
    assert read_item(item("A", "", "a", "?p=7")).path == ""
    assert read_item(item("A", "", "", "a/")).file == ""


def test_posts_after_a_character_that_xml_cannot_have_come_along(tmp_path):
    items = [
        item("One", "<p>Colours: \x1b[01;32m and \x00.</p>", "one", "one/"),
        item("Two", "<p>Text.</p>", "two", "two/"),
    ]
    export = tmp_path / "export.xml"
    export.write_text(HEAD + "".join(items) + "</channel></rss>", "utf-8")
    import_path(export, tmp_path / "content")
    assert "&#91;01;32m and ." in (tmp_path / "content" / "one.md").read_text("utf-8")
    assert "Text." in (tmp_path / "content" / "two.md").read_text("utf-8")


def test_of_several_categories_the_first_is_one_and_the_others_are_tags():
    header = "Title: A\nCategory: Maths, Logic, Sets\nTags: x\nSlug: a"
    assert with_one_category(f"{header}\n\nCategory: a, b\n") == (
        "Title: A\nCategory: Maths\nTags: Logic, Sets, x\nSlug: a\n\nCategory: a, b\n"
    )
    assert with_one_category("Title: A\nCategory: B, C\nSlug: a\n\nText") == (
        "Title: A\nCategory: B\nSlug: a\nTags: C\n\nText"
    )
    assert with_one_category("Category: B\n\nText") == "Category: B\n\nText"


CODES = """<p>Some [words]! and [a [b] c], [not](it), [gallery ids="1,2"].</p>

[perl]
my $x = $y[0]; # [x]
if ($x &lt; 1) { print "\\[x\\]"; }
[/perl]

[sourcecode language="python" light="true"]
x = "$a$"
[/sourcecode]

<pre>a[\\[0\\]]</pre>"""


def test_brackets_are_words_and_code_of_wordpress_is_code(tmp_path):
    export = tmp_path / "export.xml"
    export.write_text(f"{HEAD}{item('A', CODES, 'a', 'a/')}</channel></rss>", "utf-8")
    import_path(export, tmp_path / "content")
    _, _, body = (tmp_path / "content" / "a.md").read_text("utf-8").partition("\n\n")
    assert 'Some [words]! and &#91;a [b] c&#93;, &#91;not&#93;(it), [gallery ids="1,2"].' in body
    assert '```perl\nmy $x = $y[0]; # [x]\nif ($x < 1) { print "\\[x\\]"; }\n```' in body
    assert '```python\nx = "$a$"\n```' in body
    assert "a[\\[0\\]]" in body


ATTACHMENT = """<item><title>{name}</title><link>https://blog.example.org/{name}/</link>
<wp:post_id>{id}</wp:post_id><wp:post_parent>1</wp:post_parent>
<wp:menu_order>{place}</wp:menu_order><content:encoded><![CDATA[]]></content:encoded>
<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:post_name>{name}</wp:post_name>
<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://blog.example.org/up/{name}.jpg</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
<wp:meta_value><![CDATA[Alt of {name}]]></wp:meta_value></wp:postmeta></item>
"""
GALLERIES = {
    '[gallery ids="12,13" columns="2"]': [
        '![First](https://blog.example.org/up/one.jpg){alt="Alt of one"}',
        "![Alt of two](https://blog.example.org/up/two.jpg)",
    ],
    # Those of the post, in their order.
    "[gallery]": [
        "![Alt of two](https://blog.example.org/up/two.jpg)",
        '![First](https://blog.example.org/up/one.jpg){alt="Alt of one"}',
    ],
    '[gallery exclude="12"]': ["![Alt of two](https://blog.example.org/up/two.jpg)"],
    # One that the export has not: the shortcode stays, and is reported.
    '[gallery ids="12,99"]': ['[gallery ids="12,99"]'],
    "<pre>[gallery]</pre>": ["    [gallery]"],
    '<!-- wp:gallery {"ids":[12]} --><figure class="wp-block-gallery"><ul><li><figure>'
    '<img src="/a.jpg" alt=""/><figcaption>One</figcaption></figure></li></ul>'
    '<figcaption class="blocks-gallery-caption">Both</figcaption></figure><!-- /wp:gallery -->': [
        '![One](/a.jpg){alt=""}',
        "Both",
    ],
    '<!-- wp:gallery --><figure class="wp-block-gallery has-nested-images"><!-- wp:image -->'
    '<figure><img src="/a.jpg" alt="A"/></figure><!-- /wp:image --></figure>'
    "<!-- /wp:gallery -->": ["![A](/a.jpg)"],
    '<!-- wp:jetpack/tiled-gallery {"ids":[12]} --><div class="wp-block-jetpack-tiled-gallery">'
    '<div class="tiled-gallery__row"><figure><img alt="T" data-url="https://x.example/t.jpg"'
    ' src="https://i0.wp.com/x.example/t.jpg?ssl=1"/></figure></div></div>'
    "<!-- /wp:jetpack/tiled-gallery -->": ["![T](https://x.example/t.jpg)"],
    "<!-- wp:jetpack/slideshow --><div><ul><li><figure><img src='/s.jpg' alt=''/><figcaption>S"
    '</figcaption></figure></li></ul><a class="button-prev" role="button"></a></div>'
    "<!-- /wp:jetpack/slideshow -->": ['![S](/s.jpg){alt=""}'],
}


def test_galleries_are_their_pictures(tmp_path, capsys):
    text = "\n\n".join(
        f"<p>Gallery {place}.</p>\n{gallery}" for place, gallery in enumerate(GALLERIES)
    )
    items = [
        item("A", text, "a", "a/"),
        ATTACHMENT.format(id=12, name="one", place=2, caption="First"),
        ATTACHMENT.format(id=13, name="two", place=1, caption=""),
    ]
    export = tmp_path / "export.xml"
    export.write_text(HEAD + "".join(items) + "</channel></rss>", "utf-8")
    import_path(export, tmp_path / "content")
    _, _, body = (tmp_path / "content" / "a.md").read_text("utf-8").partition("\n\n")
    _, *parts = re.split(r"Gallery \d+\.\n+", body)
    made = [[line for line in part.splitlines() if line] for part in parts]
    assert made == [*GALLERIES.values()]
    said = capsys.readouterr().out
    assert "the picture https://blog.example.org/up/two.jpg is still on the old blog" in said
    assert 'the shortcode [gallery ids="12,99"] of WordPress is not read here' in said
