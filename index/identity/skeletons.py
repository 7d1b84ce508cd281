"""Skeletons: what stays of a word however it is transliterated, mostly its consonants."""

import re
from functools import lru_cache

_SOUNDS = (
    (re.compile("tsch|tch|sch|sh|ch|cz|zh|dj|dzh|j(?=[aeiou])"), "x"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("kh|gh|ck|[qgkc]"), "k"),
    (re.compile("ph|v|w(?=[aeiouy])"), "f"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
    (re.compile("ts|tz|z"), "s"),
    (re.compile("p"), "b"),
)
_ENDING = re.compile("(?:iy|ij|yi|yj|i|y|j)$")
_FEMININE = re.compile("iy?[ae]h?$")
_VOWELS = frozenset("aeiouyhw")
_CONSONANTS = re.compile("[^aeiouyw]+")
_VOWEL_LETTERS = str.maketrans("owy", "uui")
_KINDS = {"ie": "i", "ei": "i", "ai": "i", "au": "u", "iu": "u"}
_AS_CONSONANT = re.compile("w(?=[aeiouy])")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return the consonants that every transliteration of `word` has, with `a` for a vowel in front.

    `word` is of `words_of`. Qaddafi, Gadhafi and Kadafi give `kdf`, Zelensky and Selenskyj `slnsk`.
    """
    if not word.isalpha():
        return word
    word = _plain(word)
    first = "a" if word[0] in "aeiouy" else ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return first + "".join(letter for letter in word if letter not in _VOWELS)


def undoubled(word: str) -> str:
    """Return the word with each letter once where it stands twice: Assad and Asad are one."""
    return _DOUBLED.sub(r"\1", word)


def sound_alike(one: str, other: str) -> bool:
    """Tell whether the vowels between the consonants of two words, whose skeletons are the same, may be one.

    Who transliterates takes e for i, o for u, a for e, or leaves a short vowel out, once; Redman is not Rodman.
    """
    ones, others = _vowels(one), _vowels(other)
    if len(ones) != len(others) or not _may_be_one(ones[-1], others[-1]):
        return False
    left_out = 0
    for vowel, another in zip(ones[1:-1], others[1:-1], strict=True):
        if not _may_be_one(vowel, another):
            left_out += 1
            if "" not in (vowel, another) or {vowel, another} & {"u"}:
                return False
    return left_out <= 1


def _vowels(word: str) -> list[str]:
    """Return the kind of vowel before, between and behind the consonants."""
    word = _AS_CONSONANT.sub("v", _plain(word).replace("h", ""))
    groups = (_DOUBLED.sub(r"\1", group.translate(_VOWEL_LETTERS)) for group in _CONSONANTS.split(word))
    return [_KINDS.get(group, group) for group in groups]


def _plain(word: str) -> str:
    return _ENDING.sub("i", _FEMININE.sub("ia", _DOUBLED.sub(r"\1", word)))


def _may_be_one(vowel: str, another: str) -> bool:
    return vowel == another or {vowel, another} in ({"e", "i"}, {"a", "e"})


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
