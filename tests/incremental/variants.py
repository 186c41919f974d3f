"""Kinds of sites: the settings that each begins with."""

from typing import Any

#: Others' plugins, and one of the site's own that changes each post.
OTHERS = ["neighbors", "related_posts", "series", "share_post", "readtime", "tag_cloud", "house"]
#: Without what takes long in a new build: cut fonts, drawn cards.
LIGHT = [
    f"plugins.{name}"
    for name in (
        *("languages", "frontmatter", "theorems", "figures", "citations", "crossrefs", "informal"),
        *("pairs", "papers", "series", "corrections", "prerequisites", "papermap", "terms"),
        *("texmath", "sidenotes", "outline", "previews", "structured_data", "sitefiles", "bundle"),
    )
]
SIMPLE = {"THEME": "simple", "DIRECT_TEMPLATES": ["index", "tags", "archives"]}
PUBLIC: dict[str, Any] = {
    "SITEURL": "https://example.com",
    "RELATIVE_URLS": False,
    "DELETE_OUTPUT_DIRECTORY": True,
    **dict.fromkeys(
        ["DRAFT_SAVE_AS", "DRAFT_LANG_SAVE_AS", "DRAFT_PAGE_SAVE_AS", "DRAFT_PAGE_LANG_SAVE_AS"], ""
    ),
}
FEEDS = {
    "FEED_ALL_RSS": "feeds/all.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/category-{slug}.xml",
    "TAG_FEED_ATOM": "feeds/tag-{slug}.xml",
    "AUTHOR_FEED_ATOM": "feeds/author-{slug}.xml",
    "TRANSLATION_FEED_ATOM": "feeds/{lang}.xml",
}

VARIANTS: dict[str, dict[str, Any]] = {
    # As an author sees it: no SITEURL, drafts have pages.
    "local": {"SEARCH_INDEX": ""},
    # As it goes out, but what is in the output folder stays there.
    "public": PUBLIC | FEEDS | {"SEARCH_INDEX": "", "DELETE_OUTPUT_DIRECTORY": False},
    "public-light": PUBLIC
    | FEEDS
    | {"SEARCH_INDEX": "", "PLUGINS": LIGHT, "DELETE_OUTPUT_DIRECTORY": False},
    "publishconf": PUBLIC | {"SEARCH_INDEX": ""},
    "relative": {"SEARCH_INDEX": "", "RELATIVE_URLS": True},
    "light": {"SEARCH_INDEX": "", "PLUGINS": LIGHT},
    "simple": {"SEARCH_INDEX": "", "PLUGINS": LIGHT} | SIMPLE,
    "others": {"SEARCH_INDEX": "", "PLUGINS": ["plugins", *OTHERS]},
    "others-light": {"SEARCH_INDEX": "", "PLUGINS": [*OTHERS, *LIGHT]},
    "no-plugins": {"PLUGINS": []},
    "cached": {"SEARCH_INDEX": "", "CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True},
    "search": {},
}
#: Pagefind names its files anew in each build.
LEFT_OUT = ("pagefind/",)
