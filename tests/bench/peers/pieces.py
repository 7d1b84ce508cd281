"""The articles that every engine takes in: parsed once, kept on the disk, handed out in lots."""

import hashlib
import pickle
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import index
from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.search.schema import TEXT_FIELDS, day_of, texts_of
from tests.bench.corpus import corpus

MARK = "zyxwvutian"
"""Stands in the titles of `fresh` articles and nowhere else."""
_LOT = 1_000
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*")
_MOST_NAMES = 24  # an article: what extraction finds in these articles is 23 on average


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as each engine wants it."""

    key: int
    article: Article
    texts: dict[str, str]
    """What Broadsheet's index holds in title, body and other: the peers get the very same."""
    source: str
    day: int
    names: tuple[str, ...]


def piece_of(key: int, article: Article) -> Piece:
    """Return the article with what the peers are told of it."""
    texts = {field: "\n".join(filter(None, texts_of(article)[field])) for field in TEXT_FIELDS}
    return Piece(key, article, texts, article.source or "", day_of(article.published), names_in(article))


def names_in(article: Article) -> tuple[str, ...]:
    """Return stand-ins for the entities of an article: capitalised words within sentences, about as many."""
    return tuple(islice(dict.fromkeys(_NAME.findall(article.body)), _MOST_NAMES))


def code_digest(*parts: str) -> str:
    """Return what changes when a source file of the package `index`, or of these parts of it, changes."""
    root = Path(index.__file__).parent
    digest = blake2b(digest_size=5)
    for part in parts or (".",):
        place = root / part
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def pieces_file(folder: Path, articles: int) -> Path:
    """Return the file with that many pieces, made when there is none of this state of the parser."""
    version = code_digest("parse", "article.py", "search/schema.py")
    file = folder / "peers" / f"pieces-{articles}-{version}.pickle"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"pieces-{articles}-*"):
            old.unlink()
        part = file.with_suffix(".part")
        with part.open("wb") as out:
            found = _parsed(corpus(folder, articles))
            while lot := list(islice(found, _LOT)):
                pickle.dump(lot, out, pickle.HIGHEST_PROTOCOL)
        part.replace(file)
    return file


def _parsed(records: Path) -> Iterator[Piece]:
    with records.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            (article,) = parse(RawDocument(str(records), line, "json", f"line {number}"))
            assert isinstance(article, Article), article
            yield piece_of(number, article)


def content_digest(file: Path) -> str:
    """Return what changes when the pieces do."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "blake2b").hexdigest()[:10]


class Feed:
    """Hands out the pieces of a file, once, and knows what reading them has cost."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.records = file.parents[1] / f"corpus-{file.name.split('-')[1]}.jsonl"
        """The JSON lines that the pieces were parsed from."""
        self.cpu = 0.0
        """Seconds of this thread spent on reading."""

    def lots(self) -> Iterator[Sequence[Piece]]:
        """Yield the pieces in lots; they are read while the clock of `cpu` runs."""
        with self._file.open("rb") as data:
            while True:
                cpu = time.thread_time()
                try:
                    lot: Sequence[Piece] = pickle.load(data)
                except EOFError:
                    lot = ()
                self.cpu += time.thread_time() - cpu
                if not lot:
                    return
                yield lot

    def __iter__(self) -> Iterator[Piece]:
        for lot in self.lots():
            yield from lot


def fresh(file: Path, many: int, first_key: int) -> list[Piece]:
    """Return articles that are not in the file: made as the corpus is, of paragraphs of its articles."""
    chance = random.Random(5)
    known = next(Feed(file).lots())
    made = []
    for number in range(many):
        paragraphs = [chance.choice(chance.choice(known).article.body.split("\n\n")) for _ in range(9)]
        like, path = known[number].article, f"fresh-{number}"
        title = f"{MARK.capitalize()} {like.title}"
        made.append(
            piece_of(first_key + number, replace(like, id=path, path=path, title=title, body="\n\n".join(paragraphs)))
        )
    return made
