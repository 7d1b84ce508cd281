from datetime import UTC, date, datetime

import pytest

from index.extract.dates import find_dates

FRIDAY = date(2023, 11, 17)


def values(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(found.text, found.value) for found in find_dates({"body": text}, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on October 7, 2021 there", ("October 7, 2021", "2021-10-07")),
        ("on 7 October 2021 there", ("7 October 2021", "2021-10-07")),
        ("on Oct. 14, 2023 there", ("Oct. 14, 2023", "2023-10-14")),
        ("on the 3rd of May 2020 there", ("3rd of May 2020", "2020-05-03")),
        ("dated 2024-02-29 there", ("2024-02-29", "2024-02-29")),
        ("in October 2021 there", ("October 2021", "2021-10")),
        ("in late November 2021 there", ("late November 2021", "2021-11-21/2021-11-30")),
        ("since 1999 there", ("1999", "1999")),
        ("the 1990s were", ("1990s", "1990/1999")),
        ("in 2019-21 there", ("2019-21", "2019/2021")),
        ("for 12 days there", ("12 days", "P12D")),
        ("for two weeks there", ("two weeks", "P14D")),
    ],
)
def test_a_full_date_needs_no_publication_day(text, expected):
    assert values(text, None) == values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on October 7 there", ("October 7", "2023-10-07")),
        ("on 3 January there", ("3 January", "2024-01-03")),
        ("It sank on Tuesday.", ("Tuesday", "2023-11-14")),
        ("It sank on Friday.", ("Friday", "2023-11-17")),
        ("It sank last Friday.", ("last Friday", "2023-11-10")),
        ("She will meet them on Friday.", ("Friday", "2023-11-24")),
        ("On Monday she will meet them.", ("Monday", "2023-11-20")),
        ("It sank two months ago.", ("two months ago", "2023-09")),
        ("It sank three weeks ago.", ("three weeks ago", "2023-W43")),
        ("It sank 10 days ago.", ("10 days ago", "2023-11-07")),
        ("It sank a year ago.", ("a year ago", "2022")),
        ("It sank yesterday.", ("yesterday", "2023-11-16")),
        ("It sank last week.", ("last week", "2023-W45")),
        ("It sank last month.", ("last month", "2023-10")),
        ("It sank in May.", ("May", "2023-05")),
        ("It sank in December.", ("December", "2022-12")),
        ("It sank in late November.", ("late November", "2023-11-21/2023-11-30")),
        ("Over the past 40 days it rained.", ("past 40 days", "2023-10-08/2023-11-17")),
    ],
)
def test_a_relative_date_is_counted_from_the_publication_day(text, expected):
    assert values(text) == [expected]
    assert values(text, None) == [(expected[0], None)]


@pytest.mark.parametrize(
    "text", ["He may 4 times go.", "They march in step.", "It cost $2,020.", "Room 2020 is shut.", "31 February"]
)
def test_what_only_looks_like_a_date_has_no_value(text):
    assert [value for _, value in values(text) if value] == []


def test_a_moment_counts_by_its_day():
    found = find_dates({"body": "It sank yesterday."}, datetime(2023, 11, 17, 9, 30, tzinfo=UTC))
    assert found[0].value == "2023-11-16"
