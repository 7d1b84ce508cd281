"""Difference: what two texts of an article have in common and what not, paragraph by paragraph and word by word. Pure.

However large or repetitive texts are, comparing them ends soon: what would take too many steps is not looked into, and
stands there as gone and new.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.article import Article
from index.json_form import when_to_json

Kind = Literal["same", "gone", "new", "changed"]
_STEPS = 10_000_000
"""Steps that difflib may take at worst, for all of two texts."""
_PAIRED = 10_000
"""Pairs of paragraphs that are weighed up to see which became which, at most."""
_ALIKE = 0.3
"""Share of words in common from which on a paragraph became another."""
_PIECE = re.compile(r"\w+|[^\w\s]|\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that are the same in both texts, or in one of them only."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A field or paragraph of which something changed, or several in a row that are the same."""

    field: str
    """Of the article: title, body, published …"""
    kind: Kind
    pieces: tuple[Piece, ...]
    """What stood there and stands there, in order; of the same paragraphs nothing."""
    paragraphs: int = 1


class _Budget:
    """Steps that are left."""

    def __init__(self) -> None:
        self.left = _STEPS

    def allows(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Tell whether comparing these is possible yet, and count its steps if so."""
        first, second = Counter(old), Counter(new)
        meetings = sum(count * second[each] for each, count in first.items())
        steps = (meetings + len(old)) * (min(len(old), len(new), meetings) + 1)
        if steps > self.left:
            return False
        self.left -= steps
        return True


def differences(old: Article, new: Article) -> tuple[Passage, ...]:
    """Return what differs between two texts of an article, in reading order; empty when nothing does."""
    budget = _Budget()
    found: list[Passage] = []
    for field in ("title", "standfirst", "authors", "source", "published", "updated"):
        before, after = _line(old, field), _line(new, field)
        if before != after:
            found.append(_changed(field, before, after, budget))
    for field in ("body", "captions"):
        passages = list(_passages(field, _paragraphs(old, field), _paragraphs(new, field), budget))
        if any(passage.kind != "same" for passage in passages):
            found += passages
    return tuple(found)


def _line(article: Article, field: str) -> str:
    match field:
        case "authors":
            return "; ".join(article.authors)
        case "published":
            return when_to_json(article.published) or ""
        case "updated":
            return when_to_json(article.updated) or ""
        case _:
            return getattr(article, field) or ""


def _paragraphs(article: Article, field: str) -> list[str]:
    if field == "captions":
        return [" © ".join(filter(None, (caption.text, caption.credit))) for caption in article.captions]
    return article.body.split("\n\n") if article.body else []


def _passages(field: str, old: list[str], new: list[str], budget: _Budget) -> Iterator[Passage]:
    for kind, gone, come in _runs(old, new, budget):
        if kind == "same":
            yield Passage(field, "same", (), len(gone))
            continue
        for before, after in _paired(gone, come):
            yield _changed(field, before, after, budget)


def _runs(old: list[str], new: list[str], budget: _Budget) -> Iterator[tuple[Kind, list[str], list[str]]]:
    """Yield what is the same and what is not, in order; both parts of what is the same are equal."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    if start:
        yield "same", old[:start], new[:start]
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if before and after and budget.allows(before, after):
        for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            yield "same" if tag == "equal" else "changed", before[i:j], after[k:m]
    elif before or after:
        yield "changed", before, after
    if end:
        yield "same", old[len(old) - end :], new[len(new) - end :]


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many there are at the beginning that are the same in both."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _paired(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (before, after) for what became what, in order; empty where a paragraph has no counterpart."""
    at = 0
    words = [Counter(_WORD.findall(text.casefold())) for text in gone]
    weighs = len(gone) * len(come) <= _PAIRED
    for after in come:
        mine = Counter(_WORD.findall(after.casefold())) if weighs else Counter[str]()
        same = (n for n in range(at, len(gone)) if weighs and _likeness(words[n], mine) >= _ALIKE)
        found = next(same, None)
        if found is None:
            yield "", after
            continue
        for before in gone[at:found]:
            yield before, ""
        yield gone[found], after
        at = found + 1
    for before in gone[at:]:
        yield before, ""


def _likeness(one: Counter[str], two: Counter[str]) -> float:
    return (one & two).total() / max(1, (one | two).total())


def _changed(field: str, before: str, after: str, budget: _Budget) -> Passage:
    if not before or not after:
        kind: Kind = "gone" if before else "new"
        return Passage(field, kind, (Piece(kind, before or after),))
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    pieces: list[Piece] = []
    for kind, gone, come in _runs(old, new, budget):
        if kind == "same":
            pieces.append(Piece("same", "".join(gone)))
            continue
        pieces += [Piece("gone", "".join(gone))] if gone else []
        pieces += [Piece("new", "".join(come))] if come else []
    return Passage(field, "changed", tuple(_joined(pieces)))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with what only white space parts taken as one: `a b` became `c d`, not `a` `c` and `b` `d`."""
    run: list[Piece] = []
    for place, piece in enumerate(pieces):
        is_gap = piece.kind == "same" and not piece.text.strip()
        is_between = is_gap and run and place + 1 < len(pieces)
        if piece.kind != "same" or is_between:
            run.append(piece)
            continue
        yield from _settled(run)
        run = []
        yield piece
    yield from _settled(run)


def _settled(run: list[Piece]) -> Iterator[Piece]:
    gone = "".join(piece.text for piece in run if piece.kind != "new")
    come = "".join(piece.text for piece in run if piece.kind != "gone")
    if any(piece.kind == "gone" for piece in run):
        yield Piece("gone", gone)
    if any(piece.kind == "new" for piece in run):
        yield Piece("new", come)
