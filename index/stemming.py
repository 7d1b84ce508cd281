"""Inflected forms of English words: `talks`, `talked` and `talking` are forms of `talk`, `talker` is another word.

In Arabic the article is written as one with its word, and so is what stands before it: والحرب, "and the war", is a
form of حرب. No other beginning and no ending is taken off: they are as often letters of the word itself.

Works on folded words. What looks like a name is left alone where the endings allow to tell: `Hamas` is no plural of
`Hama`, `United` nothing done to a unit, and `Harris` has nothing to do with `Harry`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_SHORTEST = 3
"""Letters that a word must have left."""
_IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "leaves": "leave",
    "thieves": "thief",
    "crises": "crisis",
    "buses": "bus",
    "gases": "gas",
    "dying": "die",
    "lying": "lie",
    "used": "use",
    "using": "use",
}
_FORMS: dict[str, tuple[str, ...]] = {}
for _form, _stem in _IRREGULAR.items():
    _FORMS[_stem] = (*_FORMS.get(_stem, ()), _form)
_AS_THEY_ARE = frozenset(
    [
        "news",
        "united",
        "us",
        "this",
        "thus",
        "always",
        "perhaps",
        "during",
        "evening",
        "morning",
        "nothing",
        "something",
        "anything",
        "everything",
        "being",
        "yemen",
        "series",
        "species",
        "texas",
        "kansas",
        "arkansas",
        "dallas",
        "james",
        "wales",
        "athens",
        "brussels",
        "naples",
        "reuters",
    ]
)
_WITH_ARTICLE = tuple(first + second for first in ("", "و", "ف") for second in ("ال", "بال", "كال", "لل"))
"""The Arabic article with "and" or "so", and "in", "like" or "to" before it."""
_OF_THE_WORD = ("ال", "وال")
"""First letters of words such as التزام and والدين, which stand behind an article too."""
_ARABIC = frozenset(map(chr, range(0x620, 0x64B)))
_ARTICLE, _LIKE_ARTICLE = (
    re.compile(f"^(?:{'|'.join(begun)})(?=[\u0620-\u064a]{{{_SHORTEST}}})") for begun in (_WITH_ARTICLE, _OF_THE_WORD)
)
_VOWEL = re.compile("[aeiouy]")
_STEP = re.compile("[aeiouy]+[^aeiouy]+")  # Porter's measure counts these
_OPEN = re.compile("[^aeiou][aeiouy][^aeiouwxy]$")  # `rat` of `rating`: an e is missing


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Return what all forms of the folded `word` have in common; forms are what has the same stem."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word[:1] in _ARABIC:
        return _LIKE_ARTICLE.sub("", _ARTICLE.sub("", word))
    if len(word) <= _SHORTEST or word in _AS_THEY_ARE or not (word.isascii() and word.isalpha() and word.islower()):
        return word
    if word.endswith("men") and len(word) > 5:
        return f"{word[:-3]}man"
    return _root(_singular(word))


@lru_cache(1 << 12)
def forms(stem_: str) -> tuple[str, ...]:
    """Return every word that has this stem, whether anybody ever wrote it or not."""
    return tuple(sorted({word for word in _candidates(stem_) if stem(word) == stem_}))


def _candidates(stem_: str) -> Iterator[str]:
    """Yield what `stem` might have come from, its steps taken backwards."""
    yield stem_
    if stem_[:1] in _ARABIC:
        yield from (begun + own + stem_ for begun in ("", *_WITH_ARTICLE) for own in ("", *_OF_THE_WORD))
        return
    yield from _FORMS.get(stem_, ())
    if stem_.endswith("man"):
        yield f"{stem_[:-3]}men"
    for word in {*_singulars(stem_)}:
        if len(word) <= _SHORTEST or _root(word) == stem_:  # of no other would a plural have the stem
            yield from (word, f"{word}s", f"{word}es", f"{word[:-1]}ies")


def _singulars(stem_: str) -> Iterator[str]:
    for present in (stem_, f"{stem_}e", f"{stem_}l", f"{stem_[:-1]}ie"):
        yield from (present, f"{present}d")
        for root in (present, present[:-1], present + present[-1:]):
            yield from (f"{root}ed", f"{root}ied", f"{root}ing")


@lru_cache(1 << 8)  # of one stem's forms most are asked for several times
def _root(singular: str) -> str:
    return _without_e(_in_the_present(singular))


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "sis")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith("oes") and len(word) > 5:
        return word[:-2]
    if len(word) <= 5 and word.endswith(("as", "is")) and not word.endswith("eas"):
        return word
    return word[:-1]


def _in_the_present(word: str) -> str:
    if word.endswith("ied"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith("eed"):
        agreed = _STEP.search(word[:-3]) and not word.endswith(("ceed", "deed"))
        return word[:-1] if agreed else word
    ending = 2 if word.endswith("ed") else 3 if word.endswith("ing") else 0
    rest = word[:-ending] if ending else ""
    if len(rest) < _SHORTEST or not _VOWEL.search(rest):
        return word
    if rest.endswith(("at", "bl", "iz")):
        return f"{rest}e"
    if rest[-1] == rest[-2] and rest[-1] not in "aeioulsz":
        return rest[:-1]
    if _measure(rest) == 1 and _OPEN.search(rest):
        return f"{rest}e"
    return rest


def _without_e(word: str) -> str:
    if word.endswith("ie") and len(word) > 4:  # a movie, movies
        return f"{word[:-2]}y"
    if word.endswith("ll") and _measure(word) > 1:  # controlled
        return word[:-1]
    if not word.endswith("e") or len(word) <= _SHORTEST:
        return word
    measure = _measure(word[:-1])
    return word[:-1] if measure > 1 or (measure == 1 and not _OPEN.search(word[:-1])) else word


def _measure(word: str) -> int:
    return len(_STEP.findall(word))
