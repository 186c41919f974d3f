"""Plugins, templates, style sheets and scripts use the same names: one that is misspelt fails."""

import ast
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from pygments.token import STANDARD_TYPES

from plugins.citations.settings import BRACKETS
from plugins.core.generated_markup import USES, Class, Data, Prefix, selectors_left_out
from plugins.core.rules import RULES
from plugins.previews.excerpts import BLOCKS, ENDS, REFERENCES

SHEETS = sorted(ROOT.glob("theme/static/css/*.css"))
SCRIPTS = sorted(ROOT.glob("theme/static/js/*.js"))
TEMPLATES = sorted(ROOT.glob("theme/templates/**/*.html"))
MODULES = sorted(ROOT.glob("plugins/**/*.py"))
#: Formulas have classes of their own, which only `texmath` and its style sheets know: m-….
TEXMATH = "".join(path.read_text("utf-8") for path in MODULES if "texmath" in path.parts)
NAME = r"[a-zA-Z_][\w-]*"
#: What Jinja or a script puts into a text.
FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}")
#: Classes of others: of Markdown's extensions, of authors ("attr_list"), math-core, utterances.
OTHERS = {
    *("tabbed-set", "tabbed-content", "danger", "important", "warning"),
    *("admonition", "admonition-title", "caption", "filename", "highlight", "task-list-item"),
    *("hll", "linenos", "lineno", "linenodiv"),
    *("align-left", "align-right", "align-center", "only-dark", "only-light"),
    *("math-core-monospace-font", "math-core-sans-serif-font"),
    *("utterances", "utterances-frame"),
}


def selectors_of(sheet: Path) -> str:
    """The selectors of a style sheet, without texts and comments."""
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r'"[^"]*"', '""', css)
    rules = re.findall(r"([^{};]+)\{", css)
    return "\n".join(rule for rule in rules if not rule.lstrip().startswith("@"))


def code_of(script: Path) -> str:
    """A script without its comments."""
    return re.sub(r"^\s*//.*$", "", script.read_text("utf-8"), flags=re.MULTILINE)


def asked_of(script: Path) -> str:
    """The selectors in a script: texts with a dot before a name."""
    quoted = re.findall(r"""(["'`])((?:(?!\1).)*)\1""", FILLED.sub("", code_of(script)))
    texts = (text for _, text in quoted if not text.endswith(".js"))
    return "\n".join(text for text in texts if re.search(rf"(?:^|[\s,(:>a-z])\.{NAME}", text))


@cache
def written() -> frozenset[str]:
    """The classes that templates and scripts write; a star is for what is put in."""
    html = "".join(path.read_text("utf-8") for path in TEMPLATES)
    values = re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', html)
    for script in SCRIPTS:
        code = code_of(script)
        values += re.findall(r"""className\s*[:=]\s*["']([^"']+)""", code)
        values += re.findall(r"""classList\.\w+\(["']([^"']+)""", code)
        values += re.findall(r"""make\(["']\w+["'], ["'`]([^"'`]+)""", code)
        values += re.findall(rf"""\? ["']({NAME})["'] : ["']{{2}}""", code)
    return frozenset(name for value in values for name in FILLED.sub("*", value).split())


