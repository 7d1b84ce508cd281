"""Stars, tags, notes and saved searches from the command line."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_commands import RAW


def id_of(command: Command, query: str) -> str:
    hits = json.loads(command("search", query, "--json", "--limit", "1")[1])["hits"]
    return str(hits[0]["id"])


def test_stars_and_tags_are_set_listed_and_taken_off(filled: Command) -> None:
    wheat, ferry = id_of(filled, "wheat"), id_of(filled, "ferry")
    assert filled("star", wheat, ferry) == (0, "", "broadsheet: 2 stars set\n")
    assert filled("tag", "To read", wheat, ferry) == (0, "", "broadsheet: 2 articles tagged\n")
    assert filled("tag", "war", wheat)[0] == 0
    assert filled("tags") == (0, "     2  To read\n     1  war\n", "")
    assert json.loads(filled("tags", "--json")[1]) == {
        "tags": [{"name": "To read", "articles": 2}, {"name": "war", "articles": 1}]
    }
    assert json.loads(filled("search", "is:starred tag:war", "--json")[1])["hits"][0]["starred"] is True
    assert filled("star", "--off", wheat)[2] == "broadsheet: 1 star taken off\n"
    assert filled("tag", "TO READ", wheat, "--off")[2] == "broadsheet: TO READ taken off 1 article\n"
    assert json.loads(filled("search", "is:starred", "--json")[1])["total"] == 1
    assert filled("star", "nosuch") == (
        1,
        "",
        'broadsheet: no article has the id nosuch; "broadsheet search" lists ids\n',
    )
    assert filled("tag", "…", wheat)[0] == 2


def test_a_note_on_every_hit_stands_below_what_is_there_and_is_one_change(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    filled("note", wheat, "first")
    noted = json.loads(filled("search", "harbour", "--json")[1])["total"]
    assert filled("note", "--query", "harbour", "ask the pilots")[2] == f"broadsheet: {noted} articles noted\n"
    assert json.loads(filled("search", 'note:"ask the pilots"', "--json")[1])["total"] == noted
    assert filled("undo")[2] == f"broadsheet: undone: the note on {noted} articles\n"
    assert [note["text"] for note in json.loads(filled("notes", "--json")[1])["notes"]] == ["first"]
    assert filled("note", "--query", "harbour", wheat, "text")[0] == 2


def test_notes_highlights_and_bookmarks_stand_on_the_words_of_an_article(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    words = json.loads(filled("show", wheat, "--json")[1])["body"].split()[3:6]
    said = " ".join(words)
    assert filled("note", wheat, "--on", said.upper()) == (0, "", f"broadsheet: highlighted “{said}”\n")
    assert filled("note", wheat, "who says so?", "--on", "  ".join(words))[2] == f"broadsheet: noted on “{said}”\n"
    assert filled("note", wheat, "nobody", "--on", said)[0] == 0
    (note,) = json.loads(filled("notes", "--json")[1])["notes"]
    assert (note["text"], note["span"]["text"]) == ("who says so?\nnobody", said)
    assert (
        filled("note", wheat, "--on", said, "--off")[2]
        == "broadsheet: note taken away; broadsheet undo brings it back\n"
    )
    assert filled("note", wheat, "--on", said, "--off")[0] == 1
    assert filled("bookmark", "k", wheat, "--on", said)[0] == 0
    (place,) = json.loads(filled("bookmarks", "--json")[1])["bookmarks"]
    assert (place["field"], place["text"]) == ("body", said)
    for refused in (("--on", "nowhere said"), ("--on", " "), ("--on", said, "--query", "wheat")):
        assert filled("note", wheat, "text", *refused)[0] == 2
    assert filled("bookmark", "k", "--off", "--on", said)[0] == 2
    assert filled("note", "nosuch", "--on", said)[0] == 1


def test_a_query_names_the_articles_to_mark(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    assert filled("star", "--query", "harbour", wheat)[2] == "broadsheet: 8 stars set\n"
    assert filled("tag", "dues", "--query", "harbour")[2] == "broadsheet: 7 articles tagged\n"
    assert filled("mark-read", "--query", "harbour")[2] == "broadsheet: 7 articles marked read\n"
    assert json.loads(filled("search", "is:unread", "--json")[1])["total"] == 1
    assert filled("mark-read", "--off", "--query", "wheat OR pilots")[0] == 0
    assert filled("undo")[0] == 0
    assert filled("undo")[2] == "broadsheet: undone: the read mark on 7 articles\n"
    assert filled("star")[0] == 2
    assert "say which articles" in filled("tag", "x")[2]


def test_hits_are_filtered_by_what_stands_on_their_row(filled: Command) -> None:
    found = json.loads(filled("search", "harbour", "--filter", "row karst", "--json", "--limit", "0")[1])
    assert found["total"] == len(found["hits"]) > 0
    assert all("Row" in hit["title"] and hit["source"] == "Karst Wire" for hit in found["hits"])
    assert filled("search", "harbour", "--filter", "nosuch")[0] == 1
    assert filled("export", "harbour", "--filter", "row karst", "--format", "ris")[1].count("TY  -") == found["total"]


def test_notes_are_written_printed_and_found(filled: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    wheat = id_of(filled, "wheat")
    none = (1, "", "broadsheet: no notes here; broadsheet note ID TEXT writes one\n")
    assert filled("note", wheat) == none
    assert filled("note", wheat, "ask Molnar \x1b[31mnow")[0] == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("and the traders\n"))
    assert filled("note", wheat, "-")[2] == "broadsheet: noted\n"
    status, out, _ = filled("notes")
    assert status == 0
    assert out.splitlines()[1:] == ["    ask Molnar now", "    and the traders"]
    assert not RAW.search(out)
    assert filled("note", wheat)[1] == filled("notes", "wheat")[1] == out
    assert filled("notes", "ferry") == none
    (note,) = json.loads(filled("notes", "--json")[1])["notes"]
    assert (note["id"], note["text"], note["span"]) == (wheat, "ask Molnar now\nand the traders", None)
    shown = json.loads(filled("show", wheat, "--json")[1])
    assert (shown["starred"], shown["tags"], shown["notes"]) == (False, [], [note])
    assert json.loads(filled("search", "note:traders", "--json")[1])["total"] == 1
    assert filled("note", wheat, " ")[2].startswith("broadsheet: nothing was written")
    assert filled("note", wheat, "--off")[0] == 0
    assert filled("notes")[0] == 1


def test_a_forgotten_article_leaves_its_notes(filled: Command, pile: Path) -> None:
    wheat = id_of(filled, "wheat")
    filled("note", wheat, "mine")
    assert filled("forget", wheat)[2] == "broadsheet: 1 forgotten; 1 note on it kept, see broadsheet notes\n"
    assert "(forgotten)" in filled("notes")[1]
    filled("add", pile)
    assert json.loads(filled("search", "note:mine", "--json")[1])["hits"][0]["noted"] is True


def test_searches_are_saved_asked_and_forgotten(filled: Command) -> None:
    assert filled("save", "dues", "harbour barley") == (0, "     5  dues  harbour barley\n", "")
    assert filled("save", "old", "@dues sort:oldest")[0] == 0
    assert filled("saved")[1] == "     5  dues  harbour barley\n     5  old   @dues sort:oldest\n"
    assert json.loads(filled("search", "@old", "--json")[1])["query"] == "@old"
    assert filled("save", "dues", "@old")[0] == 2
    assert "asks for itself: @dues → @old → @dues" in filled("save", "dues", "@old")[2]
    assert filled("save", "dues")[0] == 2
    assert filled("save", "--off", "Dues")[0] == 0
    assert json.loads(filled("saved", "--json")[1])["saved"] == [
        {"name": "old", "query": "@dues sort:oldest", "total": None, "new": None}
    ]
    assert filled("search", "@old")[0] == 2
    assert filled("save", "--off", "dues")[0] == 1


def test_what_has_come_in_is_new_to_a_saved_search_until_it_is_asked(filled: Command, tmp_path: Path) -> None:
    filled("save", "quay", "quay OR harbour")
    file = tmp_path / "zebra.txt"
    file.write_text("Zebra at the quay\n\nA zebra stood at the quay all day and looked at the boats.\n")
    assert filled("add", file)[0] == 0
    assert filled("saved")[1].endswith("quay OR harbour  (1 new)\n")
    assert filled("search", "@quay zebra")[0] == 0
    assert json.loads(filled("saved", "--json")[1])["saved"][0]["new"] == 1
    assert filled("search", "@quay")[0] == 0
    assert json.loads(filled("saved", "--json")[1])["saved"][0]["new"] == 0


def test_undo_says_what_it_takes_back_until_there_is_nothing(filled: Command) -> None:
    wheat = id_of(filled, "wheat")
    filled("tag", "war", wheat)
    filled("save", "w", "tag:war")
    assert filled("undo")[2] == "broadsheet: undone: the search saved as w\n"
    assert filled("undo") == (0, "", "broadsheet: undone: the tag war on “Grain prices fall for a third week”\n")
    assert filled("undo") == (1, "", "broadsheet: there is nothing to undo\n")
    assert filled("undo", "--redo")[2].startswith("broadsheet: done again: the tag war on")
    assert filled("tags")[0] == 0


def test_a_saved_search_that_asks_for_names_has_them_looked_for(filled: Command) -> None:
    filled("save", "who", "person:molnar")
    assert json.loads(filled("search", "@who", "--json")[1])["total"] == 1
