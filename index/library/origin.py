"""Where articles came from: a kept copy of standard input, and the way back from an article to its bytes."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from index.article import Article
from index.errors import SourceGone
from index.inputs import RawDocument, Rejected
from index.library.whole import write_whole
from index.parse import MAPPED, parse
from index.sources import read, web
from index.sources.connecting import NotFetched
from index.sources.walk import is_address

_CHUNK = 1 << 20


def gather(
    paths: Iterable[str | os.PathLike[str]], library: Path, stdin: BinaryIO | None, *, fetches: bool
) -> tuple[dict[str, str], list[Rejected]]:
    """Return the files and folders that `paths` mean, each with what it was called, and what could not be had.

    Standard input and, if `fetches`, what stands at web addresses is kept in the folder `library`, so that its articles
    have a source that can be shown again. Raises `LibraryError`.
    """
    inputs: dict[str, str] = {}
    refused: list[Rejected] = []
    for path in (os.fspath(each) for each in paths):
        if path == "-":
            inputs[str(_keep_input(stdin or sys.stdin.buffer, library))] = "standard input"
        elif fetches and is_address(path):
            try:
                inputs[str(_keep_page(path, library))] = path
            except NotFetched as error:
                refused.append(Rejected(path, str(error)))
        else:
            inputs[path] = path
    return inputs, refused


def as_called(item: Rejected, inputs: Mapping[str, str]) -> Rejected:
    """Return what was rejected by the name that a person gave it, see `gather`; what is in it keeps its part."""
    file, mark, part = item.path.partition("#")
    return replace(item, path=f"{inputs[file]}{mark}{part}") if file in inputs else item


def _keep_input(stream: BinaryIO, library: Path) -> Path:
    """Copy a stream into the library, named by its content."""
    digest = blake2b(digest_size=8)

    def chunks() -> Iterator[bytes]:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            yield chunk

    part = library / "stdin" / "part"
    write_whole(library, part, chunks())
    return part.replace(part.with_name(digest.hexdigest()))


def _keep_page(address: str, library: Path) -> Path:
    """Fetch what stands at an address into the library, in the place of what was fetched from there before."""
    content = web.fetch(address)
    name = blake2b(address.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    file = library / "fetched" / name
    write_whole(library, file, [content])
    return file


def raw_of(article: Article) -> bytes:
    """Return the bytes that the article was made from: its file, or its record, message or member where the file has
    several; what is packed comes unpacked.

    Raises:
        SourceGone: the file is not there any more, or holds the article no more.
    """
    file = _file_of(article.path)
    if file == article.path:
        with contextlib.suppress(OSError):
            return Path(file).read_bytes()
    mapping = tuple(
        (field, said[len(MAPPED) :]) for field, said in article.provenance.items() if said.startswith(MAPPED)
    )
    for document in read([file], mapping=mapping) if file else ():
        if isinstance(document, RawDocument) and _may_hold(document, article.path) and _holds(document, article.id):
            return document.content
    raise SourceGone(article.path)


def _file_of(path: str) -> str:
    """Return the file that an article's path begins with, empty when it is not there: its name may hold a `#` too."""
    while path and not Path(path).is_file():
        path = path.rpartition("#")[0]
    return path


def _may_hold(document: RawDocument, path: str) -> bool:
    if document.name == path:
        return True
    part = path.removeprefix(f"{document.path}#")
    if part == path:
        return False
    return not document.part or part.encode("utf-8", "surrogateescape") in document.content


def _holds(document: RawDocument, id: str) -> bool:
    return any(isinstance(item, Article) and item.id == id for item in parse(document))
