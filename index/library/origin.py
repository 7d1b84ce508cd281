"""Where articles came from: a kept copy of standard input, and the way back from an article to its bytes."""

import contextlib
import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from index.article import Article, RawDocument
from index.errors import SourceGone
from index.parse import parse
from index.sources import read

_CHUNK = 1 << 20


def keep_input(stream: BinaryIO, folder: Path) -> Path:
    """Copy a stream into `folder`, named by its content, so that its articles keep a source; return the file."""
    folder.mkdir(exist_ok=True)
    digest = blake2b(digest_size=8)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as out:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    file = folder / digest.hexdigest()
    Path(out.name).replace(file)
    return file


def raw_of(article: Article) -> bytes:
    """Return the bytes that the article was made from: its file, or its record where the file holds several.

    Raises:
        SourceGone: the file is not there any more, or holds the article no more.
    """
    whole = Path(article.path)
    with contextlib.suppress(OSError):
        if whole.is_file():
            return whole.read_bytes()
    path, _, part = article.path.rpartition("#")
    for document in read([path]) if path else ():
        if isinstance(document, RawDocument) and _may_hold(document, part) and _holds(document, article.id):
            return document.content
    raise SourceGone(article.path)


def _may_hold(document: RawDocument, part: str) -> bool:
    return document.part in ("", part) or part.encode("utf-8", "surrogateescape") in document.content


def _holds(document: RawDocument, id: str) -> bool:
    return any(isinstance(item, Article) and item.id == id for item in parse(document))
