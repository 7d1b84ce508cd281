"""The command that writes articles in forms that other programs take in."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import click

from index import (
    CSV_COLUMNS,
    Cited,
    Library,
    Note,
    Results,
    article_to_json,
    asks_for_names,
    bibtex,
    csv_row,
    markdown,
    parse_query,
    printable,
    ris,
)
from tui.cli.finding import ready, ready_names
from tui.cli.output import note_to_json, say

Format = Literal["md", "csv", "json", "jsonl", "bibtex", "ris"]
FORMATS: tuple[Format, ...] = ("md", "csv", "json", "jsonl", "bibtex", "ris")
_AT_ONCE = 200
_NO_HIT = 1


def export(path: Path, query: str, form: Format, out: Path | None, *, text: bool, limit: int | None) -> int:
    """Write the hits to standard output, or to the file `out`, which is there whole or not at all."""
    with Library.open(path) as library:
        ready(library)
        if asks_for_names(library.written_out(parse_query(query).tree)):
            ready_names(library)
        results = library.search(query, limit=limit)
        total = min(results.total, limit or results.total)
        pieces = _written(library, results, total, form, text)
        if out is None:
            for piece in pieces:
                click.echo(piece, nl=False)
        else:
            _write(out, pieces)
            say(f"{total} {'article' if total == 1 else 'articles'} written to {printable(str(out))}")
    for notice in results.notices:
        say(printable(notice))
    return 0 if total else _NO_HIT


def _written(library: Library, results: Results, total: int, form: Format, text: bool) -> Iterator[str]:
    """Yield what is written, a piece for each article."""
    found = _cited(library, results, total)
    forms: dict[Format, Callable[[], Iterator[str]]] = {
        "md": lambda: _markdown(results, total, found, text),
        "csv": lambda: _csv(found),
        "json": lambda: _json(results, found),
        "jsonl": lambda: (f"{json.dumps(_to_json(cited, notes))}\n" for cited, notes in found),
        "bibtex": lambda: (f"{bibtex(cited)}\n\n" for cited, _ in found),
        "ris": lambda: (f"{ris(cited)}\n\n" for cited, _ in found),
    }
    return forms[form]()


def _cited(library: Library, results: Results, total: int) -> Iterator[tuple[Cited, tuple[Note, ...]]]:
    for start in range(0, total, _AT_ONCE):
        for row in library.rows(results, start, min(start + _AT_ONCE, total)):
            notes = library.notes(row.key)
            said = tuple((note.span.text if note.span else "", note.text) for note in notes)
            yield Cited(library.article(row.id), library.tags_of(row.key), said), notes


def _markdown(
    results: Results, total: int, found: Iterator[tuple[Cited, tuple[Note, ...]]], text: bool
) -> Iterator[str]:
    yield f"# {total} {'article' if total == 1 else 'articles'} for `{results.query.replace('`', ' ')}`\n"
    for cited, _ in found:
        yield f"\n{markdown(cited, text=text)}\n"


def _csv(found: Iterator[tuple[Cited, tuple[Note, ...]]]) -> Iterator[str]:
    yield _row(CSV_COLUMNS)
    for cited, _ in found:
        yield _row(csv_row(cited))


def _row(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([printable(value) for value in values])
    return line.getvalue()


def _json(results: Results, found: Iterator[tuple[Cited, tuple[Note, ...]]]) -> Iterator[str]:
    yield f'{{"query": {json.dumps(results.query)}, "articles": [\n'
    between = ""
    for cited, notes in found:
        yield f"{between}{json.dumps(_to_json(cited, notes))}"
        between = ",\n"
    yield "\n]}\n"


def _to_json(cited: Cited, notes: tuple[Note, ...]) -> dict[str, Any]:
    marks = {"tags": list(cited.tags), "notes": [note_to_json(note) for note in notes]}
    return article_to_json(cited.article) | marks


def _write(out: Path, pieces: Iterator[str]) -> None:
    try:
        with click.open_file(str(out), "w", encoding="utf-8", atomic=True) as file:
            file.writelines(pieces)
    except OSError as error:
        raise click.FileError(str(out), error.strerror) from error
