"""The text of one field with the names in it, and its sentences."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Entity, Quote
from index.extract.phrases import Mention, Token, tokens_of

_REACH = 320
_BREAK = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bCol)(?<!\bCapt)(?<!\bProf)"
    r"(?<!\bSt)(?<!\bLt)(?<!\bNo)[.!?…][”\"’»)\]]*(?=\s+[“\"‘«„(\[]?[A-ZÀ-ÖØ-Þ0-9“\"‘«„])|\n"
)


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

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of the text from `start` to `end`."""
        return tokens_of(self.text, start, end, self.mentions)

    def sentence_start(self, end: int, floor: int) -> int:
        """Return where the sentence begins that holds the place before `end`: not before `floor`, nor far away."""
        start = max(floor, end - _REACH)
        for match in _BREAK.finditer(self.text, start, end + 1):  # what follows the space tells whether it is a break
            start = min(match.end(), end)
        return start

    def sentence_end(self, start: int, ceiling: int) -> int:
        """Return where the sentence that holds `start` ends: not behind `ceiling`, nor far away."""
        ceiling = min(ceiling, start + _REACH)
        match = _BREAK.search(self.text, start, ceiling)
        return match.start() if match else ceiling

    def quote(self, start: int, end: int, speaker: Speaker | None, cue: str | None) -> Quote:
        """Return the speech that stands from `start` to `end`."""
        name = speaker.name if speaker else None
        entity = speaker.entity.id if speaker and speaker.entity else None
        return Quote(self.name, start, end, self.text[start:end], name, entity, cue)
