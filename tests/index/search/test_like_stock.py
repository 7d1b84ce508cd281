"""Whatever is asked, our engine finds what stock Whoosh finds."""

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh

from index.article import Article, Caption, article_id
from index.query.tree import (
    And,
    DateRange,
    Everything,
    Exact,
    Fuzzy,
    Length,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Undated,
    Word,
)
from index.search import Index
from index.search.compile import compile_query

_WORDS = [
    "oil",
    "oils",
    "Opec",
    "Iran's",
    "iran",
    "U.S.",
    "us",
    "cease-fire",
    "1,200",
    "müller",
    "中文",
    "mar",
    "mark",
    "co",
]
_DAYS = [date(2030, 1, 1), date(2030, 1, 2), date(2031, 6, 5), None]
texts = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
captions = st.lists(st.builds(Caption, texts, st.one_of(st.none(), texts)), max_size=2).map(tuple)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    found = {"title": draw(texts), "body": draw(texts), "published": draw(st.sampled_from(_DAYS))}
    found |= {"standfirst": draw(st.one_of(st.none(), texts)), "captions": draw(captions)}
    return found | {"authors": tuple(draw(st.lists(texts, max_size=2))), "source": draw(st.one_of(st.none(), texts))}


def _article(key: int, content: dict[str, Any]) -> Article:
    return Article(article_id(str(key)), f"/x/{key}.txt", "text", **content)


batch = st.tuples(
    st.dictionaries(st.integers(1, 12), contents(), max_size=5),
    st.sets(st.integers(1, 12), max_size=2),
)
fields = st.sampled_from([None, "title", "body", "by", "source", "path", "entity", "person"])
leaves = st.one_of(
    st.builds(Word, st.sampled_from([*_WORDS, "nowhere", "txt", "x"]), fields),
    st.builds(Exact, st.sampled_from(_WORDS), fields),
    st.builds(Fuzzy, st.sampled_from(["muler", "markk", "irann"]), st.integers(1, 2), st.sampled_from([None, "title"])),
    st.builds(Length, st.sampled_from([None, 2]), st.sampled_from([None, 5])),
    st.builds(Phrase, st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join), fields),
    st.builds(Prefix, st.sampled_from(["oi", "ma", "us", "12", "中", "cease-f", "iran oi", "zz", "mar"]), fields),
    st.builds(DateRange, st.sampled_from(_DAYS), st.sampled_from(_DAYS), st.just("")),
    st.just(Undated()),
    st.just(Everything()),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def _naming(leaf: Any) -> list[int]:
    return [len(leaf.text), len(leaf.text) + 3, 999]


def _never() -> bool:
    return False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(batch, min_size=1, max_size=12), st.lists(trees, min_size=1, max_size=12))
def test_the_same_articles_are_found(stock: Any, batches: list[Any], asked: list[Query]) -> None:
    folder = Path(tempfile.mkdtemp())
    index = Index(folder / "index")
    there: dict[int, tuple[int, Article]] = {}
    try:
        for change, (put, forgotten) in enumerate(batches, 1):
            articles = [(key, _article(key, content)) for key, content in put.items()]
            index.update(articles, forgotten - put.keys(), change, anew=change == 1)
            there = {key: kept for key, kept in there.items() if key not in forgotten}
            there |= {article[0]: article for article in articles}
        judge = stock(there.values())
        for tree in asked:
            expected = judge.find(compile_query(tree, _naming)).keys()
            for sort in ("relevance", "newest", "oldest"):
                found = index.find(tree, sort, _naming, _never)
                assert sorted(found.keys) == sorted(expected), tree
                assert list(found.scores) == sorted(found.scores, reverse=True)
        index.verify()
    finally:
        index.close()
        shutil.rmtree(folder)


_OTHER_QUERIES = [
    whoosh.FuzzyTerm("body", "oip", maxdist=1, prefixlength=1),
    whoosh.FuzzyTerm("body", "irun", maxdist=2, prefixlength=0, constantscore=False),
    whoosh.Wildcard("body", "*i*"),
    whoosh.TermRange("body", "iran", "mark"),
    whoosh.Every("by"),
    whoosh.NullQuery,
    whoosh.And([]),
    whoosh.Phrase("body", ["oil", "iran"], slop=3),
    whoosh.SpanNear2([whoosh.Term("body", "oil"), whoosh.Term("body", "us")], slop=4, ordered=False),
    whoosh.SpanFirst(whoosh.Term("body", "oil"), limit=1),
    whoosh.AndMaybe(whoosh.Term("body", "oil"), whoosh.Term("title", "us")),
    whoosh.AndNot(whoosh.Term("body", "oil"), whoosh.Term("title", "us")),
    whoosh.DisjunctionMax([whoosh.Term("body", "oil"), whoosh.Term("title", "oil")]),
    whoosh.ConstantScoreQuery(whoosh.Term("body", "oil"), 2.0),
    whoosh.Variations("body", "oil"),
    whoosh.Term("nosuch", "oil"),
]
_SCORED = [
    whoosh.Term("body", "oil"),
    whoosh.Term("title", "iran", boost=3.0),
    whoosh.Or([whoosh.Term("title", "oil", boost=3.0), whoosh.Term("body", "oil"), whoosh.Term("body", "us")]),
    whoosh.And([whoosh.Term("body", "oil"), whoosh.Or([whoosh.Term("body", "us"), whoosh.Term("title", "co")])]),
    whoosh.Phrase("body", ["oil", "iran"], boost=1.5),
    whoosh.AndMaybe(whoosh.Term("body", "oil"), whoosh.Term("title", "us")),
]


@pytest.fixture(scope="module")
def corpus() -> list[tuple[int, Article]]:
    words = ["oil", "iran", "us", "mark", "co", "oils", "irun"]
    made = []  # of short texts: stock Whoosh rounds greater lengths, and scores with that
    for key in range(1, 60):
        body = " ".join(
            words[(key * step * step + step) % (3 + key % 5)] for step in range(1, 4 + key % 5)
        )  # stock rounds greater lengths
        title = " ".join(words[(key + step) % 7] for step in range(key % 4))
        made.append((key, _article(key, {"title": title, "body": body, "authors": ("A",) * (key % 3)})))
    return made


@pytest.mark.parametrize("query", _OTHER_QUERIES + _SCORED, ids=lambda query: type(query).__name__)
@pytest.mark.parametrize("commits", [1, 4])
def test_whooshs_other_queries_find_the_same(
    index: Index, stock: Any, corpus: list[tuple[int, Article]], query: Any, commits: int
) -> None:
    for number in range(commits):
        index.update(corpus[number::commits], [], number + 1)
    expected = stock(corpus).find(query)
    found = _evaluate(index, query)
    assert found.keys() == expected.keys()
    if query in _SCORED:
        assert found == pytest.approx(expected, rel=1e-4)


def _evaluate(index: Index, query: Any) -> dict[int, float]:
    generation = index._generation
    assert generation is not None
    hits = generation.hits(query, True, _never)
    scores = [hits.scores] * len(hits.docs) if isinstance(hits.scores, float) else hits.scores.tolist()
    return dict(zip(generation.whole.column("number")[hits.docs].tolist(), scores, strict=True))
