"""Dates in languages beyond our own tables, and the order of day and month."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from index.article import Article
from index.inputs import RawDocument
from index.parse import parse
from index.parse.foreign_dates import is_foreign, parse_foreign
from index.parse.pasted.dates import parse_date, slashed_order

DAY = date(2024, 2, 12)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "12. veljače 2024."),
        ("vi", "12 tháng 2, 2024"),
        ("th", "12 กุมภาพันธ์ 2567"),
        ("hi", "12 फरवरी 2024"),
        ("bn", "১২ ফেব্রুয়ারি ২০২৪"),
        ("is-IS", "12. febrúar 2024"),
        ("ka", "12 თებერვალი, 2024"),
        ("", "12 กุมภาพันธ์ 2567"),
    ],
)
def test_a_day_in_a_language_beyond_our_tables_is_read(language: str, text: str):
    assert parse_foreign(text, language) == DAY


@pytest.mark.parametrize(
    "text", ["12 февруари 2024", "12. helmikuuta 2024", "12 فبراير 2024", "12 בפברואר 2024", "12. фебруар 2024"]
)
def test_a_day_in_a_language_of_our_tables_needs_no_library(text: str):
    assert parse_date(text) == DAY or parse_foreign(text) == DAY


@pytest.mark.parametrize(
    "text", ["prije 3 dana", "veljača 2024.", "12. veljače", "2024", "Nema", "", "x" * 500 + " 2024"]
)
def test_nothing_relative_or_partial_is_guessed(text: str):
    assert parse_foreign(text, "hr") is None


def test_a_month_that_two_languages_share_is_read_by_the_page_language():
    page = "<html lang=hr><h1>Luka</h1><time>12. listopada 2024.</time><p>" + "Vijeće luke sastalo se danas. " * 20
    (found,) = parse(RawDocument("p.html", page.encode(), "html"))
    assert isinstance(found, Article) and found.published == date(2024, 10, 12)
    (found,) = parse(RawDocument("p.html", page.replace("lang=hr", "lang=pl").encode(), "html"))
    assert isinstance(found, Article) and found.published == date(2024, 11, 12)


def test_an_offset_makes_a_moment_and_the_name_of_a_zone_does_not():
    assert parse_foreign("12 फरवरी 2024 14:30 +0530", "hi") == datetime(2024, 2, 12, 9, tzinfo=UTC)
    assert parse_foreign("12 फरवरी 2024 14:30 IST", "hi") in (DAY, None)


def test_a_language_that_nobody_knows_gives_nothing():
    assert is_foreign("xx") and parse_foreign("12 quux 2024", "xx") is None
    assert not is_foreign("en-GB") and not is_foreign("")


def test_dateparser_is_not_loaded_for_what_we_read_ourselves():
    code = (
        "import sys\n"
        "from index.inputs import RawDocument\n"
        "from index.parse import parse\n"
        "page = '<html lang=en><h1>Dues</h1><time>12 February 2024</time><p>' + 'The council met again today. ' * 20\n"
        "parse(RawDocument('p.html', page.encode(), 'html'))\n"
        "sys.exit('dateparser.date' in sys.modules and 'index.parse.foreign_dates' not in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_order_of_day_and_month_is_told_by_another_date():
    assert slashed_order("3/4/2031 and 25/4/2031") is False
    assert slashed_order("3/4/2031 and 4/25/2031") is True
    assert slashed_order("3/4/2031") is None


def test_a_page_shows_its_order_by_its_other_dates():
    text = "<p>" + "The harbour council met again today and put off the dues. " * 12
    page = f"<html lang=en><h1>Dues</h1><time>03/04/2031</time>{text}<p>More: 25/03/2031</p>"
    (found,) = parse(RawDocument("p.html", page.encode(), "html"))
    assert isinstance(found, Article) and found.published == date(2031, 4, 3)


def test_the_only_date_on_a_page_is_its_own_and_one_of_two_is_not():
    text = "<p>" + "The harbour council met again today and put off the dues. " * 12 + "</p>"

    def page(*lines: str) -> str:
        return f"<html lang=en><h1>Dues</h1>{text * 12}" + "".join(f"<p>{line}</p>" for line in lines)

    (one,) = parse(RawDocument("p.html", page("Vesna, 3 May 2031").encode(), "html"))
    (two,) = parse(RawDocument("p.html", page("Vesna, 3 May 2031", "Karst, 4 May 2030").encode(), "html"))
    assert isinstance(one, Article) and one.published == date(2031, 5, 3)
    assert isinstance(two, Article) and two.published != date(2030, 5, 4)
