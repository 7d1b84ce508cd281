"""Load: a file becomes raw documents, and never more than one of them is held."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from typing import BinaryIO, cast

from index.article import Format
from index.inputs import RawDocument, Rejected
from index.sources import archives, splitting
from index.sources.json_arrays import json_array
from index.sources.kinds import HEAD, Kind, Unreadable, kind_of
from index.sources.limits import DEPTH_LIMIT, FILE_LIMIT, LINE_LIMIT, Budget, Exhausted, Unsound
from index.sources.packings import HEAD as FIRST
from index.sources.packings import Container, container_of, unpacked_name
from index.sources.replay import replayed
from index.sources.unpack import unpacked
from index.sources.walk import Found, no_file, refusal

Mapping = tuple[tuple[str, str], ...]

# Non-blocking, so that a FIFO put where a file stood cannot hang the open; it changes nothing for files.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_Splitter = Callable[[str, BinaryIO], Iterator[splitting.Piece]]
_RECORDS: dict[Kind, tuple[Format, _Splitter]] = {
    "lines": ("json", splitting.json_lines),
    "array": ("json", json_array),
    "rows": ("csv", splitting.rows),
}
_SPLIT: dict[Container, tuple[Format, _Splitter]] = {
    "mbox": ("email", splitting.messages),
    "warc": ("warc", splitting.warc_records),
}


class _NotAFile(Exception):
    """What was a file a moment ago is something else now."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stream of bytes to be read: a file, or what lies in one."""

    name: str
    """What its documents are called: the path, or path#member."""
    file: str
    """Its file name, which may tell its kind; empty where it has none."""
    stream: BinaryIO
    budget: Budget
    mapping: Mapping
    depth: int = 0


def load(found: Found, stdin: BinaryIO | None = None, mapping: Mapping = ()) -> Iterator[RawDocument | Rejected]:
    """Yield what `found` holds, read as it is asked for: one document, or one for each record or file in it.

    `stdin` stands in for standard input. Never raises for what it reads: every fault is a Rejected. Packed files and
    archives are unpacked here, in memory and within a `Budget`: what is in them is foreign, but a ZIP's table and
    zlib's streams are simple things beside a web page, and so each file in an archive is parsed by itself, in a child
    process that may die of it.
    """
    try:
        if found.path == "-":
            yield from _documents(_Piece("-", "", stdin or sys.stdin.buffer, Budget.of(0), mapping))
        else:
            with _opened(found.path) as stream:
                budget = Budget.of(os.fstat(stream.fileno()).st_size)
                name = os.path.basename(found.path)
                yield from _documents(_Piece(found.path, name, stream, budget, mapping), found.kind)
    except OSError as error:
        yield Rejected(found.path, refusal(error))
    except (_NotAFile, Exhausted) as error:
        yield Rejected(found.path, str(error))


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    with open(os.open(path, _FLAGS), "rb") as stream:
        reason = no_file(os.fstat(stream.fileno()).st_mode)
        if reason:
            raise _NotAFile(reason)
        yield stream


def _documents(piece: _Piece, kind: Format | None = None) -> Iterator[RawDocument | Rejected]:
    stream = (
        piece.stream if isinstance(piece.stream, BufferedReader) else BufferedReader(cast(BufferedReader, piece.stream))
    )
    piece = replace(piece, stream=stream)
    try:
        head = stream.peek(FIRST)
        container = None if kind else container_of(piece.file, head)
        if container is None:
            yield from _plain(piece, kind)
        elif piece.depth == DEPTH_LIMIT:
            yield Rejected(piece.name, f"is packed more than {DEPTH_LIMIT} times over")
        else:
            yield from _contained(piece, container)
    except Unsound as error:
        yield Rejected(piece.name, str(error))


def _contained(piece: _Piece, container: Container) -> Iterator[RawDocument | Rejected]:
    if container in ("gzip", "bz2", "xz"):
        inner = unpacked(piece.stream, container, piece.budget)
        yield from _documents(replace(piece, file=unpacked_name(piece.file), stream=inner, depth=piece.depth + 1))
    elif container in ("zip", "tar"):
        yield from _members(piece, container)
    else:
        format, split = _SPLIT[container]
        yield from _pieces(piece, format, split)


def _members(piece: _Piece, container: Container) -> Iterator[RawDocument | Rejected]:
    members = archives.zip_members if container == "zip" else archives.tar_members
    anything = False
    for member in members(piece.stream, piece.budget):
        anything = True
        name = f"{piece.name}#{member.name}"
        if isinstance(member.content, str):
            yield Rejected(name, member.content)
            continue
        yield from _documents(replace(piece, name=name, file=member.file, stream=member.content, depth=piece.depth + 1))
    if not anything:
        yield Rejected(piece.name, "is an archive without a file to read in it")


def _pieces(piece: _Piece, format: Format, split: _Splitter) -> Iterator[RawDocument | Rejected]:
    anything = False
    for each in split(piece.name, piece.stream):
        anything = True
        if isinstance(each, Rejected):
            yield each
        else:
            part, content = each
            yield RawDocument(piece.name, content, format, part, piece.mapping)
    if not anything:
        yield Rejected(piece.name, "is empty")


def _plain(piece: _Piece, kind: Format | None) -> Iterator[RawDocument | Rejected]:
    """Yield the document that a stream is, or its records."""
    pieces = _first_lines(piece.stream)
    head = b"".join(pieces)
    found = kind or kind_of(piece.file, head)
    if not head:
        yield Rejected(piece.name, "is empty")
    elif isinstance(found, Unreadable):
        yield Rejected(piece.name, found.reason)
    elif found == "lines" or found == "array" or found == "rows":
        format, split = _RECORDS[found]
        yield from _pieces(replace(piece, stream=replayed(head, piece.stream)), format, split)
    else:
        content = head + piece.stream.read(max(0, FILE_LIMIT + 1 - len(head)))
        if len(content) > FILE_LIMIT:
            yield Rejected(piece.name, f"is larger than {FILE_LIMIT >> 20} MB")
        elif not content.strip():
            yield Rejected(piece.name, "is empty")
        else:
            yield RawDocument(piece.name, content, found, mapping=piece.mapping)


def _first_lines(stream: BinaryIO) -> list[bytes]:
    """Read the lines that tell the kind; the last one may be a piece longer than `LINE_LIMIT`."""
    pieces: list[bytes] = []
    size = 0
    for line in splitting.lines_of(stream):
        pieces.append(line)
        size += len(line)
        if size >= HEAD and (len(pieces) > 1 or size > LINE_LIMIT):
            break
    return pieces
