"""An averaged perceptron over sequences: weights that make the best path of each sentence the right one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.extract.tagger import LABELS, never

_PASSES = 4
_MARGIN = 3.0  # by how much the right path has to be better
_SEEDS = (1, 2, 3)
"""Orders in which the sentences come; the weights are those of all together, for each order errs elsewhere."""

Facts = NDArray[np.int32]
"""A row for each word of a sentence: numbers of its facts; 0 for none."""
Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Averaged weights of each fact for each label (row 0 is no fact), and of each label before each other."""

    weights: NDArray[np.float32]
    steps: NDArray[np.float32]

    def beside(self, other: "Fitted") -> "Fitted":
        """Return both added up, once weights of both spread as widely."""
        scale = self.weights.std() / other.weights.std()
        return Fitted(self.weights + scale * other.weights, self.steps + scale * other.steps)


def fit(sentences: Sequence[tuple[Facts, Labels]], facts: int) -> Fitted:
    """Learn from `sentences`, whose facts are numbered from 1 to `facts`. The same input gives the same weights."""
    fitted = [_fit(sentences, facts, seed) for seed in _SEEDS]
    return Fitted(sum(each.weights for each in fitted), sum(each.steps for each in fitted))


def _fit(sentences: Sequence[tuple[Facts, Labels]], facts: int, seed: int) -> Fitted:
    order = np.arange(len(sentences))
    chance = np.random.default_rng(seed)
    count = len(LABELS)
    weights, steps = np.zeros((facts + 1, count), np.float32), np.zeros((count, count), np.float32)
    late_weights, late_steps = np.zeros_like(weights), np.zeros_like(steps)
    forbidden = never()
    seen = 1
    for _ in range(_PASSES):
        chance.shuffle(order)
        for number in order:
            rows, right = sentences[number]
            scores = weights[rows].sum(1) + np.float32(_MARGIN)
            scores[np.arange(len(right)), right] -= np.float32(_MARGIN)
            taken = best_path(scores, steps + forbidden)
            for at in np.flatnonzero(taken != right):
                row = rows[at][rows[at] > 0]
                for label, change in ((right[at], 1), (taken[at], -1)):
                    weights[row, label] += change
                    late_weights[row, label] += change * seen
            change_of_steps = _steps(right) - _steps(taken)
            steps += change_of_steps
            late_steps += seen * change_of_steps
            seen += 1
    averaged = weights - late_weights / seen
    averaged[0] = 0
    return Fitted(averaged, steps - late_steps / seen)


def _steps(labels: Labels) -> NDArray[np.float32]:
    count = len(LABELS)
    return (
        np.bincount(labels[:-1] * count + labels[1:], minlength=count * count).reshape(count, count).astype(np.float32)
    )


def best_path(scores: NDArray[np.float32], steps: NDArray[np.float32]) -> Labels:
    """Return the labels of one sentence with the highest sum: `tagger.best_paths`, quicker for a single one."""
    best = scores[0] + [-1e6 if label[0] == "I" else 0 for label in LABELS]
    labels = np.arange(len(LABELS))
    came = np.zeros(scores.shape, dtype=np.intp)
    for at in range(1, len(scores)):
        through = best[:, None] + steps
        came[at] = through.argmax(0)
        best = through[came[at], labels] + scores[at]
    path = np.zeros(len(scores), dtype=np.intp)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = came[at, path[at]]
    return path
