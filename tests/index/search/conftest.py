"""A stock Whoosh index as the judge of ours, and articles to put into both."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whoosh.analysis import Analyzer, Token
from whoosh.fields import TEXT
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext

from index.analysis import capitals, tokens
from index.article import Article, article_id
from index.search import Index
from index.search.schema import GAP, make_schema, texts_of, to_columns

_BETWEEN = "\x1e"


class _StepByStep(Analyzer):
    """Tokens one by one, with the gap between the texts of a field."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        found = Token(positions=True, mode=options.get("mode", ""))
        start = 0
        for text in value.split(_BETWEEN):
            names = dict(capitals(text, tokens(text)))
            for number, token in enumerate(tokens(text)):
                found.pos = start + number
                for found.text in filter(None, (token.text, names.get(number))):
                    yield found
            start += sum(1 for _ in tokens(text))
            start += GAP


class Stock:
    """The same articles in an index that is all Whoosh's own."""

    def __init__(self, articles: Iterable[tuple[int, Article]]) -> None:
        schema = make_schema()
        for name, field in list(schema.items()):
            if isinstance(field, TEXT):
                schema.remove(name)
                schema.add(name, TEXT(analyzer=_StepByStep()))
        self._index = RamStorage().create_index(schema)
        writer = self._index.writer()
        for key, article in articles:
            texts = {name: _BETWEEN.join(values) for name, values in texts_of(article).items()}
            writer.add_document(**texts, **to_columns(key, article))
        writer.commit()

    def find(self, query: Any) -> dict[int, float]:
        """Return the keys of what matches, with their scores."""
        found = {}
        with self._index.searcher(weighting=BM25F()) as searcher:
            for leaf, _ in searcher.leaf_searchers():
                if not leaf.doc_count_all():
                    continue
                numbers = leaf.reader().column_reader("number")
                matcher = query.matcher(leaf, SearchContext(needs_current=False, weighting=BM25F()))
                while matcher.is_active():
                    found[numbers[matcher.id()]] = matcher.score()
                    matcher.next()
        return found


@pytest.fixture
def stock() -> type[Stock]:
    return Stock


@pytest.fixture
def article() -> Callable[..., Article]:
    def make(name: str, title: str = "", body: str = "", published: date | None = None, **others: Any) -> Article:
        return Article(article_id(name), name, "text", title, body, published=published, **others)

    return make


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index(tmp_path / "index")
    yield opened
    opened.close()
