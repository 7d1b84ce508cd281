"""Articles become the arrays of a new segment.

What a segment holds, by name of the array; `N` documents are numbered 0 … N-1 in the order in which they came:

    number, day, moment, words  N  columns of the schema
    outlet/…, author/…             where it is from and by whom, see `index.search.labels`
    FIELD/letters                  the UTF-8 of all terms of the field, in ascending order
    FIELD/letters_at       T+1     where each of the T terms begins there
    FIELD/runs             T+1     where each term's postings begin in `docs`
    FIELD/docs             P       documents, ascending within a term: a prefix is one slice
    FIELD/counts           P       how often the term stands in the document
    FIELD/spots            T+1     where each term's positions begin in `places`
    FIELD/places                   positions, ascending within a posting
    FIELD/lengths          N       tokens of the field in each document
    FIELD/begun, begun_in          what much of the text begins with, see `index.search.beginnings`
    body/strides, strides_at       where its words stand in the text, see `index.search.strides`
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from index.article import Article
from index.search.arrays import Array, Pieces, narrow
from index.search.beginnings import Beginning, begun_arrays
from index.search.hits import mark
from index.search.labels import KINDS, label_arrays, labels_of
from index.search.schema import GAP, POSTED, texts_of, to_columns
from index.search.strides import MEASURED, every_stride, stride_arrays
from index.search.vocabulary import Vocabulary

_TOKENISED_AT_ONCE = 1_500_000  # characters: arrays of this size stay in the processor's cache
_FLUSH_AT = 12_000_000  # characters; some 150 MB of arrays while the segment is built
_FLUSH_DOCUMENTS = 0xFFFF  # so that their numbers take two bytes


class _Gathered:
    """One field of the documents gathered so far: texts not tokenised yet, and the tokens of the others."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.ordinals: list[int] = []
        self.tokens: list[tuple[Array, Array, Array]] = []
        self.strides: list[tuple[Array, Array]] = []
        """(document, where it begins) of every so many tokens, where the field has that."""

    def add(self, document: int, texts: Sequence[str]) -> None:
        """Take the texts that the document has in this field."""
        self.texts += texts
        self.owners += [document] * len(texts)
        self.ordinals += range(len(texts))

    def tokenise(self, vocabulary: Vocabulary, *, measured: bool) -> None:
        """Turn the waiting texts into (terms, documents, positions), a token a place; `measured` adds strides."""
        if not self.texts:
            return
        terms, counts, named, names, begins_of = vocabulary.tokenise(self.texts)
        ordinals, owners = np.array(self.ordinals), np.array(self.owners, np.int32)
        begins = np.cumsum(counts) - counts
        heads = np.maximum.accumulate(np.where(ordinals == 0, np.arange(len(ordinals)), 0))
        shift = ordinals * GAP - begins[heads]  # from the number of a token to its position in the field
        places = np.arange(len(terms)) + np.repeat(shift, counts)
        documents = np.repeat(owners, counts)
        self.tokens.append((terms, documents, places.astype(np.int32)))
        if measured:
            kept = every_stride(places)
            self.strides.append((documents[kept], begins_of(kept)))
        if len(named):  # a name in capitals is there twice: as any word, and as itself
            self.tokens.append((names.astype(terms.dtype), documents[named], places[named].astype(np.int32)))
        self.texts, self.owners, self.ordinals = [], [], []


