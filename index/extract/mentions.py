"""Names as the tagger marks them, before they are told apart in the text."""

from collections.abc import Sequence
from typing import NamedTuple

from index.extract.cutting import Token
from index.extract.lists import lists

Sentence = Sequence[Token]


class Mention(NamedTuple):
    """A stretch of a sentence that is a name."""

    sentence: int
    begin: int
    """Number of its first word."""
    end: int
    """Number of the word behind it."""
    kind: str
    """PER, LOC, ORG or MISC; of other taggers than our own also GROUP and EVENT."""


def beside_capital(sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether the stretch is next to another word with a capital: it may be part of a longer name then.

    A title before it, and the first word of the sentence, prove nothing.
    """
    before = begin > 1 and sentence[begin - 1].word[0].isupper() and not lists().has("titles", sentence[begin - 1].word)
    return before or (end < len(sentence) and sentence[end].word[0].isupper())
