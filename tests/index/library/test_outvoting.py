"""One spelling that is guessed to be a person here and known to be a place there: one entity, wherever it shows."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Library

GUESSED = "Halmar offered to ask the movement. Halmar agreed on Monday."
KNOWN = "Talks were held in Halmar on Monday. Nobody in Halmar spoke."
FOUR = {id: f"{KNOWN} It {weather}." for id, weather in zip("bcde", ("rained", "blew", "froze", "thawed"), strict=True)}
TITLED = "Mr Halmar offered to ask the movement. Halmar agreed on Monday."

Add = Callable[..., None]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as library:
        yield library


@pytest.fixture
def add(library: Library, tmp_path: Path) -> Add:
    """Add articles, id=text, each by itself."""

    def add(**texts: str) -> None:
        for id, body in texts.items():
            file = tmp_path / f"{id}.jsonl"
            file.write_text(json.dumps({"id": id, "title": f"Report {id}", "date": "2031-01-01", "body": body}) + "\n")
            library.add([file], processes=1)
            library.look_through()

    return add


def found(library: Library, query: str) -> str:
    results = library.search(f"{query} dup:any sort:oldest")
    return "".join(sorted(row.title.removeprefix("Report ") for row in library.rows(results, 0, 99)))


def halmars(library: Library) -> dict[str, int]:
    """Return type → articles of all that is called Halmar."""
    return {each.type: each.articles for each in library.entities() if each.name == "Halmar"}


def test_it_is_one_entity_in_lists_searches_cards_and_panes(library: Library, add: Add) -> None:
    add(a=GUESSED, **FOUR)
    assert halmars(library) == {"place": 5}
    assert (found(library, "place:halmar"), found(library, 'place:"Halmar"')) == ("abcde", "abcde")
    assert (found(library, "person:halmar"), found(library, "person:=halmar")) == ("", "a")
    assert found(library, "-place:halmar") == ""
    facets = library.facets(library.search("dup:any"))
    assert (facets["place"]["Halmar"], "Halmar" in facets["person"]) == (5, False)
    results = library.search("dup:any")
    for row in library.rows(results, 0, 9):
        (named,) = (named for named in library.read(row.key, results).named if named.entity.name == "Halmar")
        assert (named.entity.type, named.in_hits) == ("place", 5)
    (why,) = library.why_one(library.entity_called("Halmar").key)
    assert (why.name, why.other, "known to be a place" in why.reason) == ("Halmar", "Halmar", True)
    assert library.check() == []


@pytest.mark.parametrize("order", ["abcde", "bcdea", "bcade"])
def test_the_order_in_which_articles_come_does_not_matter(library: Library, add: Add, order: str) -> None:
    texts = {"a": GUESSED, **FOUR}
    add(**{id: texts[id] for id in order})
    assert (halmars(library), found(library, "place:halmar")) == ({"place": 5}, "abcde")


def test_who_has_a_title_in_any_article_stays_a_person(library: Library, add: Add) -> None:
    add(a=GUESSED, **FOUR)
    add(f=TITLED)
    assert halmars(library) == {"person": 2, "place": 4}
    assert (found(library, "person:halmar"), found(library, "place:halmar")) == ("af", "bcde")


def test_a_land_and_somebody_who_is_called_like_it_stay_two(library: Library, add: Add) -> None:
    lands = {
        id: f"Talks went on in Jordan. Jordan {did}."
        for id, did in zip("bcde", ("sat", "lay", "fell", "rose"), strict=True)
    }
    add(a="Michael Jordan scored. Jordan said that he was tired.", **lands)
    assert found(library, "person:jordan") == "a"
    assert found(library, 'place:"Jordan"') == "bcde"


def test_one_article_more_or_less_is_counted_anew(library: Library, add: Add) -> None:
    texts = dict(FOUR)
    last = texts.pop("e")
    add(a=GUESSED, **texts)
    assert halmars(library) == {"person": 1, "place": 3}
    add(e=last)
    assert halmars(library) == {"place": 5}
    (row,) = library.rows(library.search("title:e"), 0, 1)
    library.forget([row.id])
    assert halmars(library) == {"person": 1, "place": 3}
    assert (found(library, "person:halmar"), found(library, "place:halmar")) == ("a", "bcd")
    add(a=KNOWN + " It snowed.")
    assert halmars(library) == {"place": 4}
    add(b=GUESSED, e=last)
    assert halmars(library) == {"place": 5}
    library.catch_up(anew=True)
    assert found(library, "place:halmar") == "abcde"


def test_what_a_person_says_goes_before_it_and_can_be_taken_back(library: Library, add: Add) -> None:
    add(a=GUESSED, **FOUR)
    key = library.entity_called("Halmar").key
    assert library.split_entity(key, "Halmar")
    assert halmars(library) == {"person": 1, "place": 4}
    add(f=KNOWN + " It hailed.")
    assert (found(library, "person:halmar"), found(library, "place:halmar")) == ("a", "bcdef")
    assert library.undo()
    assert (halmars(library), library.entity_called("Halmar").key) == ({"place": 6}, key)
    assert library.retype_entity(key, "org")
    assert (halmars(library), found(library, "org:halmar")) == ({"org": 6}, "abcdef")
    assert library.undo()
    assert library.hide_entity(key)
    assert (halmars(library), found(library, "place:halmar")) == ({}, "abcdef")


def test_a_name_that_somebody_set_right_before_stays_apart(library: Library, add: Add) -> None:
    add(a=GUESSED)
    library.rename_entity(library.entity_called("Halmar").key, "Old Halmar")
    add(**FOUR)
    assert halmars(library) == {"place": 4}
    assert found(library, 'person:"Old Halmar"') == "a"
