"""Exporting: articles in forms that other programs take in, with what a person made of them."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from index.citations import CSV_COLUMNS, Cited, bibtex, csv_row, markdown, ris
from index.json_form import article_to_json
from index.personal import Note
from index.plain import printable
from index.results import Results

if TYPE_CHECKING:
    from index.library.library import Library

ExportFormat = Literal["md", "csv", "json", "jsonl", "bibtex", "ris"]
_AT_ONCE = 200
_Found = Iterator[tuple[Cited, tuple[Note, ...]]]


def exported(
    library: "Library", results: Results, form: ExportFormat, *, text: bool, limit: int | None
) -> Iterator[str]:
    """Yield what is written, line breaks included, a piece for each article; `text` has Markdown hold all they say."""
    total = min(results.total, limit or results.total)
    found = _cited(library, results, total)
    forms: dict[ExportFormat, Callable[[], Iterator[str]]] = {
        "md": lambda: _markdown(results, total, found, text),
        "csv": lambda: _csv(found),
        "json": lambda: _json(results, found),
        "jsonl": lambda: (f"{json.dumps(_to_json(cited, notes))}\n" for cited, notes in found),
        "bibtex": lambda: (f"{bibtex(cited)}\n\n" for cited, _ in found),
        "ris": lambda: (f"{ris(cited)}\n\n" for cited, _ in found),
    }
    return forms[form]()


def note_to_json(note: Note) -> dict[str, object]:
    """Return the JSON object of a note."""
    span = note.span
    place = {"field": span.field, "start": span.start, "end": span.end, "text": span.text} if span else None
    about = {"id": note.id, "title": note.title, "forgotten": note.forgotten}
    return about | {"text": note.text, "at": note.at.isoformat(), "span": place}


def _cited(library: "Library", results: Results, total: int) -> _Found:
    for start in range(0, total, _AT_ONCE):
        for row in library.rows(results, start, min(start + _AT_ONCE, total)):
            notes = library.notes(row.key)
            yield Cited(library.article(row.id), library.tags_of(row.key), tuple(map(_said, notes))), notes


def _said(note: Note) -> tuple[str, str]:
    """Return what a note is about, empty for the article, and what it says: a highlight is what stands there."""
    on = note.span.text if note.span else ""
    return (on, note.text) if note.text else ("", f"“{on}”")


def _markdown(results: Results, total: int, found: _Found, text: bool) -> Iterator[str]:
    yield f"# {total:,} {'article' if total == 1 else 'articles'} for `{results.query.replace('`', ' ')}`\n"
    for cited, _ in found:
        yield f"\n{markdown(cited, text=text)}\n"


def _csv(found: _Found) -> Iterator[str]:
    yield _row(CSV_COLUMNS)
    for cited, _ in found:
        yield _row(csv_row(cited))


def _row(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([printable(value) for value in values])
    return line.getvalue()


def _json(results: Results, found: _Found) -> Iterator[str]:
    yield f'{{"query": {json.dumps(results.query)}, "articles": [\n'
    between = ""
    for cited, notes in found:
        yield f"{between}{json.dumps(_to_json(cited, notes))}"
        between = ",\n"
    yield "\n]}\n"


def _to_json(cited: Cited, notes: tuple[Note, ...]) -> dict[str, Any]:
    marks = {"tags": list(cited.tags), "notes": [note_to_json(note) for note in notes]}
    return article_to_json(cited.article) | marks
