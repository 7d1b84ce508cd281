"""A raw document becomes articles with what is found in them."""

from dataclasses import dataclass

from index.article import Article, Extraction, RawDocument, Rejected
from index.extract import extract
from index.parse import parse


@dataclass(frozen=True, slots=True)
class Digest:
    """What became of one raw document."""

    document: RawDocument
    """Without its bytes once it has been through a child process."""
    articles: tuple[tuple[Article, Extraction], ...]
    rejected: tuple[Rejected, ...]


def digest(document: RawDocument) -> Digest:
    """Parse `document` and extract from each of its articles."""
    parsed = parse(document)
    articles = tuple((item, extract(item)) for item in parsed if isinstance(item, Article))
    return Digest(document, articles, tuple(item for item in parsed if isinstance(item, Rejected)))
