import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import tokens
from index.store.entities import folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The US and the U.S. agree", ["the", "us", "and", "the", "us", "agree"]),
        ("Iran’s Müller's café", ["iran", "muller", "cafe"]),
        ("Israel-Hamas war", ["israel", "hamas", "war"]),
        ("2.3 and 1,200 in 1990s", ["2.3", "and", "1200", "in", "1990s"]),
        ("O'Neil didn't", ["oneil", "didnt"]),
        ("東京 2020", ["東", "京", "2020"]),
        ("e.g. this... that", ["eg", "this", "that"]),
        ("", []),
        ("—…!", []),
    ],
)
def test_words_become_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@given(st.text())
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.text
        end = token.end


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(["Ab", "US", "U.S.", "O'Neil", "x", "É", "12", "-"])).map(" ".join))
)
def test_a_name_is_folded_to_its_tokens(name: str) -> None:
    assert folded(name) == " ".join(token.text for token in tokens(name))
