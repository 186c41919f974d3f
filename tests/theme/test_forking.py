"""A forker's afternoon: all is changed from the site, and no file of the theme is touched."""

from conftest import post

CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_colours_font_home_partial_block_and_text_are_changed_from_the_site(build, tmp_path):
    for name, text in {
        "overrides/index.html": '{% extends "base.html" %}'
        "{% block content %}<h1>Hello</h1>{% endblock %}",
        "overrides/base.html": '{% extends "!theme/base.html" %}'
        '{% block extra_head %}<link rel="me" href="https://a.example/">{% endblock %}',
        "overrides/partials/site/footer.html": "<p>Mine</p>",
        "locale/en/LC_MESSAGES/diptych.po": CATALOGUE
        + 'msgid "Skip to the text"\nmsgstr "To the text"\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = build(
        {
            "a.md": post("Slug: a"),
            "extra/mine.css": ":root { --math: light-dark(#000, #fff); }",
            "extra/mine.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        },
        STATIC_PATHS=["extra"],
        EXTRA_STYLESHEETS=["extra/mine.css"],
        THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "overrides")],
        LANGUAGES_PATHS=[str(tmp_path / "locale")],
        SITE_ICON="extra/mine.svg",
    )
    assert site.warnings == []
    assert site.soup("index.html").h1.get_text() == "Hello"
    page = site.soup("a.html")
    assert page.select_one('head > link[rel="me"]')
    assert page.select_one("footer.site-footer").get_text(strip=True) == "Mine"
    assert page.select_one(".skip-link").get_text() == "To the text"
    assert page.select('link[rel="stylesheet"]')[-1]["href"].endswith("/extra/mine.css")
    assert page.select_one('link[rel="icon"]')["href"] == "https://example.com/extra/mine.svg"
    assert (site.output / "extra/mine.css").is_file()
