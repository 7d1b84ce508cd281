"""Names are looked for after articles are stored and indexed."""

from pathlib import Path

import pytest

from index import Library, Progress
from index.extract import VERSION, extract


@pytest.fixture
def unnamed(tmp_path: Path, pile: Path) -> Library:
    library = Library.open(tmp_path / "library", create=True)
    library.add([pile], processes=1, names=False)
    return library


def test_articles_can_be_searched_before_anybody_looks_for_names(unnamed: Library) -> None:
    assert unnamed.search("harbour").total == 7
    assert (unnamed.pending(), unnamed.behind()) == (8, False)
    found = unnamed.search("person:quandt")
    assert (found.total, found.notices) == (0, ("names have been looked for in 0 of 8 articles so far",))


def test_after_a_look_names_are_found_and_counted(unnamed: Library) -> None:
    assert unnamed.look_through() == 8
    assert unnamed.look_through() == 0
    found = unnamed.search("person:quandt")
    assert (found.total, found.notices) == (1, ())
    assert "Milo Quandt" in unnamed.facets(unnamed.search("*"))["person"]
    assert not unnamed.behind()
    assert unnamed.check() == []


def test_the_article_that_is_read_is_looked_through_at_once(unnamed: Library) -> None:
    results = unnamed.search("title:pilots")
    (row,) = unnamed.rows(results, 0, 9)
    reading = unnamed.read(row.key, results)
    assert {"Milo Quandt", "Port Authority of Brenholm"} <= {named.entity.name for named in reading.named}
    assert unnamed.pending() == 7 + 1, "the index does not show yet what was found"
    assert not unnamed.behind()
    assert unnamed.look_through() == 7
    assert unnamed.search("person:quandt").total == 1
    assert unnamed.pending() == 0


def test_a_text_can_be_had_before_its_names(unnamed: Library) -> None:
    results = unnamed.search("title:pilots")
    (row,) = unnamed.rows(results, 0, 9)
    reading = unnamed.read(row.key, results, look=False)
    assert (reading.looked, reading.named, reading.article.id) == (False, (), row.id)
    assert reading.hits and unnamed.pending() == 8
    assert unnamed.read(row.key, results).looked
    assert unnamed.read(row.key, results, look=False).named, "what was found once is known"


def test_a_changed_text_is_looked_through_anew_and_forgets_what_was_there(unnamed: Library, pile: Path) -> None:
    unnamed.look_through()
    file = pile / "harbour.txt"
    file.write_text(file.read_text().replace("Milo Quandt", "Petra Ingold").replace("Quandt", "Ingold"))
    unnamed.add([pile], processes=1, names=False)
    assert unnamed.pending() == 1
    assert unnamed.search("person:quandt").total == 0
    assert unnamed.entities(unnamed.search("person:quandt")) == []
    unnamed.look_through()
    assert unnamed.search("person:ingold").total == 1


def test_a_forgotten_article_is_not_looked_through_and_its_key_is_not_given_again(unnamed: Library, pile: Path) -> None:
    unnamed.look_through()
    everything = unnamed.search("*")
    last = max(unnamed.rows(everything, 0, 9), key=lambda row: row.key)
    unnamed.forget([last.id])
    (pile / "another.txt").write_text("Another\n\nA keeper lit the lamp of the harbour on Friday evening.\n")
    unnamed.add([pile / "another.txt"], processes=1, names=False)
    (fresh,) = unnamed.rows(unnamed.search("title:another"), 0, 9)
    assert fresh.key > last.key
    assert unnamed.look_through() == 1


def test_a_new_extractor_looks_through_everything_again(unnamed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    unnamed.look_through()
    monkeypatch.setattr("index.extract.VERSION", VERSION + 1)
    assert unnamed.pending() == 8
    assert unnamed.search("person:quandt").total == 1, "what the older one found stays until then"
    assert unnamed.look_through() == 8


def test_who_looks_is_told_how_far_it_is_and_the_newest_come_first(unnamed: Library) -> None:
    seen: list[Progress] = []
    unnamed.look_through(progress=seen.append)
    assert [(each.done, each.total, each.doing) for each in seen] == [(n, 8, "finding names") for n in range(1, 9)]
    newest = unnamed.rows(unnamed.search("*", sort="newest"), 0, 8)
    dated = [row.title for row in newest if row.published]
    assert [each.name for each in seen][: len(dated)] == dated


def test_what_was_found_in_a_text_that_changed_meanwhile_is_not_kept(unnamed: Library) -> None:
    store = unnamed._store
    (key,) = store.names.pending(1)
    change, _ = store.text(key)
    assert store.names.put([(key, change + 99, extract(store.article(key)))], 1) == 0
    assert key in store.names.pending(9)
