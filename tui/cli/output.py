"""What commands write: results on stdout, notices and progress on stderr, nothing raw, no colour."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index import BroadsheetError, LockedLibrary, printable
from tui.advice import advised
from tui.whole import write_whole

if TYPE_CHECKING:
    from index import Progress, Rejected, Report

_REPAINT_SECONDS = 0.1


def say(sentence: str) -> None:
    """Put a notice on stderr; a command in it names the library that was named."""
    click.echo(f"broadsheet: {advised(sentence)}", err=True)


def put(text: str) -> None:
    """Put a line of result on stdout. `text` is already safe."""
    _write(f"{text}\n")


def _write(text: str) -> None:
    """Write to stdout, for whoever reads there to have it at once: a result may come long before the next."""
    sys.stdout.write(text)
    sys.stdout.flush()


def put_cut(line: str) -> None:
    """Put a line of result on stdout, no wider than the terminal where that is one. `line` is already safe."""
    put(line[: shutil.get_terminal_size().columns] if sys.stdout.isatty() else line)


def put_json(value: Mapping[str, Any], *, indent: int | None = None) -> None:
    """Put a JSON object on stdout; everything that is not ASCII is escaped, so nothing raw can be in it."""
    put(json.dumps(value, indent=indent))


def put_json_each(head: Mapping[str, Any], name: str, items: Iterable[Mapping[str, Any]]) -> int:
    """Put `head` with `items` under `name` and their number under `total`; return the number.

    Each item is put when it comes, on a line of its own: to indent what is in it takes longer than to find it.
    """
    _write(f'{json.dumps(head, indent=1)[:-2]},\n "{name}": [')
    number = 0
    for item in items:
        _write(f"{',' if number else ''}\n  {json.dumps(item)}")
        number += 1
    last = "\n " if number else ""
    _write(f'{last}],\n "total": {number}\n}}\n')
    return number


def put_out(pieces: Iterable[str], out: Path | None, done: str) -> None:
    """Put text, line breaks included, on stdout, or into the file `out`, and then say what is `done`.

    Raises:
        click.ClickException: the file cannot be written; what was there is as it was.
    """
    if out is None or str(out) == "-":
        for piece in pieces:
            _write(piece)
        return
    try:
        write_whole(out, pieces)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written, nothing is changed: {error.strerror}") from error
    say(f"{done} to {printable(str(out))}")


def say_rejected(rejected: Iterable[Rejected]) -> None:
    """Name each input that could not be read, with its reason."""
    for item in rejected:
        say(f"{printable(item.path) or repr('')}: {printable(item.reason)}")


def summary(report: Report) -> str:
    """Return what an `add` did, in a line."""
    if not report.added and not report.changed and not report.rejected:
        are = "input is" if report.unchanged == 1 else "inputs are"
        here = f"nothing new: {report.unchanged:,} {are} in the library already"
        return here if report.unchanged else "there is nothing to read: no files that may be articles"
    parts = [f"{report.added:,} added", f"{report.changed:,} changed" if report.changed else ""]
    parts += [f"{report.unchanged:,} unchanged" if report.unchanged else ""]
    parts += [f"{len(report.rejected):,} rejected" if report.rejected else ""]
    return ", ".join(part for part in parts if part)


class ProgressLine:
    """One line on stderr that repaints itself; nothing at all when stderr is no terminal."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._painted = 0.0

    def __call__(self, progress: Progress) -> None:
        """Show how far it has come, ten times a second at most."""
        if not self._shows or (time.monotonic() - self._painted < _REPAINT_SECONDS and progress.done < progress.total):
            return
        self._painted = time.monotonic()
        width = shutil.get_terminal_size().columns - 1
        share = progress.done / progress.total if progress.total else 0.0
        bar = "#" * round(share * 20)
        line = f"{progress.doing} [{bar:<20}] {progress.done}/{progress.total}  {printable(progress.name)}"
        sys.stderr.write(f"\r\x1b[K{line[:width]}")
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._shows and self._painted:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class ProgressLines:
    """Progress as JSON lines on stdout, for the reader that started this process."""

    def __init__(self) -> None:
        self._written = 0.0

    def __call__(self, progress: Progress) -> None:
        """Write a line, ten times a second at most."""
        now = time.monotonic()
        if now - self._written >= _REPAINT_SECONDS:
            self._written = now
            keys = ("doing", "done", "total", "added", "rejected")
            self._put({key: getattr(progress, key) for key in keys} | {"name": printable(progress.name)})

    def report(self, report: Report) -> None:
        """Write the last line."""
        rejected = [{"path": printable(item.path), "reason": printable(item.reason)} for item in report.rejected]
        counts = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged}
        self._put({"report": counts | {"rejected": rejected}})

    def error(self, error: BroadsheetError) -> None:
        """Write why it ended early, and whether another process was at it."""
        self._put({"error": printable(str(error)), "locked": isinstance(error, LockedLibrary)})

    @staticmethod
    def _put(value: Mapping[str, Any]) -> None:
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()
