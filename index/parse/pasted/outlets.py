"""Outlets: the paper or agency that a page names above, beside or below its date."""

import re

from index.parse.pasted import cues
from index.parse.pasted.dates import find_dates

_LABELLED = re.compile(
    r"^(?:source|quelle|fuente|fonte|bron|kilde|källa|źródło|источник|sumber|kaynak)\s?[:：]\s*(\S.{0,79})$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|dien|donners|frei|sams|sonn)tag\b"
    r"|\b(?:mittwoch|mon|tue|wed|thu|fri|sat|sun)\b\.?|\b\d\d?[:.]\d\d\b",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of a line with an outlet and a date
_MOST_WORDS = 6


def labelled_source(line: str) -> str | None:
    """Return the outlet that a line such as `Source: FT` names, else None."""
    match = _LABELLED.match(line[:120])
    return match[1].strip() if match else None


def dated_source(line: str) -> str | None:
    """Return the outlet that shares a line with a date (`Karst Wire · 18 March 2031`) or has one to itself."""
    if len(line) > _LONGEST:
        return None
    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    rest = _DAY.sub("", line).strip(" ,;:|•·–—-()")
    return rest if is_outlet(rest) else None


def names_weekday(line: str) -> bool:
    """Tell whether a day of the week or a time of day is written in `line`."""
    return bool(_DAY.search(line))


def is_outlet(text: str) -> bool:
    """Tell whether `text` looks like an outlet's name: capitalised words, one of them such as `Times` or `Agency`."""
    words = [word for word in text.split() if word != "&"]
    if not 0 < len(words) <= _MOST_WORDS or not words[0][0].isupper():
        return False
    if any(not word[0].isupper() and word not in cues.PARTICLES and word != "of" for word in words):
        return False
    return any(word.casefold() in cues.OUTLETS for word in words) or (words[0] == "The" and 2 <= len(words) <= 3)
