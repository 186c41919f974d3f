"""Links between the files of a site as they are in HTML: find them, and take them out. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ..core.hypertext import content_pattern

TAG = re.compile(r"<[a-zA-Z][^<>]*=\s*[\"'][{|][^<>]*>")
#: A tag with such a link has one of these in it.
STARTS = ('"{', "'{", '"|', "'|")
LINK = re.compile(
    r"""\s(?P<name>href|src|poster|data|cite|formaction|action|content)\s*=\s*(?P<quote>["'])"""
    r"""(?P<written>[{|](?P<what>[^}|"'<>]*+)[}|](?P<value>.*?))(?P=quote)"""
)
UNLINKED = re.compile(rf"<a data-unlinked>({content_pattern('a')})</a>")


@dataclass(frozen=True, slots=True)
class LinkFault:
    """A link that leads to nothing, or to a draft."""

    #: The link as it is in the HTML.
    written: str
    #: The address that is left of it where a tag needs one, as that of a picture does.
    address: str
    is_draft: bool = False
    #: The link as it has to be, "" for none.
    replacement: str = ""


#: What some HTML has: Pelican's own links, each as what it is for, what it names, and how it is
#: written; whether it has links to repair whatever they name.
Links = tuple[tuple[tuple[str, str, str], ...], bool]


def find_links(html: str) -> Links:
    """Return the links of some HTML, each once."""
    tags = TAG.findall(html) if any(start in html for start in STARTS) else ()
    links = (
        (link["what"], link["value"], link["written"])
        for tag in tags
        for link in LINK.finditer(tag)
    )
    return tuple(dict.fromkeys(links)), bool(UNLINKED.search(html))


def repair(html: str, faults: Iterable[LinkFault], title: str) -> str:
    """Return the HTML without the links that have faults; they have a title instead."""
    by_link = {fault.written: fault for fault in faults}

    def repair_tag(match: re.Match[str]) -> str:
        tag = match[0]
        repaired = LINK.sub(lambda link: _repair_link(link, by_link.get(link["written"])), tag)
        if repaired == tag or not re.match(r"<a\s", tag):
            return repaired
        if " data-unlinked" in repaired:
            return "<a data-unlinked>"
        if re.search(r"\s(?:title|href)\s*=", repaired):
            return repaired
        return f'{repaired[:-1]} title="{escape(title)}">'

    return UNLINKED.sub(r"\1", TAG.sub(repair_tag, html))


def _repair_link(link: re.Match[str], fault: LinkFault | None) -> str:
    """Return the attribute unchanged, without its braces, or "" if it has to go."""
    if fault is None:
        return link[0]
    if fault.replacement:
        return link[0].replace(fault.written, fault.replacement)
    if fault.is_draft:
        return " data-unlinked" if link["name"] == "href" else ""
    if link["name"] in ("src", "data", "content"):
        return f' {link["name"]}="{quote(fault.address, safe="/:?#&=%.-_~")}"'
    return ""
