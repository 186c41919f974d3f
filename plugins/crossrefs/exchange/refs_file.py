"""``refs.json``: the labels of a site, for other sites and tools. Pure.

An object with ``version``, ``site`` and ``targets``; each target has ``label``, ``kind``,
``number``, ``title`` (text, formulas as TeX), ``post`` (the title of its post), ``slug``,
``paper``, ``level``, ``lang`` and ``address``.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from json.encoder import encode_basestring
from typing import Any

from ...core.hypertext import text_with_tex
from ...core.posts import Status
from ..labels.model import Label, LabelledPost

VERSION = 1
ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f\ud800-\udfff<>\"]+")
#: Characters that no page can hold.
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FIELDS = ("label", "kind", "number", "title", "post", "slug", "paper", "level", "lang", "address")


def write_refs(
    posts: Iterable[LabelledPost], site: str, address_of: Callable[[LabelledPost], str]
) -> str:
    """Return the file for the labels of published posts, one line for each label."""
    published = (post for post in posts if post.status is Status.PUBLISHED)
    rows = sorted(row for post in published for row in _rows(post, address_of(post)))
    lines = ",\n".join(line for _, line in rows)
    head = f'"version": {VERSION},\n"site": {json.dumps(site)},\n"targets": '
    return f"{{\n{head}[\n{lines}\n]\n}}\n" if lines else f"{{\n{head}[]\n}}\n"


def _rows(post: LabelledPost, address: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the line of each label of a post."""
    of_post = (text_with_tex(post.title), post.slug, post.key, post.level, post.lang)
    for label in post.labels:
        place = f"{address}#{label.name}"
        own = (label.name, label.kind, label.number, text_with_tex(label.title))
        # ``json.dumps`` makes an encoder each time.
        texts = map(encode_basestring, (*own, *of_post, place))
        pairs = (f'"{name}": {text}' for name, text in zip(FIELDS, texts, strict=True))
        yield place, f"{{{', '.join(pairs)}}}"


def read_refs(text: str) -> list[LabelledPost]:
    """Return the posts of another site's file; raises ValueError for another text.

    All values are text: markup in them is escaped. An address must be one of the web.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or not isinstance(data.get("targets"), list):
        raise ValueError("there is no list of targets in it")  # noqa: TRY004
    if data.get("version") != VERSION:
        raise ValueError(f"its version is {data.get('version')!r}, and {VERSION} is expected")
    targets = [_checked(target) for target in data["targets"]]
    return [_post(list(group)) for _, group in groupby(targets, key=_page)]


def _checked(target: Any) -> dict[str, str]:
    values = {name: target.get(name, "") for name in FIELDS} if isinstance(target, dict) else {}
    if not values.get("label") or not all(isinstance(value, str) for value in values.values()):
        raise ValueError(f"{json.dumps(target)[:80]} is no target")
    if not ADDRESS.fullmatch(values["address"]):
        raise ValueError(f'"{values["address"][:80]}" is no address of the web')
    return {name: UNPRINTED.sub("", value) for name, value in values.items()}


def _page(target: dict[str, str]) -> str:
    return target["address"].partition("#")[0]


def _post(targets: list[dict[str, str]]) -> LabelledPost:
    first = targets[0]
    labels = (
        Label(t["label"], t["kind"], escape(t["number"]), escape(t["title"], quote=False))
        for t in targets
    )
    return LabelledPost(
        path=_page(first),
        slug=first["slug"],
        lang=first["lang"],
        key=first["paper"],
        level=first["level"],
        title=escape(first["post"], quote=False),
        labels=tuple(labels),
        address=_page(first),
    )
