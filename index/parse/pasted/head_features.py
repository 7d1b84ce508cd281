"""Features of a line as headline, standfirst, byline or date: beside its own shape, where it stands to the others."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from index.parse.pasted.bylines import is_agency
from index.parse.pasted.cues import UPDATED
from index.parse.pasted.features import Features, distance, has_time
from index.parse.pasted.page import Page
from index.parse.pasted.shape import Shape

_NEAR = 3  # lines
_STEPS = (1, 2, 3, 6)
_META = frozenset({"byline", "names", "date", "meta"})
_UP = 12  # lines above the first paragraph in which most headlines stand
_FEW = (1, 2, 3, 6)
_SCORES = (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
_LEADS = (0.1, 0.5, 1.0, 2.0, 3.0)
_TOLD = frozenset({"para", "stop", "open", "colon", "comma"})
_LENGTHS = (8, 14, 20, 30, 45)


class HeadFeatures:
    """Features of the lines around the start of one article: `first` is the line of its first paragraph."""

    def __init__(self, page: Page, first: int, body: Set[int]) -> None:
        self._page = page
        self._first = first
        self._lines = Features(page)
        self._kinds = self._lines.kinds
        self._folded = [line.text.casefold() for line in page.lines]
        self._body = " ".join(self._folded[index] for index in sorted(body))
        self._lead = " ".join(shape.key for shape in page.shapes[first : first + 2])
        self._known: dict[int, float] = {}
        self._heads = [_could_head(shape) for shape in page.shapes[: first + _NEAR + _NEAR]]

    def as_title(self, index: int) -> list[str]:
        """Return the features of line `index` as the headline."""
        shapes, kind = self._page.shapes, self._kinds[index]
        apart = distance("first", index, self._first)
        found = [*self._lines.of(index), apart, f"{apart}|{kind}"]
        for name, test in (("date", _is_dated), ("by", _is_marked), ("pub", _is_published)):
            step = next((step for step in _STEPS if any(map(test, shapes[index + 1 : index + 1 + step]))), 0)
            found.append(f"{name}-in{step}")
        heads = self._heads
        found.append(f"rivals-below{bisect_right((1, 2, 3, 5, 10), sum(heads[index + 1 : self._first]))}")
        found.append(f"rivals-near{sum(heads[index + 1 : index + 1 + _NEAR])}")
        found.append(f"rivals-above{sum(heads[max(0, index - _NEAR) : index])}")
        best, own = self._best_below(index), self._page.known(index)
        found.append(f"known-more{(own > best) - (own < best)}|{'long' if shapes[index].words >= 4 else 'tiny'}")
        words = [word for word in shapes[index].key.split() if len(word) > 3]
        share = sum(word in self._lead for word in words) / len(words) if words else 1.0
        found.append(f"in-lead{int(5 * share)}")
        return found

    def as_titled(self, index: int, scores: Mapping[int, float]) -> list[str]:
        """Return the features of a page whose headline is line `index`, if any is: the best of all with `scores`."""
        own = scores[index]
        lead = own - max((score for at, score in scores.items() if at != index), default=own - 9.0)
        above = self._page.shapes[max(0, self._first - _UP) : self._first]
        heads = sum(self._heads[max(0, self._first - _UP) : self._first])
        return [
            f"score{bisect_right(_SCORES, own)}",
            f"lead{bisect_right(_LEADS, lead)}",
            f"heads{bisect_right(_FEW, heads)}",
            f"above{bisect_right(_FEW, self._first)}",
            f"head-date-{any(map(_is_dated, above))}|by-{any(map(_is_marked, above))}",
        ]

    def as_byline(self, index: int, title: int, names: Sequence[str]) -> list[str]:
        """Return the features of line `index`, which names `names` (at least one), as a byline."""
        shape, text = self._page.shapes[index], self._page.lines[index].text
        side = self._side(index, title)
        mark = "marked" if shape.opened else "plain"
        near = any(other.dated or "pub" in other.cues for other in self._page.shapes[max(0, index - 2) : index + 3])
        first = names[0].casefold()
        elsewhere = sum(first in folded for folded in self._folded) - 1
        return [
            *self._beside(index, title),
            f"{mark}|{side}",
            f"{mark}|{min(3, len(names))} names",
            f"{mark}|{len(first.split())} words",
            f"{mark}|{distance('title', index, title)}",
            f"{mark}|meta-near-{near}",
            f"{mark}|cover{int(5 * sum(map(len, names)) / (len(text) + 1))}",
            f"{mark}|in-body{min(2, self._body.count(first))}",
            f"{mark}|last-in-body{min(2, self._body.count(' ' + first.split()[-1]))}",
            f"{mark}|elsewhere{min(3, elsewhere)}",
            f"in-title-{first.split()[0] in self._page.shapes[title].key}",
            f"agency-{is_agency(names[0])}",
        ]

    def as_date(self, index: int, title: int, dates: int) -> list[str]:
        """Return the features of line `index`, which holds so many `dates`, as the one with the date."""
        shape = self._page.shapes[index]
        side = self._side(index, title)
        return [
            *self._beside(index, title),
            f"published-{'pub' in shape.cues}|{side}",
            f"updated-{not UPDATED.isdisjoint(shape.key.split())}",
            f"{min(3, dates)} dates",
            f"rest{min(4, max(0, shape.words - 3 * dates) // 2)}|{side}",
            f"time-{has_time(self._page.lines[index].text)}",
        ]

    def as_standfirst(self, index: int, title: int) -> list[str]:
        """Return the features of line `index` as the standfirst."""
        shapes, kinds = self._page.shapes, self._kinds
        between = sorted({kinds[at] for at in range(title + 1, index)})
        below = kinds[index + 1 : index + 8]
        nth = min(3, sum(kind in _TOLD for kind in kinds[title + 1 : index]))
        meta = next((step for step, kind in enumerate(below) if kind in _META), 9)
        para = next((step for step, kind in enumerate(below) if kind == "para"), 9)
        order = "meta-first" if meta < para else "para-first" if para < 9 else "neither"
        later = [shape.words for shape in shapes[index + 1 : index + 15] if shape.prose]
        relative = bisect_right((0.7, 1.2), shapes[index].words * len(later) / sum(later)) if later else 3
        return [
            *self._beside(index, title),
            f"to-title{min(4, index - title)}",
            f"to-first{min(4, max(-2, self._first - index))}",
            f"between-{'-'.join(between[:3])}",
            order,
            f"meta-in{min(meta, 5)}",
            f"words{bisect_right(_LENGTHS, shapes[index].words)}|{order}",
            f"relative{relative}",
            f"nth{nth}",
            f"nth{nth}|{order}|in{int(index >= self._first)}",
            f"asks-{self._page.lines[index].text.endswith('?')}",
        ]

    def _beside(self, index: int, title: int) -> list[str]:
        kind, side, apart = self._kinds[index], self._side(index, title), distance("title", index, title)
        found = [*self._lines.of(index), apart, f"{apart}|{kind}", distance("first", index, self._first)]
        return [*found, side, f"{side}|{kind}", *(f"{side}|{cue}" for cue in self._page.shapes[index].cues)]

    def _best_below(self, index: int) -> float:
        """Return the largest share of words known to the body in lines below `index` that could be headlines."""
        if not self._known:
            best = 0.0
            for at in reversed(range(min(self._first, len(self._page.lines)))):
                self._known[at] = best
                best = max(best, self._page.known(at)) if self._heads[at] else best
        return self._known.get(index, 0.0)

    def _side(self, index: int, title: int) -> str:
        if index < title:
            return "above-title"
        return "in-head" if index < self._first else "in-article"


def _is_dated(shape: Shape) -> bool:
    return shape.dated


def _is_marked(shape: Shape) -> bool:
    return shape.names and shape.opened


def _is_published(shape: Shape) -> bool:
    return "pub" in shape.cues


def _could_head(shape: Shape) -> bool:
    other = shape.furniture or shape.names or shape.dated or shape.credit
    return 4 <= shape.words <= 30 and not other
