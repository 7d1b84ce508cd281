"""What the articles of a library have in common."""

import json
from dataclasses import astuple, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from index import Library, LibraryError, MergedEntity, SearchCancelled
from tests.piles import write_rows

ARTICLES = {
    "a": (
        "2031-02-12",
        "Foreign minister Irena Molnar met negotiator Pavle Strand in Kaldera on Tuesday. “There is a text,” Molnar "
        "said.\n\nThe envoy Casimir Ault was not asked. "
        "Irena Molnar and Pavle Strand will meet again on 14 February 2031.",
    ),
    "b": (
        "2031-03-02",
        "Foreign minister Irena Molnar left Kaldera on Saturday. “There is no text,” Pavle Strand said. The envoy "
        "Casimir Ault agreed with Mr Strand.\n\n“The boat was late,” Irena Molnar said. They had met in February 2031.",
    ),
    "c": ("2031-03-03", "Mr Pavle Strand, the negotiator, slept. The harbour was closed in 2031."),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path / "library", create=True)
    file = tmp_path / "pile.jsonl"
    rows = ({"id": id, "title": f"Report {id}", "date": day, "body": body} for id, (day, body) in ARTICLES.items())
    write_rows(file, rows)
    library.add([file], processes=1)
    return library


def called(library: Library, name: str) -> MergedEntity:
    (found,) = library.entities_called(name)
    return found


def test_who_is_named_with_somebody_over_all_articles_and_over_hits(library: Library) -> None:
    molnar = called(library, "molnar")
    counts = {each.entity.name: astuple(each)[1:] for each in library.named_with(molnar.key)}
    assert counts["Pavle Strand"] == (2, 3, 2)
    assert counts["Casimir Ault"] == (2, 2, 0)
    found = library.named_with(molnar.key, library.search("boat"), limit=1)
    assert len(found.items) == 1 < found.total
    assert found.items[0].articles == 1
    library.hide_entity(called(library, "strand").key)
    assert "Pavle Strand" not in [each.entity.name for each in library.named_with(molnar.key)]


def test_company_is_that_of_the_text_as_it_is_now(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    with Library.open(tmp_path / "library", create=True) as library:
        for body in (
            "Irena Molnar met Pavle Strand in Kaldera.",
            "Irena Molnar left early.\n\nPavle Strand met Casimir Ault.",
        ):
            file.write_text(json.dumps({"id": "a", "title": "Talks", "date": "2031-02-12", "body": body}))
            library.add([file], processes=1)
        molnar = called(library, "molnar")
        counts = {each.entity.name: astuple(each)[1:] for each in library.named_with(molnar.key)}
        assert counts == {"Pavle Strand": (1, 0, 0), "Casimir Ault": (1, 0, 0)}
        library.forget([library.rows(library.search(""), 0, 1)[0].id])
        assert not library.named_with(molnar.key).items


def test_entities_that_are_made_one_are_one_in_company_and_speech(library: Library) -> None:
    molnar, strand = called(library, "molnar"), called(library, "strand")
    assert library.merge_entities(strand.key, molnar.key)
    library.rename_entity(molnar.key, "The two")
    (ault,) = (each for each in library.named_with(molnar.key) if each.entity.name == "Casimir Ault")
    assert (ault.articles, ault.paragraphs) == (2, 2)
    assert {each.speaker for each in library.quotations()} == {"The two"}


def test_who_said_what_and_where(library: Library) -> None:
    found = library.quotations(library.search("sort:oldest text"))
    assert [(each.speaker, each.cue, each.excerpt.text) for each in found] == [
        ("Irena Molnar", "said", "“There is a text,”"),
        ("Pavle Strand", "said", "“There is no text,”"),
        ("Irena Molnar", "said", "“The boat was late,”"),
    ]
    excerpt = found.items[0].excerpt
    assert ARTICLES["a"][1][excerpt.start : excerpt.end] == excerpt.text
    assert (excerpt.field, excerpt.row.title) == ("body", "Report a")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("speaker:strand", ["“There is no text,”"]),
        ("quote:texts", ["“There is a text,”", "“There is no text,”"]),
        ("quote:text speaker:molnar", ["“There is a text,”"]),
        ("speaker:=strand", ["“There is no text,”"]),
        ("(speaker:strand OR quote:boat)", ["“There is no text,”", "“The boat was late,”"]),
        ("(speaker:strand OR harbour)", ["“There is no text,”", "“The boat was late,”"]),
        ("kaldera -quote:boat", ["“There is a text,”"]),
    ],
)
def test_a_query_about_speech_gives_what_is_said_so(library: Library, query: str, said: list[str]) -> None:
    found = library.quotations(library.search(f"{query} sort:oldest"))
    assert [each.excerpt.text for each in found] == said


