"""What the text of a post may ask of its blog. Pure, but for ``read``, which reads a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import basename, splitext
from typing import Any

from .languages import polyglot_language
from .model import Blog, BlogPost


@dataclass(slots=True)
class PostReading:
    """A post while its text is changed."""

    blog: Blog
    post: BlogPost
    #: Returns the text of a file of the blog.
    read: Callable[[str], str]
    #: The names of all posts in the content folder, by what a tag may call them.
    by_stem: Mapping[str, str] = field(default_factory=dict)
    #: What ``{% capture %}`` and ``{% assign %}`` have set, with whether it was used.
    variables: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def value(self, name: str) -> str | None:
        """Return the text of a variable of Liquid or a field of the header, None for no such."""
        if name in self.variables:
            self.used.add(name)
            return self.variables[name]
        owner, _, rest = name.partition(".")
        found: Any = None
        if name == "site.active_lang":
            found = polyglot_language(self.blog, self.post)
        elif owner == "site":
            found = self.blog.text(rest)
        elif owner == "page":
            if rest in ("url", "id"):
                return self.post.address
            found = self.post.field(rest.lower())
        return found if isinstance(found, str) and found else None

    def link_to(self, stem: str, end: str = "") -> str | None:
        """Return an address of a post by the name of its file; None if there is none."""
        name = splitext(stem)[0] if stem.endswith((".md", ".markdown", ".html")) else stem
        target = self.by_stem.get(name.strip("/")) or self.by_stem.get(basename(name.rstrip("/")))
        return f"{{filename}}/{target.replace(' ', '%20')}{end}" if target else None


def stems(posts: list[BlogPost]) -> dict[str, str]:
    """Return the names of posts in the content folder by what a tag may call them."""
    found: dict[str, str] = {}
    for post in posts:
        stem = splitext(post.source)[0].removesuffix("/index")
        parts = stem.split("/")
        for start in range(len(parts)):
            found.setdefault("/".join(parts[start:]), post.target)
    return found
