"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import at, sentences

MARKS = st.text(st.sampled_from(list("aBc I.!?…”\"') \n\t\u3002中«“-1")) | st.characters(), max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Strand met Gen. Vekh and Dr. A. J. Holt at St. Ives.",
        "The U.S. Navy came at 9 a.m. Monday.",
        "It cost 3.5 million, says example.org of Jan. 5 in No. 14.",
        "Karst Shipping Inc. Director Brack resigned.",
        "“Why?” he asked, “and when!” she said.",
        "He waited … and left.",
    ],
)
def test_a_full_stop_within_a_sentence_ends_none(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["She left.", "He stayed!", "Why?", "Nobody knows…", "5 were held."],
        ["“We go.”", "Molnar left.", "(He had said no.)", "“It is over,” she said."],
        ["They sailed to the U.S.", "The talks went on at 9 a.m.", "But nobody came."],
        ["He said no.", "The answer was I.", "It stood there."],
        ["A headline without a stop", "and a line below it"],
        ["One paragraph.", "Another one, etc.", "The end."],
        ["協議は終わった。", "彼は去った。"],
    ],
)
def test_sentences_end_where_the_next_one_begins(parts: list[str]) -> None:
    apart = "\n" if parts[0].startswith("A headline") else "" if parts[0].endswith("。") else " "
    assert cut(apart.join(parts)) == parts


@given(MARKS)
def test_sentences_are_apart_and_in_order_and_leave_out_white_space_alone(text: str) -> None:
    spans = list(sentences(text))
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(MARKS, st.integers(0, 60))
def test_the_sentence_at_a_place_holds_it(text: str, place: int) -> None:
    spans = list(sentences(text))
    assert at(spans, place) == next(((start, end) for start, end in spans if start <= place < end), None)
