"""Give each article its statements, in both versions: ``article.statements``."""

from collections.abc import Mapping
from dataclasses import replace

from pelican.contents import Content

from ..crossrefs.labels.model import Label, Post, Statement, Target
from ..theorems.kinds import Kinds
from .versions import Informal


def link_statement_lists(
    posts: Mapping[str, Post], contents: Mapping[str, Content], informal: Informal, kinds: Kinds
) -> None:
    """Set ``statements`` on every content that has some."""
    for path, post in posts.items():
        found = [label for label in post.labels if label.is_statement]
        contents[path].statements = [
            _seen(label, post, contents, informal, kinds) for label in found
        ]


def _seen(
    label: Label,
    post: Post,
    contents: Mapping[str, Content],
    informal: Informal,
    kinds: Kinds,
) -> Statement:
    """Return a statement with its other version, as its own post may see it."""
    one = _statement(Target(post, label), contents, kinds)
    exact = informal.exact.get((post.path, label.name))
    if isinstance(exact, Target):
        return replace(one, exact=_statement(exact, contents, kinds))
    words = informal.seen_from(post, label)
    return replace(one, words=_statement(words, contents, kinds)) if words else one


def _statement(target: Target, contents: Mapping[str, Content], kinds: Kinds) -> Statement:
    label, post = target.label, target.post
    name = f"{kinds.name(label.kind, post.lang).one} {label.number}".rstrip()
    content = contents[post.path]
    return Statement(label.name, label.kind, label.number, name, label.title, content)
