"""Edits of what posts say: each function changes something and returns what it did."""

import random
import re

from .sources import WORDS, NothingToDoError, Sources, pick, sentence

LABEL = re.compile(r"::: (?:theorem|lemma|remark|definition) \{#([\w-]+)")
#: Letters and symbols that no font had to have yet: of text, then of formulas.
LETTERS = "ЖĐœøŁşΩπễ漢אﬁ→☃"
SYMBOLS = (
    r"\aleph",
    r"\hbar",
    r"\mathfrak{g}",
    r"\wp",
    r"\oint",
    r"\bigl( x \bigr)",
    r"\Rightarrow",
)


def change_word(site: Sources, chance: random.Random) -> str:
    """Another word in a sentence."""
    post = site.some_post(chance)
    body = site.parts(post)[1]
    found = pick(chance, list(re.finditer(rf"\b(?:{'|'.join(WORDS)})\b", body)))
    word = chance.choice(WORDS)
    site.set_body(post, body[: found.start()] + word + body[found.end() :])
    return f"{site.name(post)}: {found[0]} → {word}"


def change_word_unseen(site: Sources, chance: random.Random) -> str:
    """Another word of the same length, in a file that says that it is as old as before."""
    post = site.some_post(chance)
    header, body = site.parts(post)
    word = pick(chance, [word for word in WORDS if word in body])
    other = pick(chance, [one for one in WORDS if len(one) == len(word) and one != word])
    site.write_at_the_same_time(post, header + body.replace(word, other, 1))
    return f"{site.name(post)}: {word} → {other}, with the same time and size"


def add_paragraph(site: Sources, chance: random.Random) -> str:
    """A paragraph more, now and then a long one."""
    text = " ".join(sentence(chance) for _ in range(chance.choice((1, 3, 40))))
    return add_block(site, chance, text)


def remove_block(site: Sources, chance: random.Random) -> str:
    """A paragraph, a heading, a statement or the like less."""
    post = site.some_post(chance)
    blocks = site.blocks(post)
    gone = blocks.pop(chance.randrange(len(blocks))) if blocks else ""
    site.set_blocks(post, blocks)
    return f"{site.name(post)}: without {gone[:50]!r}"


def move_block(site: Sources, chance: random.Random) -> str:
    """Two blocks in each other's places."""
    post = site.some_post(chance)
    blocks = site.blocks(post)
    if len(blocks) < 2:
        raise NothingToDoError
    at = chance.randrange(len(blocks) - 1)
    blocks[at : at + 2] = reversed(blocks[at : at + 2])
    site.set_blocks(post, blocks)
    return f"{site.name(post)}: {blocks[at][:40]!r} comes earlier"


def add_block(site: Sources, chance: random.Random, *texts: str) -> str:
    """Some text in a post, ``.md`` of a page or an introduction too."""
    anywhere = chance.random() < 0.25
    post = pick(chance, site.files("**/*.md")) if anywhere else site.some_post(chance)
    blocks = site.blocks(post)
    at = chance.randint(0, len(blocks))
    blocks[at:at] = texts
    site.set_blocks(post, blocks)
    return f"{site.name(post)}: with {texts[0][:60]!r}"


def add_letter(site: Sources, chance: random.Random) -> str:
    """A letter that fonts did not have."""
    return add_block(site, chance, f"A {chance.choice(LETTERS)} and more.")


def add_formula(site: Sources, chance: random.Random) -> str:
    """A formula with another symbol."""
    ends = chance.choice(("$", "$$"))
    return add_block(site, chance, f"{ends}{chance.choice(SYMBOLS)}_{chance.randint(0, 9)}{ends}")


def add_broken_formula(site: Sources, chance: random.Random) -> str:
    """A formula that cannot be typeset."""
    return add_block(site, chance, r"So $\frac{1}{$ or $\nosuch x$.")


def add_statement(site: Sources, chance: random.Random) -> str:
    """A statement more: those after it have other numbers."""
    label = f"lem-n{chance.randint(0, 5)}"
    kind = chance.choice(("lemma", "theorem", "definition", "remark"))
    text = f"::: {kind} {{#{label}}} Of {chance.choice(WORDS)}\n{sentence(chance)}\n:::"
    return add_block(site, chance, text)


def add_statement_in_words(site: Sources, chance: random.Random) -> str:
    """A statement in words of one that is there, or not."""
    label = chance.choice(("lem-one", "thm-main", "thm-none", "beta2002:thm-main"))
    return add_block(site, chance, f"::: theorem {{informal-of={label}}}\n{sentence(chance)}\n:::")


