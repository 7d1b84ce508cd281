"""Judging: whether two names mean the same, with the reason, so that a person can see why and undo it."""

from typing import NamedTuple

from index.article import EntityType
from index.identity.aliases import aliases
from index.identity.skeletons import distance, skeleton, sound_alike, undoubled

Words = tuple[str, ...]

LISTED, SAME, ALIKE, FULLER = 1.0, 0.98, 0.9, 0.8
_SHORT = 5
"""Letters below which only the same word is the same."""
_TELLING = 7
"""Letters from which on one word alone tells a name from all others."""
_LONGEST_ABBREVIATION = 8
_VOWELS = frozenset("aeiouy")
_ENDS_ALIKE = (frozenset("iyj"), frozenset("vfw"), frozenset("kqcg"), frozenset("td"), frozenset("sz"))


class Verdict(NamedTuple):
    """Two names mean the same."""

    score: float
    """How sure that is, up to 1."""
    reason: str
    """Part of a sentence: the name is merged because it is …"""
    wants_company: bool = False
    """Only if both are named with somebody or something else that is the same."""


def keys_of(words: Words, kind: EntityType) -> frozenset[str]:
    """Return keys of a name: names that `judge` may find the same have at least one in common."""
    if not words:
        return frozenset()
    listed = f"= {aliases().names.get(' '.join(words), ' '.join(words))}"
    bones = [skeleton(word) for word in (_singular(words) if kind == "group" else words)]
    if kind != "person":
        return frozenset([listed, " ".join(bones)])
    keys = {listed, skeleton("".join(words))}
    if len(bones) > 1:
        keys |= {f"{bones[0]} {bones[-1]}", f"{bones[0]} {bones[1]}"}
    return frozenset(keys)


def judge(one: Words, other: Words, kind: EntityType) -> Verdict | None:
    """Tell why two names of one kind, as `words_of` gives them, mean the same; None where nothing says so.

    Two people of one surname are two, and a surname alone is nobody's.
    """
    known = aliases()
    left, right = " ".join(one), " ".join(other)
    if not one or not other or frozenset((left, right)) in known.apart:
        return None
    if left in known.names and right in known.names:
        same = known.names[left] == known.names[right]
        return Verdict(LISTED, "listed as another spelling") if same else None
    if one == other:
        return Verdict(SAME, "the same but for case, accents or marks")
    if kind == "group" and _singular(one) == _singular(other):
        return Verdict(SAME, "the same but for the plural")
    return _judge_people(one, other) if kind == "person" else _judge_words(one, other)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether `short` (`OIC`) has the letters of an abbreviation of the name `full`, in their order.

    No name of which it is a word is what it stands for: OPEC is not short for OPEC Fund.
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    if not short.isupper() or not 1 < len(letters) <= _LONGEST_ABBREVIATION or " " not in full:
        return False
    if "".join(letters) in ("".join(filter(str.isalnum, word)) for word in full.casefold().split()):
        return False
    rest = iter(full.casefold())
    return full[:1].casefold() == letters[0] and all(letter in rest for letter in letters)


def _singular(words: Words) -> Words:
    """Return the name of a group of people without the ending of a plural: of Houthis Houthi."""
    last = words[-1]
    is_plural = len(last) > _SHORT and last.endswith("s") and not last.endswith("ss")
    return (*words[:-1], last[:-1]) if is_plural else words


def _judge_words(one: Words, other: Words) -> Verdict | None:
    if len(one) != len(other) or not all(map(_alike, one, other)):
        return None
    telling = len(one) > 1 or min(len(one[0]), len(other[0])) >= _TELLING
    return Verdict(ALIKE, "another transliteration of the same sounds", wants_company=not telling)


def _judge_people(one: Words, other: Words) -> Verdict | None:
    if len(one) < 2 or len(other) < 2:
        return None
    if len(one) == len(other):
        if _given_alike(one[0], other[0]) and all(map(_alike, one[1:], other[1:])):
            return Verdict(ALIKE, "another transliteration of the same sounds")
        return None
    short, long = sorted((one, other), key=len)
    if min(map(len, long)) > 1 and len(long) == len(short) + 1 and _alike("".join(short), "".join(long)):
        return Verdict(ALIKE, "the same name written in fewer words")
    if not _given_alike(short[0], long[0]) or len(short[0]) == 1:
        return None
    if len(short) == 2 and len(long) == 3 and _alike(short[1], long[2]):
        return Verdict(FULLER, "the same first and last name", wants_company=len(long[1]) > 1)
    if len(short) > 2 and all(map(_alike, short[1:], long[1:])):
        return Verdict(FULLER, "the beginning of the full name")
    return None


def _alike(one: str, other: str) -> bool:
    """Tell whether two words may be transliterations of one."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest == _SHORT - 1 and undoubled(one) == undoubled(other):
        return True
    if shortest < _SHORT or not (one.isalpha() and other.isalpha()):
        return False
    if skeleton(one) != skeleton(other) or not _begin_alike(one, other) or not sound_alike(one, other):
        return False
    if (one.startswith(other) or other.startswith(one)) and abs(len(one) - len(other)) > 1:
        return False  # Niger and Nigeria
    return distance(one, other, 3) <= (1 if shortest < 6 else 3)


def _begin_alike(one: str, other: str) -> bool:
    if one[0] in _VOWELS and other[0] in _VOWELS:
        return one[0] == other[0] or {one[0], other[0]} in ({"o", "u"}, {"e", "i"}, {"y", "e"}, {"y", "i"}, {"a", "e"})
    return (one[0] in _VOWELS) == (other[0] in _VOWELS)


def _given_alike(one: str, other: str) -> bool:
    """The same for first names, of which a last letter may tell a woman's from a man's."""
    known = aliases().given
    if one == other or known.get(one, one) == known.get(other, other):
        return True
    if one in known and other in known:
        return False
    ends = one[-1] == other[-1] or any({one[-1], other[-1]} <= letters for letters in _ENDS_ALIKE)
    return ends and _alike(one, other)
