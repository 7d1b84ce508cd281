"""Dates in languages that our own reading does not know: dateparser, loaded when the first one comes."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from index.article import When
from index.parse.moments import settle

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_OWN = re.compile("en|de|fr|es|it|pt|nl|sv|da|no|nb|nn|id|ms|ca|ro|pl|cs|hu|tr|ru|uk|el|bg|fi|et|ar|ja|zh|ko")
"""Languages whose dates `index.parse.pasted.dates` reads."""
_SCRIPTS = (
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
    (re.compile("[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile("[\u0980-\u09ff]"), ("bn",)),
    (re.compile("[\u0b80-\u0bff]"), ("ta",)),
    (re.compile("[\u10a0-\u10ff]"), ("ka",)),
    (re.compile("[\u0400-\u04ff]"), ("bg", "sr-Cyrl", "mk", "be")),
    (re.compile("[A-Za-z]"), ("fi", "hr", "sk", "sl", "et", "vi", "is", "az")),
)
"""Letters, and the languages that a date in them may be in where the page does not say."""
_FULL = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]")
_ZONE = re.compile(r"(?:\b(?:UTC|GMT)|[+-]\d\d:?\d\d|\dZ)\b")
_LONGEST = 80
_BUDDHIST = range(2400, 2700)
_SINCE_BUDDHA = 543
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
"""A day in full and nothing relative: what is not written is not guessed."""
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


def is_foreign(language: str) -> bool:
    """Tell whether a page's language (`hr`, `sk-SK`) is one whose months our own reading may mistake."""
    code = language.lower()[:2]
    return bool(code) and not _OWN.fullmatch(code)


def parse_foreign(text: str, language: str = "") -> When | None:
    """Return the day or moment that the candidate `text` alone is; None when it is none, or lacks day, month or year.

    `language` is what the page says. Where that is nothing, or a language that our own reading knows, letters decide.
    A time counts only with an offset beside it: names of zones mean different things in different countries.
    """
    text = text.strip().replace("\u09af\u09bc", "\u09df")  # a Bengali letter that dateparser knows in one form alone
    if len(text) > _LONGEST or not _FULL.search(text) or not _LETTERS.search(text):
        return None
    code = language.lower()[:2]
    spoken = (code,) if is_foreign(code) else next((names for letters, names in _SCRIPTS if letters.search(text)), ())
    parser = _parser(spoken)
    if parser is None:
        return None
    try:
        found = cast("datetime | None", parser.get_date_data(text).date_obj)
        if found and found.year in _BUDDHIST and "th" in spoken:
            found = found.replace(year=found.year - _SINCE_BUDDHA)
    except _FAULTS:
        return None
    if found is None:
        return None
    return settle(found) if _ZONE.search(text) else found.date()


@lru_cache(maxsize=32)
def _parser(languages: Sequence[str]) -> "DateDataParser | None":
    """Return a parser of these languages alone: looking for one among all would load 200 of them. None without any."""
    from dateparser.date import DateDataParser

    try:
        return DateDataParser(languages=list(languages), settings=_SETTINGS) if languages else None
    except ValueError:  # a language that it does not know
        return None
