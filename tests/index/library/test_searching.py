from pathlib import Path

import pytest

from index import Library, QueryError, SearchCancelled
from tests.piles import write_rows


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 8),
        ("*", 8),
        ("harbour", 7),
        ("HARBOUR", 7),
        ("harbour pilots", 1),
        ("wheat OR pilots", 2),
        ("-harbour", 1),
        ("NOT harbour", 1),
        ("harbour -barley", 2),
        ("(wheat OR pilots) -Molnar", 1),
        ('"harbour dues"', 5),
        ("“harbour dues”", 5),
        ('"dues harbour"', 0),
        ("har*", 7),
        ("whe*", 1),
        ("title:harbour", 1),
        ("body:harbour", 7),
        ("title:(grain OR row)", 6),
        ("by:dorrin", 1),
        ('source:"karst wire"', 5),
        ("path:jsonl", 5),
        ("date:2031", 2),
        ("date:2030-01-02..2030-01-03", 2),
        ("date:..2030-01-01", 1),
        ("date:>=2031-03-05", 1),
        ("date:none", 1),
        ("-date:2030", 3),
        ("US", 1),
        ('person:"Irena Molnar"', 1),
        ("person:molnar", 1),
        ("person:mol*", 1),
        ("entity:PAB", 1),
        ("person:nobody", 0),
        ("org:PAB", 1),
        ("org:=PAB", 1),
        ("org:=Authority", 1),
        ("type:text", 2),
        ("type:(json OR html)", 6),
        ("-type:json", 3),
        ("has:date", 7),
        ("-has:date", 1),
        ("has:date -type:json", 2),
        ("words:1..", 8),
        ("words:>1000", 0),
        ("words:..20", 5),
        ("words:12", 5),
        ("added:today..", 8),
        ("added:yesterday", 0),
        ("added:..2020", 0),
        ("is:unread", 8),
        ("is:read", 0),
        ("url:nowhere", 0),
        ("lang:xx", 0),
        ("id:zz", 0),
        ("barley sort:oldest", 5),
        ("sort:newest", 8),
        ("zyzzyva", 0),
        ("the", 3),
    ],
)
def test_a_query_finds_as_many(quiet_library: Library, query: str, total: int) -> None:
    results = quiet_library.search(query)
    assert results.total == total, results.query
    assert len(quiet_library.rows(results, 0, 100)) == total


def test_undated_articles_are_counted_when_only_the_date_keeps_them_out(quiet_library: Library) -> None:
    assert quiet_library.search("harbour date:2031").undated_left_out == 1
    assert quiet_library.search("wheat date:2031").undated_left_out == 0


def test_typing_takes_the_last_word_as_a_prefix(quiet_library: Library) -> None:
    assert quiet_library.search("harb", typing=True).total == 7
    assert quiet_library.search("harb").total == 0


def test_a_headline_outweighs_the_body(quiet_library: Library) -> None:
    results = quiet_library.search("harbour")
    assert quiet_library.rows(results, 0, 1)[0].title == "Harbour pilots call off their strike"
    assert list(results.scores) == sorted(results.scores, reverse=True)


@pytest.mark.parametrize("query", ["*", "harbour OR wheat"])
def test_by_date_without_a_date_comes_last(quiet_library: Library, query: str) -> None:
    for sort, backwards in (("newest", True), ("oldest", False)):
        results = quiet_library.search(query, sort=sort)  # type: ignore[arg-type]
        dates = [row.published for row in quiet_library.rows(results, 0, 9)]
        known = [when for when in dates if when]
        assert dates[-1] is None
        assert known == sorted(known, reverse=backwards)


@pytest.mark.parametrize("query", ["*", "harbour"])
def test_an_article_is_found_at_its_place(quiet_library: Library, query: str) -> None:
    for sort in ("relevance", "newest", "oldest"):
        results = quiet_library.search(query, sort=sort)  # type: ignore[arg-type]
        rows = quiet_library.rows(results, 0, results.total)
        assert [quiet_library.position(results, row.key) for row in rows] == list(range(results.total))