def change_statement(site: Sources, chance: random.Random) -> str:
    """Other words in a statement: texts in words are out of date, cards show it."""
    post = site.some_post(chance, "::: theorem")
    body = site.parts(post)[1]
    found = pick(chance, list(re.finditer(r"(::: theorem[^\n]*\n)([^\n:]*)", body)))
    text = chance.choice((f"{sentence(chance)} $z^{chance.randint(2, 9)}$", sentence(chance)))
    site.set_body(post, f"{body[: found.start(2)]}{text}{body[found.end(2) :]}")
    return f"{site.name(post)}: {found[1].strip()} says {text[:40]!r}"


def rename_label(site: Sources, chance: random.Random) -> str:
    """Another name of a label, where it is defined, or everywhere."""
    post = site.some_post(chance, "{#lem-one}")
    label = pick(chance, LABEL.findall(site.parts(post)[1]))
    new = f"lem-r{chance.randint(0, 9)}"
    everywhere = chance.random() < 0.5
    for path in site.posts() if everywhere else [post]:
        text = site.read(path)
        changed = text.replace(label, new) if everywhere else text.replace(f"#{label}", f"#{new}")
        if changed != text:
            site.write(path, changed)
    return f"{site.name(post)}: {label} → {new}{' everywhere' if everywhere else ''}"


def add_reference(site: Sources, chance: random.Random) -> str:
    """A reference to a label here, in another post, on another site, or nowhere."""
    label = chance.choice(("lem-one", "thm-main", "idea", "eq-a", "fig-plot", "lem-n1", "one"))
    place = chance.choice(
        ("", "", "alpha2001:", "beta2002/overview:", "single:", "draft:", "topic:")
    )
    text = chance.choice(
        (f"@{place}{label}", f"[words](#{place}{label})", f"@other:thm-{label[-1]}")
    )
    return add_block(site, chance, f"As in {text}, and @other:thm-x.")


def add_citation(site: Sources, chance: random.Random) -> str:
    """A citation, of an entry that may not be there."""
    keys = ("alpha2001", "beta2002", "extra2010", "other2011", "none1999")
    key = chance.choice(keys)
    text = chance.choice((f"@{key} says", f"[@{key}, §{chance.randint(1, 5)}]", f"[-@{key}]"))
    return add_block(site, chance, f"See {text} so.")


def add_note(site: Sources, chance: random.Random) -> str:
    """A note, before or after others."""
    name = f"m{chance.randint(0, 99)}"
    return add_block(site, chance, f"Noted.[^{name}]", f"[^{name}]: {sentence(chance)} $u$.")


def add_equation(site: Sources, chance: random.Random) -> str:
    """A display with a number, and a mention of it."""
    label = f"eq:n{chance.randint(0, 3)}"
    return add_block(site, chance, f"$$\nv^2 \\label{{{label}}}\n$$", f"By \\eqref{{{label}}}.")


def change_equation_label(site: Sources, chance: random.Random) -> str:
    """The label of an equation, which others mention."""
    post = site.some_post(chance, r"\label{eq:a}")
    body = site.parts(post)[1]
    site.set_body(post, body.replace(r"\label{eq:a}", chance.choice(("", r"\label{eq:b}"))))
    return f"{site.name(post)}: no eq:a any more"


def change_heading(site: Sources, chance: random.Random) -> str:
    """Another heading, with the same label or another."""
    post = site.some_post(chance, "\n## ")
    body = site.parts(post)[1]
    found = pick(chance, list(re.finditer(r"^(## )(.*?)( \{#.*\})?$", body, re.MULTILINE)))
    label = chance.choice((found[3] or "", found[3] or "", "", " {#idea}", " {#one pair=idea}"))
    heading = f"## On {chance.choice(WORDS)} $h_{chance.randint(0, 9)}${label}"
    site.set_body(post, body[: found.start()] + heading + body[found.end() :])
    return f"{site.name(post)}: {found[0]} → {heading}"


def add_picture(site: Sources, chance: random.Random) -> str:
    """A figure, or a picture that is not there."""
    name = chance.choice(("plot.svg", "tent.png", "new0.png", "none.svg"))
    source = f"{{static}}/images/{name}"
    return add_block(site, chance, f"![Of {chance.choice(WORDS)}]({source}){{#fig-{name[:3]}}}")


def add_code(site: Sources, chance: random.Random) -> str:
    """Code, a table, or a list of definitions."""
    code = '```{.python filename="a.py"}\nx = 1\n```'
    table = "| a | b |\n|---|---|\n| $x$ | 2 |\n\nTable: Of words {#tbl-w}"
    return add_block(site, chance, chance.choice((code, table, "Term\n:   What it is.", "[TOC]")))


def add_link(site: Sources, chance: random.Random) -> str:
    """A link to the file of another post, by its name."""
    other = pick(chance, site.posts())
    return add_block(site, chance, f"See [it]({{filename}}/{other.relative_to(site.content)}).")
