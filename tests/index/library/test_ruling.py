"""Who is who over all articles: what is found to be one, and what a person says of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index import AmbiguousEntity, Library, MergedEntity, UnknownEntity, UnusableName, UnusableValue
from tests.older import make_older

Add = Callable[[str, str], None]


@pytest.fixture
def empty(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", create=True)


@pytest.fixture
def add(empty: Library, tmp_path: Path) -> Add:
    """Add an article of which the text is given."""

    def add(id: str, body: str) -> None:
        file = tmp_path / f"{id}.jsonl"
        file.write_text(json.dumps({"id": id, "title": f"Report {id}", "date": "2031-01-01", "body": body}) + "\n")
        empty.add([file], processes=1)

    return add


def called(library: Library, name: str) -> MergedEntity:
    (found,) = library.entities_called(name)
    return found


def found(library: Library, query: str) -> list[str]:
    results = library.search(f"{query} dup:any sort:oldest")
    return sorted(row.title.removeprefix("Report ") for row in library.rows(results, 0, 99))


def in_hits(library: Library, name: str) -> set[int]:
    """Return what the third pane says of the entity, in whichever article."""
    results = library.search("")
    readings = [library.read(row.key, results) for row in library.rows(results, 0, 9)]
    return {named.in_hits for reading in readings for named in reading.named if name in named.entity.name}


def test_spellings_of_one_name_are_one_entity_with_a_reason(empty: Library, add: Add) -> None:
    add("a", "Minister Qassem Sulemani met Lena Torvald in Oslo. Mr Sulemani said that the talks went on.")
    add("b", "Qasem Soulemani left on Monday, the agency said. Soulemani was in Oslo before that.")
    add("c", "Qasem Soulemani was seen in Oslo again, the paper said.")
    entity = called(empty, "sulemani")
    assert (entity.name, entity.articles) == ("Qasem Soulemani", 3)
    assert "Qassem Sulemani" in entity.aliases
    (joined,) = empty.why_one(entity.key)
    assert (joined.name, joined.other) == ("Qasem Soulemani", "Qassem Sulemani")
    assert joined.score < 1 and "sounds" in joined.reason
    assert found(empty, 'person:"Qassem Sulemani"') == ["a", "b", "c"]
    assert found(empty, "person:=Sulemani") == ["a"]
    assert found(empty, "speaker:soulemani") == found(empty, "speaker:sulemani")
    assert empty.facets(empty.search("*"))["person"]["Qasem Soulemani"] == 3
    results = empty.search("title:a")
    (row,) = empty.rows(results, 0, 9)
    (person,) = (named for named in empty.read(row.key, results).named if "Sulemani" in named.entity.aliases)
    assert (person.entity.name, person.in_hits) == ("Qasem Soulemani", 1)


def test_how_many_articles_name_one_of_many_spellings_is_counted_anew_when_more_is_found(
    empty: Library, add: Add
) -> None:
    add("a", "Minister Qassem Sulemani met Lena Torvald in Oslo. Mr Sulemani said that the talks went on.")
    add("b", "Qasem Soulemani left on Monday, the agency said. Soulemani was in Oslo before that.")
    with Library.open(empty.path) as reader:  # opens no index: the store counts
        assert in_hits(reader, "ulemani") == {2}
        add("c", "Lena Torvald left.")
        assert in_hits(reader, "ulemani") == {2}
        add("d", "Qasem Soulemani was seen in Oslo again, the paper said.")
        assert in_hits(reader, "ulemani") == {3}


def test_an_abbreviation_is_what_an_article_says_that_it_is(empty: Library, add: Add) -> None:
    add("a", "The PAB met on Monday. The PAB has nine members, people in the harbour said.")
    add("b", "The Port Authority of Brenholm (PAB) met on Monday. The PAB has nine members, Lena Torvald said.")
    entity = called(empty, "PAB")
    assert (entity.name, entity.articles) == ("Port Authority of Brenholm", 2)
    assert found(empty, 'org:"Port Authority of Brenholm"') == ["a", "b"]


def test_an_article_that_names_both_means_two(empty: Library, add: Add) -> None:
    add("a", "Mahmud Tarkani met Mahmoud Tarkany in Oslo, both said. Mahmud Tarkani left first.")
    assert called(empty, "tarkani").key != called(empty, "tarkany").key


def test_adding_articles_changes_no_key(empty: Library, add: Add) -> None:
    add("a", "Qassem Sulemani met Lena Torvald in Oslo.")
    before = {entity.key: entity.name for entity in empty.entities()}
    add("b", "Qasem Soulemani met Irena Molnar in Bergen, and Lena Thorvald in Oslo.")
    assert set(before) <= {entity.key for entity in empty.entities()}


@pytest.fixture
def two(empty: Library, add: Add) -> Library:
    add("a", "Lena Torvald spoke in Oslo. “We have a text,” Lena Torvald said.")
    add("b", "Irena Molnar spoke in Oslo. “We have a date,” Irena Molnar said.")
    return empty


def test_two_entities_are_merged_by_hand_and_parted_by_undo(two: Library, add: Add) -> None:
    lena, irena = called(two, "Lena Torvald"), called(two, "Irena Molnar")
    assert two.merge_entities(irena.key, lena.key)
    assert not two.merge_entities(lena.key, lena.key)
    assert called(two, "Irena Molnar").key == lena.key
    assert [each.reason for each in two.why_one(lena.key)] == ["merged by hand"]
    assert found(two, "person:torvald") == found(two, "speaker:torvald") == ["a", "b"]
    assert called(two, "Lena Torvald").articles == 2
    add("c", "Irena Molnar was in Bergen.")
    assert found(two, "person:torvald") == ["a", "b", "c"]
    assert "merging" in (two.undo() or "")
    assert (found(two, "person:torvald"), found(two, "person:molnar")) == (["a"], ["b", "c"])
    assert two.redo()
    assert found(two, "person:torvald") == ["a", "b", "c"]


def test_a_name_is_parted_from_what_it_was_one_with(empty: Library, add: Add) -> None:
    add("a", "Qassem Sulemani met Lena Torvald in Oslo.")
    add("b", "Qasem Soulemani left Oslo on Monday.")
    add("c", "Kassem Sulemany left Oslo on Tuesday.")
    whole = called(empty, "sulemani").key
    assert empty.split_entity(whole, "Qasem Soulemani")
    assert (found(empty, "person:sulemani"), found(empty, "person:soulemani")) == (["a", "c"], ["b"])
    assert not empty.split_entity(called(empty, "soulemani").key, "Qasem Soulemani")
    empty.undo()
    assert empty.split_entity(whole, "Qassem Sulemani"), "the others had joined this one, and stay together"
    assert (found(empty, "person:sulemani"), found(empty, "person:soulemani")) == (["a"], ["b", "c"])
    with pytest.raises(UnknownEntity, match="known as Qassem Sulemani"):
        empty.split_entity(whole, "Lena Torvald")


def test_an_entity_is_renamed_retyped_and_hidden_by_hand(two: Library) -> None:
    key = called(two, "Lena Torvald").key
    assert two.rename_entity(key, "  Lena T.  Torvald ") and not two.rename_entity(key, "Lena T. Torvald")
    assert called(two, "Lena T. Torvald").name == "Lena T. Torvald"
    assert found(two, 'person:"lena t. torvald"') == found(two, "person:torvald") == ["a"]
    assert two.retype_entity(key, "org")
    assert (found(two, "org:torvald"), found(two, "person:torvald")) == (["a"], [])
    assert two.hide_entity(key)
    assert key not in {entity.key for entity in two.entities()} | {entity.key for entity in two.entities(limit=1)}
    assert "Lena T. Torvald" not in two.facets(two.search("*"))["org"]
    results = two.search("org:torvald")
    (row,) = two.rows(results, 0, 9)
    assert "Torvald" not in str([named.entity.name for named in two.read(row.key, results).named])
    assert [two.undo() for _ in range(3)] == [
        "undone: the hiding of “Lena T. Torvald”",
        "undone: the type org of “Lena T. Torvald”",
        "undone: the name Lena T. Torvald of “Lena Torvald”",
    ]
    assert called(two, "Lena Torvald").type == "person"
    assert two.rename_entity(key, None) is two.retype_entity(key, None) is two.hide_entity(key, False) is False
    with pytest.raises(UnusableName):
        two.rename_entity(key, "—")
    with pytest.raises(UnusableValue, match="person, org"):
        two.retype_entity(key, "ship")


def test_an_entity_is_told_by_its_key_after_it_became_one_with_another(two: Library) -> None:
    lena, irena = called(two, "Lena Torvald"), called(two, "Irena Molnar")
    results = two.search("")
    keys = {named.key for row in two.rows(results, 0, 9) for named in two.read(row.key, results).named}
    assert {lena.key, irena.key} <= keys
    two.merge_entities(irena.key, lena.key)
    now = two.entity(irena.key)
    assert now and (now.key, now.name) == (lena.key, "Lena Torvald")
    assert two.entity(10**6) is None


def test_an_entity_is_called_by_its_very_name_or_with_its_type(empty: Library, add: Add) -> None:
    add("a", "Lena Torvald met Irena Molnar in Oslo. Torvald said so. Molnar said no.")
    add("b", "Karl Torvald left Oslo.")
    assert empty.entity_called("lena  torvald").name == empty.entity_called("person:Lena Torvald").name
    with pytest.raises(AmbiguousEntity, match="person:Lena Torvald"):
        empty.entity_called("Torvald")
    with pytest.raises(UnknownEntity):
        empty.entity_called("place:Lena Torvald")


def test_what_a_person_decided_holds_in_a_library_that_is_made_anew(two: Library) -> None:
    lena, irena = called(two, "Lena Torvald").key, called(two, "Irena Molnar").key
    two.merge_entities(irena, lena)
    two.rename_entity(lena, "L. Torvald")
    two.close()
    make_older(two.path)
    with Library.open(two.path) as renewed:
        renewed.look_through()
        renewed.catch_up()
        assert called(renewed, "Irena Molnar").name == "L. Torvald"
        assert found(renewed, "person:torvald") == ["a", "b"]
