"""The stretch of a text that shows best why it was found."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.highlight.located import STRIDE, Located, Ruler
from index.highlight.places import Places, wanted_in
from index.highlight.spans import Spans, merged
from index.query.tree import Query

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\n+")
_GAP = re.compile(r"\s+")
_BLANK = re.compile(r"\s")


def snippet(text: str, tree: Query, field: str, located: Located | None, width: int = 240) -> tuple[str, Spans]:
    """Return the stretch of `text` that shows best what `tree` found there, as one line, and what to mark in it.

    `text` is the field `field` of an article, and `located` what the index knows of it; None, or nothing to mark, gives
    the beginning. The stretch has the most different words of the query, of those the words that stand nearest
    together, and of those the first. What is marked is what `match_spans` marks there. Where `text` goes on stands
    a "…": the line has up to two characters more than `width`.
    """
    matches = _matches(tree, field, located) if located else []
    if not matches or not located:
        return _line(text, *_window(text, 0, 0, width), ())
    ruler = Ruler(text, located)
    first, last = _densest(matches, ruler, width)
    start, end = _window(text, ruler.edges(first)[0], ruler.edges(last)[1], width)
    return _line(text, start, end, _marked(matches, ruler, start, end))


class _Match(NamedTuple):
    first: int
    last: int
    """Numbers of the tokens."""
    word: tuple[int, int]
    """What of the query it is: equal for what is found in the place of the same word."""


def _matches(tree: Query, field: str, located: Located) -> list[_Match]:
    places = Places(located.terms)
    known = len(located.strides) * STRIDE  # a damaged index may speak of more
    return sorted(
        _Match(first, last, (number, side))
        for number, leaf in enumerate(wanted_in(tree, field))
        for _, _, spans in places.of(leaf)
        for side, (first, last) in enumerate(spans)
        if last < known
    )


def _densest(matches: Sequence[_Match], ruler: Ruler, width: int) -> tuple[int, int]:
    """Return the first and the last token that the stretch is to show."""
    about = [ruler.guess(match.first, match.last) for match in matches]
    inside: Counter[tuple[int, int]] = Counter()
    best, chosen, left = (0, 0), (0, 0), 0
    for right, match in enumerate(matches):
        inside[match.word] += 1
        high = about[right][1]
        while left < right and (inside[matches[left].word] > 1 or high - about[left][0] > width):
            inside[matches[left].word] -= 1
            if not inside[matches[left].word]:
                del inside[matches[left].word]
            left += 1
        score = len(inside), about[left][0] - high
        if score > best or not right:
            best, chosen = score, (left, right)
    left, right = chosen
    return matches[left].first, max(match.last for match in matches[left : right + 1])


def _marked(matches: Sequence[_Match], ruler: Ruler, start: int, end: int) -> Spans:
    """Return what of the matches stands in the window."""
    inside = ruler.between(start, end)
    lowest, highest = min(inside, default=0), max(inside, default=-1)
    return merged(
        (
            max(start, inside[first][0]) if first >= lowest else start,
            min(end, inside[last][1]) if last <= highest else end,
        )
        for first, last in sorted({(match.first, match.last) for match in matches})
        if first <= highest and last >= lowest
    )


def _line(text: str, start: int, end: int, spans: Spans) -> tuple[str, Spans]:
    before = "…" if text[:start].strip() else ""
    after = "…" if text[end:].strip() else ""
    shift = len(before) - start
    marks = tuple((low + shift, high + shift) for low, high in spans)
    return before + _BLANK.sub(" ", text[start:end]) + after, marks


def _window(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Return the range of `text`, at most `width` long, that shows it from `first` to `last`, or how that begins.

    It starts with a sentence where one begins shortly before, else with a word, ends with a word, and has no white
    space at either end.
    """
    start = _start(text, first, max(0, width - (last - first)))
    if gap := _GAP.match(text, start):
        start = gap.end()
    end = _end(text, start, max(last, start), width)
    return start, start + len(text[start:end].rstrip())


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
