"""Which of some texts one may mean by a few of their letters. Pure."""

import re
from collections.abc import Iterable, Sequence


def rank(sought: str, texts: Iterable[Sequence[str]]) -> list[int]:
    """Return the places of the texts that have all of what is sought, what it fits best first.

    A text has parts, the first of them counting most. Each word of `sought` must stand in one of the parts, or its
    letters must, in their order; case makes no difference. Where two fit alike, the order is that of `texts`.
    """
    words = sought.casefold().split()
    found: list[tuple[float, int]] = []
    for place, parts in enumerate(texts):
        costs = [_cheapest(word, parts) for word in words]
        if None not in costs:
            found.append((sum(cost for cost in costs if cost is not None), place))
    return [place for _, place in sorted(found)]


def _cheapest(word: str, parts: Sequence[str]) -> float | None:
    costs = (_cost(word, part.casefold(), number) for number, part in enumerate(parts))
    return min((cost for cost in costs if cost is not None), default=None)


def _cost(word: str, text: str, number: int) -> float | None:
    """Return how badly a word fits: from 0 at the start of a text, over 1 within it, to its letters far apart."""
    at = text.find(word)
    if at >= 0:
        starts = bool(re.search(rf"\b{re.escape(word)}", text))
        return number + (0.0 if at == 0 else 0.3 if starts else 0.6)
    width = _window(word, text)
    return None if width is None else number + 1.0 + (width - len(word)) / 2


def _window(word: str, text: str) -> int | None:
    """Return the length of the shortest stretch of a text that has the letters of a word in their order."""
    best: int | None = None
    start = text.find(word[0])
    while start >= 0:
        at = start
        for letter in word[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                return best  # nor can it begin further on
        best = min(best or len(text), at + 1 - start)
        start = text.find(word[0], start + 1)
    return best
