"""Briefs: nothing in them that does not stand in an article."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from index import Brief, Excerpt, Library

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("brief") / "library", create=True) as library:
        library.add([SEEDS])
        yield library


def excerpts(value: Any) -> Iterator[Excerpt]:
    if isinstance(value, Excerpt):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from excerpts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from excerpts(getattr(value, field.name))


@pytest.mark.parametrize("query", ["*", "karst", "molnar strand", "speaker:rehn", "rovers"])
def test_every_excerpt_stands_in_its_article(library: Library, query: str) -> None:
    results = library.search(query)
    brief = library.brief(results)
    found = list(excerpts(brief))
    assert found and brief.articles == results.total
    hits = {row.id for row in library.rows(results, 0, results.total)}
    for excerpt in found:
        text = library.article(excerpt.row.id).texts()[excerpt.field]
        assert text[excerpt.start : excerpt.end] == excerpt.text
        assert excerpt.row.id in hits


def test_a_brief_covers_the_story_and_repeats_nothing(library: Library) -> None:
    brief = library.brief(library.search("ceasefire"))
    texts = [account.event.excerpt.text for account in brief.events]
    assert len(texts) == len(set(texts)) > 10
    assert [account.event.first for account in brief.events] == sorted(account.event.first for account in brief.events)
    months = {account.event.first.isoformat()[:7] for account in brief.events}
    assert {"2030-12", "2031-01", "2031-02", "2031-03"} <= months
    assert {portrait.entity.name for portrait in brief.portraits} >= {"Irena Molnar", "Pavle Strand", "Karst Movement"}
    said = [quoted.quotation.excerpt.text for voice in brief.voices for quoted in voice.quotations]
    assert len(said) == len(set(said)) > 10


def test_a_brief_says_who_writes_a_name_how(library: Library) -> None:
    brief = library.brief(library.search("*"))
    (karst,) = (portrait for portrait in brief.portraits if portrait.entity.name == "Karst Movement")
    written = {spelling.text: spelling.outlets for spelling in karst.spellings}
    assert "The Meridian" in written["Carst Movement"]
    assert "Vesna Courier" in written["Karst Movement"]
    assert any(dispute.kind == "spelling" and dispute.about == "Karst Movement" for dispute in brief.disputes)


def test_numbers_that_outlets_give_differently_are_found(library: Library) -> None:
    brief = library.brief(library.search("petrel"))
    numbers = [{version.value for version in each.versions} for each in brief.disputes if each.kind == "number"]
    assert {"three", "four"} in numbers


def test_a_brief_of_nothing_is_empty(library: Library) -> None:
    brief = library.brief(library.search("zeppelin"))
    assert brief == Brief("zeppelin", 0, 0, (), None, None, 0, (), (), (), ())
