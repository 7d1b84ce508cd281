"""Commands for the versions of an article, and for what has changed between two."""

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from index import Library, Passage, Piece, Version, article_to_json, printable, when_to_json
from tui.cli.output import put, put_json, say
from tui.cli.statuses import NOTHING
from tui.cli.text import article_lines, day
from tui.widgets.wording import counted

_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
_COLOURS = {"gone": "red", "new": "green"}


def versions(path: Path, id: str, *, as_json: bool) -> int:
    """List the versions of an article, the newest first."""
    with Library.open(path) as library:
        found = library.versions(id)
    if as_json:
        put_json({"versions": [_to_json(version) for version in found]}, indent=1)
        return 0
    width = max(len(version.name) for version in found)
    for version in found:
        when = day(version.updated or version.published)
        until = f"  (until {day(version.until)})" if version.until else ""
        put(f"{version.name:<{width}}  {when}  {version.title}{until}")
        put(f"{'':<{width}}  {printable(version.path)}")
    return 0


def _to_json(version: Version) -> dict[str, object]:
    return {
        "name": version.name,
        "title": version.title,
        "source": version.source,
        "published": when_to_json(version.published),
        "updated": when_to_json(version.updated),
        "path": version.path,
        "until": version.until.isoformat() if version.until else None,
        "newest": version.newest,
    }


def show_version(path: Path, name: str, form: str) -> int:
    """Print a text that an article had before."""
    with Library.open(path) as library:
        article = library.version(name)
    if form == "json":
        put_json(article_to_json(article), indent=1)
        return 0
    if form != "text":
        raise click.UsageError(f"--{form} is for articles as they are, not for {name}")
    for line in article_lines(article):
        put(line)
    return 0


def diff(path: Path, name: str, other: str | None, *, as_json: bool) -> int:
    """Print what changed between two versions."""
    with Library.open(path) as library:
        found = library.difference(name, other)
        copies = len(library.copies(library.key(name.partition("@")[0])))
    if found is None:
        also = f"; it has {counted(copies, 'other copy', 'other copies')}, name one to compare" if copies else ""
        say(f"there is one version of {printable(name)} only{also}")
        return NOTHING
    older, newer, passages = found
    if as_json:
        rows = [asdict(passage) for passage in passages]
        put_json({"older": older, "newer": newer, "passages": rows}, indent=1)
        return 0
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    put(f"{older} → {newer}")
    for line in _lines(passages, coloured=coloured):
        put(line)
    if not passages:
        say("the two are the same")
    return 0


def _lines(passages: tuple[Passage, ...], *, coloured: bool) -> Iterator[str]:
    field = ""
    for passage in passages:
        if passage.field != field:
            field = passage.field
            yield ""
            yield f"{field}:"
        if passage.kind == "same":
            yield f"    … {counted(passage.paragraphs, 'paragraph')} the same"
        else:
            yield "    " + "".join(_marked(piece, coloured=coloured) for piece in passage.pieces)


def _marked(piece: Piece, *, coloured: bool) -> str:
    text = printable(piece.text)
    if piece.kind not in _MARKS:
        return text
    if coloured:
        return click.style(text, fg=_COLOURS[piece.kind], strikethrough=piece.kind == "gone", bold=piece.kind == "new")
    before, behind = _MARKS[piece.kind]
    return f"{before}{text}{behind}"
