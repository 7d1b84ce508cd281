"""Learn the tagger of names anew, the same model each time."""

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from index.extract import names
from index.extract.features import SEEN, Laid, around, seen_of
from index.extract.lexicon import Lexicon
from index.extract.tagger import LABELS, Model, write_model
from index.extract.wordfacts import Keys, WordFacts
from tests.training.names.corpus import Document, Sentence, clean, read
from tests.training.names.fit import Facts, Fitted, Labels, fit
from tests.training.names.invent import Inventor
from tests.training.names.known import lexicon
from tests.training.names.likelihood import fit_likelihood
from tests.training.names.written import written

_ROOT = Path(__file__).resolve().parents[4] / "shared" / "ner"
_OUT = Path(names.__file__).parent / "data" / "names.npy"
_TRAINED_ON = (
    *("gmb/train", "gmb/dev", "redocred/dev", "redocred/test"),
    *("crossner_politics/train", "crossner_politics/dev", "crossner_politics/test", "gum/train_permissive"),
)
_FEWEST = 2  # words that a fact has to be seen with


def main() -> None:
    """Read the marked sentences, fit, and write the model beside the code that reads it."""
    if not _ROOT.is_dir():
        click.echo(f"nothing to learn from: the marked sentences are not there ({_ROOT})")
        sys.exit(1)
    documents = [clean(document) for name in _TRAINED_ON for document in read(_ROOT, name)]
    real = len(documents)
    documents += [*_in_capitals(documents), *_with_other_names(documents), *map(clean, written())]
    known = lexicon(_ROOT)
    keys, sentences = _numbered(list(_facts(documents, known)), documents, real)
    _write(known, keys, fit(sentences, len(keys)).beside(fit_likelihood(sentences, len(keys))))
    click.echo(f"{sum(len(labels) for _, labels in sentences):,} words, {_OUT.stat().st_size:,} bytes")


def _in_capitals(documents: Iterable[Document]) -> list[Document]:
    """Return some of the sentences once more, in capitals and in Title Case."""
    chance = random.Random(3)
    more = []
    for document in documents:
        for sentence in document.sentences:
            drawn = chance.random() if 4 <= len(sentence) <= 25 else 1
            if drawn < 0.05:
                more.append(Document(document.source, [[(word.upper(), label) for word, label in sentence]]))
            elif drawn < 0.09:
                more.append(Document(document.source, [_in_title_case(sentence)]))
    return more


def _with_other_names(documents: Sequence[Document]) -> list[Document]:
    """Return half of the documents once more, with invented names."""
    chance, inventor = random.Random(7), Inventor(documents)
    return [inventor.again(document) for document in documents if chance.random() < 0.5]


def _in_title_case(sentence: Sentence) -> Sentence:
    return [
        (word if at and len(word) < 4 and word.islower() else word[0].upper() + word[1:], label)
        for at, (word, label) in enumerate(sentence)
    ]


def _facts(documents: Iterable[Document], known: Lexicon) -> Iterator[tuple[Keys, NDArray[np.intp]]]:
    """Yield the keys of all words of each document, and how many words each of its sentences has."""
    words = WordFacts(known)
    for document in documents:
        sentences = [[word for word, _ in sentence] for sentence in document.sentences]
        laid = Laid(sentences, words)
        phrases = np.array([kind for sentence in sentences for kind in known.phrases(sentence)], dtype=np.uint32)
        seen = [seen_of(laid.rows[laid.places + distance], distance, columns) for distance, columns in SEEN]
        yield np.concatenate([*seen, around(laid, phrases)], axis=1), laid.lengths


def _numbered(
    facts: Sequence[tuple[Keys, NDArray[np.intp]]], documents: Sequence[Document], real: int
) -> tuple[Keys, list[tuple[Facts, Labels]]]:
    """Number the facts that are not rare in the first `real` documents, and cut the words into labelled sentences."""
    tables, lengths = zip(*facts, strict=True)
    every = np.concatenate(tables)
    keys, counts = np.unique(np.concatenate(tables[:real]), return_counts=True)
    keys = keys[(counts >= _FEWEST) & (keys != 0)]
    at = np.minimum(np.searchsorted(keys, every), len(keys) - 1)
    numbers = np.where(keys[at] == every, at + 1, 0).astype(np.int32)
    rows = np.split(numbers, np.cumsum(np.concatenate(lengths))[:-1])
    places = {label: number for number, label in enumerate(LABELS)}
    labels = [
        np.array([places[label] for _, label in sentence]) for document in documents for sentence in document.sentences
    ]
    return keys, list(zip(rows, labels, strict=True))


def _write(known: Lexicon, keys: Keys, fitted: Fitted) -> None:
    """Keep what counts, in steps so small that rounding changes nothing."""
    largest = float(np.abs(fitted.weights).max())
    unit = np.float32(largest / 127)
    weights = np.rint(fitted.weights[1:] / unit).astype(np.int8)
    kept = weights.any(axis=1)
    write_model(Model(known, keys[kept], weights[kept], fitted.steps / unit), _OUT)


main()
