"""What the card of a post says, and that of the site."""

from collections.abc import Mapping
from typing import Any

from ..core.hypertext import strip_tags
from ..core.texts import Texts, message, texts_of
from .font_files import is_rtl, plain
from .layout import Card

PLACE = message("%(series)s, part %(number)s of %(total)s")
AND = message("%(names)s and %(last)s")
AND_OTHERS = message("%(name)s et al.")
#: Of more authors than these the first alone is named.
MOST = 3


def describe_post(article: Any, settings: Mapping[str, Any]) -> Card:
    """Return the card of an article; what its plugins have not set is left out."""
    texts, lang = texts_of(settings), article.lang
    pair: Any = getattr(article, "pair", None)
    series: Any = getattr(article, "series", None)
    title = _text(article.title)
    has_level = hasattr(type(pair), "halves")  # without asking for them
    return Card(
        title=title,
        level=pair.level if has_level else "",
        label=plain(texts.get(lang, pair.label)) if has_level else "",
        series=plain(_place(series, texts, lang)) if isinstance(series, Mapping) else "",
        paper=plain(_paper(getattr(article, "paper", None), texts, lang)),
        site=_text(settings["SITENAME"]),
        rtl=is_rtl(title),
    )


def describe_site(settings: Mapping[str, Any]) -> Card:
    """Return the card of the site."""
    title = _text(settings["SITENAME"])
    deck = _text(settings.get("SITESUBTITLE") or "")
    address = settings["SITEURL"].partition("://")[2]
    return Card(title=title, paper=deck, site=plain(address), rtl=is_rtl(title))


def words(card: Card) -> str:
    """Return what a card shows, for readers who cannot see it."""
    parts = (card.title, card.label, card.series, card.paper, card.site)
    return " · ".join(filter(None, parts))


def _text(html: str) -> str:
    return plain(strip_tags(html) if "<" in html or "&" in html else html)


def _place(series: Mapping[str, Any], texts: Texts, lang: str) -> str:
    number = getattr(series.get("part"), "number", series["index"])
    total = series.get("total") or len(series["all"])
    return texts.get(lang, PLACE) % {"series": series["name"], "number": number, "total": total}


def _paper(paper: Any, texts: Texts, lang: str) -> str:
    """Return "Safran and Shamir, 2017"; "" for what is no entry of the bibliography."""
    people = [name.family for name in getattr(paper, "people", ())]
    if not people:
        return ""
    comma = texts.get(lang, ", ")
    if paper.more_authors or len(people) > MOST:
        names = texts.get(lang, AND_OTHERS) % {"name": people[0]}
    elif len(people) > 1:
        first = comma.join(people[:-1])
        names = texts.get(lang, AND) % {"names": first, "last": people[-1]}
    else:
        names = people[0]
    return comma.join(filter(None, (names, paper.year)))
