"""Commands that take in, take out and mend."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from index import (
    Article,
    BroadsheetError,
    Extraction,
    Library,
    LockedLibrary,
    MissingExtra,
    Rejected,
    Report,
    UnusableTagger,
    article_to_json,
    digest_paths,
    extraction_to_json,
    printable,
    settled_changes,
)
from tui.cli.output import ProgressLine, ProgressLines, put, put_json, say, say_rejected, summary
from tui.cli.statuses import NO_LIBRARY, SOME_REJECTED
from tui.widgets.wording import counted

_FEW = 200
"""Articles that are looked through for names at once: that takes a second or two."""
_MANY = 1000
"""Articles that take long enough to be worth a word."""


def add(path: Path, paths: Sequence[str], *, as_json: bool, mapping: Mapping[str, str], fetch: bool) -> int:
    """Take `paths` into the library at `path`."""
    if as_json:
        return _add_for_reader(path, paths, mapping, fetch=fetch)
    line = ProgressLine()
    hindered = ""
    try:
        with Library.open(path, create=True) as library:
            report = library.add(paths, progress=line, names=False, mapping=mapping, fetch=fetch)
            pending = library.pending()
            if pending <= _FEW:
                try:
                    library.look_through(progress=line)
                except (MissingExtra, UnusableTagger) as error:
                    hindered = str(error)
    finally:
        line.end()
    say_rejected(report.rejected)
    say(summary(report))
    if hindered:
        say(f"names were not looked for: {printable(hindered)}; --ner built-in does without")
    if pending >= _MANY and (report.added or report.changed):
        say("names in them are looked for when somebody first asks for names, or now by: broadsheet catch-up")
    return SOME_REJECTED if report.rejected else 0


def watch(path: Path, paths: Sequence[str], *, mapping: Mapping[str, str]) -> int:
    """Take in what changes under `paths` as it comes, until Ctrl-C."""
    changes = settled_changes([each for each in paths if each != "-"])
    say("watching; Ctrl-C ends it")
    for changed in changes:
        try:
            add(path, changed, as_json=False, mapping=mapping, fetch=False)
        except LockedLibrary as error:
            say(f"{error}; what has changed meanwhile is taken in by the next add")
    return 0


def _add_for_reader(path: Path, paths: Sequence[str], mapping: Mapping[str, str], *, fetch: bool) -> int:
    lines = ProgressLines()
    try:
        with Library.open(path, create=True) as library:
            lines.report(library.add(paths, progress=lines, names=False, mapping=mapping, fetch=fetch))
    except BroadsheetError as error:
        lines.error(error)
        return NO_LIBRARY
    return 0


def forget(path: Path, ids: Sequence[str]) -> int:
    """Take articles out."""
    with Library.open(path) as library:
        notes = sum(len(library.notes(library.key(id))) for id in dict.fromkeys(ids))
        number = library.forget(ids)
    kept = f"; {counted(notes, 'note')} on {'it' if number == 1 else 'them'} kept, see broadsheet notes"
    say(f"{number} forgotten{kept if notes else ''}")
    return 0


def choose_tagger(path: Path, name: str, *, create: bool = True) -> None:
    """Let another tagger mark names in the library at `path`."""
    with Library.open(path, create=create) as library:
        if library.choose_tagger(name):
            say(f"names are marked by {printable(library.tagger())} from now on, in all articles anew")


def parse(paths: Sequence[str], mapping: Mapping[str, str]) -> int:
    """Print articles as JSON lines."""
    return _put_all(digest_paths(paths, mapping=mapping), extracted=False)


def extract(paths: Sequence[str], mapping: Mapping[str, str], tagger: str | None) -> int:
    """Print articles with what is found in them as JSON lines."""
    return _put_all(digest_paths(paths, extracts=True, mapping=mapping, tagger=tagger), extracted=True)


def _put_all(items: Iterable[tuple[Article, Extraction] | Rejected], *, extracted: bool) -> int:
    rejected = False
    for item in items:
        if isinstance(item, Rejected):
            rejected = True
            put_json({"path": item.path, "rejected": item.reason})
            continue
        article, extraction = item
        put_json(article_to_json(article) | (extraction_to_json(extraction) if extracted else {}))
    return SOME_REJECTED if rejected else 0


def check(path: Path) -> int:
    """Verify the library."""
    with Library.open(path) as library:
        problems = library.check()
        for problem in problems:
            say(problem)
        if not problems:
            put(f"{counted(library.count(), 'article')}, all is well")
    return NO_LIBRARY if problems else 0


def rebuild(path: Path) -> int:
    """Make the index anew."""
    line = ProgressLine()
    try:
        with Library.open(path) as library:
            library.catch_up(anew=True, progress=line)
            count = library.count()
    finally:
        line.end()
    say(f"the index holds {counted(count, 'article')}")
    return 0


def catch_up(path: Path, *, as_json: bool) -> int:
    """Do what was put off: bring the index up to date, look for names in articles."""
    if as_json:
        lines = ProgressLines()
        try:
            with Library.open(path) as library:
                library.catch_up(progress=lines)
                library.look_through(progress=lines)
                lines.report(Report(0, 0, library.count()))
        except BroadsheetError as error:
            lines.error(error)
            return NO_LIBRARY
        return 0
    line = ProgressLine()
    try:
        with Library.open(path) as library:
            done = library.catch_up(progress=line)
            looked = library.look_through(progress=line)
            count = library.count()
    finally:
        line.end()
    say(f"the index holds {counted(count, 'article')}" if done else "the index was up to date")
    say(
        f"names were looked for in {counted(looked, 'article')}"
        if looked
        else "names had been looked for in all articles"
    )
    return 0
