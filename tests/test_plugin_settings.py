"""A wrong setting stops the build with one line that says what is right."""

import pytest
from conftest import PLUGINS, post
from pelican import Pelican

from plugins.core.settings import SettingError


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PAIR_LEVELS", {"overview": "Big"}, "expected a name for each level"),
        ("PAIR_OVERVIEW_MATH_BUDGET", "ten", "a number of formulas"),
        ("PAIR_OVERVIEW_MATH_BUDGET", True, "a number of formulas"),
        ("PAIR_OVERVIEW_MATH_BUGDET", 3, "did you mean PAIR_OVERVIEW_MATH_BUDGET?"),
        ("PAIR_WORDS_PER_MINUTE", 0, "from 1"),
        ("PAIR_FEED_ATOM", "feeds/level.xml", "{level}"),
        ("PAIR_LISTING_URL", "levels/", "{level}"),
        ("TERM_INTRODUCTIONS", {"tags": "tags"}, '"tag", "category" or "author"'),
        ("PAPERS_BOTH_URL", "papers/both/", "{key}"),
        ("PAPERS_BOTH_LANG_URL", "papers/{key}/both/", "{lang}"),
        ("PAPERS_BOTH_LANG_URL", "papers/{key}/{lang}/{x}/", "{lang}"),
        ("PAPERS_URL", "papers/", "{key}"),
        ("PAPERS_INDEX_URL", "/papers/", "an address"),
        ("BIBLIOGRAPHY_FILES", "references.bib", "files in the content folder"),
        ("BIBLIOGRAPHY_AUTHOR_LINKS", {"Ada": ""}, "addresses by name"),
        ("METADATA_PUBLISHER", None, "a name"),
        ("METADATA_AUTHOR_LINKS", {"Ada": "ada"}, "addresses by name"),
        ("METADATA_SCHOLAR", "no", "True or False"),
        ("METADATA_AUTHOR_LINK", {}, "did you mean METADATA_AUTHOR_LINKS?"),
        ("CITATIONS_STYLE", "apa", '"author-year" or "numeric"'),
        ("CORRECTIONS_INDEX_URL", "/corrections/", "an address"),
        ("CORRECTIONS_FEED_ATOM", "", "None for no feed"),
        ("REPORT_TO", "me@example.org", "mailto:"),
        ("REPORT_TO", "https://git.example.org/me/blog", "REPOSITORY_FORGE"),
        ("REPOSITORY_URL", "https://git.example.org/me/blog", "REPOSITORY_FORGE"),
        ("REPOSITORY_FORGE", "gitea", "forgejo"),
        ("SERIES_URL", "series/", "{slug}"),
        ("SERIES_PAGINATION", -1, "from 1"),
        ("SERIES_URL", "series/{slug}/{lang}/", "{slug}"),
        ("SERIES_SAVE_AS", "../{slug}/index.html", "{slug}"),
        ("PAIR_FEED_ATOM", "feeds/{level}/{x}.xml", "{level}"),
        ("CARDS_ENABLED", "yes", "True or False"),
        ("CARDS_FOLDER", "/cards", "a folder"),
        ("CARDS_FONTS", "a.ttf", "files"),
        ("CARDS_FACES", (), "The setting CARDS_FACES is called CARDS_FONTS now."),
        ("SITEFILES_LICENSE", "CC BY 4.0", "SPDX"),
        ("PAIRS_LEVELS", {}, "did you mean PAIR_LEVELS?"),
        ("CITATION_STYLE", "numeric", "did you mean CITATIONS_STYLE?"),
        ("SITEFILES_ROBOT", False, "did you mean SITEFILES_ROBOTS?"),
        ("DIPTYCH_RULES", {"pair-levle": "ignore"}, 'did you mean "pair-level"?'),
        ("DIPTYCH_RULES", {"pair-level": "loud"}, "expected one of"),
        ("DIPTYCH_RULES", ["pair-level"], "expected a dict"),
        ("DIPTYCH_RULE", {"pair-level": "hint"}, "did you mean DIPTYCH_RULES?"),
        ("DIPTYCH_RULES", {"pair-level": ["x"]}, "expected one of"),
        ("SERIES_SAVE_AS", "/abs/{slug}.html", "{slug}"),
        ("PROOFS_FOLDED", "maybe", "there are: PROOFS_DEPTH and PROOFS_OPEN"),
        ("THEOREM_STYLE", "plain", "docs/settings.md lists them"),
        ("SITEURL", "example.org", "https://example.org"),
        ("SITEURL", "https//example.org", "https://example.org"),
        ("SITEURL", "htps://example.org", "https://example.org"),
        ("SITEURL", "https://my site.org", "https://example.org"),
        ("FEED_DOMAIN", "example.org", "https://example.org"),
        ("DEFAULT_DATE_FORMAT", "%Q", "%Y-%m-%d"),
        ("DATE_FORMATS", {"en": "%d.%m.%Y %Q"}, '{"de": "%d.%m.%Y"}'),
        ("DATE_FORMATS", {"english": "%d.%m.%Y"}, '{"de": "%d.%m.%Y"}'),
        ("DATE_FORMATS", {"de": 3}, '{"de": "%d.%m.%Y"}'),
        ("DATE_FORMATS", {"de": ("de_DE", "%Q")}, '{"de": "%d.%m.%Y"}'),
        ("EXTRA_PATH_METADATA", {"extra/CNAME": "CNAME"}, '{"path": "CNAME"}'),
        ("PAGINATED_TEMPLATES", {"index": "ten"}, "numbers of posts"),
    ],
)
def test_a_wrong_setting_stops_the_build(make_settings, name, value, words):
    plugins = [*PLUGINS, "plugins.cards", "plugins.sitefiles"]
    with pytest.raises(SettingError) as error:
        Pelican(make_settings(**{name: value, "PLUGINS": plugins}))
    assert name in str(error.value)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_rules_can_be_silenced_for_the_site(build):
    assert len(build({"a.md": post("Level: math")}).warnings) == 1
    assert build({}, DIPTYCH_RULES={"pair-key": "ignore"}).warnings == []


def test_a_post_can_ignore_a_rule(build):
    site = build({"a.md": post("Level: math", "Ignore: pair-key, pair-keey")})
    assert site.rules() == [("a.md", 4, "ignore-unknown")]
    assert 'did you mean "pair-key"?' in site.warnings[0]
