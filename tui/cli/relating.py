"""Commands about relations between articles: who is named with whom, and when; who said what; what happened when."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import click

from index import Event, Library, MergedEntity, Period, Quotation, Results, Row, asks_for_names, parse_query, printable
from tui.cli.gathered import event_to_json, quotation_to_json, to_json
from tui.cli.opening import uncollected
from tui.cli.output import put, put_cut, put_json, put_json_each, put_out, say
from tui.cli.readying import answer, ready, ready_names
from tui.cli.statuses import NOTHING
from tui.cli.text import day
from tui.widgets.wording import counted

_NAME_WIDTH = 20
_VALUE_WIDTH = len("2031-02-14/2031-02-20")
Item = TypeVar("Item")
_SHARED = "articles, paragraphs and sentences that also name"


def company(path: Path, query: str, name: str, *, as_json: bool, limit: int) -> int:
    """List who is named together with the entity that goes by `name`."""
    with Library.open(path) as library:
        results = find(library, query)
        entity = library.entity_called(name)
        found = library.named_with(entity.key, results, limit=limit)
    if as_json:
        rows = [
            {"type": each.entity.type, "name": each.entity.name, "aliases": list(each.entity.aliases)}
            | {"articles": each.articles, "paragraphs": each.paragraphs, "sentences": each.sentences}
            for each in found
        ]
        about = {"with": {"type": entity.type, "name": entity.name}, "total": found.total, "entities": rows}
        put_json(_head(results) | about, indent=1)
        return 0 if rows else NOTHING
    for each in found:
        shared = f"{each.articles:>6} {each.paragraphs:>7} {each.sentences:>7}"
        put(f"{shared}  {each.entity.type:<6}  {printable(each.entity.name)}")
    _say_notices(results, (f"{_SHARED} {entity.name}{_more(len(found.items), found.total)}",))
    return 0 if found.items else NOTHING


def months(path: Path, query: str, *, as_json: bool, limit: int) -> int:
    """Count by month in how many of the hits the entities are named that most of them name."""
    with Library.open(path) as library:
        results = find(library, query)
        found = [(entity, library.months(entity.key, results)) for entity in library.entities(results, limit=limit)]
    if as_json:
        keys = ("type", "name", "articles")
        rows = [{key: getattr(entity, key) for key in keys} | {"months": counts} for entity, counts in found]
        put_json(_head(results) | {"entities": rows}, indent=1)
    else:
        _put_months(found)
        _say_notices(results, ())
    return 0 if found else NOTHING


def _put_months(found: Sequence[tuple[MergedEntity, dict[str, int]]]) -> None:
    columns = _every_month(sorted({month for _, counts in found for month in counts}))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["type", "name", "articles", *columns])
    for entity, counts in found:
        row = [entity.type, printable(entity.name), entity.articles]
        writer.writerow([*row, *(counts.get(month, 0) for month in columns)])
    put(out.getvalue().removesuffix("\n"))


_MOST_MONTHS = 240


def _every_month(named: Sequence[str]) -> Sequence[str]:
    """Fill the gaps between the first and the last of some months, unless these are far apart."""
    if not named:
        return named
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (named[0], named[-1]))
    if last - first > _MOST_MONTHS:
        return named
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def quotes(path: Path, query: str, *, as_json: bool, limit: int) -> int:
    """List who said what: as text each as soon as it is met, as JSON with how many there are."""
    with Library.open(path) as library:
        results = find(library, query)
        if as_json and not limit:
            quotations = library.stream_quotations(results, counted=True)
            return 0 if put_json_each(_head(results), "quotes", map(quotation_to_json, quotations)) else NOTHING
        if as_json:
            found = library.quotations(results, limit=limit)
            rows = [quotation_to_json(each) for each in found]
            put_json(_head(results) | {"total": found.total, "quotes": rows}, indent=1)
            return 0 if rows else NOTHING
        _say_notices(results, ())
        quotations = library.stream_quotations(results)
        number, last = _put_each(quotations, _said, limit)
        cut = next(quotations, None) is not None
        say(f"{counted(number, 'statement')}{_reached(library, results, *last) if cut else ''}")
        return 0 if number else NOTHING


def _reached(library: Library, results: Results, last: Quotation) -> str:
    """Return in how many of the hits the statements up to `last` stand, where there are more to come.

    How many there are in all is not known before every hit is gone through.
    """
    place = library.position(results, last.excerpt.row.key) if last.speaker else None
    first = f"the first {place + 1:,}" if place else "the first"
    where = "" if place is None else f" from {first} of {counted(results.total, 'article')}"
    return f"{where}; there are more, --limit 0 lists all"


def _said(quotation: Quotation) -> str:
    excerpt, speaker = quotation.excerpt, printable(quotation.speaker or "")[:_NAME_WIDTH]
    words = excerpt.text if quotation.is_direct else f"reported: {excerpt.text}"
    return f"{_where(excerpt.row)}  {speaker:<{_NAME_WIDTH}}  {printable(words)}"


def _put_each(found: Iterator[Item], line: Callable[[Item], str], limit: int) -> tuple[int, list[Item]]:
    """Put a line for each, at most `limit` where that is not 0; return how many there were, and the last alone."""
    number, last = 0, list[Item]()
    for each in islice(found, limit or None):
        put_cut(line(each))
        number, last = number + 1, [each]
    return number, last


def timeline(path: Path, query: str, *, as_json: bool, limit: int) -> int:
    """Print the event line: all of it as text day by day as it is met."""
    with Library.open(path) as library:
        results = find(library, query)
        if as_json and not limit:
            events = library.stream_events(results)
            return 0 if put_json_each(_head(results), "events", map(event_to_json, events)) else NOTHING
        if not limit:
            _say_notices(results, ())
            number, _ = _put_each(library.stream_events(results), _dated, 0)
            say(counted(number, "dated sentence"))
            return 0 if number else NOTHING
        found = library.events(results, limit=limit)
    if as_json:
        rows = [event_to_json(each) for each in found]
        put_json(_head(results) | {"total": found.total, "events": rows}, indent=1)
        return 0 if rows else NOTHING
    for each in found:
        put_cut(_dated(each))
    _say_notices(results, (f"{counted(found.total, 'dated sentence')}{_more(len(found.items), found.total)}",))
    return 0 if found.items else NOTHING


def _dated(event: Event) -> str:
    return f"{event.value:<{_VALUE_WIDTH}}  {event.excerpt.row.id}  {printable(event.excerpt.text)}"


_LABEL_LENGTH: dict[Period, int] = {"day": len("2031-02-14"), "month": len("2031-02"), "year": len("2031")}


def histogram(path: Path, query: str, by: Period, *, as_json: bool) -> int:
    """Count the hits by when they were published."""
    with Library.open(path) as library:
        ready(library)
        if asks_for_names(library.written_out(parse_query(query).tree)):
            ready_names(library)
        results = answer(library, query)
        bars, undated = library.histogram(results, by), library.undated(results)
    if as_json:
        rows = [{"start": str(bar.start), "end": str(bar.end), "articles": bar.articles} for bar in bars]
        put_json(_head(results) | {"by": by, "total": results.total, "undated": undated, "bars": rows}, indent=1)
        return 0 if results.total else NOTHING
    for bar in bars:
        put(f"{bar.start.isoformat()[: _LABEL_LENGTH[by]]} {bar.articles:>7}")
    without = f", {undated:,} without a date" if undated else ""
    _say_notices(results, (f"{results.total:,} found for {results.query}{without}",))
    return 0 if results.total else NOTHING


def find(library: Library, query: str) -> Results:
    """Return the hits of a query, once names have been looked for in all articles."""
    ready(library)
    ready_names(library)
    return answer(library, query)


def _head(results: Results) -> dict[str, object]:
    return {"query": results.query, "notices": list(results.notices)}


def _where(row: Row) -> str:
    return f"{row.id}  {day(row.published)}"


def _more(shown: int, total: int) -> str:
    return f"; {shown:,} of {total:,} are listed, --limit {total} lists all" if shown < total else ""


def _say_notices(results: Results, notices: Sequence[str]) -> None:
    for notice in (*results.notices, *notices):
        say(printable(notice))


def brief(path: Path, query: str, *, as_json: bool, out: Path | None, limit: int) -> int:
    """Write a brief of what the hits tell, as Markdown or JSON, to a file or to stdout."""
    if out is not None and not out.parent.is_dir():
        raise click.FileError(str(out), f"there is no folder {out.parent}")
    with uncollected(), Library.open(path) as library:
        results = find(library, query)
        found = library.brief(results, limit=limit)
    more = "; --limit 0 tells of all"
    _say_notices(results, [f"{notice}{more}" for notice in found.notices])
    if not found.articles and not as_json:
        say(f"nothing found for {printable(results.query)}")
        return NOTHING
    if as_json:
        text = json.dumps(to_json(found), indent=1)
    else:
        from tui.screens.dossier import dossier  # words of the screen, which nothing else here needs

        text = "\n".join(dossier(found))
    status = 0 if found.articles else NOTHING
    put_out([f"{text}\n"], out, f"a brief of {counted(found.articles, 'article')} written")
    return status
