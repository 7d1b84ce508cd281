"""The stretch of a text that shows best why it was found."""

import re
from collections import Counter
from collections.abc import Sequence

from index.analysis import tokens
from index.highlight.spans import Spans

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\n+")
_GAP = re.compile(r"\s+")
_BLANK = re.compile(r"\s")


def best_window(text: str, spans: Sequence[tuple[int, int]], width: int = 240) -> tuple[int, int]:
    """Return the range of `text`, at most `width` long, that shows most of what matched.

    That is the most different words, then the most matches; the first of equals wins; with no `spans`
    (sorted, disjoint) it is the beginning. It starts with a sentence where one begins shortly before the
    matches, else with a word, ends with a word, and has no white space at either end.
    """
    first, last = _densest(text, spans, width)
    start = _start(text, first, max(0, width - (last - first)))
    start += len(text[start : start + width]) - len(text[start : start + width].lstrip())
    end = _end(text, start, max(last, start), width)
    return start, start + len(text[start:end].rstrip())


def snippet(text: str, spans: Sequence[tuple[int, int]], width: int = 240) -> tuple[str, Spans]:
    """Return the best window as one line, and the spans in it.

    Where `text` goes on stands a "…": the line has up to two characters more than `width`.
    """
    start, end = best_window(text, spans, width)
    before = "…" if text[:start].strip() else ""
    after = "…" if text[end:].strip() else ""
    line = before + _BLANK.sub(" ", text[start:end]) + after
    shift = len(before) - start
    inside = ((max(low, start), min(high, end)) for low, high in spans if low < end and high > start)
    return line, tuple((low + shift, high + shift) for low, high in inside)


def _densest(text: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return the range from the first to the last of the spans that the window is to show."""
    words = [" ".join(token.text for token in tokens(text[low:high])) for low, high in spans]
    inside: Counter[str] = Counter()
    best, chosen, left = (0, 0), (0, 0), 0
    for right, (_, high) in enumerate(spans):
        inside[words[right]] += 1
        while left < right and high - spans[left][0] > width:
            inside[words[left]] -= 1
            if not inside[words[left]]:
                del inside[words[left]]
            left += 1
        score = len(inside), right - left + 1
        if score > best:
            best, chosen = score, (spans[left][0], high)
    return chosen


def _start(text: str, first: int, spare: int) -> int:
    """Return where to start so that `first` is inside; two thirds of the `spare` room may stand before it."""
    low = max(0, first - spare * 2 // 3)
    if low == 0:
        return 0
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, low, first)]
    if sentences:
        return sentences[-1]
    gap = _GAP.search(text, max(low, first - spare // 3), first)
    return gap.end() if gap else first


def _end(text: str, start: int, least: int, width: int) -> int:
    """Return where to end: as late as `width` allows, if possible between two words behind `least`."""
    limit = start + width
    if limit >= len(text):
        return len(text)
    if text[limit].isspace():
        return limit
    for at in range(limit - 1, min(least, limit) - 1, -1):
        if text[at].isspace():
            return at
    return limit
