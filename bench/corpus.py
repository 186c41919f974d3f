"""A site of many pairs with everything that the bundle offers, always the same for one size.

    python -m bench.corpus 1000 FOLDER

A post has 1,640 words and 40 formulas on average: an overview a dozen formulas, a math post as many
more, in statements with proofs. Posts refer to their own labels, to their other half and to other
papers; they cite, and have notes, figures, tables, code and tags. 25 papers make a series; some
papers have a single post and its translation instead of a pair, some a draft. The words come from
random numbers with a fixed seed.
"""

import random
import re
import sys
from pathlib import Path

from bench.corpus_files import dot, drawing, entry, write
from bench.corpus_words import DISPLAYS, FORMULAS, LETTERS, WORDS

PAPERS_TO_A_SERIES = 25
PAPERS_TO_A_PICTURE = 10
SECTIONS = 7
CATEGORIES = ("approximation", "generalisation", "optimisation")
TABLE = "| n | bound |\n|---|---|\n| 1 | 2 |\n| 2 | 4 |\n\nTable: Bounds {#tbl-b}"
CODE = "```python\ndef f{n}(x):\n    return {n} * x  # as in the text\n```"
FORMULA = re.compile(r"\$\$.*?\$\$|\\begin\{align\}.*?\\end\{align\}|\$[^$]+\$", re.DOTALL)


class Author:
    """Writes the posts of a site."""

    def __init__(self, papers: int, seed: int = 0) -> None:
        self.random = random.Random(seed)
        self.papers = papers

    def formula(self, forms: tuple[str, ...] = FORMULAS) -> str:
        """Return a formula that is hardly ever there twice."""
        letters = self.random.sample(LETTERS, 3)
        values = dict(zip("ABCN", [*letters, str(self.random.randint(1, 99))], strict=True))
        return self.random.choice(forms).translate(str.maketrans(values))

    def sentence(self, formulas: float) -> str:
        """Return a sentence; a share of them have a formula, some emphasis or code."""
        words = self.random.choices(WORDS, k=self.random.randint(8, 17))
        chance = self.random.random()
        if chance < formulas:
            words.insert(self.random.randrange(1, len(words)), f"${self.formula()}$")
        elif chance > 0.96:
            words[1] = f"*{words[1]}*"
        elif chance > 0.94:
            words[2] = f"`{words[2]}`"
        return " ".join(words).capitalize() + "."

    def paragraph(self, formulas: float, sentences: int = 5) -> str:
        """Return a paragraph."""
        return " ".join(self.sentence(formulas) for _ in range(sentences))

    def other(self, paper: int) -> int:
        """Return another paper, mostly one of about that time."""
        near = paper + self.random.randint(-30, 30)
        return near if 0 <= near < self.papers else self.random.randrange(self.papers)

    def reference(self, paper: int, label: str = "thm-main") -> str:
        """Return a reference to a statement of another paper that has a math post."""
        other = self.other(paper)
        return f"@p{other}:{label}" if is_pair(other) else f"[@p{other}]"

    def overview(self, paper: int) -> str:
        """Return the body of an overview."""
        share = 0.08
        cited = f"[see @p{self.other(paper)}, §2; @p{self.other(paper)}]"
        parts = [f"{self.paragraph(share, 7)} As {cited} and {self.reference(paper)} say."]
        for k in range(SECTIONS):
            parts += [f"## The idea {k} {{#idea-{k}}}", self.paragraph(share), self.paragraph(0.0)]
            if k == 2:
                parts.append(
                    "| n | bound |\n|---|---|\n| 1 | 2 |\n| 2 | 4 |\n\nTable: Bounds {#tbl-b}"
                )
            if k == 3:
                parts.append(f"::: theorem {{informal-of=thm-main}}\n{self.paragraph(0.0, 2)}\n:::")
            if k == 4:
                picture = f"{{static}}/images/plot-{paper // PAPERS_TO_A_PICTURE}.svg"
                parts.append(f"![{self.sentence(0.0)}]({picture}){{#fig-plot}}")
            last = f"By @{'fig-plot' if k == 5 else 'tbl-b'}, and @p{self.other(paper)} says so."
            parts.append(f"{self.paragraph(share, 4)} {last}{self.note(k)}")
        return "\n\n".join(parts)

    def mathematics(self, paper: int) -> str:
        """Return the body of a math post."""
        share = 0.515
        parts = [f"{self.paragraph(share, 7)} See [@p{paper}, §2] and {self.reference(paper)}."]
        for k in range(SECTIONS):
            parts += [f"## The idea {k} {{#idea-{k}}}", self.paragraph(share)]
            kind, label = ("theorem", "thm-main") if k == 3 else ("lemma", f"lem-{k}")
            parts.append(f"::: {kind} {{#{label}}} On {self.random.choice(WORDS)}s")
            parts += [self.paragraph(share, 2), self.formula(DISPLAYS), ":::", "::: proof"]
            parts += [f"$$\n{self.formula()} \\label{{eq:k{k}}}\n$$", self.paragraph(share, 4)]
            used = f"@{'lem-0' if k else 'lem-1'}, \\eqref{{eq:k{k}}} and [@p{self.other(paper)}]"
            parts += [f"By {used}. {self.sentence(share)}", ":::"]
            parts.append(self.paragraph(share, 4) + self.note(k))
            if k == 4:
                parts.append(CODE.format(n=paper))
            if k == 5:
                parts.append(
                    f"As in {self.reference(paper, 'lem-2')}, and @p{paper}/overview:idea-1."
                )
        return "\n\n".join(parts)

    def note(self, number: int) -> str:
        """Return the call of a note, and the note."""
        return f"[^n{number}]\n\n[^n{number}]: {self.sentence(0.3)}"


