"""Why an article is a hit: the shares are the score, and what is explained is what is found."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, article_id
from index.query.tree import (
    And,
    DateRange,
    Everything,
    Exact,
    Fact,
    Fuzzy,
    Like,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Sorted,
    Undated,
    Word,
)
from index.search import Index, Likeness
from index.search.compile import compile_query
from index.search.likeness import teller, telling

_WORDS = ["rate", "rates", "rated", "US", "us", "U.S.", "Brent", "crude", "crud", "it", "müller", "in-law"]
_DAYS = [date(2030, 1, 1), date(2031, 6, 5), None]
texts = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
words = st.sampled_from(_WORDS)
fields = st.sampled_from([None, "title", "body", "by"])
sides = st.one_of(
    st.builds(Word, words), st.builds(Exact, words), st.builds(Phrase, st.lists(words, min_size=2).map(" ".join))
)
leaves = st.one_of(
    st.builds(Word, words, fields),
    st.builds(Exact, words, fields),
    st.builds(Phrase, st.lists(words, min_size=2, max_size=3).map(" ".join), fields, st.integers(0, 2)),
    st.builds(Prefix, st.sampled_from(["ra", "cru", "US", "rate br"]), fields),
    st.builds(Fuzzy, st.sampled_from(["brent", "crude"]), st.integers(1, 2), st.none()),
    st.builds(Near, sides, sides, st.integers(0, 4), st.booleans()),
    st.builds(DateRange, st.sampled_from(_DAYS), st.none(), st.just("2030..")),
    st.sampled_from([Everything(), Undated(), Sorted("relevance"), Fact("type", "email"), Like("a"), Like("b")]),
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
contents = st.tuples(texts, texts, st.sampled_from(_DAYS))
_LIKES = {Like("a"): Likeness({"rate": 3.0, "crude": 1.0, "brent": 1.0}, [1])}


def _keys(leaf: object) -> list[int]:
    return [1, 3, 99]


def _scores(index: Index, tree: Query) -> dict[int, float]:
    """What the engine gives each hit, before scores are rounded for sorting."""
    generation = index._generation
    assert generation
    compiled = compile_query(tree, _keys, teller(generation.segments, _LIKES))
    hits = generation.hits(compiled, True, lambda: False)
    scores = [hits.scores] * len(hits) if isinstance(hits.scores, float) else hits.scores.tolist()
    return dict(zip(generation.whole.column("number")[hits.docs].tolist(), scores, strict=True))


@settings(max_examples=60, deadline=None)
@given(st.lists(contents, min_size=1, max_size=8), st.lists(trees, min_size=1, max_size=12), st.integers(1, 3))
def test_the_shares_of_a_hit_are_its_score_and_what_is_no_hit_has_none(
    made: list[Any], asked: list[Query], commits: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder) / "index")
        articles = [
            (key, Article(article_id(str(key)), f"/{key}", "text", title, body, published=day, authors=("Us Rate",)))
            for key, (title, body, day) in enumerate(made)
        ]
        for number in range(commits):
            index.update(articles[number::commits], [], number + 1, anew=number == 0)
        for tree in asked:
            scores = _scores(index, tree)
            for key in range(len(made) + 1):
                explanation = index.explain(tree, key, "relevance", _keys, _LIKES)
                assert (explanation is not None) == (key in scores), tree
                if explanation is None:
                    continue
                assert explanation.score is not None or isinstance(tree, Prefix)
                shares = sum(reason.share for reason in explanation.reasons)
                if explanation.score is not None:
                    assert shares == pytest.approx(explanation.score)
                    assert shares == pytest.approx(scores[key], rel=1e-5), tree
                unranked = index.explain(tree, key, "newest", _keys, _LIKES)
                assert unranked and unranked.score is None
                assert not any(reason.share for reason in unranked.reasons)
        index.close()


def test_what_stands_there_is_told_as_the_index_has_it(index: Index, article: Callable[..., Article]) -> None:
    bodies = ["Talks on talks: they talked in the US.", "The us of old rates; interest rates fell.", "Nothing."]
    made = [(key, article(f"/{key}", "Talk of the day", body, date(2030, 1, 1))) for key, body in enumerate(bodies)]
    index.update(made, [], 1, anew=True)
    year = DateRange(date(2030, 1, 1), None, "2030..")

    def told(key: int, tree: Query) -> list[tuple[Any, ...]]:
        explanation = index.explain(tree, key, "relevance", _keys)
        assert explanation
        reasons = explanation.reasons
        assert list(reasons) == sorted(reasons, key=lambda reason: (reason.field is None, -reason.share))
        return sorted(
            ((reason.query, reason.field, reason.terms, reason.times, reason.articles) for reason in reasons),
            key=lambda told: told[1] or "~",
        )

    assert told(0, And((Word("talk"), year, Not(Word("zebra"))))) == [
        ("talk", "body", ("talks", "talked"), 3, 1),
        ("talk", "title", ("talk",), 1, 3),
        ("date:2030..", None, (), 0, 3),
        ("-zebra", None, (), 0, 3),
    ]
    assert told(0, Word("US")) == [("US", "body", ("US",), 1, 1)]
    assert told(0, Word("us")) == [("us", "body", ("us",), 1, 2)]
    assert told(1, Phrase("interest rates")) == [('"interest rates"', "body", ("interest", "rates"), 1, 1)]
    assert told(1, Prefix("ra")) == [("ra*", "body", ("rates",), 2, 1)]
    assert told(1, Near(Word("rate"), Word("fell"), 3, True)) == [
        ("rate ADJ/3 fell", "body", ("rates", "fell"), 2, 1),
    ]
    assert told(2, Or((Word("talk"), Word("zebra")))) == [("talk", "title", ("talk",), 1, 3)]
    assert told(2, year) == [("date:2030..", None, (), 0, 3)]


def test_what_is_like_an_article_shares_its_telling_words(index: Index, article: Callable[..., Article]) -> None:
    said = "the minister said that it was so and that they had said so before"
    bodies = [
        f"{said}. The tide gate at Pell Sound broke its hinge.",
        f"{said}. A new hinge for the gate at Pell Sound was shipped.",
        f"{said}. Grain prices fell at Pell.",
        f"{said}. Nothing of it.",
        "The tide gate at Pell Sound broke its hinge, and no more.",
    ]
    made = [(key, article(f"/{key}", "", body)) for key, body in enumerate(bodies)]
    index.update(made[:2], [], 1, anew=True)
    index.update(made[2:], [], 2)
    words = dict.fromkeys(["the", "said", "tide", "gate", "pell", "sound", "broke", "hinge", "zyzzyva"], 1.0)
    like = Like("x")

    def find(*keys: int) -> list[int]:
        likes = {like: Likeness(words, keys)}
        return list(index.find(like, "relevance", _keys, lambda: False, likes=likes).keys)

    assert find(0) == [4, 1]
    assert find(0, 4) == [1]
    assert not index.find(like, "newest", _keys, lambda: False).keys
    explanation = index.explain(like, 1, "relevance", _keys, {like: Likeness(words, [0])})
    assert explanation
    assert {term for reason in explanation.reasons for term in reason.terms} >= {"gate", "hinge", "sound"}


def test_a_word_that_all_have_or_nobody_else_tells_nothing_and_of_many_some_must_be_shared(
    index: Index, article: Callable[..., Article]
) -> None:
    rare = "hinge gate tide sound quay barge crane"
    bodies = [f"so {rare} b lamp", f"so {rare} b", f"so {rare} lamp", "so it was", "nothing"]
    index.update([(key, article(f"/{key}", "", body)) for key, body in enumerate(bodies)], [], 1, anew=True)
    generation = index._generation
    assert generation

    def told(*keys: int) -> tuple[set[str], int]:
        words = dict.fromkeys([*rare.split(), "so", "b", "lamp", "zyzzyva"], 1.0)
        query = telling(generation.segments, Likeness(words, keys))  # type: ignore[union-attr]
        return {term.text for term in query.terms_of()}, query.least

    assert told(0) == ({*rare.split(), "lamp"}, 2), "so is in four of five, b a letter, zyzzyva nowhere"
    assert told(0, 2) == ({*rare.split()}, 1), "the lamp is in these two alone"
