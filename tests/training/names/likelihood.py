"""A conditional random field: weights that make the right path of each sentence likely, learnt by AdaGrad.

It errs elsewhere than the perceptron of `fit` does, and is surer of what several facts say together.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.extract.tagger import LABELS, never
from tests.training.names.fit import Facts, Fitted, Labels

_PASSES = 6
_RATE = np.float32(0.05)
_TOGETHER = 12
"""Sentences between two changes of the weights."""
_SLIGHT = 1e-3
"""What the chance of a label may be off and teach nothing."""
_FIRST_SQUARES = 1e-2

Floats = NDArray[np.float32]
_BEGINS = np.array([label[0] != "I" for label in LABELS])
_ALLOWED = never() == 0


class _Averaged:
    """Weights that are changed in shrinking steps, and their average over all changes."""

    def __init__(self, *shape: int) -> None:
        self.now: Floats = np.zeros(shape, np.float32)
        self._late: Floats = np.zeros(shape, np.float32)
        self._squares: Floats = np.full(shape, _FIRST_SQUARES, np.float32)

    def change(self, rows: NDArray[np.int32] | slice, by: Floats, seen: int) -> None:
        """Change `rows`, each once, uphill along `by`; `seen` counts the changes so far."""
        squares = self._squares[rows] + by * by
        self._squares[rows] = squares
        step = _RATE * by / np.sqrt(squares)
        self.now[rows] += step
        self._late[rows] += step * np.float32(seen)

    def average(self, seen: int) -> Floats:
        average: Floats = self.now - self._late / np.float32(seen)
        return average


def fit_likelihood(sentences: Sequence[tuple[Facts, Labels]], facts: int) -> Fitted:
    """Learn from `sentences`, whose facts are numbered from 1 to `facts`. The same input gives the same weights."""
    order, chance = np.arange(len(sentences)), np.random.default_rng(1)
    weights, steps = _Averaged(facts + 1, len(LABELS)), _Averaged(len(LABELS), len(LABELS))
    seen = 1
    for _ in range(_PASSES):
        chance.shuffle(order)
        for begin in range(0, len(order), _TOGETHER):
            rows, right = zip(*(sentences[number] for number in order[begin : begin + _TOGETHER]), strict=True)
            lengths = np.array([len(labels) for labels in right])
            facts_of = np.concatenate(rows)
            off, off_steps = off_by(weights.now[facts_of].sum(1), np.concatenate(right), lengths, steps.now)
            weights.change(*_by_fact(facts_of, off), seen)
            steps.change(slice(None), off_steps, seen)
            seen += 1
    averaged = weights.average(seen)
    averaged[0] = 0
    return Fitted(averaged, steps.average(seen))


def _by_fact(facts: Facts, off: Floats) -> tuple[NDArray[np.int32], Floats]:
    """Return the facts of words that are off, each once, and the sum of what their words are off by."""
    words = np.flatnonzero(np.abs(off).max(1) > _SLIGHT)
    flat = facts[words].ravel()
    there = np.flatnonzero(flat)
    order = there[np.argsort(flat[there], kind="stable")]
    every = flat[order]
    heads = np.flatnonzero(np.r_[True, every[1:] != every[:-1]][: len(every)])
    if not len(heads):
        return every, off[:0]
    return every[heads], np.add.reduceat(off[words][order // facts.shape[1]], heads, axis=0)


def off_by(scores: Floats, right: Labels, lengths: NDArray[np.intp], steps: Floats) -> tuple[Floats, Floats]:
    """Return for each word, and for each label before each other, what is right less its chance (forward, backward).

    `scores` and `right` hold the words of several sentences one after the other, `lengths` how many each has.
    """
    longest, count = int(lengths.max()), len(LABELS)
    inside = np.arange(longest) < lengths[:, None]
    likely: Floats = np.ones((len(lengths), longest, count), np.float32)
    likely[inside] = np.exp(scores - scores.max(1, keepdims=True))
    likely[:, 0] *= _BEGINS
    step = np.exp(steps) * _ALLOWED
    before, behind = np.empty_like(likely), np.ones_like(likely)
    before[:, 0] = _shared(likely[:, 0], 1)
    for at in range(1, longest):
        before[:, at] = _shared(before[:, at - 1] @ step * likely[:, at], 1)
    for at in range(longest - 2, -1, -1):
        reached = _shared((likely[:, at + 1] * behind[:, at + 1]) @ step.T, 1)
        behind[:, at] = np.where(inside[:, at + 1, None], reached, 1)
    off = -_shared(before * behind, 2)[inside]
    off[np.arange(len(right)), right] += 1
    follows = inside[:, 1:]
    left, then = before[:, :-1][follows], (likely * behind)[:, 1:][follows]
    off_steps = -_shared(left[:, :, None] * step * then[:, None, :], (1, 2)).sum(0)
    at_later = np.delete(np.arange(len(right)), np.cumsum(lengths) - lengths)
    np.add.at(off_steps, (right[at_later - 1], right[at_later]), 1)
    return off, off_steps


def _shared(chances: Floats, axis: int | tuple[int, ...]) -> Floats:
    shared: Floats = chances / chances.sum(axis, keepdims=True)
    return shared
