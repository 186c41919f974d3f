"""Write again how the formulas of tests/data/speech.jsonl are read aloud.

    npm install --prefix dev/speech
    python dev/speech.py

A line has the TeX, the intents of its MathML, how speech-rule-engine says it, and a digest of the
MathML that it has said. Read what `git diff` shows before you commit it.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
FILE = ROOT / "tests" / "data" / "speech.jsonl"


def main() -> None:
    """Have all formulas said, and write what was said."""
    from spoken import Spoken, typeset_all  # noqa: PLC0415

    formulas = [json.loads(line)["tex"] for line in FILE.read_text("utf-8").splitlines()]
    made = typeset_all(formulas)
    said = subprocess.run(
        ["node", str(ROOT / "dev" / "speech" / "speech.mjs")],
        input="".join(f"{json.dumps(one)}\n" for one in made),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    rows = [
        Spoken.of(tex, mathml, json.loads(words)).line()
        for tex, mathml, words in zip(formulas, made, said, strict=True)
    ]
    FILE.write_text("".join(f"{row}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
