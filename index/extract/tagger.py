"""A linear-chain tagger over the facts of `features`: the weights of the model file, and the best path through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.extract.features import SEEN, Laid, around, seen_of
from index.extract.lexicon import Lexicon
from index.extract.lists import DATA
from index.extract.wordfacts import Keys, WordFacts

KINDS = ("PER", "LOC", "ORG", "MISC")
"""Persons, places, bodies, and names of anything else: peoples, events, works."""
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
"""What a word can be: outside of names, the beginning of one, inside one."""
_NEVER = -1e6
_MOST_WORDS = 30_000
_SHIFT = 15
"""Bits of a key behind those by which its place is looked up."""

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt."""

    lexicon: Lexicon
    keys: Keys
    """Every fact that counts, sorted."""
    weights: NDArray[np.int8]
    """For each of `keys` what it says for each of `LABELS`."""
    steps: Scores
    """What it says that one label follows another, in the unit of `weights`."""


@cache
def the_model() -> Model:
    """Return the model that ships with the package."""
    with (DATA / "names.npy").open("rb") as file:
        clusters, listed, keys, weights, steps = (np.load(file) for _ in range(5))
    return Model(Lexicon(clusters, listed), keys, weights, steps)


def write_model(model: Model, path: Path) -> None:
    """Keep a model as `the_model` reads it: arrays one behind the other, which takes no unpacking."""
    with path.open("wb") as file:
        for array in (model.lexicon.clusters, model.lexicon.listed, model.keys, model.weights, model.steps):
            np.save(file, array)


class Tagger:
    """Labels words. It keeps what it worked out about single words, some thousands of them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._facts = WordFacts(model.lexicon)
        self._steps = model.steps + never()
        self._keys = np.append(model.keys, np.uint32(0xFFFFFFFF))
        sizes = np.bincount(model.keys >> _SHIFT, minlength=1 << 32 - _SHIFT)
        self._begins = np.cumsum(sizes) - sizes
        """Leading bits of a key → the place of the first one with them; `_fullest` have the same ones at most."""
        self._fullest = int(sizes.max())
        self._scores = np.zeros((0, len(SEEN), len(LABELS)), dtype=np.float32)
        self._scored = 1
        self._scores_of_new()

    @property
    def lexicon(self) -> Lexicon:
        """What it knows of words before an article is read."""
        return self._model.lexicon

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return a number into `LABELS` for each word of each of `sentences`, which are those of one article.

        Words are as `cutting` makes them; no sentence is empty. Of a very long article each part is seen by itself.
        """
        return [labels for part in _parts(sentences) for labels in self._tag(part)]

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        if self._facts.forget_if_many():
            self._scored = 1
        laid = Laid(sentences, self._facts)
        phrases = [kind for sentence in sentences for kind in self._model.lexicon.phrases(sentence)]
        self._scores_of_new()
        total = self._sum(around(laid, np.array(phrases, dtype=np.uint32)))
        for column, (distance, _) in enumerate(SEEN):
            total += self._scores[laid.numbers[laid.places + distance], column]
        return best_paths(total, laid.lengths, self._steps)

    def _scores_of_new(self) -> None:
        """Work out what words that are new say for labels at every distance."""
        count = self._facts.count
        if len(self._scores) < len(self._facts.rows):
            grown = np.zeros((len(self._facts.rows), len(SEEN), len(LABELS)), dtype=np.float32)
            grown[: len(self._scores)] = self._scores
            self._scores = grown
        begin = 0 if self._scored == 1 else self._scored
        if begin < count:
            rows = self._facts.rows[begin:count]
            for column, (distance, columns) in enumerate(SEEN):
                self._scores[begin:count, column] = self._sum(seen_of(rows, distance, columns))
            self._scored = count

    def _sum(self, keys: Keys) -> Scores:
        """Return the sum of the weights of each row of `keys`, for each label."""
        flat = keys.ravel()
        there = np.flatnonzero(flat)
        wanted = flat[there]
        at = self._begins.take(wanted >> _SHIFT)
        for _ in range(self._fullest):
            at += self._keys.take(at) < wanted
        hit = self._keys.take(at) == wanted
        there, at = there[hit], at[hit]
        total = np.zeros((len(keys), len(LABELS)), dtype=np.float32)
        if len(at):
            row = there // keys.shape[1]
            heads = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
            weights = self._model.weights.take(at, axis=0).astype(np.float32)
            total[row[heads]] = np.add.reduceat(weights, heads, axis=0)
        return total


def _parts(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Yield `sentences` in parts of bounded size, for each word takes some 500 bytes at work."""
    begin = words = 0
    for at, sentence in enumerate(sentences):
        words += len(sentence)
        if words >= _MOST_WORDS:
            yield sentences[begin : at + 1]
            begin, words = at + 1, 0
    if begin < len(sentences):
        yield sentences[begin:]


def never() -> Scores:
    """Return what forbids that a name goes on which has not begun, for each label and the next."""
    forbidden = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for left, before in enumerate(LABELS):
        for right, label in enumerate(LABELS):
            if label[0] == "I" and before[1:] != label[1:]:
                forbidden[left, right] = _NEVER
    return forbidden


def best_paths(scores: Scores, lengths: NDArray[np.intp], steps: Scores) -> list[list[int]]:
    """Return the labels with the highest sum of `scores` and `steps` (Viterbi), for every sentence at once.

    `scores` holds the words of all sentences one after the other, `lengths` how many each has.
    """
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    longest_first = lengths[order]
    best = scores[starts].copy()
    best[:, [label[0] == "I" for label in LABELS]] += _NEVER
    came = np.zeros((len(scores), len(LABELS)), dtype=np.intp)
    longer = len(lengths) - np.cumsum(np.bincount(lengths))  # for each place, how many sentences reach beyond it
    counts = longer.tolist()
    for place in range(1, int(longest_first[0])):
        going = counts[place]
        through = best[:going, :, None] + steps
        words = starts[:going] + place
        came[words] = through.argmax(axis=1)
        best[:going] = through.max(axis=1) + scores[words]
    labels = np.zeros(len(scores), dtype=np.intp)
    label = best.argmax(axis=1)
    for place in range(int(longest_first[0]) - 1, -1, -1):
        going = counts[place]
        words = starts[:going] + place
        labels[words] = label[:going]
        label[:going] = came[words, label[:going]]
    return [part.tolist() for part in np.split(labels, np.cumsum(lengths)[:-1])]
