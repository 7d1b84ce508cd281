"""Names of entities for somebody who has typed the beginning of one of their words."""

import sqlite3
from typing import NamedTuple

from index.article import EntityType
from index.query.tree import EntityField
from index.store.entities import TYPES, folded

_MOST_COMPARED = 2_000
"""Entities of which those with most articles are chosen. Where more have such a word, these are the first that were
met: what many articles name was met early, and each letter more leaves fewer."""
_AFTER_ALL = "\U0010ffff"


class Name(NamedTuple):
    """An entity that goes by a name that was begun."""

    type: EntityType
    name: str
    articles: int
    """How many name it."""


def names_like(connection: sqlite3.Connection, field: EntityField, text: str, most: int) -> list[Name]:
    """Return entities of the field's types of which some spelling has these words, the last one only begun.

    Those that most articles name come first. None for a text without a word.
    """
    words = folded(text).split()
    if not words:
        return []
    tests = ["entity IN (SELECT entity FROM spelling_word WHERE word = ?)"] * (len(words) - 1)
    types = ", ".join("?" * len(TYPES[field]))
    chosen = (
        "SELECT DISTINCT entity FROM spelling_word "
        f"WHERE {' AND '.join(['word >= ?', 'word < ?', *tests])} ORDER BY entity LIMIT ?"
    )
    found = connection.execute(
        f"SELECT type, name, named_by FROM entity WHERE key IN ({chosen}) AND +type IN ({types}) AND named_by > 0 "
        "ORDER BY named_by DESC, name LIMIT ?",
        (words[-1], words[-1] + _AFTER_ALL, *words[:-1], _MOST_COMPARED, *TYPES[field], most),
    )
    return [Name(*row) for row in found]