class Builder:
    """Gathers articles until they are worth a segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._fields = {name: _Gathered() for name in POSTED}
        self._columns: dict[str, list[int]] = {"number": [], "day": [], "moment": [], "words": []}
        self._labels: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
        self._characters = 0
        self._waiting = 0
        self.keys: set[int] = set()
        """Of the articles taken in."""

    def add(self, key: int, article: Article) -> None:
        """Take an article in."""
        document = len(self.keys)
        self.keys.add(key)
        for name, texts in texts_of(article).items():
            self._fields[name].add(document, texts)
            self._waiting += sum(map(len, texts))
        for name, value in to_columns(key, article).items():
            self._columns[name].append(value)
        for kind, labels in labels_of(article).items():
            self._labels[kind].append(labels)
        if self._waiting > _TOKENISED_AT_ONCE:
            self._tokenise()

    def _tokenise(self) -> None:
        for name, field in self._fields.items():
            field.tokenise(self._vocabulary, measured=name == MEASURED)
        self._characters += self._waiting
        self._waiting = 0

    @property
    def full(self) -> bool:
        """Whether it is time for `build`."""
        return self._characters > _FLUSH_AT or len(self.keys) >= _FLUSH_DOCUMENTS

    def build(self) -> Iterator[tuple[str, Pieces]]:
        """Yield the arrays by name; the builder is used up."""
        self._tokenise()
        total = len(self.keys)
        for name, column in self._columns.items():
            values = np.array(column, np.int64)
            yield name, [narrow(values) if name in ("number", "words") else values]
        for kind, labels in self._labels.items():
            yield from label_arrays(kind, labels)
        for name, values in stride_arrays(self._fields[MEASURED].strides, total).items():
            yield name, [values]
        for name in list(self._fields):
            tokens = self._fields.pop(name).tokens
            terms, documents, places = (
                np.concatenate([part[which] for part in tokens] or [np.empty(0, np.int32)]) for which in range(3)
            )
            tokens.clear()
            for part, inverted in invert(self._vocabulary.terms, terms, documents, places, total).items():
                yield f"{name}/{part}", [inverted]


def invert(texts: Sequence[bytes], terms: Array, documents: Array, places: Array, total: int) -> dict[str, Array]:
    """Return the postings of one field of `total` documents.

    `terms` (numbers of `texts`), `documents` and `places` tell of each token.
    """
    used = np.flatnonzero(np.bincount(terms, minlength=len(texts)))
    spelt = [texts[number] for number in used.tolist()]
    order = sorted(range(len(spelt)), key=spelt.__getitem__)
    ranks = np.zeros(len(texts), np.int64)
    ranks[used[order]] = np.arange(len(order))
    rank, document, place = _sort(ranks[terms], documents, places)
    fresh = np.ones(len(rank), bool)
    fresh[1:] = (rank[1:] != rank[:-1]) | (document[1:] != document[:-1])
    first = np.flatnonzero(fresh)
    runs, docs = _starts(rank[first], len(order)), narrow(document[first])
    letters = term_arrays([spelt[number] for number in order])

    def documents_with(beginning: Beginning) -> Array:
        mask = np.zeros(total, bool)
        mark(mask, docs[runs[beginning.first] : runs[beginning.last]])
        return mask

    return {
        **letters,
        **begun_arrays(**letters, runs=runs, documents=total, documents_with=documents_with),
        "runs": narrow(runs),
        "docs": docs,
        "counts": narrow(np.diff(first, append=len(rank))),
        "spots": narrow(_starts(rank, len(order))),
        "places": narrow(place),
        "lengths": narrow(np.bincount(documents, minlength=total)),
    }


def term_arrays(spelt: Sequence[bytes]) -> dict[str, Array]:
    """Return the arrays of a dictionary of terms, which are sorted."""
    letters = np.frombuffer(b"".join(spelt), np.uint8)
    return {"letters": letters, "letters_at": narrow(np.cumsum([0, *map(len, spelt)], dtype=np.int64))}


def _starts(ranks: Array, many: int) -> Array:
    return np.concatenate(([0], np.cumsum(np.bincount(ranks, minlength=many), dtype=np.int64)))


def _sort(ranks: Array, documents: Array, places: Array) -> tuple[Any, ...]:
    """Sort tokens by term, document and position: packed into one number each, for which numpy has its fastest sort."""
    for_place, for_document = (int(values.max(initial=0)).bit_length() for values in (places, documents))
    if int(ranks.max(initial=0)).bit_length() + for_document + for_place > 63:
        order = np.lexsort((places, documents, ranks))
        return ranks[order], documents[order], places[order]
    packed = ((ranks << for_document) | documents) << for_place
    packed |= places
    packed.sort()
    pairs = packed >> for_place
    return pairs >> for_document, pairs & ((1 << for_document) - 1), packed & ((1 << for_place) - 1)
