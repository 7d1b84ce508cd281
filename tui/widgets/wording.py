"""How facts are put into words, the same in every pane."""

import re
from datetime import date, datetime

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
