"""The Markdown reader that reads headers with ``core`` and ``fields``, not with ``meta``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markdown import Markdown

from ..core.careful import CONTROL_FAULT, RESERVED, without_discarded
from ..core.characters import CONTROL, without_endless
from ..core.diagnostics import Problem, is_a_slip
from ..core.documents import KEY, PLANNED_ADDRESS, Document
from ..core.hypertext import escape_title
from ..core.markdown.depth import convert
from ..core.markdown.findings import findings_of
from ..core.markdown.reading import RememberingReader
from ..core.markdown.setup import MarkdownSetup
from ..core.settings import SettingError
from .compat.repairs import RepairExtension
from .core import parse_header
from .fields import interpret
from .header import ENCODING, FIELD, TEXT, TITLE, Header, HeaderFault
from .meaning import Meaning, hide
from .titles import smarten, without_tags

FILE_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_]?")


class FrontmatterReader(RememberingReader):
    """Reads Markdown under a header in Pelican's syntax or in YAML."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._repairs = RepairExtension()
        self._setup = MarkdownSetup(self._make_markdown)

    def _make_markdown(self) -> Markdown:
        try:
            md = Markdown(**self.settings["MARKDOWN"])
        except Exception as error:  # whatever extensions of others may raise
            reason = f"no extension takes the option {error}" if type(error) is KeyError else error
            raise SettingError(f"The setting MARKDOWN is wrong: {reason}.") from error
        # The header is read already, and a body may begin with "Note: …".
        md.preprocessors.deregister("meta", strict=False)
        return md.registerExtensions([self._repairs], {})

    def parse(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file; its document has what is wrong."""
        text, encoding_fault = _read_text(source_path)
        header = parse_header(without_endless(CONTROL.sub("", text)))
        if encoding_fault:
            header.broken = True
            header.faults.append(encoding_fault)
        elif CONTROL.search(text):
            header.faults.append(_control_fault(text))
        header.broken = header.broken or not text.strip()
        meaning = interpret(header, RESERVED)
        if not header.body.strip():
            meaning.faults += _emptiness(header, meaning.values, text)
        self._settle(meaning, header, source_path)
        md = self._markdown = self._setup.fresh()
        meta = {name: _as_lines(value) for name, value in meaning.values.items()}
        md.Meta = meta  # type: ignore[attr-defined]  # quotation marks depend on the language
        findings_of(md).is_from_elsewhere = header.is_foreign
        if "title" in meaning.values:
            title = escape_title(smarten(without_tags(meaning.values["title"]), md))
            meaning.values["title"], meta["title"] = title, _as_lines(title)
        md.fields = meaning.values  # type: ignore[attr-defined]  # as they were written
        content = convert(md, header.body)
        metadata = self._metadata(meaning.values)  # formats summaries, and so repairs them too
        faults = meaning.faults
        problems = [Problem(f.rule, source_path, f.text, f.hint, line=f.line) for f in faults]
        problems += [replace(p, path=source_path) for p in self.take_refused()]
        problems += [_email_problem(source_path, address) for address in self._repairs.addresses]
        before = text.count("\n") - header.body.count("\n")
        # The problems that extensions have found have lines of the body.
        findings = findings_of(md)
        if meaning.planned:
            findings.found[PLANNED_ADDRESS] = meaning.planned
        problems += [findings.placed(p, source_path, before) for p in findings.problems]
        found = Document(
            problems=tuple(problems),
            lines_before=before,
            elsewhere=dict(findings.after),
            found={**findings.found},
        )
        return content, metadata | {KEY: found}

    def _settle(self, meaning: Meaning, header: Header, source_path: str) -> None:
        """Complete what depends on the site and the file's path: status, title, time zone."""
        values = meaning.values
        if "_drafts" in Path(source_path).parts:  # where Jekyll keeps them
            hide(values)
        if "title" not in values and "?P<title>" not in self.settings["FILENAME_METADATA"]:
            values["title"] = title_from(_name_of(Path(source_path)))
            text = f'there is no title; "{values["title"]}" is the file\'s name'
            hint = "add a Title:"
            if not header.fields and header.body.strip():
                text = "there is no header: the first line is no field, such as Title: …"
                hint = "write Title: … and Date: YYYY-MM-DD at the top, and a blank line below"
            # A misspelt one is reported as that, and a header that cannot be read, too.
            if not header.broken and not any(
                name != "title" and is_a_slip(name, "title") for name in values
            ):
                meaning.faults.append(HeaderFault(TITLE, 1, text, hint))
        if "timezone" in values:
            try:
                ZoneInfo(values["timezone"])
            except (KeyError, OSError, ValueError):
                text = f'there is no time zone "{values.pop("timezone")}"'
                hint = "write a name such as Europe/Berlin"
                meaning.faults.append(HeaderFault(FIELD, header.line("timezone"), text, hint))

    def _metadata(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values as Pelican's objects: dates, tags, formatted fields."""
        formatted = self.settings["FORMATTED_FIELDS"]
        return without_discarded(
            {
                name: self.process_metadata(
                    name, self._format(value) if name in formatted else value
                )
                for name, value in values.items()
            }
        )

    def _format(self, value: Any) -> str:
        """Return the HTML of a formatted field, such as a summary."""
        text = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        html: str = self._markdown.reset().convert(text)
        return html


def _as_lines(value: Any) -> list[Any]:
    """Return a field as the lines that Markdown's ``meta`` extension would give."""
    if isinstance(value, dict):
        return [f"{name}: {text}" for name, text in value.items()]
    return value if isinstance(value, list) else [str(value)]


def _read_text(source_path: str) -> tuple[str, HeaderFault | None]:
    """Return the text of a file, and a fault if it is not in UTF-8."""
    data = Path(source_path).read_bytes()
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = HeaderFault(
            ENCODING, line, f"the file is not in UTF-8: {error.reason}", "save it as UTF-8"
        )
        return data.decode("cp1252", errors="replace"), fault


def _emptiness(header: Header, values: dict[str, Any], text: str) -> Iterator[HeaderFault]:
    """Yield that there is no text, unless nobody sees it, or a template has it."""
    if not text.strip():
        yield HeaderFault(TEXT, 1, "there is nothing in the file", "write it, or delete it")
        return
    is_seen = not header.broken and values.get("status") in (None, "published")
    if is_seen and not values.keys() & {"template", "layout"}:
        line = text.rstrip().count("\n") + 1
        hint = "write it, or say Status: draft"
        yield HeaderFault(TEXT, line, "there is no text after the header", hint)


def _control_fault(text: str) -> HeaderFault:
    found = CONTROL.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return HeaderFault(FIELD, line, *CONTROL_FAULT)


def _email_problem(source_path: str, address: str) -> Problem:
    text = f'the link to "{address}" led nowhere; it was made one to mailto:{address}'
    hint = f"write mailto:{address} yourself"
    pattern = re.escape(address)
    return Problem(
        "frontmatter-email", source_path, text, hint, near=rf"\]\({pattern}|\]:\s*{pattern}"
    )


def _name_of(path: Path) -> str:
    """Return the name of a post without a title: that of its file, or of its page bundle."""
    return path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem


def title_from(stem: str) -> str:
    """Return the title that a file's name suggests: its words, without the date."""
    words = FILE_DATE.sub("", stem, count=1).replace("_", " ").replace("-", " ").strip()
    return (words or stem)[:1].upper() + (words or stem)[1:]
