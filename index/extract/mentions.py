"""Names as the tagger marks them, before they are told apart in the text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.extract.cutting import Token
from index.extract.lists import lists
from index.extract.tagger import LABELS

Sentence = Sequence[Token]


class Mention(NamedTuple):
    """A stretch of a sentence that is a name."""

    sentence: int
    begin: int
    """Number of its first word."""
    end: int
    """Number of the word behind it."""
    kind: str
    """One of the tagger's kinds."""


def mentions_in(labelled: Iterable[Sequence[int]]) -> list[Mention]:
    """Return the names that the labels of each sentence mark, in order."""
    found = []
    for number, labels in enumerate(labelled):
        begin, kind = 0, ""
        for at, label in enumerate((*labels, 0)):
            part, _, now = LABELS[label].partition("-")
            if kind and part != "I":
                found.append(Mention(number, begin, at, kind))
                kind = ""
            if part == "B":
                begin, kind = at, now
    return found


def beside_capital(sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether the stretch is next to another word with a capital: it may be part of a longer name then.

    A title before it, and the first word of the sentence, prove nothing.
    """
    before = begin > 1 and sentence[begin - 1].word[0].isupper() and not lists().has("titles", sentence[begin - 1].word)
    return before or (end < len(sentence) and sentence[end].word[0].isupper())
