"""Counts: how many of what a sentence says, and whether two figures of one thing contradict each other."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from index.analysis import tokens
from index.relations.likeness import is_telling

ROUNDING = 0.15
"""Share up to which a figure may be another one rounded."""
_FAR = 3.0
"""Ratio of two numbers of one thing, at most."""
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            *["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"],
            *["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
        ],
        2,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"thousand": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_FIGURE = (
    r"(?i)(?<![\w,.:/-])(?=[\detfns])"  # how all of them begin: most words are passed over by their first letter
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})*(?:\.\d{{1,3}})?)(?!\d)|(?P<word>{'|'.join(_WORDS)}))"
    r"(?:[ -]?(?P<scale>thousand|million|billion|mn|bn|m)\b)? "
)
_REST = r"[^\W\d_][^,.;:()“”\"\n]{1,60}"
_NUMBER = re.compile(rf"{_FIGURE}(?P<rest>{_REST})")
_PLACE = re.compile(rf"{_FIGURE}(?={_REST})")
_ABOUT = re.compile(
    r"(?i)(?:more than|over|about|around|some|nearly|almost|at least|up to|roughly|fewer than|less than) \Z"
)
_LONGEST_ABOUT = len("fewer than ")
_OF = re.compile(r"(?:of )?(?:the |its |her |his |their )?")
_TIMES = re.compile(
    r"(?:second|minute|hour|day|week|month|year|time|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?|o'?clock|per|percent|past|am|pm"
)
"""What is counted of a time, and of a share."""


class Count(NamedTuple):
    """So many of something."""

    value: float
    is_about: bool
    thing: str
    """What is counted, as a token: of `fourteen of her crew` crew; empty where it is a time, or nothing tells."""
    start: int
    end: int
    """The figure with the words that belong to it (`more than 2.3 million`), in the text."""


def counted_at(text: str) -> Iterator[int]:
    """Yield where in a text of many sentences figures may stand that `counts` finds in a sentence of it."""
    return (match.start() for match in _PLACE.finditer(text))


def counts(text: str) -> Iterator[Count]:
    """Yield the figures of a sentence behind which something stands that may be counted."""
    before = 0
    for match in _NUMBER.finditer(text):
        start = match.start()
        about = _ABOUT.search(text, max(before, start - _LONGEST_ABOUT), start)
        end = start + len(text[start : match.start("rest")].rstrip())
        yield Count(_value(match), bool(about), _thing(match["rest"]), about.start() if about else start, end)
        before = match.end()


def differ(one: float, two: float, *, is_round: bool) -> bool:
    """Tell whether two figures of one thing contradict each other; where one `is_round` they may be one figure."""
    low, high = sorted((one, two))
    return low < high <= low * _FAR and not (is_round and high <= low * (1 + ROUNDING))


def _value(match: re.Match[str]) -> float:
    digits = match["digits"]
    value = float(digits.replace(",", "")) if digits else float(_WORDS[match["word"].lower()])
    return value * _SCALES.get((match["scale"] or "").lower(), 1)


def _thing(rest: str) -> str:
    opening = _OF.match(rest)
    words = [token.text for token in islice(tokens(rest[opening.end() if opening else 0 :]), 2)]
    if words and words[0].endswith("ed"):  # `feared dead`
        del words[0]
    if not words or not is_telling(words[0]) or any(map(_TIMES.fullmatch, words)):
        return ""
    return words[0]
