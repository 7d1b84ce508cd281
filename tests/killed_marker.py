"""A person who stars, tags, writes notes, corrects and takes back, again and again, until somebody kills the process.

Run as `python -m tests.killed_marker LIBRARY SEED`. Before each change it prints it as JSON, after it `done`.
"""

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from index import Library, article_to_json
from index.store import undoing

KINDS = ["star", "unstar", "tag", "untag", "note", "save", "undo", "redo", "correct", "withdraw"]
KINDS += ["rename", "merge", "split", "retype", "hide"]
State = dict[str, object]


KEPT = 4
"""Changes of marks that the log holds: few, so that others are let go all the time."""


def state_of(library: Library) -> State:
    """Return all that a person has made, as JSON has it."""
    everything = library.search("*")
    rows = library.rows(everything, 0, everything.total)
    return {
        "starred": sorted(row.key for row in rows if row.starred),
        "tags": sorted([row.key, name] for row in rows for name in library.tags_of(row.key)),
        "texts": sorted((article_to_json(library.article(row.id)) for row in rows), key=str),
        "notes": sorted([note.id, note.text] for note in library.all_notes()),
        "entities": sorted([entity.key, entity.type, entity.name, entity.articles] for entity in library.entities()),
        "rulings": library._store.names._rows.execute(
            "SELECT type, folded, about, value FROM ruling ORDER BY 1, 2, 3"
        ).fetchall(),
        "log": library._store.names._rows.execute("SELECT says, undone FROM undo ORDER BY number").fetchall(),
        "saved": sorted([search.name, search.query] for search in library.saved_searches()),
    }


def entities_of(library: Library) -> list[int]:
    """Return the keys of all entities, hidden ones too."""
    return [key for (key,) in library._store.names._rows.execute("SELECT DISTINCT whole FROM entity ORDER BY whole")]


def do(library: Library, kind: str, key: int, word: str) -> None:
    """Make one change."""
    entities = entities_of(library)
    one, other = entities[key % len(entities)], entities[ord(word) % len(entities)]
    names = [name for _, name in library._store.names.names(one).values()]
    doing: dict[str, Callable[[], object]] = {
        "star": lambda: library.star([key]),
        "unstar": lambda: library.star([key], False),
        "tag": lambda: library.tag([key], word),
        "untag": lambda: library.tag([key], word, False),
        "note": lambda: library.note(key, word * 40),
        "save": lambda: library.save_search(word, f"harbour {word}"),
        "correct": lambda: library.correct(key, {"title": word * 9, "source": word if word < "e" else ""}),
        "withdraw": lambda: library.correct(key, {"title": None, "authors": word}),
        "rename": lambda: library.rename_entity(one, word * 3 if word < "f" else None),
        "merge": lambda: library.merge_entities(one, other),
        "split": lambda: library.split_entity(one, names[ord(word) % len(names)]),
        "retype": lambda: library.retype_entity(one, "event" if word < "f" else None),
        "hide": lambda: library.hide_entity(one, word < "e"),
        "undo": library.undo,
        "redo": library.redo,
    }
    doing[kind]()


def say(line: str) -> None:
    """Tell the killer at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(path: Path, seed: int) -> None:
    """Change the library for ever."""
    chance = random.Random(seed)
    undoing.KEPT = KEPT
    with Library.open(path) as library:
        everything = library.search("*")
        keys = [row.key for row in library.rows(everything, 0, everything.total)]
        while True:
            change = {"kind": chance.choice(KINDS), "key": chance.choice(keys), "word": chance.choice("abcdefgh")}
            say(json.dumps(change))
            do(library, **change)
            say("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
