"""The command that puts two articles, or two outlets, side by side."""

from collections.abc import Iterator
from pathlib import Path

import click

from index import Compared, Comparison, Had, Library, Row, printable, when_to_json
from tui.cli.gathered import excerpt_to_json
from tui.cli.output import put_cut, put_json, say
from tui.cli.places import library_of
from tui.cli.readying import ready
from tui.cli.relating import find
from tui.cli.statuses import NOTHING
from tui.cli.text import day
from tui.widgets.wording import counted

_MARKS = {"both": "=", "differs": "!", "first": "<", "second": ">"}
_HEADS = {"entity": "entities", "quotation": "quotations", "date": "dates", "number": "numbers"}


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--outlets", metavar="QUERY", help="A and B are outlets: compare what they have among the hits of QUERY.")
@click.option("--differences", is_flag=True, help="Leave out what both have alike.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def compare(
    context: click.Context, first: str, second: str, outlets: str | None, differences: bool, as_json: bool
) -> int:
    """Put two articles side by side: who is named, what is said, which days and numbers.

    In front of a line: = both have it, ! both have it and differ, < only A has it, > only B.

    \b
      broadsheet compare 81bd6f3d03b8 3da89a31d82b
      broadsheet compare "Karst Wire" "Vesna Courier" --outlets ceasefire
    """
    path = library_of(context)
    found = _articles(path, first, second) if outlets is None else _outlets(path, first, second, outlets)
    items = found.differences if differences else found.items
    if as_json:
        sides = {"first": [_row(row) for row in found.first], "second": [_row(row) for row in found.second]}
        notices = {"notices": list(found.notices)}
        put_json(sides | notices | {"items": [compared_to_json(item) for item in items]}, indent=1)
    else:
        for line in _lines(found, items):
            put_cut(line)
        for notice in found.notices:
            say(printable(notice))
        say(_summary(found))
    return 0 if found.first and found.second else NOTHING


def _articles(path: Path, first: str, second: str) -> Comparison:
    with Library.open(path) as library:
        ready(library)
        return library.compare(first, second)


def _outlets(path: Path, first: str, second: str, query: str) -> Comparison:
    with Library.open(path) as library:
        return library.compare_outlets(first, second, find(library, query))


def compared_to_json(item: Compared) -> dict[str, object]:
    """Return the JSON object of something that two sides have, or one of them."""
    type = item.entity.type if item.entity else None
    about = {"kind": item.kind, "name": item.name, "type": type, "standing": item.standing}
    return about | {"difference": item.difference, "first": _had(item.first), "second": _had(item.second)}


def _had(had: Had | None) -> dict[str, object] | None:
    if had is None:
        return None
    excerpts = [excerpt_to_json(each) for each in had.excerpts]
    written = {"written": list(had.written), "speaker": had.speaker or None}
    return written | {"excerpts": excerpts, "context": excerpt_to_json(had.context)}


def _row(row: Row) -> dict[str, object]:
    return {"id": row.id, "title": row.title, "source": row.source, "published": when_to_json(row.published)}


def _lines(found: Comparison, items: tuple[Compared, ...]) -> Iterator[str]:
    for mark, rows in (("<", found.first), (">", found.second)):
        for row in rows:
            yield f"{mark} {row.id}  {day(row.published)}  {printable(row.title)}"
    kind = ""
    for item in items:
        if item.kind != kind:
            kind = item.kind
            yield ""
            yield f"{_HEADS[kind]}:"
        yield printable(f"{_MARKS[item.standing]} {_said(item)}")


def _said(item: Compared) -> str:
    sides = [_written(item, had) for had in (item.first, item.second) if had]
    told = " | ".join(sides if item.difference else sides[:1])
    if item.kind == "entity":
        type = item.entity.type if item.entity else ""
        return f"{type:<6}  {item.name}" + (f": {told}" if item.difference else "")
    if item.kind == "number":
        return f"{told}  ({item.name})" if item.name else told
    return f"{item.name}: {told}" if item.name and item.difference != "speaker" else told


def _written(item: Compared, had: Had) -> str:
    if item.difference == "speaker":
        return f"{had.speaker}: {had.written[0]}"
    return had.written[0] if item.kind == "quotation" else ", ".join(had.written)


def _summary(found: Comparison) -> str:
    standing = [item.standing for item in found.items]
    differ, both = standing.count("differs"), standing.count("both")
    only = f"{standing.count('first')} only in the first, {standing.count('second')} only in the second"
    return f"both have {both} alike and differ in {counted(differ, 'thing')}; {only}"


COMMANDS: tuple[click.Command, ...] = (compare,)
