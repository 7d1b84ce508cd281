"""Two articles, or two outlets, side by side."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Compared, Comparison, Library, SearchCancelled, UnknownArticle
from tests.piles import write_rows

COURIER = """\
The tender Petrel sank off Gannet Shoal on Tuesday and four of her crew are dead, the coast guard said. Irena Molnar,
the foreign minister, will meet envoys of Hezbollah in Kaldera on 14 March 2031.

“We heard one bang and then a second, smaller one,” Anselm Pike said. About 40 families wait in Kaldera. The repair will
cost $3 million."""
GAZETTE = """\
The tender Petrel sank off Gannet Shoal on Tuesday and seven of her crew are dead, officials said. Irena Molnar will
meet envoys of Hizbullah in Kaldera on 16 March 2031. Molnar had no text.

“We heard one bang and then a second, smaller one,” Milo Quandt said. Bela Orsz was not asked. In Kaldera 43 families
wait. The repair will cost $3 million."""
OTHER = "A spokesman said that wheat fell in Ostrel in May."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    rows = [("a", "Courier", COURIER), ("b", "Gazette", GAZETTE), ("c", "Gazette", OTHER)]
    file = tmp_path / "pile.jsonl"
    file.write_text(
        "".join(
            json.dumps({"id": id, "title": "Petrel sinks", "source": source, "date": "2031-03-05", "body": body}) + "\n"
            for id, source, body in rows
        )
    )
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([file], processes=1)
        yield library


@pytest.fixture
def found(library: Library) -> Comparison:
    return library.compare(id_of(library, "bang pike"), id_of(library, "bang quandt"))


def id_of(library: Library, query: str) -> str:
    (row,) = library.rows(library.search(query), 0, 9)
    return row.id


def written(item: Compared) -> list[tuple[str, ...] | None]:
    return [had and had.written for had in (item.first, item.second)]


def only(found: Comparison, kind: str, standing: str) -> list[Compared]:
    return [item for item in found.items if (item.kind, item.standing) == (kind, standing)]


def test_names_that_both_have_that_one_has_and_that_are_spelt_otherwise(found: Comparison) -> None:
    both = {item.name: written(item) for item in only(found, "entity", "both")}
    assert both["Irena Molnar"] == [("Irena Molnar",), ("Irena Molnar", "Molnar")]
    assert "Kaldera" in both
    (spelt,) = only(found, "entity", "differs")
    assert (spelt.difference, written(spelt)) == ("spelling", [("Hezbollah",), ("Hizbullah",)])
    assert "Bela Orsz" in [item.name for item in only(found, "entity", "second")]
    assert "Anselm Pike" in [item.name for item in only(found, "entity", "first")]


def test_the_same_words_of_two_speakers_differ(found: Comparison) -> None:
    said, reported = sorted(only(found, "quotation", "differs"), key=lambda item: str(item.difference))
    assert (said.difference, reported.difference) == ("speaker", "words")
    assert "four of her crew" in str(reported.first) and "seven of her crew" in str(reported.second)
    assert written(said) == [("“We heard one bang and then a second, smaller one,”",)] * 2
    speakers = [had.speaker for had in (said.first, said.second) if had]
    assert len(set(speakers)) == 2 and all(speakers) and said.name == speakers[0]


def test_days_and_figures_of_one_thing_differ(found: Comparison) -> None:
    (day,) = only(found, "date", "differs")
    assert (day.difference, written(day)) == ("date", [("14 March 2031",), ("16 March 2031",)])
    (same,) = only(found, "date", "both")
    assert (same.name, written(same)) == ("2031-03-04", [("Tuesday",), ("Tuesday",)])
    (dead,) = only(found, "number", "differs")
    assert (dead.difference, dead.name, written(dead)) == ("figure", "crew", [("four",), ("seven",)])
    assert dead.first and "four of her crew" in dead.first.context.text


def test_a_figure_that_may_be_the_other_one_rounded_is_no_difference(found: Comparison) -> None:
    numbers = {item.name: item for item in only(found, "number", "both")}
    assert numbers["USD"].standing == "both"
    assert [text and text[0].split()[-1] for text in written(numbers["families"])] == ["40", "43"]


def test_every_excerpt_stands_in_its_article(library: Library, found: Comparison) -> None:
    assert [len(side) for side in (found.first, found.second)] == [1, 1]
    for item in found.items:
        for had in filter(None, (item.first, item.second)):
            for excerpt in (*had.excerpts, had.context):
                text = library.article(excerpt.row.id).texts()[excerpt.field]
                assert text[excerpt.start : excerpt.end] == excerpt.text
    assert not any(item.standing == "both" for item in found.differences)


def test_an_article_does_not_differ_from_itself(library: Library) -> None:
    id = id_of(library, "bang pike")
    found = library.compare(id, id)
    assert found.items and not found.differences


def test_what_is_hidden_is_not_compared(library: Library) -> None:
    (kaldera,) = library.entities_called("kaldera")
    library.hide_entity(kaldera.key)
    found = library.compare(id_of(library, "bang pike"), id_of(library, "bang quandt"))
    assert "Kaldera" not in [item.name for item in found.items]


def test_articles_that_nobody_has_looked_through_are_looked_through(tmp_path: Path) -> None:
    file = tmp_path / "pile.jsonl"
    write_rows(file, ({"id": id, "title": id, "body": COURIER} for id in "ab"))
    with Library.open(tmp_path / "fresh", create=True) as fresh:
        fresh.add([file], processes=1, names=False)
        one, two = fresh.rows(fresh.search("dup:any"), 0, 2)
        assert "Irena Molnar" in [item.name for item in fresh.compare(one.id, two.id).items]


def test_two_outlets_are_compared_over_the_same_hits(library: Library) -> None:
    found = library.compare_outlets("Courier", "Gazette", library.search("dup:any"))
    assert [len(found.first), len(found.second)] == [1, 2]
    assert "Ostrel" in [item.name for item in only(found, "entity", "second")]
    narrow = library.compare_outlets("Courier", "Gazette", library.search("bang dup:any"))
    assert len(narrow.second) == 1
    assert library.compare_outlets("Courier", None).second == ()


def test_a_comparison_can_be_given_up_and_an_unknown_article_is_told(library: Library) -> None:
    id = id_of(library, "bang pike")
    with pytest.raises(SearchCancelled):
        library.compare(id, id, cancelled=lambda: True)
    with pytest.raises(UnknownArticle):
        library.compare(id, "nothing")
