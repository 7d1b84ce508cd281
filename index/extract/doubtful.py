"""Telling direct speech from what else stands in quotation marks: terms, titles, doubtful words, pull quotes."""

import re
from collections import Counter
from collections.abc import Sequence

from index.extract.cues import SO_CALLED, words
from index.extract.marks import Marked

_FEWEST_WORDS = 4
_ENDS = ".!?…"
_LAST_WORD = re.compile(r"([\w-]+)[ \xa0]*$")
_LINKS = words("that was is be were are been it")
_SMALL = words("a an the of and in on for to at by from with or is")
_AMID = re.compile(r" [a-z]")
_NO_WORD = re.compile(r"[\W_]+")


def last_mark(text: str, marked: Marked) -> str:
    """Return the character before the closing mark."""
    return text[marked.inner_end - 1]


def is_phrase(text: str, marked: Marked) -> bool:
    """Say whether the quotation is part of the writer's own sentence: `it was “a text and not a treaty”`."""
    return text[marked.start + 1 : marked.start + 2].islower() or last_mark(text, marked) not in ".,!?…—–-"


def is_speech(text: str, marked: Marked, cue: str | None, known: bool, near: bool, whole: bool) -> bool:
    """Say whether the text gives this as somebody's words.

    `cue`: the verb of its attribution; None when it has none. `known`: it has a speaker. `near`: the verb is not far
    before it. `whole`: it begins a sentence.
    """
    words = text[marked.start + 1 : marked.inner_end].split()
    if not words:
        return False
    few, ended = len(words) < _FEWEST_WORDS, last_mark(text, marked) in _ENDS
    before = _LAST_WORD.search(text, max(0, marked.start - 30), marked.start)
    last = before[1].lower() if before else ""
    named = last in SO_CALLED and last != cue
    if all(word[:1].isupper() or word.lower() in _SMALL for word in words) and (few or not ended) and last:
        return known and (last == cue or last in _LINKS)  # the film “The Strait”; but: she said “No”
    if cue or known:
        return not few or (
            known
            and not named
            and (near or ended or last_mark(text, marked) == "," or not _AMID.match(text, marked.end))
        )
    if few:
        return whole and words[0][:1].isupper() and ended
    return not named and (ended or not whole or _is_alone(text, marked) or last_mark(text, marked) == ",")


def pull_quotes(text: str, marks: Sequence[Marked]) -> frozenset[Marked]:
    """Return the quotations in paragraphs of their own that stand somewhere else in the text as well."""
    plain = [_NO_WORD.sub(" ", text[marked.start : marked.end]).strip().casefold() for marked in marks]
    told = Counter(plain)
    return frozenset(
        marked
        for marked, words in zip(marks, plain, strict=True)
        if told[words] > 1 and words.count(" ") + 1 >= _FEWEST_WORDS and _is_alone(text, marked)
    )


def _is_alone(text: str, marked: Marked) -> bool:
    alone = text[max(0, marked.start - 1) : marked.start] in ("", "\n")
    return alone and text[marked.end : marked.end + 2].strip(" ")[:1] in ("", "\n", "—", "–", "-")
