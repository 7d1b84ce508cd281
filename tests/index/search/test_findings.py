"""The file of findings: who is named where, kept up as articles are looked through."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.finding import Finding
from index.search import DamagedIndex, Index
from index.search.findings import FindingsFolder


def found_in(named: Iterable[tuple[int, list[int]]]) -> Iterator[tuple[int, Finding]]:
    return ((key, Finding(entities)) for key, entities in named)


_found = st.dictionaries(st.integers(0, 20), st.lists(st.integers(0, 40), max_size=5), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_found, min_size=1, max_size=6), st.lists(st.integers(0, 25), unique=True))
def test_names_are_those_last_found(tmp_path: Path, steps: list[dict[int, list[int]]], asked: list[int]) -> None:
    folder = FindingsFolder(tmp_path / "index")
    known: dict[int, set[int]] = {}
    naming = None
    for reach, found in enumerate(steps):
        folder.write(naming, ((key, Finding(named)) for key, named in found.items()), reach)
        known |= {article: set(entities) for article, entities in found.items()}
        assert folder.reaches() == [reach]
        naming = folder.open(reach)
    assert naming is not None
    naming.verify()
    expected = Counter(entity for article in asked for entity in known.get(article, ()))
    counts = enumerate(naming.count(np.array(asked, np.int64)).tolist())
    assert {entity: count for entity, count in counts if count} == expected
    wanted = asked[:3]
    named = sorted(article for article, entities in known.items() if entities.intersection(wanted))
    assert naming.naming(wanted).tolist() == named


def test_the_index_sees_newer_names_and_counts_them_over_hits(tmp_path: Path) -> None:
    index, other = Index(tmp_path / "index"), Index(tmp_path / "index")
    assert index.known.reach is None
    assert not other.refresh()
    index.known.update(found_in([(key, [7, key % 3]) for key in range(12)]), 12)
    assert (index.known.reach, other.known.reach) == (12, None)
    assert other.refresh()
    assert not other.refresh()
    index.known.update(found_in([(0, [8]), (11, [])]), 14)
    assert other.known.reach == 12, "a reader keeps what it has opened"
    assert other.known.naming([8]).tolist() == []
    other.refresh()
    hits = array("q", [5, 3, 1, 0, 11, 12, 999])
    assert other.known.most_frequent(hits, 3) == [(7, 3), (0, 1), (1, 1)]
    assert other.known.most_frequent(hits, 2) == [(7, 3), (0, 1)]
    assert other.known.most_frequent(array("q"), 2) == []
    assert other.known.most_frequent(hits, 9) == [(7, 3), (0, 1), (1, 1), (2, 1), (8, 1)]
    assert other.known.most_frequent(array("q"), 9) == []
    assert other.known.naming([8, 2]).tolist() == [0, 2, 5, 8]


@pytest.mark.parametrize("cut", [0, 9, 100])
def test_a_cut_file_of_names_counts_as_none(tmp_path: Path, cut: int) -> None:
    Index(tmp_path / "index").known.update(found_in([(1, [2]), (3, [2, 9])]), 5)
    file = tmp_path / "index" / "found-5"
    file.write_bytes(file.read_bytes()[:cut])
    assert Index(tmp_path / "index").known.reach is None


def test_a_file_of_names_cut_under_a_reader_is_told(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.known.update(found_in([(key, [key % 900, 5]) for key in range(9000)]), 9000)
    with (tmp_path / "index" / "found-9000").open("r+b") as file:
        file.truncate(4096)
    with pytest.raises(DamagedIndex):
        index.known.naming([5])
    with pytest.raises(DamagedIndex):
        index.known.most_frequent(array("q", range(9000)), 9)
