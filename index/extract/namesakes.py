"""Persons who are called like a place: Chad Mercer, of whom the article goes on to say what Chad did."""

from collections.abc import Sequence, Set

from index.extract.lexicon import GIVEN
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence
from index.extract.tagger import the_model

_THERE = frozenset(
    word
    for line in (
        "in In into near Near across Across throughout inside outside within between from From to of for via over with",
        "eastern western northern southern central neighbouring neighboring",
    )
    for word in line.split()
)
"""Before a place more than before a person."""
_MY = frozenset(["my", "My", "his", "His", "her", "Her"])
_APPOSED = frozenset(["a", "an", "who", "whose"])


def namesakes(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Set[str]:
    """Return the words that were taken for places, and are what a person of the article is called by.

    One is who has an age, is somebody's friend, says something: "Chad, 34,"; "my friend Chad"; "said Chad, a plumber".
    A first name that the article has in full is one where nothing beside it speaks of a place.
    """
    lexicon = the_model().lexicon
    first = {
        sentences[each.sentence][each.begin].word
        for each in mentions
        if each.kind == "PER" and each.end - each.begin > 1
    }
    ends = {(each.sentence, each.end) for each in mentions if each.kind == "LOC"}
    places, persons = set(), set()
    for each in mentions:
        if each.kind != "LOC" or each.end - each.begin > 1:
            continue
        sentence, word = sentences[each.sentence], sentences[each.sentence][each.begin].word
        if _is_somebody(sentence, each.begin):
            persons.add(word)
        elif _is_somewhere(sentence, each.begin) or (each.sentence, each.begin - 1) in ends:
            places.add(word)
        elif word in first and (lists().kind(word) == "place" or lexicon.kinds(word) & GIVEN):
            persons.add(word)
    return persons - places


def _is_somebody(sentence: Sentence, at: int) -> bool:
    before = [token.word for token in sentence[max(0, at - 2) : at]]
    behind = [token.word for token in sentence[at + 1 : at + 4]]
    if behind[:1] == [","] and behind[2:] == [","] and behind[1].isdigit() and len(behind[1]) == 2:
        return True
    if not before:
        return False
    is_speaker = lists().has("speech", before[-1]) and behind[:1] == [","] and not _APPOSED.isdisjoint(behind[1:2])
    return is_speaker or (before[0] in _MY and lists().has("roles", before[-1]))


def _is_somewhere(sentence: Sentence, at: int) -> bool:
    """Say whether it stands as places do: in Chad, Chad and Niger, Chad's army, Chad-based."""
    known, words = lists(), [token.word for token in sentence[max(0, at - 2) : at + 4]]
    here = min(at, 2)
    before, behind = words[:here], words[here + 1 :]
    if before and (before[-1] in _THERE or (before[-1] == "," and before[0].isdigit())):
        return True  # in Chad; Tom Hale, 24, Leeds
    if behind[:1] == ["-"] or (
        behind[:1] in (["'s"], ["'"]) and any(known.has("state nouns after", w) for w in behind)
    ):
        return True
    beside = [*before[:1], *behind[1:2]] if "and" in (*before[-1:], *behind[:1]) else []
    return any(known.kind(word) == "place" for word in beside)
