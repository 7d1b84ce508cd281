"""Whoosh opens the index as one of its own, and its features work on it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from whoosh import query as whoosh
from whoosh.index import open_dir
from whoosh.searching import Searcher

from index.article import Article
from index.search import Index


@pytest.fixture
def searcher(index: Index, article: Callable[..., Article], tmp_path: Path) -> Any:
    texts = ["oil prices rise", "oil oil falls", "iran and irak talk", "märz in rome", "1,200 barrels of oil"]
    made = [
        (key, article(f"/{key}", words.split()[0], words, date(2030, 1, 1 + key), authors=("Ana Dorrin",)))
        for key, words in enumerate(texts)
    ]
    index.update(made[:3], [], 1, anew=True)
    index.update(made[3:], [], 2)
    index.update([], [1], 9)
    with open_dir(str(tmp_path / "index")).searcher() as opened:
        yield opened


def _numbers(searcher: Searcher, query: Any, **options: Any) -> list[int]:
    return [hit["number"] for hit in searcher.search(query, limit=None, **options)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (whoosh.Term("body", "oil"), {0, 4}),
        (whoosh.Term("body", "1200"), {4}),
        (whoosh.Phrase("body", ["oil", "prices"]), {0}),
        (whoosh.Prefix("body", "ira"), {2}),
        (whoosh.FuzzyTerm("body", "irat"), {2}),
        (whoosh.Wildcard("body", "?arz"), {3}),
        (whoosh.Every(), {0, 2, 3, 4}),
        (whoosh.Not(whoosh.Term("body", "oil")), {2, 3}),
        (whoosh.SpanNear2([whoosh.Term("body", "iran"), whoosh.Term("body", "talk")], slop=3), {2}),
    ],
)
def test_whooshs_searcher_answers(searcher: Searcher, query: Any, expected: set[int]) -> None:
    assert set(_numbers(searcher, query)) == expected


def test_results_can_be_sorted_by_a_column(searcher: Searcher) -> None:
    assert _numbers(searcher, whoosh.Every(), sortedby="day") == [0, 2, 3, 4]
    assert _numbers(searcher, whoosh.Every(), sortedby="day", reverse=True) == [4, 3, 2, 0]


def test_spelling_suggests_what_is_there(searcher: Searcher) -> None:
    assert "prices" in searcher.suggest("body", "pricse", maxdist=2)


def test_more_like_this_finds_the_others(searcher: Searcher) -> None:
    numbers = [searcher.stored_fields(number)["number"] for number in range(searcher.doc_count_all())]
    like = searcher.more_like(numbers.index(0), "body", text="oil prices rise", top=5)
    assert [hit["number"] for hit in like] == [4]


def test_a_readers_terms_are_sorted_and_counted(searcher: Searcher) -> None:
    reader = searcher.reader()
    terms = list(reader.all_terms())
    assert terms == sorted(terms)
    assert ("by", b"dorrin") in reader
    assert reader.doc_frequency("body", "oil") == 3, "a deleted document counts until it is merged away"
    assert reader.frequency("body", b"oil") == 4
    assert reader.term_info("body", "oil").max_weight() == 2
    assert [text for text, _ in reader.iter_prefix("body", "ir")] == [b"irak", b"iran"]
    assert reader.max_field_length("body") == 4


def test_positions_can_be_read(searcher: Searcher) -> None:
    matcher = searcher.postings("body", b"talk")
    assert matcher.value_as("positions") == [3]
    assert matcher.value_as("frequency") == 1
    assert [span.start for span in matcher.spans()] == [3]
