"""Parts of what was found: chosen rows, filtered rows, the next unread; and marking many as read."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Library, SearchCancelled, UnknownArticle, UnknownName
from tests.index.library.test_marking import key_of, titles

QUERIES = ("", "*", "harbour", "harbour sort:oldest", "sort:outlet", "wheat OR pilots", "nosuchword")


def plain(text: str) -> str:
    """Return what the filter compares, by another way than the filter's own."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from(QUERIES), st.lists(st.sampled_from(["row", "KARST", "2030", "jan", "Ferr", "é", "no date", "zz"]))
)
def test_a_filter_keeps_the_rows_that_a_loop_over_them_keeps(library: Library, query: str, words: list[str]) -> None:
    results = library.search(query)
    found = library.filtered(results, " ".join(words))
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    def text(row: object) -> str:
        when = row.published  # type: ignore[attr-defined]
        day = "no date" if when is None else f"{when:%Y-%m-%d} {when.day} {months[when.month - 1]} {when.year}"
        return plain(f"{row.title} {row.source or ''} {day}")  # type: ignore[attr-defined]

    every = library.rows(results, 0, results.total)
    wanted = [row.key for row in every if all(plain(word) in text(row) for word in " ".join(words).split())]
    assert [row.key for row in library.rows(found, 0, found.total)] == wanted
    assert (found.total, found.query) == (len(wanted), results.query)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.sampled_from(QUERIES))
def test_outlets_are_counted_as_a_loop_over_the_rows_counts_them(library: Library, query: str) -> None:
    results = library.search(query)
    counts = Counter(row.source for row in library.rows(results, 0, results.total))
    found = library.outlets(results)
    assert dict(found) == counts and [number for _, number in found] == sorted(counts.values(), reverse=True)
    assert sum(number for _, number in library.outlets()) == library.count()


def test_filtered_hits_keep_their_order_scores_and_snippets(library: Library) -> None:
    results = library.search("harbour OR wheat")
    every = library.hits(results, 0, results.total)
    found = library.filtered(results, "  grain ")
    assert found.filter == "grain"
    assert library.hits(found, 0, 9) == tuple(hit for hit in every if "grain" in hit.row.title.casefold())
    assert library.position(found, every[-1].row.key) in (None, found.total - 1)


def test_a_filter_hears_of_what_is_added_and_stops_when_nobody_waits(library: Library, tmp_path: Path) -> None:
    assert library.filtered(library.search(""), "zebra").total == 0
    file = tmp_path / "zebra.txt"
    file.write_text("Zebra at the quay\n\nA zebra stood at the quay all day and looked at the boats.\n")
    library.add([file], processes=1)
    found = library.search("")
    with pytest.raises(SearchCancelled):
        library.filtered(found, "zebra", cancelled=lambda: True)
    assert library.filtered(found, "zebra").total == 1


def test_chosen_rows_stand_in_the_order_of_the_results_and_others_are_left_out(library: Library) -> None:
    everything, few = library.search(""), library.search("harbour sort:oldest")
    keys = list(library.keys(everything))
    assert list(library.keys(library.chosen(everything, keys[::-1]))) == keys
    some = library.chosen(few, [keys[0], 9999])
    assert set(library.keys(some)) <= {keys[0]}
    assert some.total == len(library.keys(some))
    assert "".join(library.export(library.chosen(everything, keys[:2]), "ris")).count("TY  -") == 2


def test_many_are_marked_read_in_one_step_which_is_taken_back_as_one(library: Library) -> None:
    grain, keys = key_of(library, "Grain"), library.keys(library.search(""))
    assert library.mark_read([grain]) == 1
    assert library.mark_read(keys) == len(keys) - 1
    assert library.mark_read(keys) == 0
    assert library.search("is:unread").total == 0
    assert library.undo() == f"undone: the read mark on {len(keys) - 1} articles"
    assert titles(library, "is:read") == ["Grain"]
    assert library.mark_read([grain], False) == 1
    assert library.undo() == f"undone: the unread mark on “{library.row(grain).title}”"
    assert not library.row(grain).unread
    assert library.redo()
    assert library.row(grain).unread
    with pytest.raises(UnknownArticle):
        library.mark_read([grain, 9999])


def test_a_read_mark_of_an_article_that_is_gone_stays_gone_when_it_is_taken_back(library: Library) -> None:
    row = library.row(key_of(library, "Grain"))
    library.mark_read([row.key])
    library.mark_read([row.key], False)
    library.forget([row.id])
    assert library.undo()
    assert library.undo()
    assert library.check() == []


def test_the_next_unread_row_is_the_first_from_there_on_that_nobody_has_read(library: Library) -> None:
    for query in ("", "harbour"):
        results = library.search(query)
        keys = library.keys(results)
        library.mark_read(keys, False)
        library.mark_read([keys[1], keys[2]])
        assert [library.next_unread(results, start) for start in (0, 1, 3)] == [0, 3, 3]
        assert library.next_unread(results, len(keys)) is None


def test_by_outlet_the_newest_of_each_come_first_and_those_without_come_last(library: Library) -> None:
    for query, limit in (("sort:outlet", None), ("harbour sort:outlet", None), ("harbour sort:outlet", 3)):
        asked = library.search(query, limit=limit)
        newest = library.search(query.replace("outlet", "newest"))
        rows = library.rows(newest, 0, newest.total)
        wanted = sorted(rows, key=lambda row: (row.source is None, (row.source or "").casefold(), row.source or ""))
        keys = list(library.keys(asked))
        assert keys == [row.key for row in wanted][:limit]
        assert asked.sort == "outlet"
        assert asked.total == newest.total
        assert library.position(asked, keys[-1]) == len(keys) - 1
        assert library.explain(asked, keys[0]) is not None


def test_a_saved_search_says_how_many_have_come_in_since_somebody_looked(library: Library, tmp_path: Path) -> None:
    assert library.save_search("quay", "quay OR harbour").new == 0
    file = tmp_path / "zebra.txt"
    file.write_text("Zebra at the quay\n\nA zebra stood at the quay all day and looked at the boats.\n")
    library.add([file], processes=1)
    (saved,) = library.saved_searches()
    assert (saved.new, saved.total) == (1, library.search("@quay").total)
    library.look_at_search("@Quay")
    assert [saved.new for saved in library.saved_searches()] == [0]
    for damaged in ("{", "[]", '{"quay": "long ago"}'):
        (library.path / "looked.json").write_text(damaged)
        assert [saved.new for saved in library.saved_searches()] == [saved.total]
    with pytest.raises(UnknownName):
        library.look_at_search("nosuch")


def test_looking_at_a_saved_search_counts_however_its_accents_are_written(library: Library, pile: Path) -> None:
    library.save_search("Café", "harbour")
    (pile / "later.txt").write_text("A later harbour\n\nThe harbour was quiet when the later ship came in.", "utf-8")
    library.add([pile], processes=1)
    assert [saved.new for saved in library.saved_searches()] == [1]
    library.look_at_search("Cafe\u0301")
    assert [saved.new for saved in library.saved_searches()] == [0]
