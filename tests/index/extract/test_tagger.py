"""The best path against one that is looked for in the plainest way; words against their own text."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.cutting import sentences, split_compound
from index.extract.lexicon import Lexicon, word_hash
from index.extract.tagger import LABELS, Model, Tagger, best_paths, never, the_model
from index.extract.wordfacts import FACTS, WordFacts, shape


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_the_best_path_is_the_best_of_all_paths(lengths, seed):
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(sum(lengths), len(LABELS))).astype(np.float32)
    steps = chance.normal(size=(len(LABELS), len(LABELS))).astype(np.float32) + never()
    found = best_paths(scores, np.array(lengths), steps)
    begin = 0
    for length, path in zip(lengths, found, strict=True):
        paths = product(range(len(LABELS)), repeat=length)
        best = max(paths, key=lambda path, begin=begin: worth(path, scores[begin:], steps))
        assert worth(path, scores[begin:], steps) == pytest.approx(worth(best, scores[begin:], steps), abs=1e-3)
        begin += length


def worth(path, scores, steps):
    first = -1e6 if LABELS[path[0]][0] == "I" else 0
    within = sum(scores[at, label] for at, label in enumerate(path))
    return first + within + sum(steps[a, b] for a, b in pairwise(path))


@given(st.text(max_size=200))
def test_words_lie_in_order_and_hold_their_text(text):
    line = text.replace("\n", " ")
    tokens = [token for sentence in sentences(line, 0, len(line)) for token in sentence]
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert all(len(token.word) == token.end - token.start > 0 for token in tokens)
    assert not "".join(line).strip() or tokens


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Israel-Hamas", ["Israel", "-", "Hamas"]),
        ("Iran-backed", ["Iran", "-", "backed"]),
        ("Brannic-backed", ["Brannic", "-", "backed"]),
        ("anti-Israel", ["anti", "-", "Israel"]),
        ("pro-South", ["pro", "-", "South"]),
        ("anti-Castro", ["anti-Castro"]),
        ("Jean-Claude", ["Jean-Claude"]),
        ("al-Sisi", ["al-Sisi"]),
        ("long-term", ["long-term"]),
        ("-", ["-"]),
    ],
)
def test_compounds_of_names_are_parted(word, parts):
    assert [part for part, _ in split_compound(word)] == parts


def test_a_sentence_ends_before_a_capital_and_not_behind_a_short_form():
    text = "Mr. Kest left the U.S. on Monday. “Rain fell.” Nobody came."
    found = [" ".join(token.word for token in sentence) for sentence in sentences(text, 0, len(text))]
    assert found == ["Mr. Kest left the U.S. on Monday .", '" Rain fell . "', "Nobody came ."]


@pytest.mark.parametrize(
    ("word", "expected"), [("Kaldera", "Xxx"), ("U.S.", "X.X."), ("2,300", "d,dd"), ("Łódź", "Xxx"), ("北京", "北京")]
)
def test_a_shape_has_each_kind_twice_at_most(word, expected):
    assert shape(word) == expected


def test_a_lexicon_is_the_same_after_packing():
    lexicon = Lexicon.of({word_hash("rain"): 3 << 16 | 40}, {word_hash("Oslo"): 6})
    again = Lexicon(lexicon.clusters, lexicon.listed)
    assert (again.cluster("rain"), again.cluster("snow"), again.kinds("Oslo"), again.kinds("OSLO")) == (
        (3, 40),
        None,
        6,
        6,
    )


def test_facts_are_kept_for_each_word_and_forgotten_when_there_are_too_many():
    facts = WordFacts(Lexicon.of({}, {}))
    assert facts.numbers(["a", "b", "a"]) == [1, 2, 1]
    assert facts.rows.shape[1] == FACTS
    many = [f"w{n}" for n in range(30_000)]
    numbers = facts.numbers(many)
    assert len(set(numbers)) == len(many)
    assert facts.forget_if_many() and facts.count == 1


def test_a_tagger_says_the_same_after_it_has_forgotten(monkeypatch):
    tagger = Tagger(the_model())
    sentence = [["Irena", "Molnar", "left", "Oslo", "."]]
    before = tagger.tag(sentence)
    monkeypatch.setattr("index.extract.wordfacts._MOST", 2)
    assert tagger.tag([["Nobody", "came", "."]]) and tagger.tag(sentence) == before


def test_a_model_without_facts_finds_nothing():
    nothing = Model(
        Lexicon.of({}, {}),
        np.zeros(0, np.uint32),
        np.zeros((0, len(LABELS)), np.int8),
        np.zeros((len(LABELS), len(LABELS)), np.float32),
    )
    assert Tagger(nothing).tag([["Oslo", "slept"]]) == [[0, 0]]
    assert Tagger(nothing).tag([]) == []


def test_a_very_long_article_is_seen_in_parts(monkeypatch):
    tagger = Tagger(the_model())
    sentences_of_two = [["Irena", "Molnar", "left", "Oslo", "."], ["Nobody", "came", "."]] * 3
    monkeypatch.setattr("index.extract.tagger._MOST_WORDS", 8)
    assert tagger.tag(sentences_of_two) == 3 * tagger.tag(sentences_of_two[:2])
