from datetime import date

import pytest

from index.errors import QueryError
from index.query import DateRange, parse_query, to_text

TODAY = date(2031, 2, 12)  # a Wednesday


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "start", "end", "shortest"),
    [
        ("2030", "2030-01-01", "2030-12-31", "2030"),
        ("2030-02", "2030-02-01", "2030-02-28", "2030-02"),
        ("2028-02", "2028-02-01", "2028-02-29", "2028-02"),
        ("2030-02-05", "2030-02-05", "2030-02-05", "2030-02-05"),
        ("2030..", "2030-01-01", None, "2030.."),
        ("..2030", None, "2030-12-31", "..2030"),
        ("2029..2030-06", "2029-01-01", "2030-06-30", "2029..2030-06"),
        ("2030..2030", "2030-01-01", "2030-12-31", "2030..2030"),
        ("2030-06..2030", "2030-06-01", "2030-12-31", "2030-06..2030"),
        (">=2030", "2030-01-01", None, "2030.."),
        (">2030", "2031-01-01", None, ">2030"),
        ("<=2030", None, "2030-12-31", "..2030"),
        ("<2030", None, "2029-12-31", "<2030"),
        ("today", "2031-02-12", "2031-02-12", "today"),
        ("Today", "2031-02-12", "2031-02-12", "today"),
        ("yesterday", "2031-02-11", "2031-02-11", "yesterday"),
        ("yesterday..today", "2031-02-11", "2031-02-12", "yesterday..today"),
        ("mon", "2031-02-10", "2031-02-10", "mon"),
        ("tue", "2031-02-11", "2031-02-11", "tue"),
        ("wed", "2031-02-12", "2031-02-12", "wed"),
        ("thu", "2031-02-06", "2031-02-06", "thu"),
        ("fri", "2031-02-07", "2031-02-07", "fri"),
        ("sat", "2031-02-08", "2031-02-08", "sat"),
        ("sun", "2031-02-09", "2031-02-09", "sun"),
        ("2w..", "2031-01-30", None, "2w.."),
        ("2w", "2031-01-30", None, "2w.."),
        ("02w", "2031-01-30", None, "2w.."),
        (">=2w", "2031-01-30", None, "2w.."),
        ("..2w", None, "2031-01-30", "..2w"),
        ("<2w", None, "2031-01-29", "<2w"),
        ("2w..yesterday", "2031-01-30", "2031-02-11", "2w..yesterday"),
        ("1d..", "2031-02-12", None, "1d.."),
        ("24h..", "2031-02-11", None, "24h.."),
        ("6h..", "2031-02-11", None, "6h.."),
        ("..6h", None, "2031-02-12", "..6h"),
        ("1m..", "2031-01-13", None, "1m.."),
        ("12m..", "2030-02-13", None, "12m.."),
        ("1y..", "2030-02-13", None, "1y.."),
        ("this-week", "2031-02-10", "2031-02-16", "this-week"),
        ("last-week", "2031-02-03", "2031-02-09", "last-week"),
        ("this-month", "2031-02-01", "2031-02-28", "this-month"),
        ("last-month", "2031-01-01", "2031-01-31", "last-month"),
        ("this-year", "2031-01-01", "2031-12-31", "this-year"),
        ("last-year", "2030-01-01", "2030-12-31", "last-year"),
        ("last-month..", "2031-01-01", None, "last-month.."),
        ("..9999", None, "9999-12-31", "..9999"),
        ('"2030-02"', "2030-02-01", "2030-02-28", "2030-02"),
    ],
)
def test_a_date_is_inclusive_and_its_vague_ends_widen(text, start, end, shortest):
    tree = parse_query(f"date:{text}", strict=True, today=TODAY).tree
    assert tree == DateRange(day(start), day(end), shortest)
    assert parse_query(to_text(tree), strict=True, today=TODAY).tree == tree


def test_months_before_the_end_of_a_long_month_end_with_the_short_one():
    assert parse_query("date:1m..", today=date(2031, 3, 31)).tree.start == date(2031, 3, 1)
    assert parse_query("date:last-month", today=date(2031, 3, 31)).tree.end == date(2031, 2, 28)
    assert parse_query("date:last-month", today=date(2031, 1, 5)).tree.start == date(2030, 12, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("foobar", "is no date; write 2024"),
        ("monday", 'did you mean "mon"?'),
        ("2031..2030", 'did you mean "date:2030..2031"?'),
        ("today..02w", 'did you mean "date:2w..today"?'),
        ("2031-13", "not in the calendar"),
        ("2031-02-29", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("20", "is no date"),
        ("2031-", "is no date"),
        ("2031-2", "is no date"),
        ("2031.", "is no date"),
        ("2031...", "is no date"),
        ("2030..2031..2032", "is no date"),
        (">=2030..", "is no date"),
        ("0d", "is no date"),
        ("٢٠٣٠", "is no date"),
        ("20*", "is no date"),
        ("99999y", "outside the calendar"),
        ("99999m..", "outside the calendar"),
        (">9999", "outside the calendar"),
        ("none..", "is no date"),
    ],
)
def test_what_is_no_date_is_an_error_with_advice(text, reason):
    with pytest.raises(QueryError) as caught:
        parse_query(f"a date:{text}", today=TODAY)
    assert reason in str(caught.value)
    assert caught.value.column == 8


def test_the_first_day_of_the_calendar_is_an_edge_and_no_crash():
    for text in ("yesterday", "last-week", "last-year", "<0001"):
        with pytest.raises(QueryError, match="outside the calendar"):
            parse_query(f"date:{text}", today=date.min)
