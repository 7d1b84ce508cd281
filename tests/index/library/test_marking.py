"""Stars, tags, notes and saved searches: kept, found, taken back, and there again when an article comes again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Library, QueryError, Span, UnknownArticle, UnknownName, UnusableName
from tests.older import make_older
from tests.piles import write_rows


def key_of(library: Library, title: str) -> int:
    everything = library.search("*")
    return next(row.key for row in library.rows(everything, 0, 99) if row.title.startswith(title))


def titles(library: Library, query: str) -> list[str]:
    results = library.search(query)
    return [row.title.partition(" ")[0] for row in library.rows(results, 0, 99)]


def test_a_star_is_found_and_taken_off(library: Library) -> None:
    grain, ferry = key_of(library, "Grain"), key_of(library, "Ferry")
    assert library.star([grain, ferry, grain]) == 2
    assert library.star([grain]) == 0
    assert sorted(titles(library, "is:starred")) == ["Ferry", "Grain"]
    assert titles(library, "is:starred harbour") == ["Ferry"]
    assert library.search("-is:starred").total == 6
    assert [row.starred for row in library.rows(library.search("is:starred"), 0, 9)] == [True, True]
    assert library.star([grain], False) == 1
    assert titles(library, "is:starred") == ["Ferry"]


def test_a_tag_keeps_the_case_it_was_first_written_in(library: Library) -> None:
    grain, ferry = key_of(library, "Grain"), key_of(library, "Ferry")
    assert library.tag([grain], "  To \t Read ") == 1
    assert library.tag([grain, ferry], "TO READ") == 1
    assert library.tag([ferry], "Straße") == 1
    assert [(tag.name, tag.articles) for tag in library.tags()] == [("Straße", 1), ("To Read", 2)]
    assert library.tags_of(ferry) == ("Straße", "To Read")
    assert sorted(titles(library, 'tag:"to read"')) == ["Ferry", "Grain"]
    assert titles(library, "tag:STRASSE") == ["Ferry"]
    assert titles(library, "tag:to") == []
    assert library.tag([grain, ferry], "to read", False) == 2
    assert [tag.name for tag in library.tags()] == ["Straße"]


@pytest.mark.parametrize("name", ["", "  ", "—", "a\x1bb", "a\u202eb", "x" * 81])
def test_what_no_query_could_name_or_no_screen_show_is_no_name(name: str, library: Library) -> None:
    with pytest.raises(UnusableName):
        library.tag([1], name)
    with pytest.raises(UnusableName):
        library.save_search(name, "harbour")
    assert library.tags() == ()
    assert library.undo() is None


def test_a_note_is_found_by_its_words(library: Library) -> None:
    grain = key_of(library, "Grain")
    library.note(grain, "  Ask Molnar about the\nprice talks\x1b[31m ")
    (note,) = library.notes(grain)
    assert (note.text, note.span, note.forgotten) == ("Ask Molnar about the\nprice talks", None, False)
    found = ("note:molnar", "note:talk", "note:pri", 'note:"the price"', "is:noted", "has:note", "note:(x OR ask)")
    for query in found:
        assert titles(library, query) == ["Grain"], query
    for query in ("note:wheat", 'note:"price about"', "molnar -is:noted", "note:lnar"):
        assert titles(library, query) == [], query
    assert [row.noted for row in library.rows(library.search("is:noted"), 0, 9)] == [True]


def test_a_note_may_be_about_a_stretch_and_is_changed_in_its_place(library: Library) -> None:
    grain = key_of(library, "Grain")
    span = Span("body", 0, 5, "Wheat")
    library.note(grain, "not barley", span)
    library.note(grain, "first")
    assert library.note_below([grain], "second") == 1
    assert [(note.text, note.span) for note in library.notes(grain)] == [("first\nsecond", None), ("not barley", span)]
    library.note(grain, "third")
    library.note(grain, " \n", span)
    assert [note.text for note in library.notes(grain)] == ["third"]
    assert [note.text for note in library.all_notes()] == ["third"]
    assert library.all_notes(library.search("ferry")) == ()
    assert len(library.all_notes(library.search("*"))) == 1


def test_a_stretch_is_highlighted_without_a_word_and_exported_as_what_stands_there(library: Library) -> None:
    grain = key_of(library, "Grain")
    span = Span("body", 0, 5, "Wheat")
    library.highlight(grain, span)
    library.highlight(grain, span)
    assert [(note.text, note.span) for note in library.notes(grain)] == [("", span)]
    assert [row.noted for row in library.rows(library.search("is:noted"), 0, 9)] == [True]
    assert "> “Wheat”" in "".join(library.export(library.search("is:noted"), "md"))
    library.note(grain, "not barley", span)
    library.note(grain, "", span)
    assert library.notes(grain) == ()
    said = ("the note off", "the note on", "the highlight on")
    assert [each for each in said if not library.undo().startswith(f"undone: {each} “Grain")] == []  # type: ignore[union-attr]
    assert library.notes(grain) == ()


def test_a_note_on_many_articles_stands_below_what_is_there_and_is_one_change(library: Library) -> None:
    grain, ferry = key_of(library, "Grain"), key_of(library, "Ferry")
    library.note(grain, "first")
    assert library.note_below([grain, ferry], " second ") == 2
    assert [note.text for key in (grain, ferry) for note in library.notes(key)] == ["first\nsecond", "second"]
    assert library.note_below([grain], " \n") == 0
    assert library.undo() == "undone: the note on 2 articles"
    assert [note.text for note in library.all_notes()] == ["first"]


def test_every_change_is_taken_back_and_done_again(library: Library) -> None:
    grain, ferry = key_of(library, "Grain"), key_of(library, "Ferry")

    def state() -> object:
        saved = [(each.name, each.query) for each in library.saved_searches()]
        texts = [(note.title, note.text) for note in library.all_notes()]
        return sorted(titles(library, "is:starred")), library.tags(), texts, saved

    states = [state()]
    changes = [
        lambda: library.star([grain, ferry]),
        lambda: library.tag([grain], "War"),
        lambda: library.note(grain, "one"),
        lambda: library.note(grain, "two"),
        lambda: library.save_search("mine", "harbour sort:newest"),
        lambda: library.save_search("Mine", "grain"),
        lambda: library.star([ferry], False),
        lambda: library.tag([grain], "war", False),
        lambda: library.note(grain, ""),
        lambda: library.forget_search("MINE"),
    ]
    for change in changes:
        change()
        states.append(state())
    for before in reversed(states[:-1]):
        assert (library.undo() or "").startswith("undone: the ")
        assert state() == before
    assert library.undo() is None
    for after in states[1:]:
        assert (library.redo() or "").startswith("done again: the ")
        assert state() == after
    assert library.redo() is None
    library.undo()
    library.star([grain], False)
    assert library.redo() is None


def takes_back(library: Library) -> list[str]:
    """Take everything back; return what that was."""
    return list(iter(library.undo, None))


def test_old_marks_can_no_longer_be_taken_back_and_what_was_written_can(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.undoing.KEPT", 2)
    grain = key_of(library, "Grain")
    library.note(grain, "mine")
    library.star([grain])
    library.note(grain, "")
    library.tag([grain], "war")
    library.save_search("w", "war")
    library.save_search("w", "peace")
    library.star([grain], False)
    library.mark_read([grain])
    taken = [said.removeprefix("undone: the ").partition(" “")[0] for said in takes_back(library)]
    assert taken == [*["read mark on", "star off"], *["search saved as w"] * 2, *["note off", "note on"]]
    assert (library.starred(grain), library.tags_of(grain), library.notes(grain)) == (True, ("war",), ())


def test_a_log_of_large_changes_is_bounded_by_its_size(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store.undoing.KEPT_BYTES", 700)
    monkeypatch.setattr("index.store.undoing._MANY", 2)
    every = [row.key for row in library.rows(library.search("*"), 0, 99)]
    library.note(every[0], "a note " * 300)
    for tag in ("one", "two"):
        library.tag(every, tag)
        assert library.tags_of(every[0]).count(tag)
    taken = takes_back(library)
    assert [said.partition(" on ")[0] for said in taken] == ["undone: the tag two", "undone: the note"]
    assert [tag.name for tag in library.tags()] == ["one"]


def test_the_newest_change_can_be_taken_back_however_large(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store.undoing.KEPT_BYTES", 1)
    monkeypatch.setattr("index.store.undoing._MANY", 2)
    every = [row.key for row in library.rows(library.search("*"), 0, 99)]
    library.tag(every, "one")
    library.tag(every, "two")
    assert len(takes_back(library)) == 1
    assert [tag.name for tag in library.tags()] == ["one"]


def test_undo_says_what_it_takes_back(library: Library) -> None:
    grain = key_of(library, "Grain")
    library.tag([grain], "War")
    library.star([grain, key_of(library, "Ferry")])
    assert library.undo() == "undone: the star on 2 articles"
    assert library.undo() == "undone: the tag War on “Grain prices fall for a third week”"


def test_a_change_that_changes_nothing_is_no_step_to_take_back(library: Library) -> None:
    grain = key_of(library, "Grain")
    library.star([grain])
    library.star([grain])
    library.note(grain, "")
    library.tag([grain], "x", False)
    assert (library.undo() or "").startswith("undone: the star on")
    assert library.undo() is None


def test_marks_outlive_a_change_of_the_text(library: Library, pile: Path) -> None:
    grain = key_of(library, "Grain")
    library.star([grain])
    library.tag([grain], "war")
    library.note(grain, "kept")
    text = (pile / "grain.txt").read_text("utf-8").replace("Wheat", "Rye")
    (pile / "grain.txt").write_text(text, "utf-8")
    assert library.add([pile], processes=1).changed == 1
    assert titles(library, "rye is:starred tag:war note:kept") == ["Grain"]


def test_marks_of_a_forgotten_article_are_kept_and_come_back_with_it(library: Library, pile: Path) -> None:
    grain = key_of(library, "Grain")
    id = next(row.id for row in library.rows(library.search("*"), 0, 9) if row.key == grain)
    library.star([grain])
    library.tag([grain], "war")
    library.note(grain, "old")
    library.note(grain, "new")
    library.forget([id])
    assert titles(library, "is:starred OR tag:war OR is:noted") == []
    assert library.tags() == ()
    assert [(note.id, note.text, note.forgotten) for note in library.all_notes()] == [(id, "new", True)]
    with pytest.raises(UnknownArticle):
        library.star([grain])
    library.add([pile], processes=1)
    again = key_of(library, "Grain")
    assert again != grain
    assert titles(library, "is:starred tag:war note:new") == ["Grain"]
    assert [note.forgotten for note in library.all_notes()] == [False]
    library.undo()
    assert titles(library, "note:old") == ["Grain"]


def test_marks_are_carried_over_from_an_older_version(library: Library, pile: Path) -> None:
    last = max(row.key for row in library.rows(library.search("*"), 0, 9))
    (gone,) = [row.id for row in library.rows(library.search("*"), 0, 9) if row.key == last]
    grain = key_of(library, "Grain")
    library.tag([grain], "war")
    library.note(last, "mine")
    library.save_search("w", "tag:war")
    library.forget([gone])
    library.close()
    make_older(library.path)
    with Library.open(library.path) as renewed:
        renewed.catch_up()
        assert titles(renewed, "@w") == ["Grain"]
        (pile / "more.txt").write_text("A new one\n\n1 May 2031\n\n" + "Something else was said. " * 20, "utf-8")
        renewed.add([pile / "more.txt"], processes=1)
        assert renewed.search("is:noted").total == 0  # no other article has taken the key
        renewed.add([pile], processes=1)
        assert renewed.search("note:mine").total == 1
        assert renewed.undo() == "undone: the search saved as w"


def test_a_saved_search_is_asked_by_its_name(library: Library) -> None:
    saved = library.save_search("@Dues", "harbour (barley OR wheat) sort:oldest")
    assert (saved.name, saved.query, saved.total) == ("Dues", "harbour (barley OR wheat) sort:oldest", 5)
    results = library.search("@dues date:2030-01-02..")
    assert (results.query, results.total, results.sort) == ("@dues date:2030-01-02..", 4, "oldest")
    assert library.search("-@dues").total == 3
    assert library.explain(results, (results.keys or [0])[0]) is not None
    library.save_search("more", "@dues -row")
    assert [(each.name, each.total) for each in library.saved_searches()] == [("Dues", 5), ("more", 0)]
    library.forget_search("dues")
    assert [(each.name, each.total) for each in library.saved_searches()] == [("more", None)]
    with pytest.raises(UnknownName):
        library.forget_search("dues")
    with pytest.raises(QueryError, match='no search is saved as "dues", which @more asks for'):
        library.search("@more")


def test_a_search_that_would_ask_for_itself_is_not_saved(library: Library) -> None:
    library.save_search("a", "harbour")
    library.save_search("b", "@a OR grain")
    with pytest.raises(QueryError, match="asks for itself: @A → @b → @a"):
        library.save_search("A", "@b")
    with pytest.raises(QueryError, match="no search is saved"):
        library.save_search("c", "@nosuch")
    assert [(each.name, each.query) for each in library.saved_searches()] == [("a", "harbour"), ("b", "@a OR grain")]


def test_a_saved_search_that_is_everything_is_paged_as_everything(library: Library) -> None:
    library.save_search("all", "sort:oldest")
    results = library.search("@all")
    assert (results.query, results.total, results.sort, results.keys) == ("@all", 8, "oldest", None)


def test_reading_an_article_tells_its_marks(library: Library) -> None:
    grain = key_of(library, "Grain")
    library.star([grain])
    library.tag([grain], "b")
    library.tag([grain], "A")
    library.note(grain, "look")
    reading = library.read(grain, library.search("*"))
    assert (reading.starred, reading.tags, [note.text for note in reading.notes]) == (True, ("A", "b"), ["look"])


def test_tags_and_saved_searches_are_completed_with_their_counts(library: Library) -> None:
    keys = [key_of(library, f"Row {number}") for number in range(3)]
    library.tag(keys, "Harbour dues")
    library.tag(keys[:1], "harvest")
    library.save_search("barley", "barley")
    library.save_search("my bar", "tag:harvest")

    def ways(text: str) -> list[tuple[str, str, int | None]]:
        return [(each.within(text), each.kind, each.count) for each in library.suggest(text)]

    assert ways("tag:ha") == [('tag:"Harbour dues"', "tag", 3), ("tag:harvest", "tag", 1)]
    assert ways('row tag:"Harbour d') == [('row tag:"Harbour dues"', "tag", 3)]
    assert ways("tag:due")[0][0] == 'tag:"Harbour dues"'
    assert ways("@bar") == [("@barley", "query", 5), ('query:"my bar"', "query", 1)]
    assert ways("tag:harvest @b")[0] == ("tag:harvest @barley", "query", 1)
    assert ways("query:m") == [('query:"my bar"', "query", 1)]
    assert ways("@barley ba")[0][2] == 5
    assert ("is:starred", "value", None) in ways("is:st")


def test_what_has_copies_is_found_with_one_row_each(library: Library, tmp_path: Path) -> None:

    body = " ".join(f"In the year {year} the strait froze for {year // 90} days." for year in range(1700, 1760))
    rows = ({"id": str(number), "title": "Frost", "body": body} for number in range(3))
    write_rows(tmp_path / "frost.jsonl", rows)
    library.add([tmp_path / "frost.jsonl"], processes=1)
    assert (library.search("is:dup").total, library.search("dup:only").total) == (1, 3)


def test_a_bookmark_is_a_place_under_a_letter_and_can_be_taken_back(library: Library) -> None:
    grain, ferry = key_of(library, "Grain"), key_of(library, "Ferry")
    library.set_bookmark("a", grain, Span("body", 40, 52, "price\x1b[31m talks"))
    library.set_bookmark("A", ferry, Span("title", 0, 0, ""))
    assert [(each.letter, each.key, each.span) for each in library.bookmarks()] == [
        ("A", ferry, Span("title", 0, 0, "")),
        ("a", grain, Span("body", 40, 51, "price talks")),
    ]
    library.set_bookmark("a", ferry, Span("body", 7, 7, ""))
    assert (library.undo() or "").startswith("undone: the bookmark a on “Ferry")
    assert library.bookmarks()[1].key == grain
    library.drop_bookmark("a")
    assert [each.letter for each in library.bookmarks()] == ["A"]
    assert library.undo() == "undone: the forgetting of the bookmark a"
    with pytest.raises(UnknownName):
        library.drop_bookmark("b")
    with pytest.raises(UnknownArticle):
        library.set_bookmark("b", 9_999, Span("body", 0, 0, ""))


@pytest.mark.parametrize("letter", ["", "ab", "-", " ", "\x1b"])
def test_a_bookmark_is_called_by_one_letter_or_digit(letter: str, library: Library) -> None:
    with pytest.raises(UnusableName):
        library.set_bookmark(letter, key_of(library, "Grain"), Span("body", 0, 0, ""))


def test_a_bookmark_stays_when_its_article_is_taken_out_and_in_a_library_made_anew(library: Library) -> None:
    grain = key_of(library, "Grain")
    library.set_bookmark("a", grain, Span("body", 3, 5, "to"))
    library.forget([library.row(grain).id])
    (mark,) = library.bookmarks()
    assert (mark.forgotten, mark.title.startswith("Grain")) == (True, True)
    library.close()
    make_older(library.path)
    with Library.open(library.path) as again:
        assert again.bookmarks() == (mark,)


def test_a_change_from_before_an_article_went_is_taken_back_on_the_one_that_came_again(
    library: Library, pile: Path
) -> None:
    grain = key_of(library, "Grain")
    library.star([grain])
    library.star([grain], False)
    library.forget([library.row(grain).id])
    library.add([pile], processes=1)
    assert not library.search("is:starred").total
    assert library.undo() == "undone: the star off “Grain prices fall for a third week”"
    assert titles(library, "is:starred") == ["Grain"]


@pytest.mark.parametrize(
    "change",
    [
        lambda library, key: library.star([key]),
        lambda library, key: library.tag([key], "war"),
        lambda library, key: library.note(key, "mine"),
        lambda library, key: library.note_below([key], "mine"),
        lambda library, key: library.highlight(key, Span("body", 0, 3, "abc")),
        lambda library, key: library.correct(key, {"title": "Other"}),
        lambda library, key: library.set_bookmark("a", key, Span("body", 0, 0, "")),
        lambda library, key: library.save_search("w", "war"),
        lambda library, key: library.mark_read([key]),
        lambda library, key: library.set_read(key, True),
        lambda library, key: library.rename_entity(library.entities()[0].key, "Other"),
        lambda library, key: library.hide_entity(library.entities()[0].key),
    ],
)
def test_what_a_person_makes_waits_for_the_disk(library: Library, change: Callable[[Library, int], object]) -> None:
    library.look_through(processes=1)
    grain, asked = key_of(library, "Grain"), []
    library._store._database.connection.set_trace_callback(asked.append)
    change(library, grain)
    begun = max(at for at, statement in enumerate(asked) if statement == "BEGIN IMMEDIATE")
    waits = [statement for statement in asked[:begun] if statement.startswith("PRAGMA synchronous")]
    assert waits[-1] == "PRAGMA synchronous = FULL"
