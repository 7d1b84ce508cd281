"""Counts by the time of publication, against a plain loop."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from index.article import Article
from index.related import Period
from index.search import Index

Dates = dict[int, date | None]
_LAST = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO date that tell the period."""


@pytest.fixture(scope="module")
def dates() -> Dates:
    first = date(1, 1, 1).toordinal()
    days: list[date | None] = [date.fromordinal(first + number**5 % 730_000) for number in range(80)]
    return dict(enumerate([*days, *[date(2031, 2, 27 + number % 2) for number in range(20)], None, None], 1))


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, dates: Dates) -> Index:
    index = Index(tmp_path_factory.mktemp("index"))
    index.update(((key, _article(key, day)) for key, day in dates.items() if key % 2), [], 1, anew=True)
    index.update(((key, _article(key, day)) for key, day in dates.items() if not key % 2), [], 2)
    return index


def _article(key: int, day: date | None) -> Article:
    return Article(f"{key:012x}", f"/{key}", "text", "Harbour", "It is shut.", published=day)


@given(keys=some.sets(some.integers(0, 110)), by=some.sampled_from(["day", "month", "year"]))
def test_counts_by_publication_are_those_of_a_plain_loop(
    counted: Index, dates: Dates, keys: set[int], by: Period
) -> None:
    expected: Counter[str | None] = Counter()
    for key in keys & dates.keys():
        day = dates[key]
        expected[day.isoformat()[: _LAST[by]] if day else None] += 1
    found = counted.count_published(sorted(keys), by)
    assert {start and start.isoformat()[: _LAST[by]]: count for start, count in found.items()} == expected
    dated = [start for start in found if start]
    assert dated == sorted(dated)
    assert by == "day" or all(start.day == 1 for start in dated)
