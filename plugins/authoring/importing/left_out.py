"""The texts of a blog that are not brought along, each of them reported. Pure."""

from collections.abc import Collection, Iterator
from posixpath import basename, dirname, splitext

from .engines import is_of_engine
from .kinds import ABOUT_THE_CODE, OTHERS, TEXTS
from .model import Blog, ImportRemark

#: Folders of texts that are parts of pages.
PARTS = ("_includes", "_layouts", "layouts", "archetypes", "_data", "_sass", "_plugins")
OF_A_SECTION = "not brought along: it is about a section"
SECTION_HINT = "put its text into the introduction of a category, a tag or a series"


def find_left_out(blog: Blog, taken: Collection[str]) -> Iterator[ImportRemark]:
    """Yield a remark for each text that is not among those taken, or for those of a folder."""
    by_folder: dict[str, list[str]] = {}
    for name in sorted(blog.files):
        suffix, file = splitext(name)[1].lower(), basename(name)
        if name in taken or is_of_engine(name) or suffix not in (*TEXTS, *OTHERS):
            continue
        if ABOUT_THE_CODE.match(file) or name.split("/", maxsplit=1)[0] in PARTS:
            continue
        if suffix in OTHERS:
            text = f"not brought along: a {suffix[1:]} file"
            yield ImportRemark(name, 0, text, "convert it to Markdown")
        elif blog.engine == "hugo" and file.startswith("_index."):
            yield ImportRemark(name, 0, OF_A_SECTION, SECTION_HINT)
        else:
            by_folder.setdefault(dirname(name), []).append(name)
    for folder, names in by_folder.items():
        yield _of_folder(blog, folder, names)


def _of_folder(blog: Blog, folder: str, names: list[str]) -> ImportRemark:
    many = f"{len(names)} files" if len(names) > 1 else "a file"
    text, hint = f"not brought along: {many} that {blog.engine} does not show as posts", ""
    if folder.startswith("_") and blog.engine in ("jekyll", "hexo"):
        text = f"not brought along: {many} of the collection {folder[1:]}"
        hint = "copy those that you want into a folder _pages first"
    return ImportRemark(names[0], 0, text, hint)
