"""What the files of a blog are, by their names. Pure."""

import re

TEXTS = (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd", ".rmarkdown")
#: Texts that are posts in their engine, and cannot be here.
OTHERS = (".ipynb", ".org", ".adoc", ".asciidoc", ".textile", ".rst", ".mdx", ".pandoc")
ABOUT_THE_CODE = re.compile(
    r"(?:readme|license|licence|contributing|changelog|code_of_conduct|security|404|install"
    r"|customize|faq|todo)(?:\.|$)",
    re.IGNORECASE,
)
#: Folders of pages in Jekyll: Chirpy has its own in _tabs.
PAGES = ("_pages", "_tabs")
