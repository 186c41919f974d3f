"""The elements that a browser knows: of other tags a page shows nothing. Pure."""

import re

HTML = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big"
    " blink blockquote body br button canvas caption center cite code col colgroup data datalist dd"
    " del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form"
    " frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins"
    " isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta"
    " meter nav nobr noembed noframes noscript object ol optgroup option output p param picture"
    " plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select slot"
    " small source spacer span strike strong style sub summary sup svg table tbody td template"
    " textarea tfoot th thead time title tr track tt u ul var video wbr xmp"
)
#: Attributes that need no value; `pairs` says of its own what it lacks.
WITHOUT_VALUE = (
    *("hidden", "open", "reversed", "controls", "muted", "loop", "autoplay", "download", "pair"),
)
SVG = (
    "animate animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject"
    " g line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient"
    " rect set stop switch symbol text textpath tspan use view"
)
MATHML = (
    "annotation maction maligngroup malignmark menclose merror mfenced mfrac mi mlabeledtr"
    " mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub"
    " msubsup msup mtable mtd mtext mtr munder munderover none semantics ci cn apply"
)
KNOWN = frozenset(f"{HTML} {SVG} {MATHML}".split())
OF_HTML = frozenset(HTML.split())
#: A name that no tag can have: ``<stdio.h>``, ``<std::string>``, ``<user_name>``.
#: Or the beginning of a tag with the mark of a formula or the like, which no whole tag has.
NO_TAG = (
    r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\.|_|::)[\w.:/+-]*)>"
    r"|<(?=[A-Za-z][^<>\x02]*+(?<=[a-z])\x02[a-z]\d)"
)
#: The name of an element that an author may have defined.
OWN = re.compile(r"[a-z][\w.]*-[\w.-]*")
#: The many parts of a filter in SVG.
OF_FILTERS = re.compile(r"fe[a-z]{4,}")


def is_element(name: str) -> bool:
    """Return whether a browser knows an element, or an author may have defined it."""
    name = name.lower()
    return name in KNOWN or bool(OWN.fullmatch(name) or OF_FILTERS.fullmatch(name))
