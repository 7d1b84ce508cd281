"""What the tagger sees of each word: numbers that stand for facts, the same at training and at reading.

A fact such as "the word before is `in`" is a 32-bit hash, 0 where there is none. Nothing here knows weights or labels.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.extract.wordfacts import (
    CAPITAL,
    CLUSTER,
    ENDING,
    FACTS,
    GROUP,
    KINDS,
    LINK,
    LOWER,
    SHAPE,
    TAIL,
    WORD,
    Keys,
    WordFacts,
)

REACH = 3
"""Words to either side of which something is seen."""
_NEAR = (WORD, SHAPE, TAIL, GROUP, CLUSTER, KINDS, *range(KINDS + 1, KINDS + 4))
_FAR = (WORD, SHAPE, GROUP, CLUSTER, KINDS)
SEEN: tuple[tuple[int, tuple[int, ...]], ...] = (
    (0, tuple(range(FACTS))),
    (-1, _NEAR),
    (1, _NEAR),
    (-2, _FAR),
    (2, _FAR),
    (-3, (CLUSTER,)),
    (3, (CLUSTER,)),
)
"""Distance of a word, and which of its facts count at that distance."""
_MENTIONS = 2  # further mentions of a word whose neighbours are looked at
_PAIRS = (
    *((-1, SHAPE, 0, SHAPE), (0, SHAPE, 1, SHAPE)),
    *((-1, WORD, 0, WORD), (0, WORD, 1, WORD), (-1, WORD, 1, WORD), (-2, WORD, -1, WORD), (1, WORD, 2, WORD)),
    *((-1, CLUSTER, 0, CLUSTER), (0, CLUSTER, 1, CLUSTER), (-1, KINDS, 0, KINDS), (0, KINDS, 1, KINDS)),
)
"""Facts that count together: distance and column of the one and of the other."""


class Laid:
    """The sentences of one article, end to end with room between, as rows of word facts."""

    def __init__(self, sentences: Sequence[Sequence[str]], facts: WordFacts) -> None:
        numbers = [0] * REACH
        lengths = []
        for sentence in sentences:
            numbers.extend(facts.numbers(sentence))
            numbers.extend([0] * REACH)
            lengths.append(len(sentence))
        self.numbers = np.array(numbers, dtype=np.intp)
        self.lengths = np.array(lengths, dtype=np.intp)
        inside = np.ones(len(numbers), dtype=bool)
        inside[:REACH] = False
        ends = REACH + np.cumsum(self.lengths + REACH)
        for step in range(1, REACH + 1):
            inside[ends - step] = False
        self.places = np.flatnonzero(inside)
        """Where the words lie, in order; between sentences lies nothing."""
        self.starts = ends - REACH - self.lengths
        self.rows = facts.rows[self.numbers]
        self.flags = facts.flags[self.numbers]


def seen_of(rows: Keys, distance: int, columns: Sequence[int]) -> Keys:
    """Return what words with the facts `rows` give to the word that stands `distance` before or behind them."""
    return _mixed(rows[:, columns], distance + REACH) if distance else rows[:, columns]


def around(laid: Laid, phrases: Keys) -> Keys:
    """Return one row of keys for each word: of its surroundings, its run of capitals and its other mentions."""
    columns = [_pair(laid, number, *pair) for number, pair in enumerate(_PAIRS)]
    three = _joined(_at(laid, -1, SHAPE), _at(laid, 0, SHAPE), 90)
    columns.append(_joined(three, _at(laid, 1, SHAPE), 91))
    columns.append(np.full_like(phrases, 0x1B873593))
    columns.append(phrases)
    capitals = (laid.flags[laid.places] & CAPITAL) > 0
    columns.extend(_run(laid))
    columns.extend(_elsewhere(laid, capitals))
    return np.stack(columns, axis=1)


def _at(laid: Laid, distance: int, column: int) -> Keys:
    column_of: Keys = laid.rows[:, column]
    return column_of[laid.places + distance]


def _pair(laid: Laid, number: int, left: int, left_column: int, right: int, right_column: int) -> Keys:
    return _joined(_at(laid, left, left_column), _at(laid, right, right_column), number)


def _run(laid: Laid) -> list[Keys]:
    """Say of each word in a run of capitals how long that is, how it begins and ends and what stands around it."""
    flags = laid.flags
    capital, link = (flags & CAPITAL) > 0, (flags & LINK) > 0
    before, behind = _moved(capital, 1), _moved(capital, -1)
    run = capital | (link & before & behind)
    run |= link & before & _moved(link, -1) & _moved(capital, -2)
    run |= link & behind & _moved(link, 1) & _moved(capital, 2)
    place = np.arange(len(run))
    first = np.maximum.accumulate(np.where(run & ~_moved(run, 1), place, 0))[laid.places]
    last = np.minimum.accumulate(np.where(run & ~_moved(run, -1), place, len(run) - 1)[::-1])[::-1][laid.places]
    length = np.minimum(last - first, 4).astype(np.uint32)
    where = (laid.places == first) * np.uint32(1) + (laid.places == last) * np.uint32(2) + np.uint32(1)
    opens = np.zeros(len(run), dtype=np.uint32)
    opens[laid.starts] = 1
    shape = (where + 5 * length).astype(np.uint32)
    rows, behind_last = laid.rows, np.minimum(last + 1, len(run) - 1)
    pairs = (
        (shape, 1 + opens[first], 70),
        (shape, np.ones_like(shape), 71),
        (rows[last, WORD], where, 72),
        (rows[last, KINDS], where, 73),
        (rows[first, WORD], where, 74),
        (rows[first, KINDS], where, 75),
        (rows[first - 1, WORD], where, 76),
        (rows[behind_last, WORD], where, 77),
        (rows[first - 1, CLUSTER], length + 1, 78),
        (rows[behind_last, CLUSTER], length + 1, 79),
    )
    inside = run[laid.places]
    return [np.where(inside, _joined(left, right, number), np.uint32(0)) for left, right, number in pairs]


def _headline(laid: Laid) -> NDArray[np.bool_]:
    """Say of each word whether three quarters of the words of its sentence have a capital."""
    flags = laid.flags[laid.places]
    begins = np.cumsum(laid.lengths) - laid.lengths
    capitals = np.add.reduceat((flags & CAPITAL) > 0, begins, dtype=np.intp)
    letters = capitals + np.add.reduceat((flags & LOWER) > 0, begins, dtype=np.intp)
    return np.repeat((letters > 2) & (4 * capitals >= 3 * letters), laid.lengths)


def _moved(of: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    return np.roll(of, by)


def _elsewhere(laid: Laid, capitals: NDArray[np.bool_]) -> list[Keys]:
    """Say of each word with a capital how it is written elsewhere in the article and what stands around it there."""
    size = len(laid.places)
    words = laid.rows[laid.places, WORD]
    small = words[(laid.flags[laid.places] & LOWER) > 0]
    headline = _headline(laid)
    opening = _moved((laid.flags & ENDING) > 0, 1)
    opening[laid.starts] = True
    within = words[capitals & ~headline & ~opening[laid.places]]
    columns = [
        np.where(headline, np.uint32(0x3C91E6B7), np.uint32(0)),
        np.where(capitals & _among(words, small), np.uint32(0x51D5EED1), np.uint32(0)),
        np.where(capitals & _among(words, within), np.uint32(0x7A3B19C5), np.uint32(0)),
    ]
    chosen = np.flatnonzero(capitals)
    order = chosen[np.argsort(words[chosen], kind="stable")]
    sorted_words = words[order]
    heads = np.flatnonzero(np.r_[True, sorted_words[1:] != sorted_words[:-1]]) if len(order) else np.zeros(0, np.intp)
    counts = np.diff(np.r_[heads, len(order)])
    head, count = np.repeat(heads, counts), np.repeat(counts, counts)
    rank = np.arange(len(order)) - head
    here = laid.places[order]
    for step in range(1, _MENTIONS + 1):
        other = here[head + (rank + step) % np.maximum(count, 1)] if len(order) else here
        known = step < count
        for distance in (-1, 1):
            for column in (WORD, CLUSTER):
                key = np.zeros(size, dtype=np.uint32)
                key[order] = np.where(known, _mixed(laid.rows[other + distance, column], 20 + 8 * distance), 0)
                columns.append(key)
    return columns


def _among(words: Keys, others: Keys) -> NDArray[np.bool_]:
    """Say of each of `words` whether it is one of `others`; `np.isin` loads masked arrays for it, which takes long."""
    if not len(others):
        return np.zeros(len(words), dtype=np.bool_)
    others = np.sort(others)
    at = np.minimum(np.searchsorted(others, words), len(others) - 1)
    found: NDArray[np.bool_] = others[at] == words
    return found


def _mixed(keys: Keys, number: int) -> Keys:
    """Return `keys` as others, one for one, so that the same fact at another place is another fact; 0 stays 0."""
    odd = np.uint32((0x9E3779B1 * (2 * number + 3)) & 0xFFFFFFFF)
    return np.where(keys == 0, keys, (keys * odd) ^ np.uint32((0x7F4A7C15 + 0x3C6EF372 * number) & 0xFFFFFFFF))


def _joined(left: Keys, right: Keys, number: int) -> Keys:
    """Return a key for each pair of facts; 0 where either is missing."""
    spread = right ^ (right >> np.uint32(13))
    key: Keys = np.asarray(left * np.uint32(0x85EBCA6B) + spread * np.uint32(0xC2B2AE35), dtype=np.uint32)
    key += np.uint32((0x27D4EB2F * (number + 1)) & 0xFFFFFFFF)
    key = np.asarray((key ^ (key >> np.uint32(15))) * np.uint32(0x2C1B3C6D), dtype=np.uint32)
    key[(left == 0) | (right == 0)] = 0
    return key
