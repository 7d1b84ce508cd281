"""Tables: CSV and TSV, every row an article."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.records import knows, read_record

_PARTS = (",", "\t", ";", "|")
_SHOWN = 40
"""Columns, and letters of each, that a reason names."""
_LONGEST_CELL = min(sys.maxsize, 2**31 - 1)


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return an article for every row below the first, which names the columns.

    Rejected as a whole, under the name of the file, where the columns do not do: that is the same for every row.
    """
    decoded = decode(document.content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(
        text.split("\n") if '"' not in text else text.splitlines(keepends=True), delimiter=_delimiter(text)
    )
    try:
        columns = [name.strip() for name in next(rows, [])]
        fault = _fault(columns, document)
        if fault:
            return (Rejected(document.path, fault),)
        notices = (decoded.notice,) if decoded.notice else ()
        return tuple(_articles(document, columns, rows, notices))
    except csv.Error as error:
        return (Rejected(document.name, f"is no table that can be read ({error})"),)


def _delimiter(text: str) -> str:
    """Return what parts the columns: what stands in the first line most often."""
    head = text.partition("\n")[0]
    return max(_PARTS, key=head.count)


def _fault(columns: list[str], document: RawDocument) -> str | None:
    seen = ", ".join(f'"{name[:_SHOWN]}"' for name in columns[:_SHOWN] if name.strip()) or "none"
    missing = [column for _, column in document.mapping if column not in columns]
    if missing:
        return f"has no column {missing[0]!r} to map; columns seen: {seen}"
    if not knows(columns) and not any(field in ("title", "body", "standfirst") for field, _ in document.mapping):
        hint = "say which does with --map title=…,body=…"
        return f"has no column that is known to hold a headline or a text; {hint}; columns seen: {seen}"
    return None


def _articles(
    document: RawDocument, columns: list[str], rows: Iterator[list[str]], notices: tuple[str, ...]
) -> Iterator[Article | Rejected]:
    for number, cells in enumerate((row for row in rows if any(cell.strip() for cell in row)), start=1):
        place = document.part or f"row {number}"
        record = read_record(dict(zip(columns, cells, strict=False)), document.mapping)
        if record is None:
            yield Rejected(f"{document.path}#{place}", f"{place} has no text in it")
            continue
        fields, id = record
        yield assemble(document, replace(fields, notices=notices), id or place)