def is_pair(paper: int) -> bool:
    """Return whether there are an overview and a math post, both published."""
    return paper % 20 != 19 and paper % 33 != 32


def header(paper: int, half: int) -> list[str]:
    """Return the header of the first or second post on a paper."""
    title = f"On the {WORDS[paper % len(WORDS)]} of networks {paper}"
    lines = [
        f"Date: {2000 + paper // 336}-{paper // 28 % 12 + 1:02}-{paper % 28 + 1:02}",
        f"Category: {CATEGORIES[paper % 3]}",
    ]
    if paper % 20 == 19:
        return [f"Title: {title}", *lines, f"Slug: guide-{paper}", f"Lang: {('en', 'de')[half]}"]
    lines += [
        f"Title: {title}{', with proofs' * half}",
        f"Tags: t{paper % 40}, t{(paper + 7) % 40}",
    ]
    lines += [f"Paper: p{paper}", f"Level: {('overview', 'math')[half]}"]
    lines += [f"Series: Story {paper // PAPERS_TO_A_SERIES}"]
    lines += [f"Part: {paper % PAPERS_TO_A_SERIES + 1}"]
    if paper % 5 == 4 and is_pair(paper - 1):
        lines.append(f"Requires: p{paper - 1}")
    if paper % 33 == 32 and half:
        lines.append("Status: draft")
    if paper % 17 == 3 and half and is_pair(paper):
        lines.append("Corrections: 2024-05-01 error @thm-main: It was $2$, not $1$.")
    return lines


def write_corpus(folder: Path, posts: int) -> None:
    """Write a number of posts, two to a paper, and all that they need."""
    papers = (posts + 1) // 2
    author = Author(papers)
    for number in range(posts):
        paper, half = divmod(number, 2)
        exact = half == 1 and paper % 20 != 19
        body = author.mathematics(paper) if exact else author.overview(paper)
        if not is_pair(paper):
            body = body.replace("informal-of=thm-main", "#thm-main" if not exact else "-")
        if paper % 33 == 32:
            body = body.replace(f"@p{paper}/overview:idea-1", f"[@p{paper}]")
        level = ("overview", "math")[half]
        write(folder / f"posts/{level}-{paper}.md", [*header(paper, half), "", body])
    for number in range(papers):
        if number % PAPERS_TO_A_PICTURE == 0:
            write(folder / f"images/plot-{number // PAPERS_TO_A_PICTURE}.svg", [drawing(number)])
        if number % (2 * PAPERS_TO_A_SERIES) == 0:
            story = f"story-{number // PAPERS_TO_A_SERIES}"
            write(folder / f"series/{story}.md", [f"Title: {story}", "", author.paragraph(0.1)])
    (folder / "images/dot.png").write_bytes(dot())
    for name in ("pages/about", "pages/notation", "tags/t1", "tags/t2", "categories/optimisation"):
        lines = [f"Title: {name.rpartition('/')[2].title()}", "", author.paragraph(0.2)]
        write(folder / f"{name}.md", lines)
    write(folder / "references.bib", [entry(n) for n in range(papers)])


def count(folder: Path) -> tuple[float, float]:
    """Return how many words and formulas a post has on average."""
    texts = [path.read_text("utf-8").partition("\n\n")[2] for path in folder.glob("posts/*.md")]
    words = sum(len(FORMULA.sub(" ", text).split()) for text in texts)
    return words / len(texts), sum(len(FORMULA.findall(text)) for text in texts) / len(texts)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[2]), int(sys.argv[1]))
    print("a post has {:.0f} words and {:.1f} formulas".format(*count(Path(sys.argv[2]))))
