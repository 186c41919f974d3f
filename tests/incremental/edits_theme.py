"""Edits of the theme: templates, partials, style sheets, scripts."""

import random
import re
import shutil

from .sources import Sources, pick

#: Where a template may say more.
END_TAG = re.compile(r"</(?:p|li|a|span|nav|h\d|div|article|section|footer|header|main)>")
MAIN_TEMPLATES = (
    *("base.html", "article.html", "index.html", "series.html", "paper.html"),
    *("partials/site/footer.html", "partials/article/header.html", "partials/listing/card.html"),
)


def change_template(site: Sources, chance: random.Random) -> str:
    """A word more in a template, a partial or a macro."""
    path = pick(chance, site.files("**/*.html", "theme/templates"))
    return _say_more(site, chance, path.relative_to(site.root / "theme/templates").as_posix())


def change_main_template(site: Sources, chance: random.Random) -> str:
    """A word more where many pages show it."""
    return _say_more(site, chance, chance.choice(MAIN_TEMPLATES))


def _say_more(site: Sources, chance: random.Random, name: str) -> str:
    path = site.root / "theme/templates" / name
    text = site.read(path)
    found = pick(chance, list(END_TAG.finditer(text)))
    more = chance.choice((f"<!-- {chance.randint(0, 99)} -->", "{{ greet('you') }}"))
    site.write(path, text[: found.start()] + more + text[found.start() :])
    return f"{site.name(path)}: {more}"


def override_template(site: Sources, chance: random.Random) -> str:
    """A template of the site's own in the place of one of the theme's."""
    theme, overrides = site.root / "theme/templates", site.root / "overrides"
    path = pick(chance, site.files("**/*.html", "theme/templates"))
    own = overrides / path.relative_to(theme)
    own.parent.mkdir(parents=True, exist_ok=True)
    text = site.read(path)
    found = pick(chance, list(END_TAG.finditer(text)))
    more = f"{{{{ greet('{chance.randint(0, 9)}') }}}}"
    site.write(own, text[: found.start()] + more + text[found.start() :])
    return f"{site.name(own)}: {more}"


def remove_override(site: Sources, chance: random.Random) -> str:
    """The theme's own template again."""
    path = pick(chance, site.files("**/*.html", "overrides"))
    site.remove(path)
    return f"{site.name(path)} is gone"


def break_template(site: Sources, chance: random.Random) -> str:
    """A template that cannot be compiled; the build fails, and must be well once it is mended."""
    path = pick(chance, site.files("partials/**/*.html", "theme/templates"))
    site.write(path, site.read(path) + "{% if %}")
    return f"{site.name(path)} is broken"


def change_style_sheet(site: Sources, chance: random.Random) -> str:
    """A rule more, or another colour, which cards have too."""
    path = pick(chance, site.files("css/*.css", "theme/static"))
    text = site.read(path)
    colour = f"#{chance.randrange(16**6):06x}"
    changed = re.sub(r"#[0-9a-f]{6}", colour, text, count=1)
    if changed == text or chance.random() < 0.5:
        changed = f"{text}\n.n{chance.randint(0, 9)} {{ color: {colour}; }}\n"
    site.write(path, changed)
    return f"{site.name(path)}: {colour}"


def change_script(site: Sources, chance: random.Random) -> str:
    """A statement more in a script."""
    path = pick(chance, site.files("js/*.js", "theme/static"))
    site.write(path, f"{site.read(path)}\nwindow.n{chance.randint(0, 9)} = 1;\n")
    return f"{site.name(path)}: a statement more"


def change_static_of_theme(site: Sources, chance: random.Random) -> str:
    """A file more in the theme, or one less."""
    path = site.root / "theme/static/icons" / f"more{chance.randint(0, 1)}.svg"
    if path.exists():
        site.remove(path)
        return f"{site.name(path)} is gone"
    site.write(path, "<svg/>")
    return f"{site.name(path)} is new"


def change_fonts(site: Sources, chance: random.Random) -> str:
    """A font of the theme that is another, or what is kept of it."""
    fonts = site.root / "theme/static/fonts"
    if chance.random() < 0.5:
        text = site.read(site.root / "theme/fonts.toml")
        site.write(site.root / "theme/fonts.toml", text.replace('"mkmk", ', "", 1) + "\n")
        return "theme/fonts.toml: without mkmk"
    target = fonts / "stix-two-text-semibold-whole.woff2"
    source = chance.choice(("regular", "italic"))
    shutil.copyfile(fonts / f"stix-two-text-{source}-whole.woff2", target)
    return f"{site.name(target)} is {source}"
