"""Of whom an article knows, and does not only guess, that it is a person or a place: by lists and by what is beside."""

import re
from collections.abc import Callable, Mapping

from index.article import Article, Entity, EntityType, Extraction, Span
from index.extract.fields import reading_order
from index.extract.lexicon import GIVEN, PLACES, SURNAME
from index.extract.lists import lists
from index.extract.tagger import the_model

_BESIDE = 32
"""Characters on each side in which it is looked what stands beside a name."""
_OPENING = "“‘«(\"'"
_NEXT = re.compile(r" ([\w’'-]+)")
_SOMEBODY = re.compile(r", \d\d,|,? who\b")
"""Behind a person: Lena Torvald, 34, …; Lena Torvald, who …"""
_WHERE = frozenset(["in", "near", "outside", "across", "throughout", "inside", "off"])
_FROM_THERE = frozenset(["north", "south", "east", "west", "outskirts", "coast"])


def vouched(article: Article, extraction: Extraction) -> frozenset[str]:
    """Return the ids of the people and places of which something tells what they are, beside the tagger's opinion.

    That is a list (a first name or a surname; a place, the head of one), a title or role before a person, an age behind
    one, "in" or "the town of" before a place. All other types are an opinion only.
    """
    fields = reading_order(article)
    return frozenset(entity.id for entity in extraction.entities if _is_vouched(entity, fields))


def _is_vouched(entity: Entity, fields: Mapping[str, str]) -> bool:
    if entity.type not in _LISTED:
        return False
    if _LISTED[entity.type](entity.name.split()):
        return True
    shows = _SHOWS[entity.type]
    return any(shows(*_beside(mention, fields[mention.field])) for mention in entity.mentions)


def _beside(mention: Span, text: str) -> tuple[str, str]:
    return text[max(0, mention.start - _BESIDE) : mention.start], text[mention.end : mention.end + _BESIDE]


def _is_listed_person(words: list[str]) -> bool:
    lexicon = the_model().lexicon
    return bool(lexicon.kinds(words[0]) & GIVEN or lexicon.kinds(words[-1]) & SURNAME)


def _is_listed_place(words: list[str]) -> bool:
    known = lists()
    if len(words) > 1 and (known.has("place heads end", words[-1]) or known.has("place heads start", words[0])):
        return True
    return bool(the_model().lexicon.kinds(" ".join(words)) & PLACES)


def _shows_person(before: str, behind: str) -> bool:
    known, (_, word) = lists(), _last_two(before)
    return known.has("titles", word) or known.has("roles", word) or _SOMEBODY.match(behind) is not None


def _shows_place(before: str, behind: str) -> bool:
    known, (farther, word), following = lists(), _last_two(before), _NEXT.match(behind)
    if following and known.has("place nouns before", following[1]):
        return True  # Allawi district
    return word.lower() in _WHERE or (
        word == "of" and (known.has("place nouns before", farther) or farther in _FROM_THERE)
    )


def _last_two(before: str) -> tuple[str, str]:
    """Return the last two words before a name, empty where there is none or a mark stands between."""
    words = before.split() if before.endswith(" ") else []
    farther, word = ["", "", *words][-2:]
    return farther, word.lstrip(_OPENING)


_LISTED: Mapping[EntityType, Callable[[list[str]], bool]] = {"person": _is_listed_person, "place": _is_listed_place}
_SHOWS: Mapping[EntityType, Callable[[str, str], bool]] = {"person": _shows_person, "place": _shows_place}
