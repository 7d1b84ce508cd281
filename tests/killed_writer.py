"""A writer that changes a library in every way there is, again and again, until somebody kills it.

Run as `python -m tests.killed_writer LIBRARY ROWS SEED`. Before each step it prints the step as JSON, after it `done`.
"""

import json
import random
import sys
from pathlib import Path

from index import Library

IDS = 600
WORDS = ["harbour", "grain", "envoy", "strait", "pilot", "letter", "truce", "ledger", "island", "ferry", "lamp"]


def body_of(id: int, version: int) -> str:
    """Return the text of one version of a row: 60 words that nothing but the two numbers decides."""
    return " ".join(random.Random(id * 1_000_003 + version).choices(WORDS, k=60))


def say(line: str) -> None:
    """Tell the killer at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(library: Path, rows: Path, seed: int) -> None:
    """Change the library for ever."""
    chance = random.Random(seed)
    with Library.open(library, create=True) as opened:
        for number in range(1_000_000):
            kind = chance.choice(["add", "add", "forget", "rebuild", "look"])
            version = seed * 1000 + number
            ids = sorted(chance.sample(range(IDS), chance.choice([3, 40, 300])))
            say(json.dumps({"kind": kind, "version": version, "ids": ids}))
            _do(opened, rows, kind, ids, version)
            say("done")


def _do(library: Library, rows: Path, kind: str, ids: list[int], version: int) -> None:
    if kind == "add":
        texts = ({"id": str(id), "title": f"Row {id} {version}", "body": body_of(id, version)} for id in ids)
        rows.write_text("".join(json.dumps(text) + "\n" for text in texts))
        library.add([rows], processes=1, names=False)
    elif kind == "forget":
        everything = library.search("*")
        wanted = {f"Row {id} " for id in ids}
        there = library.rows(everything, 0, everything.total)
        library.forget(row.id for row in there if any(row.title.startswith(start) for start in wanted))
    elif kind == "rebuild":
        library.catch_up(anew=True)
    else:
        library.look_through(processes=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
