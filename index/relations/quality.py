"""Whether a sentence can stand by itself, away from its article."""

import re

_LEANING = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|There|Here|But|And|Or|Then|Yet|Nor|I|We|You|My|Our|"
    r"One|Some|Both|Neither|Such|If|Asked|Meanwhile|The (?:others?|same|latter|former)) |[a-z]"
)
_PERSONAL = re.compile(r"\b(?:I|we|you|our|us|my|your)\b")
_SPOKEN = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')
_MARKS = re.compile('[“”"«»]')
_DIGIT = re.compile(r"\d")
_SHORT, _LONG, _LONGEST = 45, 260, 420
_MOST_DIGITS = 0.12
"""Share of a sentence; what has more is a line of a table."""


def standing(text: str, *, is_field: bool = False) -> float:
    """Return how well a sentence stands by itself, 0 … 1; `is_field` for one that is a field of its own.

    Less for a sentence that leans on the one before it (`He said so too.`), is torn out of direct speech, a question,
    cut off, very short or very long.
    """
    found = 1.0
    if _LEANING.match(text):
        found *= 0.45
    if is_torn(text):
        found *= 0.3
    elif text[0] in '“"«‘' or "?" in text:
        found *= 0.4
    if len(_DIGIT.findall(text)) > _MOST_DIGITS * len(text):
        found *= 0.2
    if _PERSONAL.search(_SPOKEN.sub("", text)):
        found *= 0.5
    if not is_field and text[-1] not in '.!”"»’':
        found *= 0.25
    if len(text) < _SHORT:
        found *= (len(text) / _SHORT) ** 2
    elif len(text) > _LONGEST:
        found *= 0.2
    elif len(text) > _LONG:
        found *= 0.7
    return found


def is_torn(text: str) -> bool:
    """Tell whether direct speech begins or ends outside of the sentence."""
    marks = _MARKS.findall(text)
    straight = marks.count('"') % 2
    return bool(straight) or marks.count("“") != marks.count("”") or marks.count("«") != marks.count("»")
