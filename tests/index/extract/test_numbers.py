import pytest

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
    ],
)
def test_a_quantity_has_value_and_unit(text, expected):
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["In 2023 it sank.", "at 10:30 am", "at 10 am", "October 17", "an F-16 jet", "a 10/12 mark", "room 007", "5 ships"],
)
def test_years_times_and_codes_are_no_quantities(text):
    assert numbers(text) == []
