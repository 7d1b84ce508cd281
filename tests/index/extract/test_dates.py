import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("for twenty-one days there", ("twenty-one days", "P21D")),
        ("on the second of February 2031 there", ("the second of February 2031", "2031-02-02")),
        ("on Sunday, February 2, 2031 there", ("Sunday, February 2, 2031", "2031-02-02")),
        ("on Sunday the second of February 2031 there", ("Sunday the second of February 2031", "2031-02-02")),
        ("from 3–5 May 2024 there", ("3–5 May 2024", "2024-05-03/2024-05-05")),
        ("between 3 and 5 May 2024 there", ("3 and 5 May 2024", "2024-05-03/2024-05-05")),
        ("May 3-5, 2024 there", ("May 3-5, 2024", "2024-05-03/2024-05-05")),
        ("from 28 May to 3 June 2024 there", ("28 May to 3 June 2024", "2024-05-28/2024-06-03")),
        ("from December 28 to January 3, 2024 there", ("December 28 to January 3, 2024", "2023-12-28/2024-01-03")),
        ("between March and May 2024 there", ("March and May 2024", "2024-03/2024-05")),
        ("November – January 2024 there", ("November – January 2024", "2023-11/2024-01")),
        ("in early 2024 there", ("early 2024", "2024-01/2024-04")),
        ("in mid-2024 there", ("mid-2024", "2024-05/2024-08")),
        ("in late 2024 there", ("late 2024", "2024-09/2024-12")),
        ("in mid-May 2024 there", ("mid-May 2024", "2024-05-11/2024-05-20")),
        ("in Q3 2024 there", ("Q3 2024", "2024-07/2024-09")),
        ("in H1 2024 there", ("H1 2024", "2024-01/2024-06")),
        ("in the third quarter of 2024 there", ("the third quarter of 2024", "2024-07/2024-09")),
        ("in the first half of 2024 there", ("the first half of 2024", "2024-01/2024-06")),
        ("in spring 2025 there", ("spring 2025", "2025-03/2025-05")),
        ("in the winter of 2025 there", ("the winter of 2025", "2025-12/2026-02")),
        ("in the early 1990s there", ("early 1990s", "1990/1993")),
        ("in the late 1990s there", ("late 1990s", "1997/1999")),
        ("in the nineties there", ("the nineties", "1990/1999")),
        ("in the 19th century there", ("the 19th century", "1801/1900")),
        ("in the nineteenth century there", ("the nineteenth century", "1801/1900")),
        ("in the early 20th century there", ("early 20th century", "1901/1940")),
        ("between 2019 and 2021 there", ("2019 and 2021", "2019/2021")),
        ("from 2015 to 2019 there", ("2015 to 2019", "2015/2019")),
        ("on Christmas Day 2022 there", ("Christmas Day 2022", "2022-12-25")),
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
        ("It sank this Tuesday.", ("this Tuesday", "2023-11-14")),
        ("It sails next Tuesday.", ("next Tuesday", "2023-11-21")),
        ("They will meet, it said, on Tuesday.", ("Tuesday", "2023-11-14")),
        ("The port will be opened on Monday.", ("Monday", "2023-11-20")),
        ("The talks are expected to begin on Monday.", ("Monday", "2023-11-20")),
        ("It was to have begun on Sunday and did not.", ("Sunday", "2023-11-19")),
        ("It was to have begun on Tuesday and did not.", ("Tuesday", "2023-11-14")),
        ("He is wanted for Tuesday’s shelling.", ("Tuesday", "2023-11-14")),
        ("It is shut until Monday.", ("Monday", "2023-11-20")),
        ("It sank on Tuesday, Nov. 14.", ("Tuesday, Nov. 14", "2023-11-14")),
        ("It sank on the 3rd of May.", ("3rd of May", "2023-05-03")),
        ("It sank on the third of May.", ("the third of May", "2023-05-03")),
        ("It sails on the eighteenth.", ("the eighteenth", "2023-11-18")),
        ("It sails on Saturday the 18th.", ("Saturday the 18th", "2023-11-18")),
        ("It sank the day before yesterday.", ("the day before yesterday", "2023-11-15")),
        ("It sank last night.", ("last night", "2023-11-16")),
        ("It sails tomorrow.", ("tomorrow", "2023-11-18")),
        ("It sank a fortnight ago.", ("a fortnight ago", "2023-W44")),
        ("It sank fourteen months ago.", ("fourteen months ago", "2022-09")),
        ("It sank two decades ago.", ("two decades ago", "2003")),
        ("It rained for the past year.", ("past year", "2022-11-17/2023-11-17")),
        ("In the next three weeks it rains.", ("next three weeks", "2023-11-17/2023-12-08")),
        ("It sank late last year.", ("late last year", "2022-09/2022-12")),
        ("It sank last quarter.", ("last quarter", "2023-07/2023-09")),
        ("It sank in Q1.", ("Q1", "2023-01/2023-03")),
        ("It sank last summer.", ("last summer", "2023-06/2023-08")),
        ("It sank in the spring.", ("the spring", "2023-03/2023-05")),
        ("It sails next spring.", ("next spring", "2024-03/2024-05")),
        ("It sank last autumn.", ("last autumn", "2022-09/2022-11")),
        ("It sank last August.", ("last August", "2023-08")),
        ("It sails by March.", ("March", "2024-03")),
        ("January futures rose.", ("January", "2024-01")),
        ("It sank over the weekend.", ("the weekend", "2023-11-11/2023-11-12")),
        ("It sails this weekend.", ("this weekend", "2023-11-18/2023-11-19")),
        ("It sank between 3 and 5 May.", ("3 and 5 May", "2023-05-03/2023-05-05")),
        ("It sank before Christmas.", ("Christmas", "2023-12-25")),
        ("Over the past 40 days it rained.", ("past 40 days", "2023-10-08/2023-11-17")),
    ],
)
def test_a_relative_date_is_counted_from_the_publication_day(text, expected):
    assert values(text) == [expected]
    assert values(text, None) == [(expected[0], None)]


