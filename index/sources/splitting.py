"""Splitting: files that are one record behind the other, parted without understanding the records."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from index.inputs import Rejected
from index.sources.limits import FILE_LIMIT, LINE_LIMIT, Unsound

_FROM = re.compile(rb"From \S.*\d\d:\d\d")
_QUOTED_FROM = re.compile(rb">+From ")
_LENGTH = re.compile(rb"(?i)content-length:\s*(\d{1,15})\s*$")
_PAGE = re.compile(rb"(?im)^content-type:\s*(?:text/html|application/xhtml\+xml)")
_ANSWERED = re.compile(rb"HTTP/[\d.]+ 2\d\d")
_HTTP_HEAD = 64 << 10
_HEADERS = 1000

Piece = tuple[str, bytes] | Rejected
"""What a piece is called in its file, and its bytes."""


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `stream`; one longer than `LINE_LIMIT` comes in pieces, the first a byte longer than that."""
    return iter(lambda: stream.readline(LINE_LIMIT + 1), b"")


def skip_line(stream: BinaryIO) -> None:
    """Read to the end of the line."""
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def json_lines(name: str, stream: BinaryIO) -> Iterator[Piece]:
    """Yield the lines of JSON lines."""
    for number, line in enumerate(lines_of(stream), start=1):
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            skip_line(stream)
            yield Rejected(f"{name}#line {number}", f"line {number} is longer than {LINE_LIMIT >> 20} MB")
        elif line.strip():
            yield f"line {number}", line


def messages(name: str, stream: BinaryIO) -> Iterator[Piece]:
    """Yield the messages of a mailbox (mbox), without the line that parts them and the marks that guard such lines."""
    number, size, after_blank = 0, 0, True
    lines: list[bytes] = []
    for line in lines_of(stream):
        if after_blank and _FROM.match(line):
            if number:
                yield _message(name, number, lines, size)
            number, size, lines, after_blank = number + 1, 0, [], False
            continue
        after_blank = not line.strip(b"\r\n")
        size += len(line)
        if size <= FILE_LIMIT:
            lines.append(line[1:] if _QUOTED_FROM.match(line) else line)
    if number:
        yield _message(name, number, lines, size)
    else:
        raise Unsound("holds no message")


def _message(name: str, number: int, lines: list[bytes], size: int) -> Piece:
    part = f"message {number}"
    if size > FILE_LIMIT:
        return Rejected(f"{name}#{part}", f"is larger than {FILE_LIMIT >> 20} MB")
    return part, b"".join(lines)


def rows(name: str, stream: BinaryIO) -> Iterator[Piece]:
    """Yield the rows of a table, each behind the table's first row, which names the columns.

    A row ends where a line ends and the quotation marks so far are even in number.
    """
    head: bytes | None = None
    number = 0
    for row in _whole_rows(stream):
        if row is None:
            yield Rejected(
                f"{name}#row {number + 1}",
                f"row {number + 1} is longer than {LINE_LIMIT >> 20} MB; is a quotation mark left open?",
            )
            return
        if not row.strip():
            continue
        if head is None:
            head = row if row.endswith(b"\n") else row + b"\n"
            continue
        number += 1
        yield f"row {number}", head + row
    if not number:
        raise Unsound("is a table without rows")


def _whole_rows(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield rows; None, and nothing more, where one is too long."""
    lines: list[bytes] = []
    size = quotes = 0
    for line in lines_of(stream):
        lines.append(line)
        size += len(line)
        quotes += line.count(b'"')
        if size > LINE_LIMIT:
            yield None
            return
        if quotes % 2 == 0 and line.endswith(b"\n"):
            yield b"".join(lines)
            lines, size, quotes = [], 0, 0
    if lines:
        yield b"".join(lines)


def warc_records(name: str, stream: BinaryIO) -> Iterator[Piece]:
    """Yield the pages in a WARC file with their heads; requests, pictures, redirections and the like are left out."""
    number = 0
    while head := _warc_head(stream):
        number += 1
        length = next((int(match[1]) for line in head if (match := _LENGTH.match(line))), None)
        if length is None:
            raise Unsound(f"is damaged in record {number}, which does not say how long it is")
        if not any(re.match(rb"(?i)warc-type:\s*(?:response|resource)\s*$", line) for line in head):
            _skip(stream, length)
        elif length > FILE_LIMIT:
            _skip(stream, length)
            yield Rejected(f"{name}#record {number}", f"is larger than {FILE_LIMIT >> 20} MB")
        else:
            content = stream.read(length)
            if len(content) < length:
                raise Unsound("breaks off before its end")
            if _is_page(head, content[:_HTTP_HEAD]):
                yield f"record {number}", b"".join(head) + content + b"\r\n\r\n"
    if not number:
        raise Unsound("holds no record")


def _is_page(head: list[bytes], content: bytes) -> bool:
    if not content.startswith(b"HTTP/"):
        return any(_PAGE.match(line) for line in head)
    said = content.partition(b"\r\n\r\n")[0]
    return _ANSWERED.match(said) is not None and _PAGE.search(said) is not None


def _warc_head(stream: BinaryIO) -> list[bytes]:
    """Return the lines of a record's head with the blank one behind it; empty at the end of the file."""
    line = b"\r\n"
    while line and not line.strip():
        line = stream.readline(_HEADERS)
    if not line:
        return []
    if not line.startswith(b"WARC/"):
        raise Unsound("is damaged: a record does not begin where the one before it ends")
    head = [line]
    while head[-1].strip():
        if len(head) > _HEADERS or not (line := stream.readline(64 << 10)):
            raise Unsound("is damaged in the head of a record")
        head.append(line)
    return head


def _skip(stream: BinaryIO, length: int) -> None:
    while length > 0 and (piece := stream.read(min(length, 1 << 20))):
        length -= len(piece)
