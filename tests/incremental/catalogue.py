"""All edits by their names, and a random choice among them."""

import random
from collections.abc import Callable, Iterator

from . import edits_files, edits_headers, edits_site, edits_texts, edits_theme
from .sources import NothingToDoError, Sources

Edit = Callable[[Sources, random.Random], str]
MODULES = (edits_texts, edits_headers, edits_files, edits_site, edits_theme)
#: What is no edit by itself.
HELPERS = {"add_block"}
#: How often the edits of a module are made, in relation to others.
WEIGHTS = dict(zip((module.__name__ for module in MODULES), (5, 4, 3, 4, 3), strict=True))
#: Such edits are made oftener than others of their module.
OFTEN = {"change_word": 4, "change_setting": 6, "change_entry": 3, "rename_label": 3,
         "change_template": 3, "change_status": 3, "add_statement": 2, "come_back": 3}  # fmt: skip


def _edits() -> Iterator[tuple[str, Edit]]:
    for module in MODULES:
        for name, value in vars(module).items():
            own = getattr(value, "__module__", "") == module.__name__ and callable(value)
            if own and not name.startswith("_") and name not in HELPERS:
                yield name.replace("_", "-"), value


EDITS: dict[str, Edit] = dict(_edits())


def weigh(name: str) -> float:
    """Return how often an edit is made."""
    function = EDITS[name]
    count = sum(one.__module__ == function.__module__ for one in EDITS.values())
    return WEIGHTS[function.__module__] * OFTEN.get(name.replace("-", "_"), 1) / count


def make_edit(site: Sources, chance: random.Random, names: list[str]) -> str:
    """Make one edit, and return its name and what it did."""
    for _ in range(200):
        name = chance.choices(names, [weigh(one) for one in names])[0]
        try:
            return f"{name}: {EDITS[name](site, chance)}"
        except NothingToDoError:
            continue
    raise NothingToDoError
