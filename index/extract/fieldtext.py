"""The text of one field with the names in it, and its sentences."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Entity, Quote
from index.extract.cues import words
from index.extract.tokens import Mention, Token, tokens_of

_REACH = 320
_BREAK = re.compile(r"[.!?…][”\"’»)\]]*\s+(?=[“\"‘«„(\[]*[A-ZÀ-ÖØ-Þ0-9“\"‘«„])|\n+")
_LAST_WORD = re.compile(r"\w+$")
_ABBREVIATED = words("Mr Mrs Ms Dr Gen Sen Rep Gov Col Capt Prof St Lt No Maj Sgt Adm Rev vs")


class Speaker(NamedTuple):
    """Whoever speaks: an entity, or a description and where it stands."""

    name: str
    entity: Entity | None
    start: int


class Field:
    """One field: its text and the names in it, sorted."""

    def __init__(self, name: str, text: str, mentions: Sequence[Mention]) -> None:
        self.name = name
        self.text = text
        self.mentions = mentions
        self._breaks = [match.span() for match in _BREAK.finditer(text) if not self._abbreviates(match)]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of the text from `start` to `end`."""
        return tokens_of(self.text, start, end, self.mentions)

    def sentence_start(self, end: int, floor: int) -> int:
        """Return where the sentence begins that holds the place before `end`: not before `floor`, nor far away."""
        start = max(floor, end - _REACH)
        at = bisect_left(self._breaks, (end, 0)) - 1
        return max(start, min(self._breaks[at][1], end)) if at >= 0 else start

    def sentence_end(self, start: int, ceiling: int) -> int:
        """Return where the sentence that holds `start` ends: not behind `ceiling`, nor far away."""
        ceiling = min(ceiling, start + _REACH)
        at = bisect_left(self._breaks, (start, 0))
        return min(self._breaks[at][0], ceiling) if at < len(self._breaks) else ceiling

    def sentence_number(self, at: int) -> int:
        """Return how many sentences have ended before `at`."""
        return bisect_left(self._breaks, (at, 0))

    def _abbreviates(self, match: re.Match[str]) -> bool:
        """Say whether the full stop belongs to an initial or a title: `U.S. officials`, `Mr. Molnar`."""
        if match[0][0] != ".":
            return False
        word = _LAST_WORD.search(self.text, max(0, match.start() - 8), match.start())
        return word is not None and (word[0] in _ABBREVIATED or (len(word[0]) == 1 and word[0].isupper()))

    def quote(self, start: int, end: int, speaker: Speaker | None, cue: str | None) -> Quote:
        """Return the speech that stands from `start` to `end`."""
        name = speaker.name if speaker else None
        entity = speaker.entity.id if speaker and speaker.entity else None
        return Quote(self.name, start, end, self.text[start:end], name, entity, cue)
