"""Give a content its corrections, as soon as it has been read."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.utils import SafeDatetime

from ..core.diagnostics import Problem, find_line, in_header
from ..core.documents import add_problems, change_document, get_document, get_found
from ..core.elements import make_element
from ..core.fields import get_field
from ..core.generated_markup import Class, question, reference_attributes
from ..core.html import change, derive, transform
from ..core.running import is_on
from ..core.summaries import keep_summary, renew_summary_text
from ..core.texts import texts_of
from .core import FIELDS, parse_corrections
from .markdown import FIELD, CorrectionsRead
from .model import CorrectedContent, Correction
from .placing import SEVERITY_NAMES, UNREAD, Placed, make_ids, newest_first, place, take_texts
from .written import CorrectionFault, Written


def place_corrections(content: Content) -> None:
    """Put the corrections of a content into its HTML, and set ``corrections`` and ``modified``."""
    corrected: CorrectedContent = content
    corrected.corrections = ()
    read = _read(content)
    if read is None:
        return
    texts = transform(content, take_texts)
    _renew_summary(content)
    lines = _find_lines(content, read.written)
    _move_problems(content, read, lines)
    placed = list(_iter_placed(content, read, texts, lines))
    say = _say(content)
    change(content, place, placed, say)
    corrected.corrections = tuple(
        Correction(
            id=one.id,
            severity=one.written.severity,
            name=say(SEVERITY_NAMES[one.written.severity]),
            date=one.moment,
            locale_date=one.day,
            target=one.written.target,
            reported_by=one.written.reported_by,
            article=content,
        )
        for one in sorted(placed, key=newest_first)
    )
    _set_modified(content, [one.moment for one in placed if one.moment])


def _renew_summary(content: Content) -> None:
    """Cut the summary from the text alone; another plugin may have cut it already."""
    if getattr(content, "automatic_summary", False):
        del content.metadata["summary"]
    keep_summary(content)
    renew_summary_text(content)


def _read(content: Content) -> CorrectionsRead | None:
    """Return what Markdown has read; of other formats, what the field has, its texts unchanged."""
    read: CorrectionsRead | None = get_found(content, FIELD)
    if read is not None or not (value := get_field(content, FIELD)):
        return read
    written, faults = parse_corrections(value)
    return CorrectionsRead(written, faults) if written else None


def _iter_placed(
    content: Content, read: CorrectionsRead, texts: dict[int, str], lines: list[int]
) -> Iterable[Placed]:
    places = derive(content, _find_places, read.written)
    for number, (written, (id_, label)) in enumerate(zip(read.written, places, strict=True)):
        text = texts.get(number, escape(written.text, quote=False))
        target = ""
        if written.target and read.linked:
            placeholder = reference_attributes(f"[@{written.target}]", read.lines[number])
            target = make_element("a", placeholder, escape(written.target))
        elif label:
            link = {"class": Class.REF, "href": f"#{label}"}
            target = make_element("a", link, escape(written.target))
        elif written.target:
            fault = CorrectionFault(number, "correction-target", f'no label "{written.target}"')
            _add_problems(content, [fault], lines)
            target = f"{question(_say(content)(UNREAD))} {escape(written.target)}"
        moment, day = _moment(written, content), _write_day(written, content)
        yield Placed(id_, written, moment, day, text, target, label)


def _find_places(html: str, corrections: Iterable[Written]) -> tuple[tuple[str, str], ...]:
    """Return the id of each correction, and the id of what it is about, "" if it is not there."""
    listed = list(corrections)
    labels = (
        next((name for name in _names(one.target) if f' id="{name}"' in html), "") for one in listed
    )
    return tuple(zip(make_ids(listed, html), labels, strict=True))


def _names(target: str) -> tuple[str, ...]:
    """Return the ids that a label may have: LaTeX's colon may be a hyphen there."""
    small = target[:1].lower() + target[1:]
    return tuple(n for n in (target, small, target.replace(":", "-")) if n)


def _find_lines(content: Content, corrections: Iterable[Written]) -> list[int]:
    """Return the line of the file in which each begins; the line of the field if none is found."""
    try:
        source = Path(content.source_path).read_text("utf-8-sig", errors="replace")
    except OSError:
        source = ""
    first = find_line(source, in_header(FIELD))
    lines, text = [], source.splitlines()
    at = first - 1
    for one in corrections:
        start = " ".join(one.source.split())[:40]
        found = (n for n in range(at, len(text)) if start and start in " ".join(text[n].split()))
        at = next(found, at)
        lines.append(at + 1)
    return lines


def _move_problems(content: Content, read: CorrectionsRead, lines: list[int]) -> None:
    """Give the problems of the texts, which were read after the body, the lines of the header."""
    document = get_document(content.metadata)
    added = dict(zip(read.lines, lines, strict=False))
    of_file = {line + document.lines_before: header for line, header in added.items()}
    moved = (replace(one, line=of_file.get(one.line, one.line)) for one in document.problems)
    change_document(content.metadata, problems=tuple(moved), added_lines=added)
    _add_problems(content, read.faults, lines)


def _add_problems(content: Content, faults: Iterable[CorrectionFault], lines: list[int]) -> None:
    path = content.source_path
    problems = (
        Problem(f.rule, path, f.text, f.hint, line=_line_of(path, f, lines[f.number]))
        for f in faults
    )
    add_problems(content.metadata, *problems)


def _line_of(path: str, fault: CorrectionFault, line: int) -> int:
    """Return the line of what is wrong: of a map, that of its field nearest to the map's text."""
    if not fault.field:
        return line
    try:
        source = Path(path).read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return line
    named = re.compile(rf"[\s{{,\-]*[\"']?{re.escape(fault.field)}[\"']?\s*:")
    near = (n for n, text in enumerate(source[: line + len(FIELDS)], 1) if named.match(text))
    return min(near, key=lambda n: abs(n - line), default=line)


def _say(content: Content) -> Any:
    return partial(texts_of(content.settings).get, content.lang)


def _write_day(written: Written, content: Content) -> str:
    """Return the day in words, as the templates write dates."""
    if written.date is None:
        return ""
    settings = content.settings
    if is_on(settings, "languages"):
        # It is imported here, so that a site without `languages` needs no Babel.
        from ..languages import find_formatted, write_date  # noqa: PLC0415

        if content.lang not in find_formatted(settings):
            words = write_date(written.date, content.lang)
            if words:
                return words
    return str(_moment(written, content).strftime(content.date_format))  # type: ignore[union-attr]


def _moment(written: Written, content: Content) -> datetime | None:
    """Return the date of a correction in the time zone of its post."""
    if written.date is None:
        return None
    d = written.date
    zone = d.tzinfo or content.timezone
    moment: datetime = SafeDatetime(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, zone)
    return moment


def _set_modified(content: Content, moments: list[datetime]) -> None:
    """Move ``modified`` forward to the newest correction, if that is later."""
    known = getattr(content, "modified", None) or getattr(content, "date", None)
    newest = max(moments, default=None)
    if newest and (known is None or newest > known):
        content.modified = content.metadata["modified"] = newest
        content.locale_modified = newest.strftime(content.date_format)
