"""Looking up many terms at once, against looking each up."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.arrays import Arrays, write_arrays
from index.search.building import invert
from index.search.field import Field
from index.search.seeking import Sought

BEGINNINGS = ["", "a", "govern", "ürümqi", "a" * 9]
TERMS = st.builds("{}{}".format, st.sampled_from(BEGINNINGS), st.text("abü", max_size=11)).filter(bool)


def _field(path: Path, terms: set[str]) -> Field:
    texts = [term.encode() for term in terms]
    numbers = np.arange(len(texts))
    arrays = invert(texts, numbers, np.zeros_like(numbers), numbers, 1)
    write_arrays(path, ((f"body/{part}", [values]) for part, values in arrays.items()))
    return Field(Arrays(path), "body")


@given(st.sets(TERMS, max_size=30), st.lists(TERMS, min_size=1, max_size=12))
def test_terms_sought_together_are_found_as_each_by_itself_is(
    tmp_path_factory: pytest.TempPathFactory, there: set[str], sought: list[str]
) -> None:
    field = _field(tmp_path_factory.mktemp("field") / "field", there)
    wanted = [term.encode() for term in sought]
    expected = {(place, field.rank(term)) for place, term in enumerate(wanted) if field.rank(term) is not None}
    found = list(Sought(wanted).ranks(field))
    assert len(found) == len(set(found))
    assert set(found) == expected
