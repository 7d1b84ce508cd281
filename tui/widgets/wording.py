"""How facts are put into words, the same in every pane."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Reason

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not the locale's: an English screen with a German month in it helps nobody."""
_MOST_TERMS = 6


def day(when: date | datetime | None) -> str:
    """Return the day of `when` where the reader is, `12 Feb 2031`; a missing date is said."""
    if when is None:
        return "no date"
    if isinstance(when, datetime):
        when = when.astimezone()
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(value: str, year: int | None, dash: str) -> str:
    """Return a time as `DateMention.value` has it in few letters: `12 Feb`, `Feb 2031`, `week 7`, `40 days`.

    Days and weeks of `year` go without it.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        return f"{short_day(first, year, dash)}{dash}{short_day(last, year, dash)}"
    days = re.fullmatch(r"P(\d+)D", value)
    if days:
        return counted(int(days[1]), "day")
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?", value)
    if not parts or not 0 < int(parts[2] or 1) < 13:
        return value
    behind = "" if int(parts[1]) == year else f" {parts[1]}"
    if parts[4]:
        return f"week {int(parts[4])}{behind}"
    if parts[3]:
        return f"{int(parts[3])} {_MONTHS[int(parts[2]) - 1]}{behind}"
    return f"{_MONTHS[int(parts[2]) - 1]} {parts[1]}" if parts[2] else parts[1]


_FIELDS = {
    "title": "headline",
    "body": "text",
    "other": "beside the text",
    "by": "byline",
    "source": "outlet",
    "path": "file",
}


def reason(reason: Reason) -> str:
    """Return what an article has of one part of a query: `talks: text 3×, as talks, talk (in 120 articles)`.

    Of what makes it like another article only the word is named.
    """
    spread = f"(in {counted(reason.articles, 'article')})"
    if reason.field is None:
        return f"{reason.query} {spread}"
    spelt = ", ".join(reason.terms[:_MOST_TERMS]) + (", …" if len(reason.terms) > _MOST_TERMS else "")
    where = f"{_FIELDS[reason.field]} {reason.times}×"
    if reason.query.startswith("like:"):
        return f"{spelt}: {where} {spread}"
    asked = re.findall(r"\w+", reason.query)[-len(reason.terms) :]
    spelt = "" if asked == list(reason.terms) else f", as {spelt}"
    return f"{reason.query}: {where}{spelt} {spread}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `number` with its noun: `1 article`, `42 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