def is_written(name: str) -> bool:
    """Whether anybody writes a class."""
    if name in {*Class, *OTHERS, *BRACKETS, *STANDARD_TYPES.values()}:
        return True
    if any(re.fullmatch(rf"{prefix}(\d+|[a-z]+)", name) for prefix in Prefix):
        return True
    if name.startswith("m-"):
        stem = re.sub("[0-9]+$", "", name)
        spelled = re.search(rf'[" :]{name}(?=[" 0-9])', TEXMATH)
        return spelled is not None or f'"{stem}' in TEXMATH
    return any(fnmatchcase(name, one) for one in written() - {"*"})


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_knows_only_classes_that_somebody_writes(sheet):
    names = set(re.findall(rf"\.({NAME})", selectors_of(sheet)))
    assert [name for name in sorted(names) if not is_written(name)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_asks_only_for_classes_that_somebody_writes(script):
    names = set(re.findall(rf"\.({NAME})", asked_of(script)))
    assert [name for name in sorted(names) if not is_written(name)] == []


def test_the_data_attributes_of_the_theme_are_written_by_somebody():
    html = "".join(path.read_text("utf-8") for path in TEMPLATES)
    known = {*Data, *re.findall(r"\bdata-[a-z-]+", html)}
    # Of what a script writes itself, ``dataset.scheme = …``.
    for script in SCRIPTS:
        known |= {f"data-{name}" for name in re.findall(r"dataset\.(\w+) =[^=]", code_of(script))}
    asked = "".join([*map(selectors_of, SHEETS), *map(code_of, SCRIPTS)])
    assert set(re.findall(r"\bdata-[a-z-]+", asked)) - known == set()
    read = set(re.findall(r"\bdataset\.(\w+)", asked))
    assert {f"data-{name}" for name in read} - known == set()


def test_every_name_is_written_by_a_plugin_or_is_of_others():
    code = "".join(p.read_text("utf-8") for p in MODULES if "generated_markup" not in p.parts)
    unused = [one for one in Class if not re.search(rf"\bClass\.{one.name}\b", code)]
    unused = [one for one in unused if not re.search(rf'(?<=[" (]){one}(?=[" )])', TEXMATH)]
    # Of a footnote that is left out nobody asks more.
    assert set(unused) <= {Class.HEADERLINK, Class.TOC, Class.FOOTNOTE_LIST}
    for one in (*Data, *Prefix):
        assert f"{type(one).__name__}.{one.name}" in code


@pytest.mark.parametrize(
    "module",
    [path for path in MODULES if "core" not in path.parts],
    ids=lambda path: path.relative_to(ROOT / "plugins").as_posix(),
)
def test_a_plugin_spells_no_class_itself(module):
    tree = ast.parse(module.read_text("utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in documents
    ]
    # Single words, and the names of rules, are used for other things as well; m-… is texmath's.
    names = "|".join(one for one in Class if "-" in one and one not in RULES)
    spelled = re.compile(rf"class=[\"'](?!m-)\w|(?<![\w-])({names})(?![\w-])")
    assert [text for text in texts if spelled.search(text)] == []


def test_what_the_script_of_previews_leaves_out_is_what_the_plugin_leaves_out():
    (script,) = (path.read_text("utf-8") for path in SCRIPTS if path.name == "previews.js")

    def constant(name: str) -> list[str]:
        (value,) = re.findall(rf"\b{name} =\s+(.*?)(?:;|, [A-Z]+ =)", script, re.DOTALL)
        return "".join(re.findall(r"""["'`]([^"'`]*)["'`]""", value)).split(", ")

    own = {".copy-tex", ".preview"}
    assert {*constant("LEFT_OUT")} == {*selectors_left_out("preview"), *own}
    assert {*constant("REFERENCES")} == {f"a.{name}" for name in REFERENCES}
    assert {one for one in constant("END") if one.startswith(".")} == {f".{name}" for name in ENDS}
    assert f"PARAGRAPHS = {BLOCKS}" in script


def test_what_a_page_uses_is_styled_by_the_sheet_of_that_name():
    classes = {sheet.stem: set(re.findall(rf"\.({NAME})", selectors_of(sheet))) for sheet in SHEETS}
    for use, marks in USES.items():
        styled = classes.get(use, set())
        for mark in (mark[1:] for mark in marks if styled and mark.startswith(".")):
            assert any(fnmatchcase(name, mark) for name in styled), (use, mark)


def test_templates_ask_for_uses_that_there_are():
    html = "".join(path.read_text("utf-8") for path in TEMPLATES)
    assert {*re.findall(r'"([^"]+)" (?:not )?in page_uses', html)} == {*USES}
