"""Skeletons: what stays of a word however it is transliterated, mostly its consonants."""

import re
from functools import lru_cache

_SOUNDS = (
    (re.compile("tsch|tch|sch|sh|ch|cz|zh|dj|dzh|j(?=[aeiou])"), "x"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("kh|gh|ck|[qgkc]"), "k"),
    (re.compile("ph|ff?|v|w(?=[aeiou])"), "f"),
    (re.compile("th|dh|dd?"), "d"),
    (re.compile("ts|tz|z"), "s"),
    (re.compile("p"), "b"),
)
_ENDING = re.compile("(?:iy|ij|yi|yy|ii|yj|i|y|j)$")
_VOWELS = frozenset("aeiouyhw")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return the consonants that every transliteration of `word` has, with `a` for a vowel in front.

    `word` is of `words_of`. Qaddafi, Gadhafi and Kadafi give `kdf`, Zelensky and Selenskyj `slnsk`.
    """
    if not word.isalpha():
        return word
    word = _ENDING.sub("i", _DOUBLED.sub(r"\1", word))
    first = "a" if word[0] in "aeiouy" else ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return first + _DOUBLED.sub(r"\1", "".join(letter for letter in word if letter not in _VOWELS))


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be put in, taken out or changed; `most` + 1 where it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], at
        for place, another in enumerate(other, 1):
            changed = diagonal + (letter != another)
            diagonal, row[place] = row[place], min(changed, row[place] + 1, row[place - 1] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
