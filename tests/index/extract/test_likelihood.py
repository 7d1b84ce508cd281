"""What the random field is off by, against the chances of all paths."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.extract.tagger import LABELS
from tests.training.names.likelihood import fit_likelihood, off_by

MAY_FOLLOW = {
    (left, right)
    for left, before in enumerate(LABELS)
    for right, label in enumerate(LABELS)
    if label[0] != "I" or before[1:] == label[1:]
}
MAY_BEGIN = [number for number, label in enumerate(LABELS) if label[0] != "I"]


@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.integers(0, 2**32 - 1))
def test_what_labels_are_off_by_is_right_less_the_chance_of_all_paths_with_them(lengths, seed):
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(sum(lengths), len(LABELS))).astype(np.float32)
    steps = draw.normal(size=(len(LABELS), len(LABELS))).astype(np.float32)
    right = np.concatenate([paths(length)[draw.integers(len(paths(length)))] for length in lengths])
    off, off_steps = off_by(scores, right, np.array(lengths), steps)
    wanted, wanted_steps = np.zeros(scores.shape), np.zeros(steps.shape)
    begin = 0
    for length in lengths:
        part = scores[begin : begin + length]
        worth = np.array([worth_of(path, part, steps) for path in paths(length)])
        chances = np.exp(worth - worth.max())
        for path, chance in [*zip(paths(length), -chances / chances.sum(), strict=True), (right[begin:][:length], 1)]:
            wanted[np.arange(begin, begin + length), path] += chance
            for step in pairwise(path):
                wanted_steps[step] += chance
        begin += length
    np.testing.assert_allclose(off, wanted, atol=1e-4)
    np.testing.assert_allclose(off_steps, wanted_steps, atol=1e-4)


def paths(length):
    return [
        path
        for path in product(range(len(LABELS)), repeat=length)
        if path[0] in MAY_BEGIN and all(step in MAY_FOLLOW for step in pairwise(path))
    ]


def worth_of(path, scores, steps):
    return sum(scores[at, label] for at, label in enumerate(path)) + sum(steps[step] for step in pairwise(path))


def test_what_was_shown_is_learnt_and_the_same_each_time():
    name, plain = LABELS.index("B-PER"), LABELS.index("O")
    sentences = [(np.array([[1, 0], [2, 3]], dtype=np.int32), np.array([plain, name]))] * 40
    one, other = fit_likelihood(sentences, 4), fit_likelihood(sentences, 4)
    assert (one.weights == other.weights).all()
    assert one.weights[1].argmax() == plain
    assert one.weights[3].argmax() == name
    assert not one.weights[4].any()
