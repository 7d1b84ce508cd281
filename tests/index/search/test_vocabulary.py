"""Tokens by the batch are those of `index.analysis.tokens`."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import capitals, tokens
from index.search.vocabulary import Vocabulary

_PARTS = [
    "a",
    "B",
    "s",
    "US",
    "U.S.",
    "US's",
    "WHO",
    "It",
    "iran",
    "1",
    "23",
    ".",
    ".",
    ",",
    "'",
    "’",
    "_",
    "-",
    " ",
    "\n",
    "é",
    "Ω",
    "ß",
    "中",
    "ก",
]
_PARTS += ["ั", "²", "٣", "İ", "ŉ", "́", "😀", "“", "–", "\ud800", "\x80", "ﬁ", "Ⅷ", "long" * 12]
awkward = st.lists(st.sampled_from(_PARTS), max_size=24).map("".join)
texts = st.lists(st.one_of(awkward, st.text(max_size=40)), max_size=6)


def _one_by_one(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _by_the_batch(vocabulary: Vocabulary, batch: list[str]) -> list[list[str]]:
    terms, counts, *_ = vocabulary.tokenise(batch)
    spelt = iter([vocabulary.terms[number].decode() for number in terms.tolist()])
    return [[next(spelt) for _ in range(count)] for count in counts.tolist()]


@given(texts)
@example(["U.S. and U.S.A.", "", "a.b.cd 1.5.a.b. x'1.5 9’11 1,200.50kg", "boss's's don't", "É.U.", "a.b.c_ a_b.c."])
def test_a_batch_gives_the_tokens_of_each_text(batch: list[str]) -> None:
    assert _by_the_batch(Vocabulary(), batch) == [_one_by_one(text) for text in batch]


@given(st.lists(texts, max_size=4))
def test_a_vocabulary_that_has_met_other_texts_gives_the_same(batches: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    for batch in batches:
        assert _by_the_batch(vocabulary, batch) == [_one_by_one(text) for text in batch]


@pytest.mark.parametrize("size", [1, 7, 8, 9, 16, 39, 40, 41, 64, 5000])
def test_words_of_any_length_are_told_apart(size: int) -> None:
    words = ["a" * size, "a" * (size - 1) + "b", "b" + "a" * (size - 1), "A" * size]
    assert _by_the_batch(Vocabulary(), [" ".join(words)]) == [[word.lower() for word in words]]


def test_words_that_share_a_place_in_the_table_are_told_apart() -> None:
    words = [f"w{number}" for number in range(60_000)]
    vocabulary = Vocabulary()
    for _ in range(2):
        assert _by_the_batch(vocabulary, [" ".join(words)]) == [words]


@given(st.lists(texts, max_size=3))
@example(
    [
        ["The US and U.S. let us go", "LET US GO", "THE U.S. WENT\nthe US did", "US", "us.US a", "US’s IS it"],
        ["_US", "__US_ a"],
    ]
)
def test_a_batch_gives_the_names_in_capitals_of_each_text(batches: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    for batch in batches:
        found = vocabulary.tokenise(batch)
        begins = [0, *found.counts.cumsum().tolist()]
        expected = [
            (begin + number, name)
            for begin, text in zip(begins, batch, strict=False)
            for number, name in capitals(text, tokens(text))
        ]
        names = [vocabulary.terms[term].decode() for term in found.names.tolist()]
        assert list(zip(found.named.tolist(), names, strict=True)) == expected


@given(st.lists(texts, max_size=3))
@example([["", "Ünï — cödé’s 中文x a.b 1,200 U.S.A. b", "𝒳 y", "\ud800 z"]])
def test_a_batch_tells_where_in_its_text_each_token_begins(batches: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    for batch in batches:
        found = vocabulary.tokenise(batch)
        begins = found.begins(np.arange(len(found.terms))).tolist()
        assert begins == [token.start for text in batch for token in tokens(text)]
        assert found.begins(np.arange(len(begins))[1::3]).tolist() == begins[1::3]
