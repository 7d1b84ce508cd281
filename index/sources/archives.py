"""Archives: the members of ZIP and tar, one after the other, as streams. Nothing is ever written to disk."""

import io
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from index.sources.kinds import is_never_an_article
from index.sources.limits import FILE_LIMIT, Budget, Unsound, sound

_READ_LIMIT = 16 << 20
"""Bytes asked for at once: the table of a ZIP, the extended head of a tar member. Larger ones are not honest."""
_PIECE = 64 << 10
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # how much comes out of the others at once cannot be limited
_OTHER_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 99: "AES"}
_IS_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    name: str
    """As the archive calls it, made unique. It is a name to show and never a path to open."""
    file: str
    """The last part of that, as it stands in the archive."""
    content: BinaryIO | str
    """Its bytes, to be read before the next member is asked for, or the reason why they cannot be read."""


def zip_members(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield the files in a ZIP archive. Raises `Unsound` where it is none that can be read, `Exhausted`."""
    with sound():
        archive = zipfile.ZipFile(cast(IO[bytes], _Guarded(_seekable(stream))))
    names: Counter[str] = Counter()
    for info in archive.infolist():
        if info.is_dir() or _is_passed_over(info.filename):
            continue
        yield _member(info.filename, names, _opened(archive, info, budget))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO | str:
    if info.flag_bits & _IS_ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return f"is packed in a way that is not read ({_OTHER_METHODS.get(info.compress_type, info.compress_type)})"
    try:
        with sound():
            return _counted(archive.open(info), budget)
    except Unsound as error:
        return str(error)


def tar_members(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield the files in a tar archive; links, folders and devices in it are no files.

    Raises `Unsound` where the archive is damaged or breaks off, `Exhausted`.
    """
    forward = _Forward(stream)
    names: Counter[str] = Counter()
    with sound():
        archive = tarfile.TarFile(fileobj=cast(IO[bytes], _Guarded(forward)))
    while True:
        with sound():
            info = archive.next()
        if info is None:
            break
        cast(Any, archive).members = []  # it would remember them all
        if info.isreg() and not _is_passed_over(info.name):
            with sound():
                content = archive.extractfile(info)
            if content is not None:
                yield _member(info.name, names, _counted(content, budget))
    if forward.last.strip(b"\0"):
        raise Unsound("is damaged; what came before the damage went in")  # tarfile takes that for the end


def _is_passed_over(name: str) -> bool:
    """Tell whether a member is one that a walk through the same folder would leave out."""
    *folders, last = name.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in (*folders, last))
    return not last or hidden or "__MACOSX" in folders or is_never_an_article(last)


def _member(name: str, names: Counter[str], content: BinaryIO | str) -> Member:
    names[name] += 1
    unique = name if names[name] == 1 else f"{name} ({names[name]})"
    return Member(unique, name.rpartition("/")[2], content)


def _seekable(stream: BinaryIO) -> BinaryIO:
    if stream.seekable():
        return stream
    content = stream.read(FILE_LIMIT + 1)
    if len(content) > FILE_LIMIT:
        raise Unsound(
            f"is an archive of over {FILE_LIMIT >> 20} MB that is packed itself; unpack it and add what comes out"
        )
    return io.BytesIO(content)


def _counted(stream: IO[bytes], budget: Budget) -> BinaryIO:
    return io.BufferedReader(cast(io.RawIOBase, _Counting(stream, budget)))


class _Counting(io.RawIOBase):
    """A member, its bytes counted as they come."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed asks for Buffer
        with sound():
            data = self._stream.read(min(len(buffer), _PIECE))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Guarded:
    """A file for zipfile and tarfile, which believe every size that an archive states."""

    def __init__(self, stream: "BinaryIO | _Forward") -> None:
        self.seek = stream.seek
        self.tell = stream.tell
        self._read = stream.read

    def read(self, size: int = -1) -> bytes:
        content = self._read(min(size, _READ_LIMIT + 1) if size >= 0 else _READ_LIMIT + 1)
        if len(content) > _READ_LIMIT:
            raise Unsound(f"is damaged, or its table is larger than {_READ_LIMIT >> 20} MB")
        return content

    def seekable(self) -> bool:
        return True


class _Forward:
    """A stream that tarfile can read: it seeks forwards, and back by no more than what was read last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0
        self._back = 0
        self.last = b""

    def tell(self) -> int:
        return self._at - self._back

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or place < self._at - len(self.last):
            raise Unsound("is damaged")
        while place > self._at:
            if not self._take(min(place - self._at, _PIECE)):
                break
        self._back = max(0, self._at - place)
        return place

    def read(self, size: int) -> bytes:
        found = self.last[len(self.last) - self._back :][:size] if self._back else b""
        self._back -= len(found)
        return found + self._take(size - len(found)) if len(found) < size else found

    def _take(self, size: int) -> bytes:
        self.last = self._stream.read(size)
        self._at += len(self.last)
        return self.last
