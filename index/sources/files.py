"""Load: a file becomes raw documents, and never more than one of them is held."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from index.article import RawDocument, Rejected
from index.sources.kinds import HEAD, Unreadable, kind_of
from index.sources.walk import Found, no_file, refusal

FILE_LIMIT = 64 << 20
"""Bytes of one file, JSON lines aside."""
LINE_LIMIT = 16 << 20
"""Bytes of one line of JSON lines."""
# Non-blocking, so that a FIFO put where a file stood cannot hang the open; it changes nothing for files.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class _NotAFile(Exception):
    """What was a file a moment ago is something else now."""


def load(found: Found, stdin: BinaryIO | None = None) -> Iterator[RawDocument | Rejected]:
    """Yield what `found` holds: one document, or one for each line of JSON lines, read as they are asked for.

    `stdin` stands in for standard input. Never raises for what it reads: every fault is a Rejected.
    """
    try:
        if found.path == "-":
            yield from _documents("-", stdin or sys.stdin.buffer)
        else:
            with _opened(found.path) as stream:
                yield from _documents(found.path, stream)
    except OSError as error:
        yield Rejected(found.path, refusal(error))
    except _NotAFile as error:
        yield Rejected(found.path, str(error))


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    with open(os.open(path, _FLAGS), "rb") as stream:  # noqa: PTH123 (a descriptor, opened with flags)
        reason = no_file(os.fstat(stream.fileno()).st_mode)
        if reason:
            raise _NotAFile(reason)
        yield stream


def _documents(path: str, stream: BinaryIO) -> Iterator[RawDocument | Rejected]:
    pieces = _first_lines(stream)
    head = b"".join(pieces)
    kind = kind_of("" if path == "-" else os.path.basename(path), head)  # noqa: PTH119
    if not head:
        yield Rejected(path, "is empty")
    elif isinstance(kind, Unreadable):
        yield Rejected(path, kind.reason)
    elif kind == "lines":
        yield from _records(path, chain(pieces, _lines(stream)), stream)
    else:
        content = head + stream.read(max(0, FILE_LIMIT + 1 - len(head)))
        if len(content) > FILE_LIMIT:
            yield Rejected(path, f"is larger than {FILE_LIMIT >> 20} MB")
        elif not content.strip():
            yield Rejected(path, "is empty")
        else:
            yield RawDocument(path, content, kind)


def _records(path: str, lines: Iterable[bytes], stream: BinaryIO) -> Iterator[RawDocument | Rejected]:
    anything = False
    for number, line in enumerate(lines, start=1):
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Rejected(f"{path}#line {number}", f"line {number} is longer than {LINE_LIMIT >> 20} MB")
        elif line.strip():
            yield RawDocument(path, line, "json", f"line {number}")
        else:
            continue
        anything = True
    if not anything:
        yield Rejected(path, "is empty")


def _first_lines(stream: BinaryIO) -> list[bytes]:
    """Read the lines that tell the kind; the last one may be a piece longer than `LINE_LIMIT`."""
    pieces: list[bytes] = []
    size = 0
    for line in _lines(stream):
        pieces.append(line)
        size += len(line)
        if size >= HEAD and (len(pieces) > 1 or size > LINE_LIMIT):
            break
    return pieces


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: stream.readline(LINE_LIMIT + 1), b"")


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass
