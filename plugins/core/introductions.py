"""Introductions to series, tags and the like: files in a folder, each named after a slug."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pelican.contents import Page
from pelican.generators import Generator

from .diagnostics import Problem, nearest, report


@dataclass(frozen=True, slots=True)
class Subject:
    """What the files of a folder introduce."""

    #: What it is called in messages, in the singular.
    noun: str
    #: The rule of problems with its introductions.
    rule: str
    #: The setting that names the folder.
    setting: str


class IntroductionGenerator(Generator):  # type: ignore[misc]
    """A generator that reads introductions and keeps all of them in ``introductions``."""

    def read_introductions(
        self, folder: str | None, slugs: Collection[str], subject: Subject
    ) -> dict[str, Page]:
        """Return the published introductions of a folder by slug; report those that fit none."""
        pages = self._read_folder(folder, subject) if folder else {}
        for slug in sorted(pages.keys() - set(slugs)):
            text = f'no {subject.noun} has the slug "{slug}"; this introduction is shown nowhere'
            hint = nearest(slug, slugs) or f"{subject.setting} says which folder this is"
            self._report(subject, pages.pop(slug).source_path, text, hint)
        return pages

    def _read_folder(self, folder: str, subject: Subject) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        for name in sorted(self.get_files([folder])):
            page = self._read(name, subject)
            if page is None:
                continue
            self.introductions.append(page)
            stem = Path(name).stem
            if page.status == "published" and stem in pages:
                text = f"{pages[stem].source_path} introduces that {subject.noun} already"
                self._report(subject, page.source_path, text)
            elif page.status == "published":
                self.add_static_links(page)
                # All plugins put theirs here, for plugins that need every text of the pages.
                self.context.setdefault("introductions", []).append(page)
                pages[stem] = page
        return pages

    def _read(self, name: str, subject: Subject) -> Page | None:
        """Read one introduction; readers of other formats than Markdown may raise anything."""
        try:
            return self.readers.read_file(self.path, name, Page, context=self.context)
        except Exception as error:
            text = f"the introduction cannot be read: {error}"
            self._report(subject, str(Path(self.path, name)), text)
            return None

    def _report(self, subject: Subject, path: str, text: str, hint: str = "") -> None:
        report(self.settings, [Problem(subject.rule, path, text, hint)])


def leave_to_introductions(settings: dict[str, list[str]], folder: str) -> None:
    """Keep the files of a folder from being read as articles or pages."""
    for excludes in (settings["ARTICLE_EXCLUDES"], settings["PAGE_EXCLUDES"]):
        if folder not in excludes:
            excludes.append(folder)
