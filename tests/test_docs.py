"""The docs name every rule, every setting and every task, and nothing that is not there."""

import re
import textwrap
from dataclasses import fields

from conftest import ROOT

from plugins import load_plugins
from plugins.bibliography.settings import BibliographySettings
from plugins.bundle.settings import BundleSettings
from plugins.cards.settings import CardsSettings
from plugins.citations.settings import CitationSettings
from plugins.core.rules import RULES
from plugins.corrections.settings import CorrectionsSettings, ReportSettings, RepositorySettings
from plugins.crossrefs.settings import RefSettings
from plugins.dependencies.settings import DependencySettings
from plugins.fonts.settings import FontsSettings
from plugins.informal.settings import InformalSettings
from plugins.languages.settings import LanguageSettings
from plugins.notation.settings import NotationSettings
from plugins.pairs.settings import PairSettings
from plugins.papermap.settings import MapSettings
from plugins.papers.settings import PapersSettings
from plugins.previews.settings import PreviewSettings
from plugins.search.settings import SearchSettings
from plugins.series.settings import AllSeriesSettings, SeriesSettings
from plugins.sitefiles.settings import SiteFilesSettings
from plugins.structured_data.settings import MetadataSettings
from plugins.terms.settings import TermSettings
from plugins.texmath.settings import MathSettings
from plugins.theorems.settings import ProofSettings, TheoremSettings


def rows(name):
    text = (ROOT / "docs" / name).read_text("utf-8")
    return re.findall(r"^\| `([^`]+)` \| (.*?) \|", text, re.MULTILINE)


def test_every_rule_is_explained_with_its_level():
    assert dict(rows("diagnostics.md")) == RULES


def theme_settings():
    """The settings of ours that only templates read: neither Pelican's nor a plugin's."""
    ours = "EXTRA_|SITE_(?:LOGO|ABOUT|PORTRAIT|ICON)|GISCUS_|UTTERANCES_|PLAUSIBLE_|GOATCOUNTER_"
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "theme/templates").rglob("*.html"))
    return set(re.findall(rf"\b(?:{ours})[A-Z_]*", sources))


def test_every_block_partial_and_token_of_the_theme_is_listed():
    theme = (ROOT / "docs" / "theme.md").read_text("utf-8")
    named = {*re.findall(r"`([\w/-]+)`", theme)}
    templates = ROOT / "theme" / "templates"
    sources = [path.read_text("utf-8") for path in templates.glob("*.html")]
    assert {name for text in sources for name in re.findall(r"{%-? block (\w+)", text)} <= named
    listed = theme.split("## Partials")[1].split("## Variables")[0]
    rows = [row.split("|")[1] for row in listed.splitlines() if row.startswith("| `")]
    partials = {name for row in rows for name in re.findall(r"`(\w+/\w+)`", row)}
    files = templates.glob("partials/*/*.html")
    assert partials == {f"{path.parent.name}/{path.stem}" for path in files}
    tokens = (ROOT / "theme/static/css/tokens.css").read_text("utf-8")
    assert {*re.findall(r"(--[a-z]+):", tokens)} <= named


def test_every_setting_is_explained_with_its_default():
    documented = {name: default.strip("`") for name, default in rows("settings.md")}
    for name in theme_settings():
        assert name in documented, name
        del documented[name]
    actual = {"DIPTYCH_RULES": "{}", "SEARCH_FORM": '""'}
    for cls, prefix in {
        BibliographySettings: "BIBLIOGRAPHY_", CitationSettings: "CITATIONS_",
        PairSettings: "PAIR_", PapersSettings: "PAPERS_", SeriesSettings: "SERIES_",
        AllSeriesSettings: "ALL_SERIES_", MathSettings: "MATH_", TheoremSettings: "THEOREM_",
        ProofSettings: "PROOFS_", RefSettings: "REFS_", InformalSettings: "REFS_",
        PreviewSettings: "PREVIEWS_", DependencySettings: "DEPENDENCIES_",
        NotationSettings: "NOTATION_",
        FontsSettings: "FONTS_", BundleSettings: "BUNDLE_",
        LanguageSettings: "LANGUAGES_", CorrectionsSettings: "CORRECTIONS_",
        ReportSettings: "REPORT_", RepositorySettings: "REPOSITORY_",
        CardsSettings: "CARDS_", SiteFilesSettings: "SITEFILES_",
        MapSettings: "MAP_", MetadataSettings: "METADATA_",
        SearchSettings: "SEARCH_", TermSettings: "TERM_",
    }.items():  # fmt: skip
        defaults = cls()
        for field in fields(cls):
            value = getattr(defaults, field.name)
            actual[prefix + field.name.upper()] = (
                repr(value).replace("'", '"').replace("\\\\", "\\")
            )
    assert documented == actual


def table(name, heading):
    """The rows below a heading of a page of the docs, each as its cells."""
    text = (ROOT / "docs" / name).read_text("utf-8").split(f"\n## {heading}\n")[1]
    lines = [line for line in text.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_the_files_to_open_for_a_change_are_there():
    rows = [row for row in table("architecture.md", "To change X, open Y") if row[1]]
    assert len(rows) > 30
    for change, first, then in rows:
        path = ROOT / first.strip("`")
        assert path.is_file(), change
        named = re.findall(r"`([\w./-]+\.(?:py|html|css|md|toml))`", then)
        for name in named:
            assert any((folder / name).is_file() for folder in (ROOT, path.parent)), (change, name)


def test_the_architecture_names_only_files_that_are_there():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    paths = re.findall(r"`((?:plugins|theme|tests|dev)/[\w./-]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_architecture_shows_a_plugin_as_it_is_declared():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    shown = textwrap.dedent(text.split("to a build:\n\n")[1].partition("\n\n- ")[0])
    code = (ROOT / "plugins/pairs/__init__.py").read_text("utf-8")
    shown, code = (re.sub(r"^ *#.*\n", "", one, flags=re.MULTILINE) for one in (shown, code))
    assert shown in code


def test_every_plugin_is_listed_with_what_it_brings_along():
    listed = {
        row[0].strip("`"): {*re.findall(r"`(\w+)`", row[2])}
        for row in table("plugins.md", "One by one")
    }
    declared = {p.name: {one.name for one in p.needs} - {"foundation"} for p in load_plugins()}
    assert listed == declared


def test_the_readme_names_every_page_of_the_docs():
    readme = (ROOT / "README.md").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme, page.name


def test_no_registry_and_no_machine_in_the_repository():
    names = re.compile(r"/work/|/tmp/|pypi\.org|npmjs|file:///")
    for path in ROOT.iterdir():
        if (
            path.is_file()
            and path.name != ".git"
            and path.suffix in {".md", ".toml", ".txt", ".py", ""}
        ):
            assert not names.search(path.read_text("utf-8")), path
