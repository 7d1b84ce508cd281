"""Quantities: money, percentages, counts, distances and weights."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.article import DateMention, NumberMention
from index.extract.calendarwords import COUNTS
from index.extract.relativedates import MANY

_SCALES = {
    **dict.fromkeys(("hundred",), 1e2),
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "tn"), 1e12),
    **{"dozen": 12, "lakh": 1e5, "crore": 1e7},
}
_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "Rs": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
}
_CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "US dollars", "USD"), "USD"),
    **dict.fromkeys(("euro", "euros", "EUR"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "pounds sterling", "GBP"), "GBP"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), "RUB"),
    **dict.fromkeys(("crown", "crowns"), "crown"),
    **{
        "yen": "JPY",
        "rupees": "INR",
        "yuan": "CNY",
        "renminbi": "CNY",
        "francs": "CHF",
        "shekels": "ILS",
        "hryvnia": "UAH",
    },
    **{"lira": "TRY", "rials": "IRR", "riyals": "SAR", "dirhams": "AED", "pesos": "peso", "zloty": "PLN"},
}
_MEASURES = {
    **dict.fromkeys(("nautical mile", "nautical miles"), "nmi"),
    **dict.fromkeys(("square kilometre", "square kilometres", "square kilometers", "sq km"), "km²"),
    **dict.fromkeys(("square mile", "square miles"), "mi²"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeters"), "mm"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("tonne", "tonnes"), "t"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("per cent", "percent", "pc"), "%"),
    **dict.fromkeys(("percentage point", "percentage points"), "pp"),
    **{"feet": "ft", "foot": "ft", "inches": "in", "yards": "yd", "acres": "acre", "barrels": "bbl", "knots": "kn"},
    **{"mph": "mph", "kph": "km/h", "km/h": "km/h", "°C": "°C", "°F": "°F", "MW": "MW", "GW": "GW"},
}
_UNIT_OF = {name.lower(): unit for name, unit in (_MEASURES | _CURRENCIES).items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_UNIT = (
    rf"(?:(?P<percent>[ \xa0]?%)|(?:[ \xa0-]?(?P<unit>{_any(_MEASURES)})|[ \xa0](?P<money>{_any(_CURRENCIES)}))(?!\w))?"
)
_DIGIT = re.compile(r"\d[\d.,]*")
_DIGITS = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)"
    rf"(?:(?P<close>mn|bn|tn|m|k|b)\b|[ \xa0-](?P<scale>{_BIG}|mn|bn|tn)\b)?{_UNIT}(?![\w°]|[.,:/-]\d)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<!\w)(?:(?:US|NZ|HK|A|C)?\$|[£€¥₹₽₴₪₩]|Rs\.? ?)$")
_SPELLED = re.compile(
    rf"\b(?:[Hh]alf (?P<half>an?)|(?P<word>[Aa]n?|[Oo]ne|{MANY})(?P<more> and a half)?)[ \xa0-]"
    rf"(?P<of>{_BIG})(?: and (?P<rest>{MANY}))?(?:[ \xa0](?P<of2>thousand|million|billion|trillion))?\b{_UNIT}"
    rf"|\b(?P<alone>[Oo]ne|{MANY})(?P<a_more> and a half)?{re.sub('[?]P<', '?P<a_', _UNIT)[:-1]}"
)
_NOT_BEFORE = frozenset("_.,:/–-")
_CLOCK = re.compile(r"[ \xa0]?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z]\w+$")


def find_numbers(fields: Mapping[str, str], dates: Sequence[DateMention]) -> tuple[NumberMention, ...]:
    """Return the quantities of all `fields` in order, those inside `dates` left out.

    `unit` is an ISO 4217 code for money (`crown` and `peso` where the text does not say whose), `%`, a measure (`km`,
    `mi`, `t` …) or None for a plain count. Numbers in words count with a scale or a unit: `two million`, `a dozen`,
    `eleven nautical miles`. Years, times of day, ages behind a name and numbers in codes (`F-16`, `10/12`) are none.
    """
    taken = {(found.field, at) for found in dates for at in range(found.start, found.end)}
    return tuple(
        found for name, text in fields.items() for found in _find(name, text) if (name, found.start) not in taken
    )


def _find(name: str, text: str) -> Iterator[NumberMention]:
    found = sorted([*_in_digits(text), *_in_words(text)])
    for start, end, value, unit in found:
        yield NumberMention(name, start, end, text[start:end], _exact(value), unit)


def _in_digits(text: str) -> Iterator[tuple[int, int, float, str | None]]:
    for digit in _DIGIT.finditer(text):
        start = digit.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in _NOT_BEFORE):
            continue
        match = _DIGITS.match(text, start)
        if match is None:
            continue
        sign = _SIGN.search(text, max(0, start - 4), start)
        value = float(match["digits"].replace(",", ""))
        for scale in (match["close"], match["scale"]):
            value *= _SCALES[scale.lower()] if scale else 1
        unit = _SIGNS[sign[0].rstrip(". ")] if sign else _unit(match["percent"], match["unit"], match["money"])
        if unit or not _is_no_quantity(match, text):
            yield sign.start() if sign else start, match.end(), value, unit


def _in_words(text: str) -> Iterator[tuple[int, int, float, str | None]]:
    for match in _SPELLED.finditer(text):
        if alone := match["alone"]:
            value = COUNTS[alone.lower()] + (0.5 if match["a_more"] else 0)
            unit = _unit(match["a_percent"], match["a_unit"], match["a_money"])
        else:
            value = 0.5 if match["half"] else COUNTS[match["word"].lower()] + (0.5 if match["more"] else 0)
            value = value * _SCALES[match["of"]] + (COUNTS[match["rest"]] if match["rest"] else 0)
            value *= _SCALES[match["of2"]] if match["of2"] else 1
            unit = _unit(match["percent"], match["unit"], match["money"])
        yield match.start(), match.end(), value, unit


def _unit(percent: str | None, measure: str | None, money: str | None) -> str | None:
    if percent:
        return "%"
    return _UNIT_OF[(measure or money or "").lower()] if measure or money else None


def _is_no_quantity(match: re.Match[str], text: str) -> bool:
    """Say whether a number without a unit may be a year, a time of day, an age or a single digit in a text."""
    if match["close"] or match["scale"]:
        return False
    digits = match["digits"]
    if len(digits) == 1 or digits[0] == "0" or _may_be_year(digits) or _CLOCK.match(text, match.end()):
        return True
    if text.startswith("-year", match.end()):
        return True
    return len(digits) == 2 and text.startswith((",", "."), match.end()) and _is_behind_name(text, match.start())


def _is_behind_name(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start] == ", " and _NAME.search(text, max(0, start - 24), start - 2) is not None


def _may_be_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) < 2100


def _exact(value: float) -> float:
    """Take off what binary fractions add: 2.3 million is 2,300,000."""
    return float(round(value, 6) if value < 1e9 else round(value))