def test_events_are_in_calendar_order_with_their_sentences(library: Library) -> None:
    found = library.events(library.search("kaldera"))
    assert [(each.value, each.excerpt.text[:12], each.excerpt.row.title) for each in found] == [
        ("2031-02", "They had met", "Report b"),
        ("2031-02-11", "Foreign mini", "Report a"),
        ("2031-02-14", "Irena Molnar", "Report a"),
        ("2031-03-01", "Foreign mini", "Report b"),
    ]
    assert [each.value for each in library.events(limit=2)] == ["2031-02-11", "2031-03-01"]
    assert library.events(limit=2).total == 5


def test_months_count_the_articles_that_name_somebody(library: Library) -> None:
    strand = called(library, "strand")
    assert library.months(strand.key) == {"2031-02": 1, "2031-03": 2}
    assert library.months(strand.key, library.search("harbour")) == {"2031-03": 1}


def test_what_nobody_has_looked_through_is_passed_over(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "late.jsonl"
    row = {
        "id": "late",
        "title": "Late report",
        "date": "2031-03-05",
        "body": "“We are very late today,” Irena Molnar said.",
    }
    file.write_text(json.dumps(row) + "\n")
    before = library.quotations().total
    library.add([file], processes=1, names=False)
    assert library.quotations().total == before
    library.look_through(processes=1)
    assert library.quotations().total == before + 1


def test_what_is_gathered_comes_one_by_one_as_well(library: Library) -> None:
    for results in (None, library.search("sort:oldest kaldera")):
        assert [replace(each, articles=1) for each in library.quotations(results)] == list(
            library.stream_quotations(results)
        )
        assert list(library.events(results)) == list(library.stream_events(results))


def test_a_stream_of_what_is_gathered_ends_when_nobody_waits(library: Library) -> None:
    asked = iter((False, False, False, False))
    with pytest.raises(SearchCancelled):
        list(library.stream_quotations(cancelled=lambda: next(asked, True)))


def test_what_is_left_out_of_a_brief_is_said(library: Library) -> None:
    everything = library.search("*")
    brief = library.brief(everything, limit=2)
    assert (brief.articles, brief.found) == (2, 3)
    assert brief.notices == ("only the newest 2 of 3 articles are told of",)
    assert library.brief(library.search("harbour OR boat"), limit=1).notices == (
        "only the best 1 of 2 articles are told of",
    )
    assert not library.brief(everything, limit=0).notices


def test_whoever_is_reported_to_have_said_something_is_found_as_a_speaker(tmp_path: Path) -> None:
    body = "Irena Molnar said that the talks in Kaldera had resumed."
    file = tmp_path / "pile.jsonl"
    file.write_text(json.dumps({"id": "a", "title": "Talks", "date": "2031-02-12", "body": body}))
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([file], processes=1)
        found = library.search("speaker:molnar")
        (said,) = library.quotations(found)
        assert (said.is_direct, said.speaker, said.excerpt.text) == (
            False,
            "Irena Molnar",
            "that the talks in Kaldera had resumed",
        )
        (voice,) = library.brief(found).voices
        assert [quoted.context.text for quoted in voice.quotations] == [body]
        assert library.search("quote:resumed").total == library.search("has:quote").total == 0


def test_gathering_can_be_given_up(library: Library) -> None:
    molnar, everything = called(library, "molnar").key, library.search("")
    for gather in (
        partial(library.named_with, molnar, everything),
        partial(library.quotations, everything),
        partial(library.events, everything),
        partial(library.brief, everything),
        partial(library.months, molnar, everything),
        partial(library.compare_outlets, None, None),
    ):
        gather()
        with pytest.raises(SearchCancelled):
            gather(cancelled=lambda: True)


def test_a_histogram_counts_all_hits_by_when_they_came_out_and_undated_ones_apart(quiet_library: Library) -> None:
    found = quiet_library.search("harbour")
    assert [astuple(bar) for bar in quiet_library.histogram(found)] == [
        (date(2030, 1, 1), date(2030, 1, 31), 5),
        (date(2031, 3, 1), date(2031, 3, 31), 1),
    ]
    assert [bar.articles for bar in quiet_library.histogram(found, by="day")] == [1] * 6
    (bar,) = quiet_library.histogram(quiet_library.search("barley"), by="year")
    assert (bar.start, bar.end, bar.articles) == (date(2030, 1, 1), date(2030, 12, 31), 5)
    assert quiet_library.undated(found) == 1
    assert quiet_library.histogram(quiet_library.search("zeppelin")) == ()


def test_a_histogram_of_everything_is_of_the_rows_of_the_list(library: Library) -> None:
    for query in ("", "*", "sort:oldest"):
        everything = library.search(query)
        assert sum(bar.articles for bar in library.histogram(everything, by="day")) == everything.total


def test_a_histogram_without_an_index_is_an_error_with_a_sentence(quiet_library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "bare", create=True) as bare, pytest.raises(LibraryError, match="rebuild"):
        bare.histogram(bare.search(""))
