import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.dates import find_dates
from index.extract.numbers import find_numbers


def numbers(text: str) -> list[tuple[str, float, str | None]]:
    fields = {"body": text}
    return [(found.text, found.value, found.unit) for found in find_numbers(fields, find_dates(fields, None))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("home to 2.3mn people", ("2.3mn", 2_300_000, None)),
        ("some 1.2 billion people", ("1.2 billion", 1_200_000_000, None)),
        ("worth $4bn today", ("$4bn", 4_000_000_000, "USD")),
        ("worth £1,250.50 in all", ("£1,250.50", 1250.5, "GBP")),
        ("worth 3 million euros", ("3 million euros", 3_000_000, "EUR")),
        ("worth two million dollars", ("two million dollars", 2_000_000, "USD")),
        ("up 40 per cent", ("40 per cent", 40, "%")),
        ("up 2.5% so far", ("2.5%", 2.5, "%")),
        ("some 12 km off", ("12 km", 12, "km")),
        ("some 300 miles off", ("300 miles", 300, "mi")),
        ("a 38-metre ship", ("38-metre", 38, "m")),
        ("with 105 hostages", ("105", 105, None)),
        ("with 31,000 tonnes", ("31,000 tonnes", 31_000, "t")),
        ("worth $1.2bn", ("$1.2bn", 1_200_000_000, "USD")),
        ("worth £40m", ("£40m", 40_000_000, "GBP")),
        ("worth US$5m", ("US$5m", 5_000_000, "USD")),
        ("worth €3.5 billion", ("€3.5 billion", 3_500_000_000, "EUR")),
        ("worth Rs. 500 crore", ("Rs. 500 crore", 5_000_000_000, "INR")),
        ("losing 1.4mn crowns a day", ("1.4mn crowns", 1_400_000, "crown")),
        ("some 3,500 km off", ("3,500 km", 3500, "km")),
        ("at 35°C", ("35°C", 35, "°C")),
        ("at 20 knots", ("20 knots", 20, "kn")),
        ("up 0.5 percentage points", ("0.5 percentage points", 0.5, "pp")),
        ("a dozen ships", ("a dozen", 12, None)),
        ("two dozen ships", ("two dozen", 24, None)),
        ("half a million people", ("half a million", 500_000, None)),
        ("two and a half million people", ("two and a half million", 2_500_000, None)),
        ("one hundred and fifty people", ("one hundred and fifty", 150, None)),
        ("two hundred thousand people", ("two hundred thousand", 200_000, None)),
        ("sixty thousand tonnes", ("sixty thousand tonnes", 60_000, "t")),
        ("eleven nautical miles out", ("eleven nautical miles", 11, "nmi")),
        ("ninety per cent of a page", ("ninety per cent", 90, "%")),
        ("for thirty-one pounds", ("thirty-one pounds", 31, "GBP")),
    ],
)
def test_a_quantity_has_value_and_unit(text, expected):
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("some 10–15 people", ("10", 10, None), ("15", 15, None)),
        ("some 1,000-1,500 people", ("1,000", 1000, None), ("1,500", 1500, None)),
        ("between 2 and 3 million people", ("2", 2_000_000, None), ("3 million", 3_000_000, None)),
        ("between 900 and 1.2 million people", ("900", 900, None), ("1.2 million", 1_200_000, None)),
        ("between about 100 and 200 ships", ("100", 100, None), ("200", 200, None)),
        ("up 5-10 per cent", ("5", 5, "%"), ("10 per cent", 10, "%")),
        ("from 20 to 30 tonnes", ("20", 20, "t"), ("30 tonnes", 30, "t")),
        ("worth $2–3bn", ("$2", 2_000_000_000, "USD"), ("3bn", 3_000_000_000, "USD")),
        ("worth £5 to £10", ("£5", 5, "GBP"), ("£10", 10, "GBP")),
        ("worth $2bn to $3bn", ("$2bn", 2_000_000_000, "USD"), ("$3bn", 3_000_000_000, "USD")),
        ("two or three kilometres", ("two", 2, "km"), ("three kilometres", 3, "km")),
        ("between two and three million euros", ("two", 2e6, "EUR"), ("three million euros", 3e6, "EUR")),
        ("twenty to thirty thousand people", ("twenty", 20_000, None), ("thirty thousand", 30_000, None)),
        ("in 30 or 40 minutes", ("30", 30, "min"), ("40 minutes", 40, "min")),
    ],
)
def test_both_ends_of_a_range_have_what_stands_behind_the_second(text, low, high):
    assert numbers(text) == [low, high]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took three hours.", ("three hours", 3, "h")),
        ("a 90-minute talk", ("90-minute", 90, "min")),
        ("a two-year pause", ("two-year", 2, "year")),
        ("after 18 months", ("18 months", 18, "month")),
        ("took 20 minutes to answer", ("20 minutes", 20, "min")),
    ],
)
def test_a_duration_that_is_no_date_is_a_quantity(text, expected):
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "won 2-1",
        "a 52-48 vote",
        "at 10-11 am",
        "10-15 October",
        "in 2019–20 he",
        "an 18-month-old child",
        "two years old",
        "twenty minutes to midnight",
        "19 minutes past six",
        "In 2023 it sank.",
        "at 10:30 am",
        "at 10 am",
        "October 17",
        "an F-16 jet",
        "a 10/12 mark",
        "room 007",
        "5 ships",
        "Jory Vance, 44, of Cape Ister",
        "a 20-year-old",
        "five won",
        "hundreds of thousands",
        "a mile off",
        "No. 10/12",
    ],
)
def test_years_times_and_codes_are_no_quantities(text):
    assert numbers(text) == []


@given(st.integers(min_value=10, max_value=10**9))
def test_a_number_is_read_back_with_its_thousands_parted(number):
    assert numbers(f"with {number:,} km") == [(f"{number:,} km", number, "km")]


@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "£",
                "1",
                "12",
                "1,000",
                ".5",
                "mn",
                "million",
                "two",
                "half a",
                "dozen",
                "km",
                "%",
                "per cent",
                "to",
                "between",
                "and",
                "hours",
                "–",
                "-",
                "/",
            ]
        )
        | st.text(max_size=3),
        max_size=20,
    ).map(" ".join)
)
def test_numbers_come_in_order_with_exact_offsets(text):
    end = 0
    for found in find_numbers({"body": text}, ()):
        assert end <= found.start < found.end and text[found.start : found.end] == found.text
        assert isinstance(found.value, float)
        end = found.end
