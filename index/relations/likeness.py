"""Likeness: how much two sentences are about the same, by the words in them and how telling these are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum, log, sqrt

from index.relations.told import Told
from index.stemming import stem

Vector = Mapping[str, float]
"""Stem → weight; of length 1, or empty."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FUNCTION_WORDS = _words(
    "a about after again all also an and any are as at be because been before being between both but by can could "
    "did do does down during each for from further had has have he her here him his how i if in into is it its "
    "itself just may me might more most must my no nor not now of off on once only or other our out over own per "
    "said same say says shall she should so some such than that the their them then there these they this those "
    "through to told too under until up us very was we were what when where which while who whom whose why will "
    "with would you your"
)


_WORD = re.compile(r"[^\W_]+")


class Weights:
    """How telling words are: those of few articles more than those of many."""

    def __init__(self, articles: Iterable[Told]) -> None:
        number, having = 0, Counter[str]()
        for told in articles:
            number += 1
            having.update(set(map(stem, set().union(*map(_words_of, told.texts.values())))))
        self._weights = {each: _weight(met, number) for each, met in having.items()}
        self._unmet = _weight(0, number)
        self._vectors: dict[str, Vector] = {}

    def vector(self, text: str) -> Vector:
        """Return what a text is compared by; numbers and function words are left out."""
        known = self._vectors.get(text)
        if known is None:
            known = self._vectors[text] = self._vector(text)
        return known

    def _vector(self, text: str) -> Vector:
        stems = set(map(_telling_stem, set(_words_of(text)))) - {""}
        weights = {each: self._weights.get(each, self._unmet) for each in stems}
        length = sqrt(fsum([weight * weight for weight in weights.values()]))
        return {each: weight / length for each, weight in weights.items()}

    def centre(self, texts: Iterable[str]) -> Vector:
        """Return what texts have in common."""
        found: Counter[str] = Counter()
        for text in texts:
            for each, weight in self.vector(text).items():
                found[each] += weight  # type: ignore[assignment]  # a counter adds floats as well
        length = sqrt(sum(weight * weight for weight in found.values()))
        return {each: weight / length for each, weight in found.items()}


def _weight(having: int, articles: int) -> float:
    """Return how telling a word is that so many of the articles have."""
    return 1 + log(1 + (articles + 1) / (having + 0.5))


def _words_of(text: str) -> list[str]:
    """Return the words of a text: less exact than `index.analysis.tokens` where nobody sees it, and a lot faster."""
    return _WORD.findall(text.lower())


def likeness(one: Vector, two: Vector) -> float:
    """Return the cosine of two vectors, 0 … 1."""
    common = one.keys() & two.keys()
    return fsum([one[each] * two[each] for each in common]) if common else 0.0  # exact, so in whatever order


def is_telling(word: str) -> bool:
    """Tell whether a folded word says what a text is about: it is no number and no function word."""
    return not word[0].isdigit() and word not in _FUNCTION_WORDS


@lru_cache(maxsize=1 << 16)
def _telling_stem(word: str) -> str:
    """Return the stem of a folded word that is telling; nothing for any other."""
    return stem(word) if is_telling(word) else ""
