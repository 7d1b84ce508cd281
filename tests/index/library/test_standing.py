"""How many of the hits name an entity: the same from the index, from the store and by counting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, Results

TEXTS = {
    "talks": "Envoys meet again\n\n12 May 2031\n\nIrena Molnar met Milo Quandt in Kaldera. The harbour was closed.\n",
    "prices": "Grain prices fall\n\n14 May 2031\n\nMilo Quandt spoke of grain in Kaldera on Friday.\n",
    "quay": "Lamps along the quay\n\n15 May 2031\n\nThe lamps of Kaldera were lit, Irena Molnar said at the harbour.\n",
    "spelt": "A letter from the north\n\n16 May 2031\n\nHizbullah and Hezbollah are one, Milo Quandt wrote.\n",
    "other": "Another letter\n\n17 May 2031\n\nHezbollah did not answer, Milo Quandt said.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([tmp_path / f"{name}.txt" for name in TEXTS], processes=1)
        yield library


def standing(library: Library, results: Results) -> dict[tuple[str, str], int]:
    """Return (article, name) → articles, as the third pane shows it."""
    rows = library.rows(library.search(""), 0, 9)
    readings = [(Path(row.path).stem, library.read(row.key, results)) for row in rows]
    return {(stem, named.entity.name): named.in_hits for stem, reading in readings for named in reading.named}


def counted(library: Library, results: Results) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    hits = set(results.keys) if results.keys is not None else None
    for row in library.rows(library.search(""), 0, 9):
        for named in library.read(row.key, results).named:
            name = named.entity.name
            naming = {hit.key for hit in library.rows(library.search(f'{named.entity.type}:"{name}"'), 0, 9)}
            found[Path(row.path).stem, name] = len(naming if hits is None else naming & hits)
    return found


@pytest.mark.parametrize("query", ["", "harbour", "grain OR letter", "nobodyhasthis"])
def test_the_index_and_the_store_count_alike(library: Library, query: str) -> None:
    results = library.search(query)
    with Library.open(library.path) as fresh:  # has no index open yet
        from_store = standing(fresh, results)
    library.search("harbour")
    assert standing(library, results) == from_store == counted(library, results)
    assert from_store["talks", "Milo Quandt"] == {"": 4, "harbour": 1, "grain OR letter": 3}.get(query, 0)


def test_two_spellings_in_one_article_count_once(library: Library) -> None:
    assert standing(library, library.search(""))["other", "Hezbollah"] == 2


def test_the_counts_follow_what_changes_and_what_is_taken_out(library: Library, tmp_path: Path) -> None:
    (tmp_path / "prices.txt").write_text(TEXTS["prices"].replace("Milo Quandt", "Ana Dorrin"), encoding="utf-8")
    library.add([tmp_path / f"{name}.txt" for name in TEXTS], processes=1)
    gone = library.rows(library.search("title:another"), 0, 1)[0]
    library.forget([gone.id])
    with Library.open(library.path) as fresh:
        assert standing(fresh, fresh.search(""))["talks", "Milo Quandt"] == 2
        assert standing(fresh, fresh.search("")) == counted(library, library.search(""))
