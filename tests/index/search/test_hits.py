"""Sets of documents: few or many, a list or a mask, they are what Python's sets and dictionaries say."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.hits import SPARSE, Hits, difference, distinct, intersection, summed, union
from index.search.whole import Kept

_SIZES = st.sampled_from([3, 8, 5 * SPARSE, 200])
_SCORE = st.integers(1, 9).map(float)


@st.composite
def some_hits(draw: st.DrawFn, size: int) -> tuple[Hits, dict[int, float]]:
    docs = sorted(draw(st.sets(st.integers(0, size - 1), max_size=6)))
    constant = draw(st.one_of(st.none(), _SCORE, st.just(0.0)))
    values = [draw(_SCORE) if constant is None else constant for _ in docs]
    told = dict(zip(docs, values, strict=True))
    listed, scores = np.array(docs, np.intp), np.array(values, np.float32)
    if draw(st.booleans()):
        return Hits.of_list(listed, scores if constant is None else constant, size), told
    mask, spread = np.zeros(size, bool), np.zeros(size, np.float32)
    mask[listed], spread[listed] = True, scores
    return Hits.of_mask(mask, spread if constant is None else constant), told


def _told(hits: Hits) -> dict[int, float]:
    scores = hits.scores if isinstance(hits.scores, np.ndarray) else np.full(len(hits), hits.scores)
    spread = hits.spread if isinstance(hits.spread, np.ndarray) else np.where(hits.mask, hits.spread, 0)
    told: dict[int, float] = dict(zip(hits.docs.tolist(), scores.tolist(), strict=True))
    assert np.flatnonzero(hits.mask).tolist() == hits.docs.tolist()
    assert spread.take(hits.docs).tolist() == list(told.values())
    assert not spread[~hits.mask].any()
    assert len(hits) == len(told)
    return told


@given(st.data())
def test_what_sets_are_joined_to_does_not_hang_on_their_form(data: st.DataObject) -> None:
    size = data.draw(_SIZES)
    (one, first), (two, second), (three, third) = (data.draw(some_hits(size)) for _ in range(3))
    every = first.keys() | second.keys() | third.keys()
    sums = {doc: first.get(doc, 0) + second.get(doc, 0) + third.get(doc, 0) for doc in every}
    assert _told(union([one, two, three], size)) == sums
    assert _told(intersection(one, two)) == {doc: first[doc] + second[doc] for doc in first.keys() & second.keys()}
    assert _told(difference(one, two)) == {doc: first[doc] for doc in first.keys() - second.keys()}
    assert _told(one.scaled(2.0)) == {doc: score * 2 for doc, score in first.items()}


@given(st.data())
def test_documents_that_come_several_times_are_taken_once_and_their_scores_added(data: st.DataObject) -> None:
    size = data.draw(_SIZES)
    pairs = data.draw(st.lists(st.tuples(st.integers(0, size - 1), _SCORE), max_size=12))
    docs, scores = np.array([doc for doc, _ in pairs], np.intp), np.array([score for _, score in pairs], np.float32)
    expected: dict[int, float] = {}
    for doc, score in pairs:
        expected[doc] = expected.get(doc, 0) + score
    assert _told(summed(docs, scores, size)) == expected
    base = data.draw(st.integers(0, int(docs.min(initial=0))))
    half = len(docs) // 2
    runs = [(0, docs[:half]), (base, (docs[half:] - base).astype(np.uint16))]
    assert _told(distinct(runs, size)) == dict.fromkeys(expected, 0)


@pytest.fixture
def hits() -> Any:
    return Hits.of_mask(np.ones(10, bool))  # 50 bytes


def test_what_was_used_longest_ago_is_let_go(hits: Hits) -> None:
    kept = Kept(2 * hits.bytes)
    kept.put("a", hits)
    kept.put("b", hits)
    kept.put("b", hits)
    assert kept.get("a") is hits
    kept.put("c", hits)
    assert kept.get("b") is None
    assert kept.get("a") is hits
    assert kept.get("c") is hits


def test_what_is_more_than_all_room_is_not_kept(hits: Hits) -> None:
    kept = Kept(hits.bytes)
    kept.put("a", hits)
    kept.put("b", Hits.of_mask(np.ones(11, bool)))
    assert kept.get("a") is hits
    assert kept.get("b") is None
