"""Reading "X said" and "said the minister, X" in the words around a quotation."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Entity
from index.extract.lists import lists

_REACH = 200
_MOST_WORDS = 9
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)[.!?…](?=[\s”\"’»)]|$)|\n|[“„«\"]")
_SENTENCE_BREAK = re.compile(r"[.!?…][”\"’»)]?\s|\n")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NOUN = re.compile(r"\b(?:the|a|an|his|her|its|their)\s+$")
_APPOSITION = re.compile(r",[^,.\n“”\"]{2,90},\s*")
_HEARER = re.compile(r"\s+(?:reporters|journalists|us)\b")
_POSSESSIVE = ("’s", "'s", "’ ", "' ")
# Between a verb and a name they say that the name is not the speaker: "said a spokesman for Molnar".
_STOPPERS = frozenset(
    [
        "of",
        "for",
        "to",
        "by",
        "from",
        "with",
        "in",
        "at",
        "on",
        "about",
        "against",
        "as",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "if",
        "when",
        "while",
        "because",
        "after",
        "before",
        "and",
        "or",
        "but",
        "not",
    ]
)
_PRONOUNS = frozenset(("he", "she", "He", "She"))
_HELPERS = frozenset(("has", "had", "also", "then", "later"))


class Speaker(NamedTuple):
    """A named person or body in the text, and where."""

    start: int
    end: int
    entity: Entity


class Said(NamedTuple):
    """An attribution as read."""

    speaker: Speaker | None
    """None when it names nobody."""
    pronoun: bool
    """It says "he" or "she"."""
    cue: str
    """The verb."""
    end: int
    """Offset behind it."""


class Attributions:
    """One field's text and the people and bodies that it names."""

    def __init__(self, field: str, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.people = sorted(
            (
                Speaker(span.start, span.end, entity)
                for entity in entities
                if entity.type in ("person", "org")
                for span in entity.mentions
                if span.field == field
            ),
            key=lambda speaker: speaker.start,
        )
        self.starts = [speaker.start for speaker in self.people]
        self.ends = [speaker.end for speaker in self.people]

    def clause(self, start: int) -> Said | None:
        """Read `[the foreign minister] X said`, `said [the foreign minister] X` or `he said` from `start` on."""
        known, stop = lists(), self._sentence_end(start)
        at, verb = start, ""
        for n in range(_MOST_WORDS):
            match = _WORD.search(self.text, at, stop)
            if match is None:
                return None
            speaker = self._speaker_at(match.start())
            if speaker and not self.text.startswith(_POSSESSIVE, speaker.end):
                return self._with_verb(speaker, verb, stop)
            word = match[0]
            if word in _PRONOUNS and (verb or n == 0):
                return self._pronoun(match, verb, stop)
            if (
                not verb
                and known.has("speech", word)
                and not _NOUN.search(self.text, max(start, at - 8), match.start())
            ):
                verb = word
            elif word.lower() in _STOPPERS or (verb and "," in self.text[at : match.start()]):
                return Said(None, False, verb, match.start()) if verb else None
            at = speaker.end + 2 if speaker else match.end()
        return None

    def between(self, start: int, end: int) -> Sequence[Speaker]:
        """Return the people and bodies named from `start` to `end`, in order."""
        return self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def nobody_between(self, start: int, end: int) -> bool:
        """Say whether no person and no body is named from `start` to `end`."""
        return bisect_left(self.starts, start) == bisect_left(self.starts, end)

    def sentence_start(self, end: int, floor: int) -> int:
        """Return where the sentence that holds the place before `end` begins, not before `floor`."""
        floor = max(floor, end - 2 * _REACH)
        for match in _SENTENCE_BREAK.finditer(self.text, floor, end):
            floor = match.end()
        return floor

    def _pronoun(self, match: re.Match[str], verb: str, stop: int) -> Said | None:
        if verb:
            return Said(None, True, verb, match.end())
        following = _WORD.match(self.text, match.end() + 1, stop)
        if following and lists().has("speech", following[0]):
            return Said(None, True, following[0], following.end())
        return None

    def _with_verb(self, speaker: Speaker, verb: str, stop: int) -> Said | None:
        """Finish an attribution by `speaker`: its verb stood before the name or stands behind it."""
        if verb:
            return Said(speaker, False, verb, speaker.end)
        end = speaker.end
        if apposition := _APPOSITION.match(self.text, end, stop):
            end = apposition.end()
        following = _WORD.search(self.text, end, min(stop, end + 20))
        if following is None:
            return None
        # The name may stand in apposition itself: "the director, Hedda Lundvern, told …".
        inside = self.text[speaker.start - 2 : speaker.start] == ", "
        if self.text[end : following.start()].strip() not in ("", "," if inside else ""):
            return None
        if following[0] in _HELPERS and (more := _WORD.match(self.text, following.end() + 1, stop)):
            following = more
        if not lists().has("speech", following[0]):
            return None
        end = following.end()
        if hearer := _HEARER.match(self.text, end, stop):
            end = hearer.end()
        return Said(speaker, False, following[0], end)

    def _speaker_at(self, start: int) -> Speaker | None:
        """Return whose name stands at `start` or holds it."""
        at = bisect_left(self.ends, start + 1)
        if at < len(self.people) and self.people[at].start <= start:
            return self.people[at]
        return None

    def _sentence_end(self, start: int) -> int:
        limit = min(len(self.text), start + _REACH)
        for match in _SENTENCE_END.finditer(self.text, start, limit):
            if match[0] != "." or self._speaker_at(match.start()) is None:
                return match.start()
        return limit
