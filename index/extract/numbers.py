"""Quantities: money, percentages, large counts, distances and weights."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.article import DateMention, NumberMention

_SCALES = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "tn"), 1e12),
}
_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
}
_CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pound", "pounds"), "GBP"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), "RUB"),
    **{"yen": "JPY", "rupees": "INR", "yuan": "CNY", "francs": "CHF"},
}
_MEASURES = {
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("tonne", "tonnes"), "t"),
    **dict.fromkeys(("kg", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("per cent", "percent"), "%"),
    **{"feet": "ft", "acres": "acre", "barrels": "bbl", "mph": "mph", "km/h": "km/h", "percentage points": "pp"},
}
_WORDS = {
    name: n
    for n, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"half a": 0.5, "a": 1}


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BIG = "thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"(?<![\w.,:/–-])(?P<sign>{_any(_SIGNS)})?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)"
    rf"(?:(?P<close>mn|bn|tn|m|k|b)\b|[ \xa0-](?P<scale>{_BIG}|mn|bn|tn)\b)?"
    rf"(?:(?P<percent>[ \xa0]?%)|[ \xa0-]?(?P<unit>{_any(_MEASURES)})\b|[ \xa0](?P<money>{_any(_CURRENCIES)})\b)?"
    r"(?![\w°]|[.,:/-]\d)"
    rf"|\b(?P<word>{_any(_WORDS)})[ \xa0](?P<of>{_BIG})\b"
    rf"(?:[ \xa0](?P<unit2>{_any(_MEASURES)})\b|[ \xa0](?P<money2>{_any(_CURRENCIES)})\b)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[ \xa0]?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)


def find_numbers(fields: Mapping[str, str], dates: Sequence[DateMention]) -> tuple[NumberMention, ...]:
    """Return the quantities of all `fields` in order, those inside `dates` left out.

    `unit` is an ISO 4217 code for money, `%`, a measure (`km`, `mi`, `t` …) or None for a plain count. Years, times
    of day and numbers within codes (`F-16`, `10/12`) are none.
    """
    taken = {(found.field, at) for found in dates for at in range(found.start, found.end)}
    return tuple(
        found for name, text in fields.items() for found in _find(name, text) if (name, found.start) not in taken
    )


def _find(name: str, text: str) -> Iterator[NumberMention]:
    for match in _NUMBER.finditer(text):
        if match["word"]:
            value = _WORDS[match["word"].lower()] * _SCALES[match["of"].lower()]
            unit = _unit(match["unit2"], match["money2"], None)
        else:
            scale = (match["close"] or match["scale"] or "").lower()
            value = float(match["digits"].replace(",", "")) * _SCALES.get(scale, 1)
            unit = "%" if match["percent"] else _unit(match["unit"], match["money"], match["sign"])
            if _is_no_quantity(match, text, unit):
                continue
        yield NumberMention(name, match.start(), match.end(), match[0], _exact(value), unit)


def _unit(measure: str | None, money: str | None, sign: str | None) -> str | None:
    if sign:
        return _SIGNS[sign.upper()]
    if money:
        return _CURRENCIES[money.lower()]
    return _MEASURES[measure.lower()] if measure else None


def _is_no_quantity(match: re.Match[str], text: str, unit: str | None) -> bool:
    """A bare number that may be a year, a time of day or a single digit in a text."""
    if unit or match["close"] or match["scale"]:
        return False
    digits = match["digits"]
    return len(digits) == 1 or digits[0] == "0" or _may_be_year(digits) or bool(_CLOCK.match(text, match.end()))


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) < 2100


def _exact(value: float) -> float:
    """Take off what binary fractions add: 2.3 million is 2,300,000."""
    return round(value, 6) if value < 1e9 else float(round(value))
