"""Commands that print one article, the entities of some, and what the library is."""

import sys
from pathlib import Path

from index import Library, article_to_json, extraction_to_json, note_to_json, printable
from tui.cli.output import put, put_json, say
from tui.cli.readying import answer, ready, ready_names
from tui.cli.statuses import NOTHING
from tui.cli.text import article_lines
from tui.widgets.wording import counted


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
                say(f"{counted(more, 'version')} beside this: broadsheet versions {printable(id)}")
    return 0


def entities(path: Path, query: str, *, as_json: bool, limit: int) -> int:
    """List merged entities."""
    with Library.open(path) as library:
        ready(library)
        ready_names(library)
        results = answer(library, query)
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
    return 0 if found else NOTHING


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
