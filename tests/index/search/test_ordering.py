"""The first hits are put in order by a way of their own: it must be the order of all."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from index.results import Sort
from index.search import ordering as module
from index.search.hits import Hits
from index.search.ordering import Ordering, Stories
from index.search.schema import UNDATED
from index.search.whole import Whole


class Columns(Whole):
    """Documents of which only when they are from and their keys are known."""

    def __init__(self, moments: Sequence[int | None], numbers: Sequence[int]) -> None:
        super().__init__([])
        self.columns = {
            "moment": np.array([moment or 0 for moment in moments], np.int64),
            "day": np.array([UNDATED if moment is None else UNDATED + 1 + moment for moment in moments], np.int64),
            "number": np.array(numbers, np.int64),
        }

    def column(self, name: str) -> np.ndarray:
        """Return the values."""
        return self.columns[name]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "_FIRST", 3)
    monkeypatch.setattr(module, "_SAMPLED", 4)
    yield


Drawn = tuple[list[int | None], list[int], list[float | None], list[int], list[int]]
"""Of each document the moment, the key, the score where it is a hit, and the numbers of its story and its edition."""


@some.composite
def documents(draw: some.DrawFn) -> Drawn:
    size = draw(some.integers(1, 60))

    def each(values: some.SearchStrategy[object], *, unique: bool = False) -> some.SearchStrategy[list[object]]:
        return some.lists(values, min_size=size, max_size=size, unique=unique)

    moments = draw(each(some.none() | some.integers(0, 5)))
    numbers = draw(each(some.integers(0, 200), unique=True))
    scores = draw(
        each(some.none() | some.sampled_from([0.0, 0.5, 0.500001, 1.0, 1.25, 7.0]) | some.floats(0, 9, width=32))
    )
    stories = draw(each(some.integers(0, 4)))
    parts = draw(each(some.integers(0, 2)))
    editions = [10 * story + part if story and part else 0 for story, part in zip(stories, parts, strict=True)]  # type: ignore[operator]
    return moments, numbers, scores, stories, editions  # type: ignore[return-value]  # as they were drawn


def age(drawn: Drawn, at: int) -> int:
    """Of the versions of one article that with the highest key is the newest."""
    _, numbers, _, _, editions = drawn
    same = zip(numbers, editions, strict=True)
    return sum(number > numbers[at] for number, edition in same if edition == editions[at] > 0)


def without_older(drawn: Drawn) -> list[float | None]:
    """Return the scores without those of hits of which a newer version is a hit."""
    _, _, scores, _, editions = drawn
    hits = [at for at, score in enumerate(scores) if score is not None]
    gone = {
        at
        for at in hits
        if any(editions[at] == editions[other] > 0 and age(drawn, other) < age(drawn, at) for other in hits)
    }
    return [None if at in gone else score for at, score in enumerate(scores)]


def expected(drawn: Drawn, sort: Sort) -> list[int]:
    """Put all in order one by one, and leave out copies of what comes before."""
    moments, numbers, _, stories, _ = drawn
    scores = without_older(drawn)
    best = np.float32(max((score for score in scores if score is not None), default=0)) or np.float32(1)
    found = []
    for moment, number, score, story in zip(moments, numbers, scores, stories, strict=True):
        if score is None:
            continue
        step = int(65_535 - np.float32(score) * (65_535 / best)) if sort == "relevance" else 0
        when = 0 if moment is None else -moment if sort != "oldest" else moment
        found.append(((step, moment is None, when, number), story, number))
    told: set[int] = set()
    order = []
    for _, story, number in sorted(found):
        if story not in told:
            order.append(number)
        told |= {story} - {0}
    return order


A_STEP_OF_ONE_SCORE: Drawn = (
    [0 if at % 10 == 0 else 5 for at in range(40)],
    list(range(40)),
    [7.0 if at == 1 else 0.500001 if at % 10 == 0 else 0.5 for at in range(40)],
    [0] * 40,
    [0] * 40,
)
"""The sample has the older hits alone, which score more by less than a step: all of the step must be looked at."""


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("as_mask", [True, False])
@settings(deadline=None)
@given(drawn=documents())
@example(drawn=A_STEP_OF_ONE_SCORE)
def test_hits_come_in_order_and_copies_once(sort: Sort, as_mask: bool, drawn: Drawn) -> None:
    moments, numbers, scores, stories, editions = drawn
    ordering = Ordering(Columns(moments, numbers))
    there = np.flatnonzero([score is not None for score in scores])
    told = np.array([score or 0 for score in scores], np.float32)
    mask = np.zeros(len(scores), bool)
    mask[there] = True
    hits = Hits.of_mask(mask, told) if as_mask else Hits.of_list(there, told[there], len(scores))
    table = np.zeros((3, 202), np.int64)
    table[:, numbers] = stories, editions, [age(drawn, at) for at in range(len(numbers))]
    ranked = ordering.order(ordering.folded(hits, sort, Stories(*table)), sort)
    wanted = expected(drawn, sort)
    first = ranked.columns(0).keys.tolist()
    assert first == wanted[: len(first)]
    assert ranked.keys[:2] == wanted[:2]
    assert list(ranked.keys) == wanted
    assert np.asarray(ranked.keys).tolist() == wanted
    assert ranked.keys[::-2] == wanted[::-2]
    assert len(ranked.scores) == (len(wanted) if sort == "relevance" else 0)
    assert list(ranked.scores) == sorted(ranked.scores, reverse=True)


@settings(deadline=None)
@given(drawn=documents())
def test_what_scores_nothing_comes_newest_first(
    drawn: Drawn,
) -> None:
    moments, numbers, scores, *_ = drawn
    ordering = Ordering(Columns(moments, numbers))
    mask = np.array([score is not None for score in scores])
    ranked = ordering.order(Hits.of_mask(mask), "relevance")
    first = list(ranked.keys[:4])
    alone = [0] * len(numbers)
    wanted = expected((moments, numbers, [None if score is None else 1.0 for score in scores], alone, alone), "newest")
    assert (first, list(ranked.keys)) == (wanted[:4], wanted)
    assert set(ranked.scores) <= {0.0}


def test_a_generation_folds_by_the_stories_of_the_moment() -> None:
    ordering = Ordering(Columns([1, 2, 3], [0, 1, 2]))
    hits = Hits.of_mask(np.ones(3, bool))
    alone, together = np.zeros((3, 3), np.int64), np.array([[1, 1, 0], [0, 0, 0], [0, 0, 0]])
    found = [len(ordering.folded(hits, "newest", Stories(*table))) for table in (alone, together, alone)]
    assert found == [3, 2, 3]
