from datetime import UTC, date, datetime

import pytest

from index.parse.pasted import find_dates, parse_date, reads_month_first


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Nov 17, 2023", date(2023, 11, 17)),
        ("Nov. 17 2023", date(2023, 11, 17)),
        ("12 February 2031", date(2031, 2, 12)),
        ("the 3rd of March 2031", date(2031, 3, 3)),
        ("Samstag, 17. November 2031", date(2031, 11, 17)),
        ("1er mars 2031", date(2031, 3, 1)),
        ("12 de marzo de 2031", date(2031, 3, 12)),
        ("3 dicembre 2031", date(2031, 12, 3)),
        ("4 de março de 2031", date(2031, 3, 4)),
        ("21 maart 2031", date(2031, 3, 21)),
        ("torsdag 09. mai 2031 - 13:26", date(2031, 5, 9)),
        ("5 września 2031", date(2031, 9, 5)),
        ("5 октября 2031", date(2031, 10, 5)),
        ("2. listopadu 2031", date(2031, 11, 2)),
        ("6 Ağustos 2031", date(2031, 8, 6)),
        ("2031. április 28.", date(2031, 4, 28)),
        ("2031年7月12日", date(2031, 7, 12)),
        ("2031년 7월 12일", date(2031, 7, 12)),
        ("2031-02-12", date(2031, 2, 12)),
        ("2031/2/12", date(2031, 2, 12)),
        ("12.02.2031", date(2031, 2, 12)),
        ("12.02.31", date(2031, 2, 12)),
        ("25/12/2031", date(2031, 12, 25)),
        ("12/25/2031", date(2031, 12, 25)),
        ("By the Karst WireNovember 21, 203101747", date(2031, 11, 21)),
        ("12 boats, 3 May 2031", date(2031, 5, 3)),
    ],
)
def test_a_day_is_read_in_the_usual_forms(text, when):
    assert parse_date(text) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2031-02-12T09:30:00+01:00", datetime(2031, 2, 12, 8, 30, tzinfo=UTC)),
        ("2031-02-12T09:30:00.123Z", datetime(2031, 2, 12, 9, 30, tzinfo=UTC)),
        ("Wed, 12 Feb 2031 09:30:00 +0530", datetime(2031, 2, 12, 4, 0, tzinfo=UTC)),
        ("11:00 AM PDT • May 16, 2031", datetime(2031, 5, 16, 18, 0, tzinfo=UTC)),
        ("May 16, 2031, 12:05 a.m. EST", datetime(2031, 5, 16, 5, 5, tzinfo=UTC)),
        ("12. Februar 2031, 9.30 Uhr MEZ", datetime(2031, 2, 12, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_time_with_a_zone_makes_it_a_moment(text, when):
    found = parse_date(text)
    assert found == when
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("text", ["12 February 2031, 17:59 Uhr", "Stand: 12.02.2031 05:00", "Feb 12, 2031 5:52 AM ET"])
def test_a_time_without_a_known_zone_leaves_a_day(text):
    found = parse_date(text)
    assert type(found) is date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Friday",
        "two months ago",
        "updated 15 hours ago",
        "in 2031",
        "February 2031",
        "31.02.2031",
        "12 boats 2031",
        "1.2.3",
        "version 2031.1",
        "0001-01-01",
    ],
)
def test_what_is_no_calendar_day_stays_no_date(text):
    assert parse_date(text) is None


def test_dates_come_in_order_with_where_they_stand():
    text = "Published Aug 28, 2031 • Updated 2031-08-29"
    assert [text[each.start : each.end] for each in find_dates(text)] == ["Aug 28, 2031", "2031-08-29"]


@pytest.mark.parametrize(
    ("text", "month_first"),
    [
        ("3/4/2031", False),
        ("3/4/2031 5:00 p.m.", True),
        ("3/4/2031 and 3/25/2031", True),
        ("3/4/2031 at 5 pm and 25/3/2031", False),
    ],
)
def test_the_page_tells_how_its_slashed_dates_are_read(text, month_first):
    assert reads_month_first(text) is month_first
    assert parse_date("3/4/2031", month_first=month_first) == (date(2031, 3, 4) if month_first else date(2031, 4, 3))
