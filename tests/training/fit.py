"""Log-linear models over sets of named features, fitted by full-batch gradient steps: no chance in it anywhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RARE = 3  # features of fewer lines are left out
_STEPS = 300
_RATE = 0.05
_FIRST_DECAY, _SECOND_DECAY = 0.9, 0.999  # as Adam's authors set them


@dataclass(frozen=True, slots=True)
class Group:
    """The candidate lines of one page: their features, and which of them are right."""

    features: list[list[str]]
    right: list[bool]


def fit_choice(groups: Sequence[Group], *, l2: float) -> dict[str, float]:
    """Fit weights so that of each group one of the right lines has the highest sum (conditional logit)."""
    return _fit(groups, l2=l2, choice=True)


def fit_each(groups: Sequence[Group], *, l2: float) -> dict[str, float]:
    """Fit weights and a `bias` so that each line's sum gives the odds of its being right (logistic regression)."""
    return _fit(groups, l2=l2, choice=False)


def _fit(groups: Sequence[Group], *, l2: float, choice: bool) -> dict[str, float]:
    table = _Table.of(groups)
    count = len(table.names)
    weights = np.zeros(count + 1)  # the last one is the bias
    first, second = np.zeros(count + 1), np.zeros(count + 1)
    for step in range(1, _STEPS + 1):
        sums = np.bincount(table.line, weights[table.feature], table.right.size) + weights[count]
        miss = table.miss_of_choice(sums) if choice else 1 / (1 + np.exp(-sums)) - table.right
        slope = np.append(np.bincount(table.feature, miss[table.line], count) + l2 * weights[:count], miss.sum())
        first = _FIRST_DECAY * first + (1 - _FIRST_DECAY) * slope
        second = _SECOND_DECAY * second + (1 - _SECOND_DECAY) * slope**2
        size = _RATE * (1 - 0.9 * step / _STEPS) / (1 - _FIRST_DECAY**step)
        weights -= size * first / (np.sqrt(second / (1 - _SECOND_DECAY**step)) + 1e-8)
    named = dict(zip(table.names, weights.tolist(), strict=False))
    return named if choice else {**named, "bias": float(weights[count])}


@dataclass(frozen=True, slots=True)
class _Table:
    """Every (line, feature) pair of all groups, as parallel arrays."""

    names: list[str]
    feature: NDArray[np.int64]
    line: NDArray[np.int64]
    group: NDArray[np.int64]
    right: NDArray[np.float64]

    @staticmethod
    def of(groups: Sequence[Group]) -> "_Table":
        lines = [(number, set(line)) for number, group in enumerate(groups) for line in group.features]
        counts = Counter(name for _, line in lines for name in line)
        names = sorted(name for name, count in counts.items() if count >= _RARE)
        places = {name: place for place, name in enumerate(names)}
        pairs = [(at, places[name]) for at, (_, line) in enumerate(lines) for name in sorted(line) if name in places]
        return _Table(
            names,
            np.array([place for _, place in pairs]),
            np.array([at for at, _ in pairs]),
            np.array([number for number, _ in lines]),
            np.array([right for group in groups for right in group.right], dtype=np.float64),
        )

    def miss_of_choice(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the chance of each line in its group less its chance among the right ones."""
        highest = np.full(self.group[-1] + 1, -np.inf)
        np.maximum.at(highest, self.group, sums)
        raised = np.exp(sums - highest[self.group])
        all_of_it = np.bincount(self.group, raised)
        of_right = np.bincount(self.group, raised * self.right)
        return raised / all_of_it[self.group] - raised * self.right / np.maximum(of_right, 1e-12)[self.group]
