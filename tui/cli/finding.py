"""Commands that find and print."""

import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from index import (
    BroadsheetError,
    Explanation,
    Hit,
    Library,
    Results,
    Saved,
    Sort,
    article_to_json,
    asks_for_names,
    extraction_to_json,
    note_to_json,
    parse_query,
    printable,
    when_to_json,
)
from tui.cli.output import ProgressLine, put, put_json, say
from tui.cli.text import article_lines, table
from tui.widgets.wording import counted

_NO_HIT = 1


def ready(library: Library) -> None:
    """Bring the index up to date first where another process left it behind; say so, and go on if that cannot be.

    Of a library without articles say that, and what to do.
    """
    if not library.count():
        say("the library has no articles yet: broadsheet add FOLDER")
    if not library.behind():
        return
    say("the index is missing or behind; bringing it up to date")
    _try(library.catch_up)


def ready_names(library: Library) -> None:
    """Look for names first in articles that nobody has looked through."""
    if pending := library.pending():
        say(f"looking for names in {counted(pending, 'article')}, this once")
        _try(library.look_through)


def ask(
    library: Library, query: str, *, sort: Sort = "relevance", strict: bool = False, names: bool = False
) -> Results:
    """Return what a query finds, all done first that it needs: with `names`, and where it asks for some, looking."""
    ready(library)
    asked = parse_query(query, strict=strict).tree
    if names or asks_for_names(library.written_out(asked)):
        ready_names(library)
    results = library.search(query, sort=sort, strict=strict)
    if isinstance(asked, Saved):
        library.look_at_search(asked.name)
    return results


def _try(work: Callable[..., object]) -> None:
    """Do it with its progress shown; say what hinders it, and go on without."""
    line = ProgressLine()
    try:
        work(progress=line)
    except BroadsheetError as error:
        say(printable(str(error)))
    finally:
        line.end()


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
    return 0 if results.total else _NO_HIT


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
    return 0 if found else _NO_HIT


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
    out = io.StringIO()
    import csv  # no other form of hits needs it

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


def show(path: Path, id: str, form: str) -> int:
    """Print one article."""
    with Library.open(path) as library:
        if form == "raw":
            raw = library.raw(id)
            if sys.stdout.isatty():
                put("\n".join(printable(line) for line in raw.decode("utf-8", "replace").splitlines()))
            else:
                sys.stdout.buffer.write(raw)
            return 0
        article = library.article(id)
        if form == "json":
            key = library.key(id)
            made = {"starred": library.starred(key), "tags": list(library.tags_of(key))}
            read = article_to_json(library.as_read(key))
            made["versions"] = [version.name for version in library.versions(id)]
            made["as_read"] = {field: read[field] for field in library.corrected(key)}
            notes = {"notes": [note_to_json(note) for note in library.notes(key)]}
            put_json(article_to_json(article) | extraction_to_json(library.extraction(id)) | made | notes, indent=1)
        else:
            for line in article_lines(article):
                put(line)
            if more := len(library.versions(id)) - 1:
                say(f"{more} {'version' if more == 1 else 'versions'} beside this: broadsheet versions {printable(id)}")
    return 0


def entities(path: Path, query: str, *, as_json: bool, limit: int) -> int:
    """List merged entities."""
    with Library.open(path) as library:
        ready(library)
        ready_names(library)
        results = library.search(query)
        found = library.entities(results, limit=limit)
        if as_json:
            keys = ("type", "name", "aliases", "articles", "mentions")
            rows = [{key: getattr(entity, key) for key in keys} for entity in found]
            put_json({"query": results.query, "notices": list(results.notices), "entities": rows}, indent=1)
        else:
            if not found:
                say(f"nobody and nothing is named in what is found for {printable(results.query)}")
            for entity in found:
                also = f"  also {', '.join(entity.aliases)}" if entity.aliases else ""
                put(f"{entity.articles:>6} {entity.mentions:>7}  {entity.type:<6}  {entity.name}{also}")
            for notice in results.notices:
                say(printable(notice))
    return 0 if found else _NO_HIT


def info(path: Path, *, as_json: bool) -> int:
    """Say where the library is and how large."""
    with Library.open(path) as library:
        found = library.info()
    if as_json:
        names = ("articles", "undated", "pending", "store_bytes", "index_bytes", "behind", "tagger")
        put_json({"path": str(found.path)} | {name: getattr(found, name) for name in names}, indent=1)
        return 0
    put(f"library   {printable(str(found.path))}")
    pending = f", {found.pending} not looked through for names yet" if found.pending else ""
    put(f"articles  {found.articles} ({found.undated} without a date{pending})")
    put(f"names     {printable(found.tagger)}")
    put(f"store     {found.store_bytes / 1e6:.1f} MB")
    put(f"index     {found.index_bytes / 1e6:.1f} MB{', behind the store' if found.behind else ''}")
    return 0
