"""Commands that find articles, and ways to go on with a query."""

import io
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from index import Explanation, Hit, Library, Results, Sort, printable, when_to_json
from tui.cli.output import put, put_json, say
from tui.cli.readying import ask, ready
from tui.cli.statuses import NOTHING
from tui.cli.text import table
from tui.widgets.wording import counted


def search(
    path: Path,
    query: str,
    *,
    form: str | None,
    limit: int,
    sort: Sort,
    words: str,
    facets: bool,
    strict: bool,
    explain: bool,
) -> int:
    """Print hits."""
    with Library.open(path) as library:
        results = ask(library, query, sort=sort, strict=strict, names=facets)
        meant = library.did_you_mean(query, results)
        results = library.filtered(results, words)
        notices = [*results.notices, *([f"did you mean: {meant}?"] if meant else [])]
        hits = library.hits(results, 0, limit or results.total)
        why = _explanations(library, results, hits) if explain else {}
        if form == "json":
            counts = {"facets": library.facets(results)} if facets else {}
            put_json(_head(results, notices) | {"hits": [_hit(hit, why) for hit in hits]} | counts, indent=1)
        elif form == "jsonl":
            for hit in hits:
                put_json(_hit(hit, why))
        elif form == "csv":
            _put_csv(hits)
        elif form == "null":
            for hit in hits:
                sys.stdout.buffer.write(hit.row.path.encode("utf-8", "surrogateescape") + b"\0")
        else:
            _put_table(results, hits, why)
        if form != "json":
            for notice in notices:
                say(printable(notice))
    return 0 if results.total else NOTHING


def suggest(path: Path, text: str, *, as_json: bool, limit: int) -> int:
    """Print ways to go on with a query."""
    with Library.open(path) as library:
        ready(library)
        found = library.suggest(text, limit=limit)
        if not found and (pending := library.pending()):  # no time to look now: a shell may be waiting
            say(f"names were not looked for in {counted(pending, 'article')} yet; do that now by: broadsheet catch-up")
    if as_json:
        keys = ("text", "kind", "replacement", "start", "end", "count")
        rows = [{key: getattr(suggestion, key) for key in keys} for suggestion in found]
        put_json({"query": text, "suggestions": rows}, indent=1)
    else:
        if not found:
            say(f"nothing begins so: {printable(text)}")
        for suggestion in found:
            count = "" if suggestion.count is None else suggestion.count
            put(f"{suggestion.kind:<6}  {count:>6}  {printable(suggestion.within(text))}")
    return 0 if found else NOTHING


def _head(results: Results, notices: list[str]) -> dict[str, object]:
    return {
        "query": results.query,
        "notices": notices,
        "total": results.total,
        "folded": results.folded,
        "undated_left_out": results.undated_left_out,
    }


def _explanations(library: Library, results: Results, hits: tuple[Hit, ...]) -> dict[int, Explanation]:
    found = ((hit.row.key, library.explain(results, hit.row.key)) for hit in hits)
    return {key: explanation for key, explanation in found if explanation}  # one may be gone since the search


def _hit(hit: Hit, why: Mapping[int, Explanation]) -> dict[str, object]:
    explained = {"explanation": asdict(why[hit.row.key])} if hit.row.key in why else {}
    return explained | {
        "id": hit.row.id,
        "score": hit.score,
        "title": hit.row.title,
        "source": hit.row.source,
        "published": when_to_json(hit.row.published),
        "path": hit.row.path,
        "snippet": hit.snippet,
        "highlights": [list(span) for span in hit.highlights],
        "duplicates": hit.row.duplicates,
        "starred": hit.row.starred,
        "noted": hit.row.noted,
    }


def _put_csv(hits: tuple[Hit, ...]) -> None:
    import csv  # no other form of hits needs it

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "score", "published", "source", "title", "path"])
    for hit in hits:
        row = hit.row
        writer.writerow([row.id, hit.score, when_to_json(row.published), row.source, row.title, printable(row.path)])
    put(out.getvalue().removesuffix("\n"))


def _put_table(results: Results, hits: tuple[Hit, ...], why: Mapping[int, Explanation]) -> None:
    for line in table(hits, why):
        put(line)
    left_out = f", {results.undated_left_out:,} undated left out" if results.undated_left_out else ""
    folded = f", {counted(results.folded, 'copy', 'copies')} folded" if results.folded else ""
    say(f"{results.total:,} found for {printable(results.query)}{folded}{left_out}")
