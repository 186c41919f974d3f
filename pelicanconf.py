"""Settings of the site, as you see it while you write.

`invoke build`, `invoke serve` and `invoke devserver` read this file. What differs when the site
goes out is in publishconf.py. Pelican's manual explains every name, under "Settings"; anything
not mentioned here keeps Pelican's default.
"""

import logging

# ---------------------------------------------------------------- your site: change these first

SITENAME = "Diptych"
SITESUBTITLE = "Each paper twice: once in words, once in mathematics"
# What the blog is about and who writes it, in two sentences, at the top of the home.
SITE_ABOUT = (
    "Papers on the theory of deep learning, each explained twice: once in words, once with every "
    "proof. Written by the authors of Diptych, the Pelican theme that you are looking at."
)
SITE_PORTRAIT = ""  # a picture of the author: "images/me.jpg", from the site's root
AUTHOR = "The Diptych authors"  # who wrote a post that names no author of its own
SITEURL = ""  # stays empty here, so that links work on your machine; publishconf.py sets it

DEFAULT_LANG = "en"
TIMEZONE = "UTC"  # of dates without an offset; any name such as "Europe/Berlin"

# What the menu shows besides your pages: (text, address), as in ("Archive", "/archives/").
MENUITEMS: list[tuple[str, str]] = []
DISPLAY_PAGES_ON_MENU = True
DISPLAY_CATEGORIES_ON_MENU = False

# Blogroll and profiles, in the footer: (text, address).
LINKS: list[tuple[str, str]] = []
SOCIAL: list[tuple[str, str]] = []

# ---------------------------------------------------------------- where things are

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"

# A folder of posts is for your own order only: a category comes from a post's header.
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "posts"

# The icon in the browser's tab, from the site's root; empty: the theme's.
SITE_ICON = ""  # "favicon.ico", once there is a content/extra/favicon.ico

# Copied as they are. content/extra is for files that belong at the top of the site.
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {
    f"extra/{name}": {"path": name}
    for name in ("CNAME", "favicon.ico", "robots.txt", "CITATION.cff")
}

# ---------------------------------------------------------------- plugins

# Pelican looks here first, so that plugins/ needs no installation. Where Diptych is installed, say
# PLUGINS = ["diptych"] instead. Single plugins, in any order: docs/plugins.md.
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins"]

# Macros for every post; those of one post are in its header, under Macros.
MATH_MACROS: dict[str, str] = {}

# The first three are Pelican's own choice: who names one extension has to name all.
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},  # "quotes", -- and --- as a printer sets them
        "markdown.extensions.toc": {},  # ids on headings, and [TOC]
    },
    "output_format": "html5",
}

# ---------------------------------------------------------------- dates

# English names of months on every machine, so that all of them build the same site.
LOCALE = ["C.UTF-8", "C"]
# "2 March 2024". Pelican itself understands the "-" (no leading zero), so this works on Windows.
DEFAULT_DATE_FORMAT = "%-d %B %Y"

# ---------------------------------------------------------------- addresses

# An address ends in a slash and is saved as index.html in a folder of that name: any web server
# understands that.

ARTICLE_URL = "posts/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "posts/{date:%Y}/{date:%m}/{slug}-{lang}/"  # a translation
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"

# Drafts (Status: draft) have pages on your machine, linked from nowhere. Publishing leaves them
# out.
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = DRAFT_URL + "index.html"
DRAFT_LANG_URL = "drafts/{slug}-{lang}/"
DRAFT_LANG_SAVE_AS = DRAFT_LANG_URL + "index.html"

# Pages: content/pages/about.md becomes /about/.
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
PAGE_LANG_URL = "{slug}-{lang}/"
PAGE_LANG_SAVE_AS = PAGE_LANG_URL + "index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_URL + "index.html"
DRAFT_PAGE_LANG_URL = "drafts/pages/{slug}-{lang}/"
DRAFT_PAGE_LANG_SAVE_AS = DRAFT_PAGE_LANG_URL + "index.html"

TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"

# Lists of everything. The first page of the index is the site's own address, hence empty.
INDEX_URL = ""
INDEX_SAVE_AS = "index.html"
ARCHIVES_URL = "archives/"
ARCHIVES_SAVE_AS = ARCHIVES_URL + "index.html"
TAGS_URL = "tags/"
TAGS_SAVE_AS = TAGS_URL + "index.html"
CATEGORIES_URL = "categories/"
CATEGORIES_SAVE_AS = CATEGORIES_URL + "index.html"
AUTHORS_URL = "authors/"
AUTHORS_SAVE_AS = AUTHORS_URL + "index.html"
# A page with all titles, and the one for addresses that lead nowhere, which web servers look for
# at the top of the site.
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "search", "404"]
SEARCH_URL = "search/"
SEARCH_SAVE_AS = SEARCH_URL + "index.html"
YEAR_ARCHIVE_URL = "archives/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"

# ---------------------------------------------------------------- long lists

DEFAULT_PAGINATION = 10

# From page 2 on, a folder of its own: by default, page 2 of the tag "gpt" would be saved where the
# tag "gpt2" is.
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# ---------------------------------------------------------------- feeds

FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# ---------------------------------------------------------------- for other programs

# What sitemap.xml leaves out besides drafts, hidden posts and all that is not to be indexed.
SITEMAP = {"exclude": ["^search/"]}

# ---------------------------------------------------------------- messages

# Without a SITEURL the addresses in a feed are relative. That is all right on your machine, where
# nobody reads the feed, and cannot happen in public: publishing refuses to start without a SITEURL.
LOG_FILTER = [
    (
        logging.WARNING,
        "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid",
    ),
]
