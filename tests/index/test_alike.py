import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alike import alike
from index.search.spelling import Spellings


@pytest.mark.parametrize(
    ("one", "two", "edits"),
    [
        ("truce", "truce", 0),
        ("truce", "truces", 1),
        ("truce", "ruce", 1),
        ("truce", "brute", 2),
        ("truce", "turce", 1),
        ("truce", "turec", 2),
        ("truce", "envoy", 5),
    ],
)
def test_words_are_so_many_edits_apart(one: str, two: str, edits: int) -> None:
    assert alike(one, two, edits)
    assert alike(two, one, edits)
    assert not edits or not alike(one, two, edits - 1)


spelt = st.text(alphabet="abcé中", min_size=1, max_size=7)


@given(st.sets(spelt, min_size=1, max_size=20), spelt, st.integers(1, 2))
def test_all_terms_at_once_are_compared_like_two_words(terms: set[str], word: str, edits: int) -> None:
    ordered = sorted(term.encode() for term in terms)
    letters = np.frombuffer(b"".join(ordered), np.uint8)
    ends = np.cumsum([0, *map(len, ordered)])
    expected = [rank for rank, term in enumerate(ordered) if alike(term.decode(), word, edits)]
    assert Spellings(letters, ends).alike(word, edits) == expected
