"""A new post by itself, the missing half of a pair, and the introduction of a series."""

from ...core.posts import OTHER
from ...pairs import level_named
from ..refusals import refuse
from ..site import SiteFolder
from .entries import ascii_word
from .files import TITLES, NewPost, describe_made, new_header, posts_folder, write_new
from .headers import PostHeader, level_names, level_words, next_part, read_headers
from .texts import INTRODUCTION, POST, matching_body, render_header


def add_post(site: SiteFolder, title: str, new: NewPost) -> str:
    """Add a post by itself."""
    content = site.content_folder()
    headers = list(read_headers(content))
    part = str(next_part(headers, new.series)) if new.series else ""
    header = new_header(title, Series=new.series, Part=part, Tags=new.tags)
    path = posts_folder(content) / f"{file_name(title)}.md"
    made = write_new({path: render_header(header) + POST})
    return describe_made(made, "Write it: `invoke devserver` shows it.")


def add_half(site: SiteFolder, level: str, key: str) -> str:
    """Add the missing half of a pair, with the sections and statements of the other one."""
    content = site.content_folder()
    headers = [one for one in read_headers(content) if one.key == key]
    names = level_names(site.local_settings())
    there = {level_named(one.fields.get("level", ""), names): one for one in headers}
    other = there.get(OTHER[level])
    if level in there:
        refuse(f"{there[level].path} is there already")
    if other is None:
        keys = ", ".join(sorted({one.key for one in read_headers(content) if one.key})[:10])
        refuse(f"no post has the key {key}; there are: {keys or 'none'}")
    name = other.path.stem.removesuffix(f"-{OTHER[level]}")
    path = other.path.with_name(f"{name}-{level}.md")
    made = write_new(
        {
            path: render_header(_half_header(other, level, level_words(names)[level]))
            + matching_body(level, other.body)
        }
    )
    return describe_made(made, "Its sections match those of the other half. Fill them in.")


def _half_header(other: PostHeader, level: str, word: str) -> dict[str, str]:
    title = other.fields.get("title", other.key).removesuffix(f", {TITLES[OTHER[level]]}")
    header = new_header(f"{title}, {TITLES[level]}")
    for name in ("Paper", "Pair"):
        header[name] = other.fields.get(name.lower(), "")
    header |= {"Level": word, "Lang": other.fields.get("lang", "")}
    return header | {
        name: other.fields.get(name.lower(), "") for name in ("Series", "Part", "Tags")
    }


def add_introduction(site: SiteFolder, series: str) -> str:
    """Add the introduction of a series."""
    path = site.content_folder() / "series" / f"{file_name(series)}.md"
    header = render_header({"Title": series, "Status": "draft"})
    made = write_new({path: header + INTRODUCTION})
    return describe_made(made, f"Posts with `Series: {series}` belong to it.")


def file_name(title: str) -> str:
    """Return the name of a file for a title, without its ending."""
    words = "-".join(filter(None, map(ascii_word, title.split()))) or "post"
    return words[:60].rstrip("-")
