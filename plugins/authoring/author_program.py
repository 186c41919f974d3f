"""The program that reads the command line of ``diptych``, with a hint at what was meant."""

import re
from typing import Any

from invoke.exceptions import ParseError
from invoke.program import Program

from ..core.diagnostics import nearest

#: What invoke says of a word that is no task and no flag.
UNKNOWN = re.compile(r"No idea what '([^']{1,100})' is")


class AuthorProgram(Program):
    """Reads tasks and flags as invoke does, and says what a misspelt one was meant to be."""

    def parse_tasks(self) -> None:
        """Read the tasks; invoke calls this."""
        try:
            super().parse_tasks()
        except ParseError as error:
            raise ParseError(self._with_hint(error), error.context) from None

    def _with_hint(self, error: ParseError) -> str:
        text = str(error)
        if "did not receive required" in text:
            task = getattr(error.context, "name", "")
            return f"{text}; `{self.binary} --help {task}` has examples"
        if not (found := UNKNOWN.match(text)):
            return text
        word, context = found[1], error.context
        tasks: Any = self.collection
        known = [*getattr(context, "flags", ())] if word.startswith("-") else [*tasks.task_names]
        where = f"`{self.binary} {getattr(context, 'name', '') or ''} --help`".replace("  ", " ")
        return f"{text} {nearest(word, known) or f'{where} lists what there is'}"
