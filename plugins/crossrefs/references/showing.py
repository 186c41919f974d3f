"""What a reference shows of what it leads to. Pure."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..labels.model import LabelledPost, Target


class ShownTarget(NamedTuple):
    """What a reference shows of a target."""

    #: The kind, number and title of the label.
    kind: str
    number: str
    title: str
    #: The value of ``href``, "" where there can be no link.
    address: str = ""
    #: What the post that it is in is known by, and its title, if that is another one.
    path: str = ""
    post_title: str = ""
    #: The language of that post, if it is another one.
    lang: str | None = None
    #: Whether that post is on another site.
    is_external: bool = False

    def without_link(self) -> "ShownTarget":
        """Return the same for a place where there can be no link."""
        return self._replace(address="")

    def without_title(self) -> "ShownTarget":
        """Return the same for a place where its number is enough."""
        return self._replace(title="")


#: What a label in a reference leads to, or the reason why it leads nowhere.
Answer = ShownTarget | str
#: What all labels of a reference lead to, by the reference as it is written. What is shown is a
#: plain tuple: a digest of one is made much faster.
Answers = Sequence[tuple[str, Sequence[tuple[Any, ...] | str]]]


def show(target: Target, post: LabelledPost, address: str = "") -> ShownTarget:
    """Return what references of a post show of a target."""
    there, label = target.post, target.label
    if is_same(there, post):
        return ShownTarget(label.kind, label.number, label.title, address)
    lang = there.lang if there.lang != post.lang else None
    is_external = bool(there.address)
    path = there.path or there.address
    return ShownTarget(
        label.kind, label.number, label.title, address, path, there.title, lang, is_external
    )


def is_same(one: LabelledPost, other: LabelledPost) -> bool:
    """Return whether two posts are one."""
    return one is other or (one.path == other.path and one == other)
