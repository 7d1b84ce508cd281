"""Finding names and their types. A trained tagger can take the place of this module: fields in, typed spans out."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from index.article import EntityType
from index.extract.deciding import Types, decide
from index.extract.headlines import is_headline
from index.extract.lists import lists
from index.extract.pieces import Piece, pieces
from index.extract.runs import Run, runs

_LONGEST_FORM = 6


class Name(NamedTuple):
    """One mention of a name: a typed stretch of a field."""

    field: str
    start: int
    end: int
    text: str
    type: EntityType


def find_names(fields: Mapping[str, str]) -> list[Name]:
    """Return every name in `fields` (field name → text), field by field in their order, sorted and disjoint in each.

    Titles, possessives and leading articles stay outside. A name has one type in all of the fields. Bare heads of a
    body that is named in full elsewhere ("the Authority") count as names. In a line where every word has a capital,
    only what the rest of the article or a list knows is a name.
    """
    plain: list[tuple[str, Run]] = []
    headlines: list[tuple[str, Run]] = []
    for field, text in fields.items():
        for start, end in _lines(text):
            into = headlines if is_headline(text, start, end, field) else plain
            into.extend((field, run) for run in runs(text, start, end))
    seen = frozenset(word.text for _, run in plain for word in run.words[1 if run.opening else 0 :])
    found = [(field, piece) for field, run in plain for piece in pieces(run, seen.__contains__)]
    types = decide([(fields[field], piece) for field, piece in found], seen)
    names = [
        Name(field, piece.start, piece.end, fields[field][piece.start : piece.end], kind)
        for field, piece in found
        if (kind := types.get(piece.form))
    ]
    names.extend(name for field, run in headlines for name in _in_headline(field, run, types, fields[field]))
    order = {field: n for n, field in enumerate(fields)}
    return sorted(names, key=lambda name: (order[name.field], name.start))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _in_headline(field: str, run: Run, types: Types, text: str) -> Iterator[Name]:
    """Yield the names in `run` that the body or a list knows, longest first."""
    known, at, words = lists(), 0, run.words
    texts = tuple(word.text for word in words)
    while at < len(words):
        length, kind = known.known_at(texts, at)
        for end in range(min(len(words), at + _LONGEST_FORM), at + length, -1):
            form = Piece(words[at:end], None, False, "", False).form
            if form in types:
                length, kind = end - at, types[form]
                break
        if kind and length:
            start, stop = words[at].start, words[at + length - 1].end
            yield Name(field, start, stop, text[start:stop], kind)
        at += max(length, 1)
