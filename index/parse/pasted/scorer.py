"""Learnt weights of features: how well a line fits as headline, standfirst, byline or date."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Role = Literal["title", "titled", "standfirst", "byline", "date"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A log-linear model for each role: feature → weight; `bias` is the weight that every line has."""

    weights: Mapping[Role, Mapping[str, float]]

    def score(self, role: Role, features: Iterable[str]) -> float:
        """Return the sum of the weights: the higher, the better it fits; features never seen count nothing."""
        weights = self.weights[role]
        found = (weights[feature] for feature in {"bias", *features} if feature in weights)
        return math.fsum(found)  # exact, so that lines alike tie whatever the order

    def probability(self, role: Role, features: Iterable[str]) -> float:
        """Return how likely a line is the one sought, 0.0 to 1.0. Not for titles: these are chosen, not judged."""
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, self.score(role, features)))))


@cache
def shipped_scorer() -> Scorer:
    """Return the scorer whose weights come with the program; read once, at the first pasted page."""
    text = files("index.parse.pasted").joinpath("weights.json").read_text(encoding="utf-8")
    return Scorer(json.loads(text)["weights"])
