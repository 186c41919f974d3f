"""Emphasis that loses nothing.

Python-Markdown 3.11 drops a character of "**A: **B _c_, _d, _e and _f_": where emphasis is broken,
it counts from another place than it cuts.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown

try:
    from markdown.inlinepatterns import DelimiterProcessor
except ImportError:  # pragma: no cover  # before 3.11, without the fault
    DelimiterProcessor = None  # type: ignore[assignment,misc]

DELIMITERS = re.compile(r"[*_~=+^]")
#: How many characters there are around each element.
WIDTHS = {"em": 2, "strong": 4, "del": 4, "sub": 2, "sup": 2, "ins": 4, "mark": 4}
RUN = re.compile(r"(.)\1*")

if DelimiterProcessor is not None:

    class CarefulDelimiterProcessor(DelimiterProcessor):
        """Leaves text as it is where an element would not have all of it."""

        def handleMatch(  # type: ignore[override]
            self, m: re.Match[str], data: str
        ) -> tuple[etree.Element | str | None, int | None, int | None]:
            """Return the element, or the delimiters as text."""
            element, start, end = super().handleMatch(m, data)
            if isinstance(element, etree.Element) and start is not None and end is not None:
                text = "".join(element.itertext())
                taken = sum(WIDTHS.get(inner.tag, 0) for inner in element.iter())
                whole = data[start:end]
                is_whole = DELIMITERS.sub("", text) == DELIMITERS.sub("", whole)
                if not is_whole or len(text) + taken != len(whole):
                    run = RUN.match(data, m.start(0))
                    stop = run.end() if run else m.end(0)
                    return data[m.start(0) : stop], m.start(0), stop
            return element, start, end


def be_careful(md: Markdown) -> None:
    """Change the processor of a Markdown instance, unless another extension has its own."""
    name = "em_strong"
    if DelimiterProcessor is None or name not in md.inlinePatterns:
        return
    pattern = md.inlinePatterns[name]
    if type(pattern) is DelimiterProcessor:
        pattern.__class__ = CarefulDelimiterProcessor  # it keeps its state
