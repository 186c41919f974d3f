"""``refs.json``: the labels of a site, for other sites and tools. Pure.

An object with ``version``, ``site`` and ``targets``; each target has ``label``, ``kind``,
``number``, ``title`` (text, formulas as TeX), ``post`` (the title of its post), ``slug``,
``paper``, ``level``, ``lang`` and ``address``.
"""

import json
import re
from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
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
    targets = [
        dict(zip(FIELDS, _values(post, label, address_of(post)), strict=True))
        for post in posts
        if post.status is Status.PUBLISHED
        for label in post.labels
    ]
    targets.sort(key=lambda target: target["address"])
    # ``json.dumps`` makes an encoder each time.
    lines = ",\n".join(map(json.JSONEncoder(ensure_ascii=False).encode, targets))
    head = f'"version": {VERSION},\n"site": {json.dumps(site)},\n"targets": '
    return f"{{\n{head}[\n{lines}\n]\n}}\n" if lines else f"{{\n{head}[]\n}}\n"


def _values(post: LabelledPost, label: Label, address: str) -> tuple[str, ...]:
    title, of_post = text_with_tex(label.title), text_with_tex(post.title)
    own = (label.name, label.kind, label.number, title)
    return (*own, of_post, post.slug, post.key, post.level, post.lang, f"{address}#{label.name}")


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
