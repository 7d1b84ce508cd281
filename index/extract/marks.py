"""Where direct speech stands: pairs of quotation marks, over paragraphs too."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPEN = re.compile(r"[“„«]|(?<![\w.,!?…’”])[\"‘](?=[\w(\[…$£€'’])")
# A closing single mark looks like an apostrophe: only punctuation before it makes it sure.
_CLOSE = {
    "“": re.compile("[“”\n]"),
    "„": re.compile("[“”\n]"),
    "«": re.compile("[«»\n]"),
    '"': re.compile('["\n]'),
    "‘": re.compile("(?<=[.,!?…])’(?!\\w)|\n"),
}
# Either mark of a pair that tells opening from closing.
_NEXT = {"“": re.compile("[“”]"), "„": re.compile("[„“”]"), "«": re.compile("[«»]")}
_MOST_PARAGRAPHS = 12
_FARTHEST = 4000
_FEWEST_WORDS = 4


class Marked(NamedTuple):
    """Text between quotation marks, the marks included."""

    start: int
    end: int


def quotations(text: str) -> Iterator[Marked]:
    """Yield what stands between quotation marks in `text`, in order, disjoint; one to three words are no quotation.

    A quotation that its paragraph does not close goes on in the next when that opens with a mark again, or when the
    next mark there closes; else it is none.
    """
    at = 0
    while match := _OPEN.search(text, at):
        end = _end(text, match.start(), match[0])
        if end is None:
            at = match.end()
            continue
        at = end
        if len(text[match.end() : end - 1].split()) >= _FEWEST_WORDS:
            yield Marked(match.start(), end)


def _end(text: str, start: int, mark: str) -> int | None:
    at = start + 1
    for _ in range(_MOST_PARAGRAPHS):
        close = _CLOSE[mark].search(text, at, at + _FARTHEST)
        if close is None or close[0] == mark != '"':
            return None
        if close[0] != "\n":
            return close.end()
        at = close.end()
        while text.startswith("\n", at):
            at += 1
        if text.startswith(mark, at):
            at += 1
        elif not _closes_next(text, at, mark):
            return None
    return None


def _closes_next(text: str, at: int, mark: str) -> bool:
    found = _NEXT[mark].search(text, at, at + _FARTHEST) if mark in _NEXT else None
    return found is not None and found[0] != mark
