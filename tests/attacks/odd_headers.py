"""Headers that nobody should write: values for each field, in each of the five header syntaxes."""

import json
from collections.abc import Iterator
from html import escape

#: Fields with a meaning for Pelican, for us, for other engines; and names of attributes.
FIELDS = (
    *("title", "date", "modified", "slug", "lang", "status", "template", "timezone", "url"),
    *("save_as", "permalink", "published", "draft", "category", "categories", "tags", "author"),
    *("authors", "summary", "excerpt", "paper", "pair", "level", "series", "part", "series_index"),
    *("requires", "generalizes", "corrections", "macros", "proofs", "ignore", "redirect_from"),
    *("aliases", "translation", "date_format", "image", "cover", "image_alt", "description"),
    *("keywords", "toc", "comments", "hidden", "layout", "css", "related_posts", "share_post"),
    *("readtime", "prev_article", "outline", "words", "minutes", "card", "title_html"),
    *("settings", "content", "metadata", "source_path", "path", "reader", "translations"),
    *("diptych", "_content", "locale_date", "in_default_lang", "html", "default_status"),
    *("relative_source_path", "author_addresses"),
)  # fmt: skip
#: What a text in a field may be.
TEXTS = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "quotes": "\"'><svg/onload=alert(1)>",
    "half a tag": "<a href='",
    "comment": "--><!--",
    "cdata": "]]><![CDATA[",
    "long": "word " * 2000,
    "one long word": "x" * 20000,
    "long in other letters": "ü" * 300,
    "right to left": "\u202egnp.\u202c\u200f\u2066x",
    "nothing to see": "\u200b\u2060\ufeff",
    "emoji": "🎉👩‍👩‍👧",
    "jinja": "{{ 7 * 7 }}{% include 'base.html' %}{{ config }}",
    "format": "{0}{slug}{date:%Y}{article.settings}",
    "percent": "%s%n%(x)s%Q%",
    "backslash": "\\1\\g<0>\\u\\",
    "up": "../../../etc/passwd",
    "up, quoted": "%2e%2e%2f%2e%2e%2fx",
    "root": "/etc/passwd",
    "dots": "..",
    "dot": ".",
    "slash": "/",
    "drive": "C:\\x\\..\\y",
    "no host": "http://[",
    "script address": "javascript:alert(1)",
    "static": "{static}" + "x" * 300,
    "filename": "{filename}/no.md",
    "negative": "-1",
    "float": "1e400",
    "nan": "nan",
    "infinite": "-.inf",
    "many digits": "9" * 5000,
    "year zero": "0000-00-00",
    "year one": "0001-01-01",
    "last year": "9999-12-31 23:59 -12:00",
    "far": "99999-01-01",
    "offset": "2024-01-01 10:00 +24:00",
    "time only": "10:00",
    "formula": "$\\frac{$ \\(x^{2",
    "brackets": "[" * 300,
    "separators": ";,;, ; and ,",
    "unsafe yaml": "!!python/object/apply:os.system ['true']",
    "reference": "[@nobody] @thm-nothing \\eqref{x}",
    "true": "true",
    "null": "null",
}
#: Characters that only a syntax with escapes can write.
ESCAPED = {
    "zero": "a\0b",
    "form feed": "a\fb",
    "controls": "\x01\x1b[31m\x7f",
    "lines": "a\nb\r\nc",
}
#: What only YAML can write.
YAML = {
    "map": "{name: X, part: 2}",
    "map of maps": "{a: {b: {c: [1, {d: ~}]}}}",
    "list": "[a, b, 3, ~, true]",
    "list of maps": "[{name: A}, {title: B}, {x: y}, []]",
    "empty list": "[]",
    "empty map": "{}",
    "empty": "",
    "null": "~",
    "number": "5",
    "float": ".nan",
    "date": "2024-01-01T00:00:00Z",
    "anchor": "&a [*a]",
    "key": "{? [a, b] : c}",
    "tag": "!!python/object/apply:os.system ['true']",
    "binary": "!!binary aGVsbG8=",
    "surrogate": '"\\ud800"',
    "escapes": '"\\0\\a\\b\\f\\u2028\\ufffe"',
    "bomb": "[&a [x,x,x,x], &b [*a,*a,*a,*a], &c [*b,*b,*b,*b], &d [*c,*c,*c,*c], [*d,*d,*d,*d]]",
    "deep": "[" * 200 + "]" * 200,
    "block": "|\n  a\n\n  b: c\n  - d",
    "folded": ">-\n  a\n  b",
    "set": "!!set {a, b}",
    "merge": "{<<: {a: b}}",
    "wrong": "[a, b",
    "tab": "\t- x",
}
#: What only TOML can write.
TOML = {
    "table": '{name = "X", part = 2}',
    "array": '["a", 3, 1.5, true, [], {name = "Y"}]',
    "empty": "[]",
    "number": "-5",
    "nan": "nan",
    "inf": "-inf",
    "date": "2024-01-01",
    "time": "07:32:00",
    "date and time": "1979-05-27T00:32:00.999999-07:00",
    "first": "0001-01-01T00:00:00+14:00",
    "last": "9999-12-31T23:59:59-14:00",
    "true": "true",
    "wrong": "[1, ",
    "twice": '"a"\nsame = 1\nsame = 2',
    "lines": '"""\na\nb"""',
}
SUFFIX = {"plain": "md", "yaml": "md", "toml": "md", "rst": "rst", "html": "html"}


