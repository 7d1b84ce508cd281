"""Features of a line for the learnt scorers: its shape, its neighbours', its place. No word of the text is one."""

import re
from bisect import bisect_right

from index.parse.pasted.page import Page
from index.parse.pasted.shape import Shape

_WORDS = (1, 2, 3, 4, 6, 9, 13, 19, 26, 40, 70)
_FEW = (4, 9, 18, 40)
_DISTANCES = (1, 2, 3, 5, 9, 17, 40)
_SHARES = (0.01, 0.2, 0.4, 0.6, 0.8, 0.95)
_QUARTERS = (0.01, 0.15, 0.4, 0.7)
_STEPS = (-3, -2, -1, 1, 2, 3)
_SEPARATORS = frozenset("|»›•/·>")
_TIME = re.compile(r"\d[:.h]\d\d")
_FLAGS = ("dated", "names", "opened", "credit", "only_credit", "quoted", "furniture", "prose", "sentence")


class Features:
    """The features of the lines of one page, as strings."""

    def __init__(self, page: Page) -> None:
        self.kinds = [_kind(shape) for shape in page.shapes]
        self._page = page
        self._text = [kind in ("para", "stop") for kind in self.kinds]
        self._said = "\n".join(shape.key for shape in page.shapes if shape.words <= 40)

    def of(self, index: int) -> list[str]:
        """Return the features of line `index`."""
        return [*self._own(index), *self._placed(index), *self._around(index)]

    def _own(self, index: int) -> list[str]:
        page, shape, line = self._page, self._page.shapes[index], self._page.lines[index]
        few = bisect_right(_FEW, shape.words)
        blanks = min(line.blanks, 3)
        count = page.count[shape.key]
        found = [
            f"words{bisect_right(_WORDS, shape.words)}",
            f"end-{shape.end}|{few}",
            f"stops{min(shape.stops, 4)}",
            f"capitals{bisect_right(_QUARTERS, shape.capitals)}|{few}",
            f"blanks{blanks}|{min(page.after(index), 3)}",
            f"blanks{blanks}|{few}",
            f"gap{(blanks > page.gap) - (blanks < page.gap)}|{few}",
            f"count{min(count, 4)}|{few}",
        ]
        for cue in shape.cues:
            found += [f"cue-{cue}", f"cue-{cue}|{few}"]
        found += [flag for flag in _FLAGS if getattr(shape, flag)]
        if shape.words > 3 and self._said.count(shape.key) > count:
            found.append("echo")
        if line.heading:
            found.append("heading")
        if not _SEPARATORS.isdisjoint(line.text[:200]):
            found.append(f"separated|{few}")
        if line.text[:1].islower():
            found.append("lower")
        if few <= 2 and line.text.isupper():
            found.append("upper")
        return found

    def _placed(self, index: int) -> list[str]:
        page, kind = self._page, self.kinds[index]
        few = bisect_right(_FEW, page.shapes[index].words)
        if index < page.start:
            side, place = "above", f"above{bisect_right(_DISTANCES, page.start - index)}"
        elif index >= page.stop:
            side, place = "below", f"below{bisect_right(_DISTANCES, index - page.stop + 1)}"
        else:
            side, place = "in", f"in{min(4, index - page.start)}"
        known = bisect_right(_SHARES, page.known(index))
        found = [place, f"{place}|{kind}", f"known{known}|{few}", f"known{known}|{few}|{side}", f"{side}|{few}"]
        if not index:
            found.append("top")
        return found

    def _around(self, index: int) -> list[str]:
        kinds, kind, end = self.kinds, self.kinds[index], len(self.kinds)
        near = [kinds[index + step] if 0 <= index + step < end else "none" for step in _STEPS]
        found = [f"{step}:{other}" for step, other in zip(_STEPS, near, strict=True)]
        found += [f"-1:{near[2]}|{kind}", f"1:{near[3]}|{kind}", f"-1:{near[2]}|1:{near[3]}|{kind}"]
        for name, low, high in (("up", index - 5, index), ("down", index + 1, index + 6)):
            text = self._text[max(0, low) : high]
            found.append(f"{name}{bisect_right(_QUARTERS, sum(text) / max(1, len(text)))}|{kind}")
        return found


def distance(name: str, index: int, other: int) -> str:
    """Return the feature that says how far line `index` is from line `other`, and on which side."""
    side = "below" if index > other else "above"
    return f"{name}-{side}{bisect_right(_DISTANCES, abs(index - other))}"


def has_time(text: str) -> bool:
    """Tell whether a time of day is written in `text`."""
    return bool(_TIME.search(text))


def _kind(shape: Shape) -> str:
    """One word for the shape of a line, as its neighbours see it."""
    if shape.dated and shape.words < 26:
        return "date"
    if shape.credit and shape.words < 60:
        return "credit"
    if shape.prose:
        return "para"
    if shape.furniture:
        return "furniture"
    if shape.words >= 8:
        return shape.end
    if shape.names:
        return "byline" if shape.opened else "names"
    if "pub" in shape.cues or "by" in shape.cues:
        return "meta"
    return "tiny" if shape.words < 4 else "short"
