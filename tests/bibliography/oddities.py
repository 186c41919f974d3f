"""A large .bib with what people's files hold, and the faults that were put into it."""

import random
from dataclasses import dataclass, field

AUTHORS = (
    r"Erd{\H{o}}s, Paul and R{\'e}nyi, Alfr{\'e}d",
    r"Nguy{\~{\^e}}n, V\u{a}n and {\L}ukasiewicz, Jan",
    "van der Waerden, B. L. and others",
    "Knuth, Jr, Donald E. and {The {CNN} Team}",
    r"{\O}ystein Ore and Max M{\"u}ller and Ada Lovelace",
    "family=Simon, given=Ann, prefix=de and Tjong Kim Sang, Erik F.",
    "M. Telgarsky",
)
TITLES = (
    r"On the {ReLU} and $O(n^{2})$ units",
    r"\emph{Deep} nets --- R{\&}D at 100\%",
    r"``Quoted'' {\textsc{Small}} caps",
    "{Everything in Braces}",
    r"L{\'e}vy's {P}roof, or: \url{https://example.org/~a_b}",
)
REST = (
    'journal = jmlr # " (Series B)", volume = 12, number = {3}, pages = {1--23}, month = oct',
    "journal = {CoRR}, volume = {abs/1706.03762}",
    "booktitle = {Proc.}, eprint = {1602.04485}, archiveprefix = {arXiv}, month = {7}",
    "crossref = {proc}, doi = {https://doi.org/10.1109/18.256\\_500}",
    "journaltitle = {Ann. Math.}, location = {Berlin}, url = {\\url{https://x.org/a\\_b}}",
    'howpublished = "\\url{https://openreview.net/forum?id=Ab_c}", note = "{A} note"',
)


@dataclass
class Bib:
    """The text, the keys that must be read, and the faults as (line, rule)."""

    lines: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def add(self, text: str, key: str = "", fault: tuple[int, str] | None = None) -> None:
        """Add an entry; a fault has the line within it."""
        if fault:
            self.faults.append((len(self.lines) + fault[0], fault[1]))
        self.keys += [key] * bool(key)
        self.lines += text.split("\n")


def sound(key: str, chosen: random.Random) -> str:
    kind = chosen.choice(("article", "InProceedings", "MISC", "book", "online"))
    author, title, rest = (chosen.choice(part) for part in (AUTHORS, TITLES, REST))
    body = f"  title = {{{title}}},\n  author = {{{author}}},\n  year = 2016,\n  {rest}"
    if chosen.random() < 0.2:
        return f"@{kind}({key},\n{body}\n)"
    return f"@{kind}{{{key},\n{body},\n}}"


def broken(key: str, number: int) -> tuple[str, str, tuple[int, str]]:
    """Return an entry with one fault, its key "" if it cannot have any, and the fault."""
    head, tail = f"@article{{{key},", "  year = 2001\n}"
    body = "  title = {T},\n  author = {A B},"
    cases = (
        (f"{head}\n  title = {{The {{CNN paper}},\n  author = {{A B}},\n{tail}", (2, "bib-entry")),
        (f"{head}\n  title = {{T}}\n  author = {{A B}},\n{tail}", (2, "bib-entry")),
        (f"{head}\n{body}\n  year = 2001\n", (4, "bib-entry")),
        (f"{head}\n  title = {{T}}}} more}},\n  author = {{A B}},\n{tail}", (2, "bib-entry")),
        (f"{head}\n{body}\n  journal = nobody-knows,\n{tail}", (4, "bib-string")),
        (f"@article{{{key}\n{body}\n{tail}", (1, "bib-entry")),
        (f"{head}\n  author = {{A B}},\n{tail}", (1, "bib-field")),
        (f"{head}\n{body}\n  crossref = {{nowhere}},\n{tail}", (4, "bib-field")),
        (f"{head}\n{body}\n  title = {{Other}},\n{tail}", (4, "bib-field")),
        (f"@article{{,\n{body}\n{tail}", (1, "bib-entry")),
    )
    text, fault = cases[number % len(cases)]
    return text, "" if text.startswith("@article{,") else key, fault


def make_bib(count: int, seed: int = 1) -> Bib:
    """Return so many entries, every twelfth of them with a fault."""
    chosen, bib = random.Random(seed), Bib()
    bib.add('@STRING{jmlr = "J. Mach. Learn. Res."}\n@string(later = {x})\n% @article{no,\n%}')
    for number in range(count):
        key = f"{chosen.choice(('Key', 'DBLP:conf/nips/', 'a.b-c_', 'Ärger+'))}{number}"
        if number % 12 == 5:
            bib.add(*broken(key, number // 12))
        else:
            bib.add(sound(key, chosen), key)
        if number % 50 == 0:
            bib.add("@comment{jabref-meta: {x} }\nnotes by hand, a@b.org\n")
    bib.add("@proceedings{proc,\n title = {Proceedings}, year = 2016, editor = {E F}}", "proc")
    return bib
