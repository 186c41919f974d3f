"""Labels, the posts that have them, and what a reference may lead to. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ... import figures
from ...core.labels import canonical_label
from ...core.posts import Post, viewer_of

#: The key of the labels in a document's findings, and of the linker in the context of a run.
LABELS = "crossrefs"
#: Kinds of labels that are no environments, and the prefixes of such labels.
PREFIXES = {"equation": ("eq", "eqn"), "section": ("sec",), **figures.PREFIXES}


@dataclass(frozen=True, slots=True)
class Label:
    """Something in a post that can be referred to."""

    #: The id in the page.
    name: str
    #: A kind of environments, "proof" or a part of one, or a key of PREFIXES.
    kind: str
    #: As it is shown, "" for none.
    number: str = ""
    #: HTML without links; while a post is read, references in it are placeholders.
    title: str = ""
    #: The line of the file's body, 0 where it is not known.
    line: int = 0
    #: Other names for it, such as ``eq:bound``.
    aliases: tuple[str, ...] = ()
    #: The label of the statement that this one says in words, or "".
    informal_of: str = ""
    #: The label of the statement that is stated here again, or "".
    restates: str = ""

    @property
    def is_statement(self) -> bool:
        """Whether it is a theorem-like environment."""
        return self.kind not in PREFIXES and not self.kind.startswith("proof")


@dataclass(frozen=True)
class LabelledPost(Post):
    """A post or page with its labels, as references see it."""

    #: Its title as HTML.
    title: str = ""
    #: Its labels, in the order of the text.
    labels: tuple[Label, ...] = ()
    #: The whole address, for a post of another site; "" for a post of this site.
    address: str = ""

    def sees(self, other: Post) -> bool:
        """Return whether references of this post may lead to another."""
        return viewer_of(self, self.lang).sees(other)

    @cached_property
    def by_name(self) -> Mapping[str, Label]:
        """The labels by name and alias; of two with the same name the first."""
        found: dict[str, Label] = {}
        for label in self.labels:
            found.setdefault(label.name, label)
        for label in self.labels:
            for alias in label.aliases:
                found.setdefault(alias, label)
        return found

    @cached_property
    def by_spelling(self) -> Mapping[str, Label]:
        """The labels by the spelling in which labels are compared."""
        found: dict[str, Label] = {}
        for name, label in self.by_name.items():
            found.setdefault(canonical_label(name), label)
        return found

    def find(self, written: str) -> Label | None:
        """Return the label that is written so, or in another spelling; None for none."""
        return self.by_name.get(written) or self.by_spelling.get(canonical_label(written))


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: a label in a post."""

    post: LabelledPost
    label: Label


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a reference leads nowhere."""

    #: The rule of the problem.
    rule: str
    #: What is wrong, for the author.
    text: str
    #: What would be right, for the author.
    hint: str = ""
    #: What is wrong, for readers.
    reason: str = ""
    #: The line of the file that is wrong; 0 for that of the reference.
    line: int = 0
