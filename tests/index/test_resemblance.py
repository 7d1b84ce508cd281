import pickle
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.resemblance import KEPT, Sketch, compare, from_bytes, sketch, tell_same_stories, to_bytes

WORDS = [first + middle + last for first in "bdfgklmnprst" for middle in "aeiou" for last in "lmnrst"]
FOOTER = " ".join(random.Random(7).choices(WORDS, k=90))


def prose(seed: int, words: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


STORY = prose(1, 500)


def cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def edited(text: str, every: int) -> str:
    words = text.split()
    words[::every] = ["changed"] * len(words[::every])
    return " ".join(words)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(STORY, STORY, True, id="the same text"),
        pytest.param(STORY, STORY.upper().replace(" ", ",\n"), True, id="another case and other punctuation"),
        pytest.param(STORY, cut(STORY, 0.6), True, id="a reprint cut to 60 %"),
        pytest.param(STORY, cut(STORY, 0.35), True, id="a reprint cut to a third"),
        pytest.param(STORY, f"{prose(2, 60)} {cut(STORY, 0.6)}", True, id="cut, with a new lead"),
        pytest.param(STORY, edited(STORY, 50), True, id="a word in fifty changed"),
        pytest.param(STORY, edited(STORY, 6), False, id="a word in six changed"),
        pytest.param(STORY, prose(2, 500), False, id="another story"),
        pytest.param(STORY, f"{cut(STORY, 0.4)} {prose(2, 300)}", False, id="mostly written anew"),
        pytest.param(STORY, f"{prose(3, 3000)} {STORY} {prose(4, 3000)}", False, id="told in a long survey"),
        pytest.param(f"{prose(2, 30)} {FOOTER}", f"{prose(3, 30)} {FOOTER}", False, id="briefs over one footer"),
        pytest.param(f"{STORY} {FOOTER}", f"{prose(2, 500)} {FOOTER}", False, id="stories over one footer"),
        pytest.param(f"{STORY} {FOOTER}", f"{prose(2, 30)} {FOOTER}", False, id="a story and a brief over one footer"),
        pytest.param(prose(1, 30), prose(1, 30), True, id="a brief of 30 words twice"),
        pytest.param(prose(1, 30), f"{prose(1, 20)} {prose(2, 10)}", False, id="briefs that begin the same"),
        pytest.param("Subscribe to read this.", "Subscribe to read this.", False, id="next to no words"),
        pytest.param("", "", False, id="nothing"),
        pytest.param("na na na " * 100, "na na na " * 100, False, id="one word again and again"),
        pytest.param("Öl für Überlingen " + STORY, "ol fur uberlingen " + STORY, True, id="accents"),
    ],
)  # fmt: skip
def test_copies_are_told_from_other_stories(one: str, two: str, same: bool) -> None:
    assert compare(sketch(one), sketch(two)).same_story is same
    assert compare(sketch(two), sketch(one)) == compare(sketch(one), sketch(two))


def test_scripts_without_spaces_are_compared_by_the_character() -> None:
    characters = "".join(map(chr, random.Random(1).sample(range(0x4E00, 0x9000), 400)))
    assert compare(sketch(characters), sketch(characters[:300])).same_story


def test_shares_are_estimated_within_a_tenth() -> None:
    text = prose(5, 3000)
    for share in (0.3, 0.6, 0.9):
        found = compare(sketch(text), sketch(cut(text, share)))
        assert found.containment > 0.9
        assert found.jaccard == pytest.approx(share, abs=0.1)
        assert found.common == pytest.approx(3000 * share, rel=0.1)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(one: str, two: str) -> None:
    found = compare(sketch(one), sketch(two))
    assert 0 <= found.jaccard <= found.containment <= 1


@given(st.text(max_size=2000))
def test_a_sketch_is_small_and_survives_being_kept(text: str) -> None:
    made = sketch(text)
    assert len(made.hashes) == min(made.runs, KEPT)
    assert Sketch(made.runs, from_bytes(to_bytes(made.hashes))) == made


def test_pairs_are_told_alike_as_two_texts_are() -> None:
    texts = [STORY, cut(STORY, 0.6), edited(STORY, 6), prose(2, 500), prose(1, 30), f"{prose(1, 20)} {FOOTER}", ""]
    sketches = [sketch(text) for text in texts]
    ones, twos = (places.ravel() for places in np.indices((len(texts), len(texts))))
    expected = [compare(sketches[one], sketches[two]).same_story for one, two in zip(ones, twos, strict=True)]
    assert tell_same_stories(sketches, ones, twos).tolist() == expected
    assert expected.count(True) > len(texts) - 2


def test_a_sketch_survives_the_way_from_one_process_to_another() -> None:
    assert pickle.loads(pickle.dumps(sketch(STORY))) == sketch(STORY)