def values(syntax: str) -> dict[str, str]:
    """The values as they are written in a syntax, by what they are."""
    if syntax == "plain":
        return TEXTS
    if syntax == "rst":
        return {name: text.replace("\\", "\\\\") for name, text in TEXTS.items()}
    if syntax == "html":
        return {name: escape(text) for name, text in (TEXTS | ESCAPED).items()}
    texts = {f"text: {name}": json.dumps(text) for name, text in (TEXTS | ESCAPED).items()}
    if syntax == "yaml":
        return texts | YAML
    return {name: text.replace("\x7f", "\\u007f") for name, text in texts.items()} | TOML


def attack(syntax: str, field: str, value: str) -> str:
    """A post with one wrong field."""
    usual = {"title": "An attack", "date": "2024-01-01", "tags": "t"}
    rest = {name: text for name, text in usual.items() if name != field}
    if syntax == "plain":
        lines = [*(f"{name}: {text}" for name, text in rest.items()), f"{field}: {value}", ""]
    elif syntax == "yaml":
        lines = ["---", *(f"{name}: {text}" for name, text in rest.items())]
        lines += [f"{field}: {value}", "---"]
    elif syntax == "toml":
        lines = ["+++", *(f'{name} = "{text}"' for name, text in rest.items())]
        lines += [f"{field} = {value}", "+++"]
    elif syntax == "rst":
        title = value if field == "title" else "An attack"
        lines = [title, "#" * (len(title) + 9), ""]
        fields = rest if field == "title" else {**rest, field: value}
        lines += [f":{name}: {text}" for name, text in fields.items() if name != "title"]
    else:
        title = value if field == "title" else "An attack"
        fields = {**rest, field: value}
        metas = [f'<meta name="{n}" content="{v}">' for n, v in fields.items() if n != "title"]
        lines = ["<html><head>", f"<title>{title}</title>", *metas, "</head><body>"]
    return "\n".join([*lines, "", "Words of the post.", "", "</body>" if syntax == "html" else ""])


def attacks(syntax: str, every: int = 1, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield names of files and posts: of all pairs of field and value, each ``every``-th."""
    pairs = [(field, name, value) for field in FIELDS for name, value in values(syntax).items()]
    for number, (field, name, value) in list(enumerate(pairs))[first::every]:
        where = "".join(c if c.isalnum() else "-" for c in f"{field}-{name}")
        yield f"{syntax}-{number}-{where}.{SUFFIX[syntax]}", attack(syntax, field, value)
