"""What differs between two texts: both can be put together again from it, and no text makes it take for ever."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Caption
from index.difference import Passage, differences

WORDS = st.lists(st.sampled_from(["the", "talks", "resumed", "in", "Kaldera,", "he", "said.", "“No”"]), max_size=12)
PARAGRAPHS = st.lists(WORDS.map(" ".join).filter(bool), max_size=8)


def article(*paragraphs: str, title: str = "Talks") -> Article:
    return Article("1", "/a", "text", title, "\n\n".join(paragraphs))


def texts(passages: tuple[Passage, ...], without: str) -> list[str]:
    """Return the changed paragraphs of one of the two sides."""
    sides = ("".join(piece.text for piece in each.pieces if piece.kind != without) for each in passages)
    return [text for text in sides if text]


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_texts_can_be_put_together_again(old: list[str], new: list[str]) -> None:
    passages = differences(article(*old), article(*new))
    assert (passages == ()) == (old == new)
    for texts_of, without in ((old, "new"), (new, "gone")):
        left = list(texts_of)
        for passage in passages:
            if passage.kind == "same":
                del left[: passage.paragraphs]
            elif text := "".join(piece.text for piece in passage.pieces if piece.kind != without):
                assert text == left.pop(0)
        assert left == [] or not passages


@given(PARAGRAPHS)
def test_what_is_equal_has_no_difference(text: list[str]) -> None:
    assert differences(article(*text), article(*text)) == ()


def test_a_paragraph_that_was_written_anew_is_told_word_by_word() -> None:
    old = article("One.", "The talks resumed on Tuesday, he said.", "Three.", "Four.")
    new = article("One.", "The talks broke off on Tuesday, he said.", "Between.", "Three.", "Four.")
    same, changed, added, rest = differences(old, new)
    assert (same.kind, same.paragraphs, rest.kind, rest.paragraphs) == ("same", 1, "same", 2)
    assert [(piece.kind, piece.text) for piece in changed.pieces] == [
        ("same", "The talks "),
        ("gone", "resumed"),
        ("new", "broke off"),
        ("same", " on Tuesday, he said."),
    ]
    assert [(piece.kind, piece.text) for piece in added.pieces] == [("new", "Between.")]


def test_fields_beside_the_text_are_compared_too() -> None:
    old = replace(article("x"), authors=("Ana Dorrin",), published=date(2031, 2, 12), captions=(Caption("A quay"),))
    new = replace(old, authors=("Ana Dorrin", "Piet Hale"), published=None, captions=(Caption("A quay", "Hale"),))
    assert [(each.field, each.kind) for each in differences(old, new)] == [
        ("authors", "changed"),
        ("published", "gone"),
        ("captions", "changed"),
    ]


def test_texts_that_are_too_large_or_repetitive_stand_as_gone_and_new() -> None:
    many = ["again and again"] * 20_000
    passages = differences(article("A.", *many, "B."), article("C.", *many[:-1], "and once more", "D."))
    assert len(texts(passages, "new")) == 20_002
    long = "again " * 100_000
    (passage,) = differences(article(f"one {long} two"), article(f"three {long} and {long}four"))
    assert [piece.kind for piece in passage.pieces] == ["gone", "new"]
    hostile = [" ".join(["a b"] * 300 + [str(number)]) for number in range(300)]
    mirrored = [" ".join(["b a"] * 299 + [str(number)]) for number in range(300)]
    assert len(texts(differences(article(*hostile), article(*mirrored)), "gone")) == 300
