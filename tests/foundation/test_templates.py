"""What Jinja makes of the templates is kept from one build to the next."""

from conftest import post


def compiled(folder):
    return {p: p.stat().st_mtime_ns for p in (folder / "cache/compiled").rglob("*") if p.is_file()}


def test_templates_are_compiled_when_they_change_and_not_in_each_build(build, tmp_path):
    overrides = tmp_path / "overrides"
    overrides.mkdir()
    settings = {"JINJA_ENVIRONMENT": ..., "THEME_TEMPLATES_OVERRIDES": [str(overrides)]}
    (overrides / "404.html").write_text("First")
    settings["TEMPLATE_PAGES"] = {"404.html": "404.html"}
    files = {"a.md": post("Slug: a")}
    assert build(files, **settings).html("404.html") == "First"
    before = compiled(tmp_path)
    assert before
    (overrides / "404.html").write_text("Second")
    assert build(files, **settings).html("404.html") == "Second"
    after = compiled(tmp_path)
    assert len([path for path in after if after[path] != before.get(path)]) == 1


def test_other_options_have_their_own(build, tmp_path):
    for options in ({}, {"trim_blocks": False}, {"finalize": lambda value: value}):
        build({"a.md": post("Slug: a")}, JINJA_ENVIRONMENT=options)
    assert len(list((tmp_path / "cache/compiled").iterdir())) == 2


def test_a_cache_that_cannot_be_written_costs_time_and_no_more(build, tmp_path):
    (tmp_path / "cache").write_text("a file")
    assert build({"a.md": post("Slug: a")}, JINJA_ENVIRONMENT=...).soup("a.html").h1
