"""Big arrays of JSON, parted into their records without holding or understanding them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from index.inputs import Rejected
from index.sources.limits import LINE_LIMIT
from index.sources.splitting import Piece

_PIECE = 1 << 20
_BETWEEN = re.compile(rb"[\s,]*")
_MARK = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.S)
"""A string, whole or cut at the end of what has come so far, or a bracket."""
_SCALAR = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[^\s,\]"{\[][^,\]]*')


def json_array(name: str, stream: BinaryIO) -> Iterator[Piece]:
    """Yield the elements of a JSON array, each as it stands; what is wrong with the array comes last.

    No more than one element and a megabyte of what follows it are held.
    """
    buffer = _Buffer(stream)
    buffer.skip(_MARK)
    buffer.skip_between()
    buffer.skip(b"[")
    number = 0
    while True:
        buffer.skip_between()
        start = buffer.peek()
        if start == b"]":
            buffer.skip(b"]")
            buffer.skip_between()
            if buffer.peek():
                yield Rejected(name, "goes on behind the end of its array, which is not read")
            return
        number += 1
        place = f"record {number}"
        if not start:
            yield Rejected(f"{name}#{place}", f"the array breaks off before {place}")
            return
        content = buffer.element()
        if content is None:
            reason = f"is longer than {LINE_LIMIT >> 20} MB" if buffer.is_full else "is not JSON: it breaks off"
            yield Rejected(f"{name}#{place}", f"{place} {reason}; what follows is not read")
            return
        yield place, content


class _Buffer:
    """The bytes that have come and are not used up."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._bytes = b""
        self._at = 0
        self._ended = False

    @property
    def is_full(self) -> bool:
        """Whether an element may not be longer than what is held."""
        return len(self._bytes) - self._at > LINE_LIMIT

    def peek(self) -> bytes:
        """Return the next byte; nothing at the end."""
        return self._bytes[self._at : self._at + 1]

    def skip(self, what: bytes) -> None:
        """Pass over `what`, where it comes next."""
        if self._bytes.startswith(what, self._at) or (self._more() and self._bytes.startswith(what, self._at)):
            self._at += len(what)

    def skip_between(self) -> None:
        """Pass over white space and commas."""
        while True:
            gap = _BETWEEN.match(self._bytes, self._at)
            self._at = gap.end() if gap else self._at
            if self._at < len(self._bytes) or not self._more():
                return

    def element(self) -> bytes | None:
        """Take the element that comes next; None where it does not end, or not within the limit."""
        while True:
            end = _end(self._bytes, self._at)
            is_whole = end is not None and (end < len(self._bytes) or self._ended)
            if end is not None and is_whole and end - self._at <= LINE_LIMIT:
                found, self._at = self._bytes[self._at : end], end
                return found
            if self.is_full or (not self._more() and end is None):
                return None

    def _more(self) -> bool:
        """Read on, as much again as is held; False at the end."""
        left = self._bytes[self._at :]
        piece = b"" if self._ended else self._stream.read(max(_PIECE, len(left)))
        self._ended = not piece
        self._bytes, self._at = left + piece, 0
        return bool(piece)


def _end(text: bytes, start: int) -> int | None:
    """Return where the value ends that begins at `start` of `text`; None where it does not end in it."""
    if text[start : start + 1] not in (b"{", b"["):
        scalar = _SCALAR.match(text, start)
        return scalar.end() if scalar else None
    depth = 0
    for token in _TOKEN.finditer(text, start):
        first = text[token.start()]
        if first in b"{[":
            depth += 1
        elif first in b"}]":
            depth -= 1
            if not depth:
                return token.end()
    return None