def test_an_article_that_is_no_hit_has_no_place(quiet_library: Library) -> None:
    (row,) = quiet_library.rows(quiet_library.search("wheat"), 0, 1)
    assert quiet_library.position(quiet_library.search("pilots"), row.key) is None


def test_hits_show_where_they_match(quiet_library: Library) -> None:
    (hit,) = quiet_library.hits(quiet_library.search("rest turns"), 0, 9)
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["rest", "turns"]


def test_reading_gathers_entities_and_hits(quiet_library: Library) -> None:
    results = quiet_library.search("Molnar talks")
    (row,) = quiet_library.rows(results, 0, 9)
    reading = quiet_library.read(row.key, results)
    texts = reading.article.texts()
    assert {span.text for span in reading.hits} == {"Molnar", "talks"}
    assert all(texts[span.field][span.start : span.end] == span.text for span in reading.hits)
    assert ("Irena Molnar", 1) in {(named.entity.name, named.in_hits) for named in reading.named}


def test_merged_entities_count_articles(quiet_library: Library) -> None:
    kaldera = next(entity for entity in quiet_library.entities() if entity.name == "Kaldera")
    assert (kaldera.type, kaldera.articles) == ("place", 6)
    assert {entity.name for entity in quiet_library.entities(quiet_library.search("barley"))} >= {"Kaldera"}


def test_facets_count_all_hits(quiet_library: Library) -> None:
    facets = quiet_library.facets(quiet_library.search("harbour"))
    assert facets["source"] == {"Karst Wire": 5}
    assert facets["year"] == {"2030": 5, "2031": 1}
    assert facets["place"]["Kaldera"] == 5


def test_a_search_nobody_waits_for_is_given_up(quiet_library: Library) -> None:
    with pytest.raises(SearchCancelled):
        quiet_library.search("ha*", cancelled=lambda: True)


def test_a_wrong_query_is_an_error_with_a_column(quiet_library: Library) -> None:
    with pytest.raises(QueryError, match=r"column \d+"):
        quiet_library.search("harbour date:foobar")


def test_what_was_read_is_told_from_what_was_not(library: Library) -> None:
    first = library.rows(library.search("barley"), 0, 1)[0]
    library.set_read(first.key, True)
    assert [row.key for row in library.rows(library.search("is:read"), 0, 9)] == [first.key]
    assert library.search("barley is:unread").total == 4
    assert library.search("read:today").total == 1
    assert library.search("read:..2020").total == 0
    assert library.search(f"id:{first.id[:8]}").total == 1


def test_addresses_and_languages_are_known(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "One", "body": "Text of one.", "url": "https://Karst.example/News/1", "language": "en-GB"},
        {"id": "b", "title": "Two", "body": "Text of two.", "url": "https://ledger.example/2", "language": "de"},
    ]
    write_rows(tmp_path / "rows.jsonl", rows)
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([tmp_path / "rows.jsonl"], processes=1)
        for query, titles in {
            "url:karst.example/news": ["One"],
            "url:https://ledger.example": ["Two"],
            "url:example": ["One", "Two"],
            "lang:de": ["Two"],
            "-lang:d": ["One", "Two"],
        }.items():
            results = library.search(query)
            assert sorted(row.title for row in library.rows(results, 0, 9)) == titles, query


@pytest.mark.parametrize("text", ["sort:oldest", "harbour sort:oldest"])
def test_an_order_in_the_query_goes_before_the_one_asked_for(quiet_library: Library, text: str) -> None:
    results = quiet_library.search(text, sort="newest")
    dates = [row.published for row in quiet_library.rows(results, 0, 9) if row.published]
    assert results.sort == "oldest"
    assert dates == sorted(dates)
