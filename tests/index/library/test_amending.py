"""Corrections by hand: they win, are found at once, and outlast whatever happens to the article."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index import Library, UnknownArticle, UnusableValue
from index.library import lock
from tests.conftest import GRAIN
from tests.older import make_older


def key_of(library: Library, query: str) -> int:
    (row,) = library.rows(library.search(query), 0, 1)
    return row.key


@pytest.fixture
def grain(library: Library) -> int:
    return key_of(library, "wheat")


def article(library: Library, key: int):  # type: ignore[no-untyped-def]
    return library.article(library.row(key).id)


def test_a_correction_shows_at_once_in_lists_searches_and_the_article(library: Library, grain: int) -> None:
    values = {"title": "Wheat cheaper", "authors": "Piet Hale; van der Berg, Jan", "published": "4 May 2035"}
    assert library.correct(grain, values) == ("title", "authors", "published")
    found = article(library, grain)
    assert (found.title, found.authors) == ("Wheat cheaper", ("Piet Hale", "van der Berg, Jan"))
    assert found.published == date(2035, 5, 4)
    assert found.body == GRAIN.partition("\n\n2031-03-05\n\n")[2].strip()
    assert {found.provenance[field] for field in values} == {"by hand"}
    assert library.correct(grain, values) == (), "it is so already"
    assert library.rows(library.search(""), 0, 1)[0].title == "Wheat cheaper"  # the newest now
    assert key_of(library, "title:cheaper by:hale date:2035-05") == grain
    assert library.search('title:"grain prices"').total == 0
    assert not library.behind()
    assert library.check() == []


def test_what_was_found_in_the_text_is_looked_for_again(library: Library, grain: int) -> None:
    library.correct(grain, {"title": "Olga Ferrante speaks of wheat"})
    found = library.extraction(library.row(grain).id)
    texts = article(library, grain).texts()
    mentions = [mention for entity in found.entities for mention in entity.mentions]
    assert any(mention.field == "title" for mention in mentions)
    for mention in mentions:
        assert texts[mention.field][mention.start : mention.end] == mention.text


def test_every_field_holds_what_was_typed(library: Library, grain: int) -> None:
    typed = {
        "standfirst": "Third  week\nin a row",
        "source": "ft.com",
        "url": "https://wire.example/a?b",
        "updated": "2031-03-05T09:30+01:00",
        "language": "EN",
    }
    library.correct(grain, typed)
    found = article(library, grain)
    assert (found.standfirst, found.source, found.url) == (
        "Third week in a row",
        "Financial Times",
        "https://wire.example/a?b",
    )
    assert found.updated == datetime(2031, 3, 5, 8, 30, tzinfo=UTC)
    assert found.language == "en"
    assert library.corrected(grain) == ("standfirst", "source", "url", "updated", "language")


def test_an_empty_value_takes_the_field_away(library: Library, grain: int) -> None:
    library.correct(grain, {"authors": "", "published": "", "title": " "})
    found = article(library, grain)
    assert (found.authors, found.published) == ((), None)
    assert found.title == "Wheat for delivery in May fell again on Wednesday, traders in Kaldera said, as ships…"
    assert library.info().undated == 2


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("published", "foo"),
        ("url", "wire"),
        ("language", "english"),
        ("body", "x"),
        ("mood", "x"),
        ("title", "x" * 4001),
    ],
)
def test_what_a_field_cannot_hold_changes_nothing(library: Library, grain: int, field: str, text: str) -> None:
    with pytest.raises(UnusableValue):
        library.correct(grain, {"title": "Other", field: text} if field != "title" else {field: text})
    assert library.corrected(grain) == ()
    with pytest.raises(UnknownArticle):
        library.correct(12345, {"title": "x"})


def test_hostile_text_is_made_safe(library: Library, grain: int) -> None:
    library.correct(grain, {"title": "Red \x1b[31m\u202eherring\x07"})
    assert article(library, grain).title == "Red herring"


def test_a_correction_wins_over_a_changed_file_and_knows_what_that_says(
    library: Library, grain: int, pile: Path
) -> None:
    library.correct(grain, {"title": "Mine", "standfirst": ""})
    (pile / "grain.txt").write_text(GRAIN.replace("third week", "fourth week"), "utf-8")
    assert library.add([pile], processes=1).changed == 1
    assert article(library, grain).title == "Mine"
    assert library.as_read(grain).title == "Grain prices fall for a fourth week"
    assert key_of(library, "title:mine") == grain
    library.catch_up(anew=True)
    assert key_of(library, "title:mine") == grain
    assert library.correct(grain, {"title": None}) == ("title",)
    assert article(library, grain).title == "Grain prices fall for a fourth week"
    assert article(library, grain).provenance["title"] == "line 1"
    assert library.corrected(grain) == ("standfirst",)
    assert library.search("title:fourth").total == 1


def test_a_correction_is_undone_and_done_again_over_what_is_read_now(library: Library, grain: int, pile: Path) -> None:
    before = article(library, grain)
    library.correct(grain, {"title": "Mine", "published": ""})
    assert library.undo() == "undone: the correction of headline, published of “Grain prices fall for a third week”"
    assert article(library, grain) == before == library.as_read(grain)
    (pile / "grain.txt").write_text(GRAIN.replace("third week", "fourth week"), "utf-8")
    library.add([pile], processes=1)
    assert library.redo()
    assert (article(library, grain).title, article(library, grain).published) == ("Mine", None)
    assert library.search("title:mine").total == 1
    library.undo()
    assert article(library, grain).title == "Grain prices fall for a fourth week"
    assert library.search("title:mine").total == 0
    assert library.correct(grain, {"title": None}) == ()


def test_a_forgotten_article_is_corrected_when_it_comes_again(library: Library, grain: int, pile: Path) -> None:
    library.correct(grain, {"title": "Mine"})
    library.forget([library.row(grain).id])
    library.add([pile], processes=1)
    again = key_of(library, "wheat")
    assert again != grain
    assert article(library, again).title == "Mine"
    assert key_of(library, "title:mine") == again
    library.undo()
    assert article(library, again).title == "Grain prices fall for a third week"


def test_corrections_are_carried_into_a_newer_library(library: Library, grain: int) -> None:
    library.correct(grain, {"title": "Mine"})
    library.close()
    make_older(library.path)
    with Library.open(library.path) as again:
        again.catch_up()
        assert key_of(again, "title:mine") == grain
        again.correct(grain, {"title": None})
        assert article(again, grain).title == "Grain prices fall for a third week"


def test_a_correction_is_kept_while_somebody_else_writes(
    library: Library, grain: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with lock.writing(library.path), Library.open(library.path) as other:
        monkeypatch.setattr(lock.writing.__wrapped__, "__kwdefaults__", {"patience": 0.0})  # type: ignore[attr-defined]
        assert other.correct(grain, {"title": "Mine"}) == ("title",)
        assert other.behind()
        assert article(other, grain).title == "Mine"
    library.catch_up()
    assert key_of(library, "title:mine") == grain


def test_the_source_of_a_mapped_record_is_found_after_its_mapped_field_was_corrected(
    library: Library, tmp_path: Path
) -> None:
    rows = tmp_path / "dump.jsonl"
    rows.write_text(json.dumps({"kop": "Kelp", "t": "Kelp is eaten on the coast of Brenholm."}) + "\n", "utf-8")
    library.add([rows], processes=1, mapping={"title": "kop", "body": "t"})
    key = key_of(library, "kelp")
    library.correct(key, {"title": "Seaweed"})
    assert b'"kop"' in library.raw(library.row(key).id)


def test_a_corrected_headline_does_not_part_an_article_from_its_copies(library: Library, pile: Path) -> None:
    long = " ".join(f"word{number} said" for number in range(80))
    for name in ("one.txt", "two.txt"):
        (pile / name).write_text(f"Kelp found in the bay\n\n{long}.\n", "utf-8")
    library.add([pile], processes=1)
    key = key_of(library, "kelp")
    library.correct(key, {"title": "Seaweed", "published": "2031-01-01"})
    assert library.row(key).duplicates == 1
    assert library.rows(library.search("word7"), 0, 9)[0].key == key
