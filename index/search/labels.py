"""The outlet and the authors of each document as numbers, so that hits are counted by them without a look at the store.

For each kind of label:

    KIND/letters, KIND/letters_at    the UTF-8 of all different labels, ascending
    KIND/labels_at           N+1     where each document's begin in `labels`
    KIND/labels                      their numbers
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.article import Article
from index.search.arrays import Array, Pieces, narrow
from index.search.segment import OpenSegment

KINDS = ("outlet", "author")


class Labels(NamedTuple):
    """The labels of one kind of many documents."""

    names: Sequence[bytes]
    """Ascending."""
    sizes: Array
    """How many each document has."""
    numbers: Array
    """Theirs, document by document."""


def labels_of(article: Article) -> dict[str, list[str]]:
    """Return the labels of an article of each kind."""
    return {"outlet": [article.source] if article.source else [], "author": list(article.authors)}


def label_arrays(kind: str, labels: Sequence[Sequence[str]]) -> Iterator[tuple[str, Pieces]]:
    """Yield the arrays for the labels of all documents."""
    spelt = [[label.encode("utf-8", "replace") for label in dict.fromkeys(own)] for own in labels]
    names = sorted({name for own in spelt for name in own})
    number_of = {name: number for number, name in enumerate(names)}
    numbers = np.array([number_of[name] for own in spelt for name in own], np.int64)
    yield from _arrays(kind, Labels(names, np.array([len(own) for own in spelt], np.int64), numbers))


def read_labels(kind: str, segments: Sequence[OpenSegment]) -> Labels:
    """Return the labels of the documents of several segments, one after the other, deleted ones left out."""
    known = [_of_segment(kind, one) for one in segments]
    names = sorted({name for own in known for name in own.names})
    number_of = {name: number for number, name in enumerate(names)}
    numbers = [np.array([number_of[name] for name in own.names], np.int64)[own.numbers] for own in known]
    nothing = np.empty(0, np.int64)
    sizes = np.concatenate([nothing, *(own.sizes for own in known)])
    return Labels(names, sizes, np.concatenate([nothing, *numbers]))


def merge_labels(segments: Sequence[OpenSegment]) -> Iterator[tuple[str, Pieces]]:
    """Yield the arrays of every kind for the documents of several segments, deleted ones left out."""
    for kind in KINDS:
        yield from _arrays(kind, read_labels(kind, segments))


def _of_segment(kind: str, segment: OpenSegment) -> Labels:
    letters, ends = bytes(segment.arrays[f"{kind}/letters"]), segment.arrays[f"{kind}/letters_at"].tolist()
    names = [letters[start:end] for start, end in pairwise(ends)]
    sizes: Array = np.diff(segment.arrays[f"{kind}/labels_at"].astype(np.int64))
    numbers = segment.arrays[f"{kind}/labels"][np.repeat(segment.alive, sizes)]
    return Labels(names, sizes[segment.alive], numbers)


def _arrays(kind: str, labels: Labels) -> Iterator[tuple[str, Pieces]]:
    yield f"{kind}/letters", [np.frombuffer(b"".join(labels.names), np.uint8)]
    yield f"{kind}/letters_at", [narrow(np.cumsum([0, *map(len, labels.names)], dtype=np.int64))]
    yield f"{kind}/labels_at", [narrow(np.concatenate(([0], np.cumsum(labels.sizes))))]
    yield f"{kind}/labels", [narrow(labels.numbers)]