@pytest.mark.parametrize(
    "text",
    [
        "He may 4 times go.",
        "They march in step.",
        "It cost $2,020.",
        "Room 2020 is shut.",
        "31 February",
        "It sank recently.",
        "It sank some time ago.",
        "It came in second.",
        "the second floor",
        "the first of many",
        "May Torvald sang.",
        "April Brandt sang.",
        "The March of the pilots",
        "before the winter garden",
        "the fall of Ostrel",
        "four days after the loss",
        "a five-day-old child",
        "in his forties",
        "at 10 to 5",
        "2019 people",
        "on Mondays",
    ],
)
def test_what_only_looks_like_a_date_has_no_value(text):
    assert [value for _, value in values(text) if value] == []


def test_a_moment_counts_by_its_day():
    found = find_dates({"body": "It sank yesterday."}, datetime(2023, 11, 17, 9, 30, tzinfo=UTC))
    assert found[0].value == "2023-11-16"


TEXTS = st.lists(
    st.sampled_from(
        [
            "last",
            "next",
            "this",
            "the",
            "early",
            "late",
            "mid-",
            "May",
            "March",
            "Tuesday",
            "3",
            "5",
            "31",
            "2024",
            "1990s",
            "to",
            "and",
            "between",
            "–",
            "-",
            ",",
            "of",
            "third",
            "twenty-first",
            "century",
            "week",
            "days",
            "ago",
            "two",
            "past",
            "spring",
            "quarter",
            "Q3",
            "Christmas",
            "will",
            "said",
            ".",
            "\n",
            "a",
            "weekend",
            "9999",
            "year",
            "decade",
        ]
    )
    | st.text(max_size=4),
    max_size=30,
).map(" ".join)
VALUE = re.compile(r"(\d{4}(-\d\d(-\d\d)?|-W\d\d)?)(/\d{4}(-\d\d(-\d\d)?)?)?|P\d+D")


@given(TEXTS, st.none() | st.dates())
def test_dates_come_in_order_with_exact_offsets_and_values_of_the_calendar(text, published):
    end = 0
    for found in find_dates({"body": text}, published):
        assert end <= found.start < found.end and text[found.start : found.end] == found.text
        assert found.value is None or VALUE.fullmatch(found.value)
        first, _, last = (found.value or "").partition("/")
        assert not last or first <= last
        end = found.end


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 1, 1)),
    st.dates(min_value=date(1600, 1, 1), max_value=date(2090, 1, 1)),
)
def test_a_full_date_is_read_back_however_it_is_written(day, published):
    for written in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
    ):
        assert values(f"on {written} there", published) == [(written, day.isoformat())]


@given(st.dates(min_value=date(1600, 1, 8), max_value=date(2090, 1, 1)))
def test_a_weekday_is_within_a_week(published):
    name = f"{published:%A}"
    assert values(f"It sank on {name}.", published) == [(name, published.isoformat())]
    ((_, last),) = values(f"It sank last {name}.", published)
    assert date.fromisoformat(last) == published - timedelta(days=7)
