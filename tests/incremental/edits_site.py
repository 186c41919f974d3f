"""Edits of what belongs to the whole site: settings, bibliography, introductions, catalogues."""

import json
import random
import re
from pathlib import Path
from typing import Any

from .sources import WORDS, Sources, pick, sentence
from .start import PAPERS, catalogue, entry, other_site
from .variants import LIGHT

#: Settings, each with values that it may have; ``...`` is what pelicanconf.py says.
SETTINGS: dict[str, tuple[Any, ...]] = {
    "SITENAME": ("A site", "Another & <site>"),
    "SITESUBTITLE": ("Of words", ""),
    "SITEURL": ("https://example.com", "https://example.com/blog", ""),
    "AUTHOR": ("Jane Doe", None),
    "DEFAULT_LANG": ("en", "de"),
    "TIMEZONE": ("UTC", "Europe/Berlin"),
    "DEFAULT_DATE_FORMAT": ("%Y-%m-%d", "%-d %B %Y"),
    "DEFAULT_PAGINATION": (1, 2, 5, False),
    "DEFAULT_CATEGORY": ("misc", "theory"),
    "DISPLAY_PAGES_ON_MENU": (True, False),
    "DISPLAY_CATEGORIES_ON_MENU": (True, False),
    "MENUITEMS": ([("Old", "/archives/")], [("A", "/#"), ("B", "/#b")]),
    "LINKS": ([("L <1>", "https://example.org/?a=1&b=2")], []),
    "SUMMARY_MAX_LENGTH": (5, 20, None),
    "FEED_ALL_ATOM": (None, "feeds/all.atom.xml", "all.xml"),
    "FEED_ALL_RSS": (None, "feeds/all.rss.xml"),
    "TAG_FEED_ATOM": (None, "feeds/tag-{slug}.xml"),
    "CATEGORY_FEED_ATOM": (None, "feeds/category-{slug}.xml"),
    "SERIES_FEED_ATOM": (None, "feeds/s-{slug}.xml"),
    "PAIR_FEED_ATOM": (None, "feeds/l-{level}.xml"),
    "CORRECTIONS_FEED_ATOM": (None, "feeds/c.xml"),
    "FEED_MAX_ITEMS": (3, 100),
    "RSS_FEED_SUMMARY_ONLY": (True, False),
    "ARTICLE_URL": ("p/{slug}/", "posts/{date:%Y}/{slug}/"),
    "TAG_SAVE_AS": ("", "tags/{slug}/index.html"),
    "AUTHOR_SAVE_AS": ("", "authors/{slug}/index.html"),
    "DRAFT_SAVE_AS": ("", "drafts/{slug}/index.html"),
    "YEAR_ARCHIVE_SAVE_AS": ("", "archives/{date:%Y}/index.html"),
    "DIRECT_TEMPLATES": (["index", "tags", "archives"], ["index"]),
    "STATIC_PATHS": (["images"], ["images", "extra"]),
    "PAIR_LEVELS": ({"overview": "Words", "math": "Maths"}, {"overview": "Ω", "math": "M"}),
    "PAIR_SECTION_TEXTS": ({"overview": "There", "math": "In full"},),
    "PAIR_OVERVIEW_MATH_BUDGET": (0, None),
    "PAIR_WORDS_PER_MINUTE": (20, 230),
    "PAIR_LISTING_SAVE_AS": ("", "{level}/index.html"),
    "PAPERS_SAVE_AS": ("", "papers/{key}/index.html"),
    "PAPERS_BOTH_SAVE_AS": ("", "papers/{key}/both/index.html"),
    "MAP_SAVE_AS": ("", "map/index.html"),
    "SERIES_SAVE_AS": ("", "series/{slug}/index.html"),
    "SERIES_INTRODUCTIONS": (None, "series"),
    "TERM_INTRODUCTIONS": ({}, {"tag": "tags"}),
    "MATH_MACROS": ({}, {"R": r"\mathbf R"}, {"R": r"\mathbb R", "nosuch": r"\beta"}),
    "MATH_NUMBERING": ("all", "none", "ams"),
    "NOTATION_SYMBOLS": ([r"$x$: a number", r"$\mathbb R$: the line"], []),
    "NOTATION_BUTTONS": (False, True),
    "THEOREM_COUNTERS": ("separate", "together"),
    "THEOREM_NUMBERING": ("section", "post"),
    "THEOREM_NAMES": ({"en": {"theorem": ["Satz", "Sätze"]}},),
    "PROOFS_OPEN": (False, True),
    "REFS_NAMES": ({"en": {"equation": ["Eq.", "Eqs."]}},),
    "REFS_ACCEPTED": (None, "accepted.json"),
    "REFS_SAVE_AS": ("", "r.json"),
    "REFS_EXTERNAL": ({"other": "other.json"}, {}),
    "CITATIONS_STYLE": ("numeric", "author-year"),
    "BIBLIOGRAPHY_AUTHOR_LINKS": ({"Jane Doe": "https://example.org/jane"}, {}),
    "PREVIEWS_ENABLED": (False, True),
    "PREVIEWS_SAVE_AS": ("", "pre/{slug}.html"),
    "BUNDLE_ENABLED": (False, True),
    "FONTS_TEXT": (False, True),
    "CARDS_ENABLED": (False, True),
    "METADATA_SCHOLAR": (False, True),
    "SITEFILES_SITEMAP": (False, True),
    "SITEFILES_ROBOTS": (False, True),
    "SITEFILES_CITATION": (False, True),
    "SITEMAP": ({"exclude": ["^tags/"]}, {"format": "txt"}),
    "REPORT_TO": ("mailto:me@example.org", ""),
    "REPOSITORY_URL": ("https://github.com/me/blog", ""),
    "EXTRA_STYLESHEETS": (["extra/mine.css"], []),
    "GISCUS_REPO": ("me/blog", ""),
    "DIPTYCH_RULES": ({"ref-unknown": "error"}, {"ref-unknown": "ignore"}, {}),
    "THEME_STATIC_DIR": ("assets", "theme"),
    "TYPOGRIFY": (False,),
    "LANGUAGES_PATHS": ([], ["locale"]),
    "STATIC_CREATE_LINKS": (True, False),
    "CACHE_CONTENT": (True, False),
    "LOAD_CONTENT_CACHE": (True, False),
    "DELETE_OUTPUT_DIRECTORY": (True, False),
    # One of ours is always on: without any, nobody removes what ours have written.
    "PLUGINS": (LIGHT[:6], LIGHT[::2], LIGHT[1::2], [*reversed(LIGHT)]),
}


