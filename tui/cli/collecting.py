"""Commands that take in, take out and mend."""

from collections.abc import Sequence
from pathlib import Path

from index import BroadsheetError, Library, Rejected, Report, article_to_json, digest_paths, extraction_to_json
from tui.cli.output import ProgressLine, ProgressLines, put, put_json, say, say_rejected, summary

_SOME_REJECTED = 4


def add(path: Path, paths: Sequence[str], *, as_json: bool) -> int:
    """Take `paths` into the library at `path`."""
    if as_json:
        return _add_for_reader(path, paths)
    line = ProgressLine("adding")
    try:
        with Library.open(path, create=True) as library:
            report = library.add(paths, progress=line)
    finally:
        line.end()
    say_rejected(report.rejected)
    say(summary(report))
    return _SOME_REJECTED if report.rejected else 0


def _add_for_reader(path: Path, paths: Sequence[str]) -> int:
    lines = ProgressLines()
    try:
        with Library.open(path, create=True) as library:
            lines.report(library.add(paths, progress=lines))
    except BroadsheetError as error:
        lines.error(str(error))
        return 3
    return 0


def forget(path: Path, ids: Sequence[str]) -> int:
    """Take articles out."""
    with Library.open(path) as library:
        say(f"{library.forget(ids)} forgotten")
    return 0


def parse(paths: Sequence[str], *, extracted: bool) -> int:
    """Print articles as JSON lines."""
    rejected = False
    for item in digest_paths(paths):
        if isinstance(item, Rejected):
            rejected = True
            put_json({"path": item.path, "rejected": item.reason})
            continue
        article, extraction = item
        put_json(article_to_json(article) | (extraction_to_json(extraction) if extracted else {}))
    return _SOME_REJECTED if rejected else 0


def check(path: Path) -> int:
    """Verify the library."""
    with Library.open(path) as library:
        problems = library.check()
        for problem in problems:
            say(problem)
        if not problems:
            put(f"{library.count()} articles, all is well")
    return 3 if problems else 0


def rebuild(path: Path, *, anew: bool, as_json: bool) -> int:
    """Make the index anew, or only take in what it lacks."""
    if as_json:
        lines = ProgressLines()
        try:
            with Library.open(path) as library:
                library.catch_up(anew=anew, progress=lines)
                lines.report(Report(0, 0, library.count()))
        except BroadsheetError as error:
            lines.error(str(error))
            return 3
        return 0
    line = ProgressLine("indexing")
    try:
        with Library.open(path) as library:
            done = library.catch_up(anew=anew, progress=line)
            count = library.count()
    finally:
        line.end()
    say(f"the index holds {count} articles" if done else "the index was up to date")
    return 0