def change_setting(site: Sources, chance: random.Random) -> str:
    """A setting: half of the time, one that was changed before is as it was."""
    if chance.random() < 0.5 and (changed := sorted(site.settings.keys() & SETTINGS.keys())):
        name = chance.choice(changed)
        site.set_settings(**{name: ...})
        return f"{name} is as it was"
    name = chance.choice(sorted(SETTINGS))
    value = chance.choice(SETTINGS[name])
    site.set_settings(**{name: value})
    return f"{name} = {value!r}"


def change_function(site: Sources, chance: random.Random) -> str:
    """Code in the settings, which a template calls."""
    return _replace(site, site.root / "conf.py", r"(Hello \{name\}) \d+", chance.randint(1, 99))


def change_house_plugin(site: Sources, chance: random.Random) -> str:
    """Code of a plugin of the site's own."""
    return _replace(site, site.root / "house.py", r"(<p>House) \d+", chance.randint(1, 99))


def _replace(site: Sources, path: Path, pattern: str, number: int) -> str:
    site.write(path, re.sub(pattern, rf"\1 {number}", site.read(path)))
    return f"{site.name(path)}: {number}"


def change_entry(site: Sources, chance: random.Random) -> str:
    """An entry with another title or other authors, a new one, or one less."""
    path = site.content / "references.bib"
    entries = site.read(path).split("\n\n")
    how = chance.choice(("change", "change", "add", "remove", "break"))
    at = chance.randrange(len(entries))
    if how == "remove" and len(entries) > 1:
        del entries[at]
    elif how == "change":
        key = chance.choice((*PAPERS, "extra2010"))
        authors = ("Doe, Jane", "Émile Borel", "A, B and C, D and E, F", "{An Institution}")
        title = f"On {chance.choice(WORDS)} $x_{chance.randint(0, 9)}$"
        entries = [one for one in entries if f"{{{key}," not in one]
        entries.insert(at, entry(key, title, chance.choice(authors)))
    elif how == "add":
        entries.append(entry(f"new20{chance.randint(20, 24)}", "New"))
    else:
        entries[at] = entries[at].replace("}", "", 1)
    site.write(path, "\n\n".join(one.strip("\n") for one in entries) + "\n")
    return f"{site.name(path)}: {how}"


def remove_bibliography(site: Sources, chance: random.Random) -> str:
    """No bibliography any more."""
    path = pick(chance, site.files("references.bib"))
    site.remove(path)
    return f"{site.name(path)} is gone"


def change_introduction(site: Sources, chance: random.Random) -> str:
    """What a series, a tag, a category or an author is about."""
    names = ("series/first-story", "series/second-story", "tags/depth", "tags/t1", "tags/new-tag",
             "categories/theory", "authors/jane-doe", "tags/nobody")  # fmt: skip
    path = site.content / f"{chance.choice(names)}.md"
    if path.exists() and chance.random() < 0.4:
        site.remove(path)
        return f"{site.name(path)} is gone"
    text = (
        f"{sentence(chance)} See @alpha2001:thm-main, [@beta2002] and $x_{chance.randint(0, 9)}$."
    )
    site.write(path, f"Title: {path.stem.title()} {chance.randint(0, 9)}\n\n{text}\n")
    return f"{site.name(path)} is written"


def change_accepted(site: Sources, chance: random.Random) -> str:
    """Another wording that was accepted, none, or a file that is broken."""
    path = pick(chance, site.files("accepted.json"))
    how = chance.choice(("change", "change", "remove", "empty", "break"))
    if how == "change":
        written = site.read(path)
        accepted = json.loads(written) if written.strip().endswith("}") else {}
        key = f"posts/{chance.choice(PAPERS)}-overview.md#thm-main"
        accepted[key] = chance.choice((sentence(chance), "(Main 1). Let $x_1 > 0$."))
        site.write(path, json.dumps(accepted, indent=0) + "\n")
    elif how == "remove":
        site.remove(path)
    else:
        site.write(path, {"empty": "{}", "break": '{"a'}[how])
    return f"{site.name(path)}: {how}"


def change_other_site(site: Sources, chance: random.Random) -> str:
    """Another number on another site."""
    site.set_settings(REFS_EXTERNAL={"other": "other.json"})
    path = site.content / "other.json"
    site.write(path, other_site(chance.randint(1, 9)))
    return f"{site.name(path)} has another number"


def change_catalogue(site: Sources, chance: random.Random) -> str:
    """A text of the site's own, in a language."""
    lang = chance.choice(("fr", "en", "de"))
    path = site.root / "locale" / lang / "LC_MESSAGES" / "diptych.po"
    if path.exists() and chance.random() < 0.3:
        site.remove(path)
        return f"{site.name(path)} is gone"
    site.write(path, catalogue(f"{lang} {chance.choice(WORDS)}"))
    return f"{site.name(path)} is written"
