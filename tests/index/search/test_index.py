"""Order, cut-off, cancelling, updates and merges of the index."""

from array import array
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.errors import SearchCancelled
from index.query.tree import And, DateRange, Not, Or, Phrase, Prefix, Query, Word
from index.results import Sort
from index.search import DamagedIndex, Found, Index

Make = Callable[..., Article]


def _no_entities(leaf: object) -> list[int]:
    return []


def _find(index: Index, tree: Query, sort: Sort = "relevance") -> Found:
    return index.find(tree, sort, _no_entities, lambda: False)


def _keys(index: Index, tree: Query, sort: Sort = "relevance") -> list[int]:
    return list(_find(index, tree, sort).keys)


def test_an_index_that_was_never_written_is_no_sound_one(index: Index) -> None:
    assert index.change is None
    with pytest.raises(DamagedIndex):
        _find(index, Word("oil"))


def test_an_index_of_nothing_finds_nothing(index: Index) -> None:
    index.update([], [], 7, anew=True)
    assert index.change == 7
    assert not _find(index, Not(Word("oil"))).keys
    assert not _find(index, Word("oil")).keys


def test_a_title_weighs_more_than_a_body_and_more_often_more_than_once(index: Index, article: Make) -> None:
    texts = [("", "oil and a word"), ("oil", ""), ("", "oil oil a word"), ("", "a word")]
    index.update([(key, article(f"/{key}", *text)) for key, text in enumerate(texts)], [], 1, anew=True)
    found = _find(index, Word("oil"))
    assert list(found.keys) == [1, 2, 0]
    assert list(found.scores) == sorted(found.scores, reverse=True)


def test_a_word_that_is_everywhere_hardly_counts(index: Index, article: Make) -> None:
    texts = ["the the the the bank", "the the the the the the the", "bank of a river"] + ["the sea"] * 20
    index.update([(key, article(f"/{key}", "", text)) for key, text in enumerate(texts)], [], 1, anew=True)
    assert set(_find(index, Or((Word("the"), Word("bank")))).keys[:2]) == {0, 2}


def test_forms_of_a_word_count_as_one_word(index: Index, article: Make) -> None:
    texts = ["talk a b", "talks a b", "talked a b", "talk talks b", "sea a b"]
    index.update([(key, article(f"/{key}", "", text)) for key, text in enumerate(texts)], [], 1, anew=True)
    found = _find(index, Word("talk"))
    assert list(found.keys) == [3, 0, 1, 2]
    assert len(set(found.scores[1:])) == 1


def test_an_arabic_word_is_found_with_its_article(index: Index, article: Make) -> None:
    texts = ["حرب في البحر", "انتهت الحرب", "ولا سبيل للحرب", "سلام"]
    index.update([(key, article(f"/{key}", "", text)) for key, text in enumerate(texts)], [], 1, anew=True)
    for word in ("حرب", "والحرب"):
        assert sorted(_find(index, Word(word)).keys) == [0, 1, 2]


def _dated(article: Make) -> list[tuple[int, Article, list[int]]]:
    when = [date(2030, 1, 2), None, datetime(2030, 1, 2, 9, 30, tzinfo=UTC), date(2031, 5, 5), None, date(2030, 1, 2)]
    return [(10 + place, article(f"/{place}", "", "oil", day)) for place, day in enumerate(when)]


@pytest.mark.parametrize("commits", [1, 2, 6])
def test_order_is_by_moment_then_key_and_undated_ones_come_last(index: Index, article: Make, commits: int) -> None:
    articles = _dated(article)
    for number in range(commits):
        index.update(articles[number::commits], [], number, anew=number == 0)
    assert _keys(index, Word("oil"), "newest") == [13, 12, 10, 15, 11, 14]
    assert _keys(index, Word("oil"), "oldest") == [10, 15, 12, 13, 11, 14]
    assert _keys(index, Word("oil"), "relevance") == [13, 12, 10, 15, 11, 14], "all score the same"
    assert not _find(index, Word("oil"), "newest").scores


@pytest.mark.parametrize("commits", [1, 2])
def test_a_short_prefix_alone_gives_the_newest_first_and_a_longer_one_the_titles(
    index: Index, article: Make, commits: int
) -> None:
    old, new = article("/1", "market", "", date(2030, 1, 1)), article("/2", "", "market", date(2031, 1, 1))
    articles: list[tuple[int, Article]] = [(1, old), (2, new)]
    for number in range(commits):
        index.update(articles[number::commits], [], number, anew=number == 0)
    assert _keys(index, Prefix("mar")) == [2, 1]
    assert _keys(index, Prefix("mark")) == [1, 2]
    assert _keys(index, And((Prefix("mar"), Prefix("ma")))) == [1, 2]


def test_a_date_range_tells_how_many_undated_ones_it_left_out(index: Index, article: Make) -> None:
    index.update(_dated(article), [], 1, anew=True)
    days = DateRange(date(2030, 1, 1), date(2030, 12, 31), "2030")
    found = _find(index, And((Word("oil"), days)), "newest")
    assert (list(found.keys), found.undated_left_out) == ([12, 10, 15], 2)


def test_no_phrase_reaches_from_one_text_to_the_next(index: Index, article: Make) -> None:
    index.update([(1, article("/1", authors=("Ana Dorrin", "Ivo Lang")))], [], 1, anew=True)
    assert _keys(index, Phrase("ana dorrin", "by")) == [1]
    assert not _keys(index, Phrase("dorrin ivo", "by"))
    assert not _keys(index, Phrase("dorrin ivo"))


def test_articles_are_found_by_the_names_that_others_know(index: Index, article: Make) -> None:
    index.update([(key, article(f"/{key}")) for key in (1, 2, 17)], [], 1, anew=True)
    asked: list[tuple[str, str, bool]] = []

    def keys(leaf: Any) -> list[int]:
        asked.append((leaf.field, leaf.text, isinstance(leaf, Prefix)))
        return {"Molnar": [17, 1, 99], "Mol": [1, 2, 17]}[leaf.text]

    assert list(index.find(Phrase("Molnar", "person"), "oldest", keys, lambda: False).keys) == [1, 17]
    assert list(index.find(Prefix("Mol", "person"), "oldest", keys, lambda: False).keys) == [1, 2, 17]
    assert asked == [("person", "Molnar", False), ("person", "Mol", True)]


@pytest.mark.parametrize("commits", [1, 3])
def test_days_and_years_are_counted_over_hits(index: Index, article: Make, commits: int) -> None:
    articles = [(key, article(f"/{key}", "", "", date(2030 + key % 2, 1, 1))) for key in range(12)]
    articles.append((12, article("/12")))
    for number in range(commits):
        index.update(articles[number::commits], [], number, anew=number == 0)
    index.update([(0, article("/0"))], [11], 9)
    hits = array("q", [5, 3, 1, 0, 11, 12, 999])
    assert index.count_published(hits, "year") == {None: 2, date(2031, 1, 1): 3}
    assert not index.count_published(array("q"), "day")


def test_an_update_takes_the_place_of_the_article_and_forgotten_ones_are_gone(index: Index, article: Make) -> None:
    index.update([(key, article(f"/{key}", "old")) for key in range(5)], [], 1, anew=True)
    index.update([(2, article("/2", "new")), (9, article("/9", "new"))], [4, 77], 2)
    assert sorted(_keys(index, Word("old"))) == [0, 1, 3]
    assert sorted(_keys(index, Or((Word("new"), Word("nowhere"))))) == [2, 9]
    assert sorted(_keys(index, Not(Word("new")))) == [0, 1, 3]
    assert index.change == 2


def test_the_last_of_several_versions_in_one_update_stays(index: Index, article: Make) -> None:
    index.update([(1, article("/1", title)) for title in ("one", "two", "three")], [], 1, anew=True)
    assert not _keys(index, Or((Word("one"), Word("two"))))
    assert _keys(index, Word("three")) == [1]


def test_anew_begins_with_nothing(index: Index, article: Make) -> None:
    index.update([(1, article("/1", "old"))], [], 5, anew=True)
    index.update([(2, article("/2", "old"))], [], 3, anew=True)
    assert (_keys(index, Word("old")), index.change) == ([2], 3)


def test_many_updates_leave_few_files_and_lose_nothing(index: Index, article: Make, tmp_path: Path) -> None:
    for key in range(40):
        index.update([(key, article(f"/{key}", f"number {key}", "every word"))], [key - 30], key, anew=key == 0)
        before = index.change, sorted(_keys(index, Phrase("every word")))
        while index.merge():
            pass
        assert (index.change, sorted(_keys(index, Phrase("every word")))) == before
    assert len(list((tmp_path / "index").iterdir())) <= 5 + 2
    assert sorted(_keys(index, Phrase("every word"))) == list(range(10, 40))
    assert _keys(index, Phrase("number 33")) == [33]
    index.verify()


def test_a_search_that_nobody_waits_for_is_given_up(index: Index, article: Make) -> None:
    index.update([(1, article("/1", "oil"))], [], 1, anew=True)
    with pytest.raises(SearchCancelled):
        index.find(Word("oil"), "relevance", _no_entities, lambda: True)


def test_an_update_that_fails_leaves_what_was_there(index: Index, article: Make, tmp_path: Path) -> None:
    index.update([(1, article("/1", "oil"))], [], 1, anew=True)
    before = sorted(file.name for file in (tmp_path / "index").iterdir())

    def broken() -> object:
        yield 2, article("/2", "oil")
        yield 2, article("/2", "oil")  # the same key again makes the first one a segment of its own
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.update(broken(), [1], 2)  # type: ignore[arg-type]  # it yields what is asked for
    assert sorted(file.name for file in (tmp_path / "index").iterdir()) == before
    assert (_keys(index, Word("oil")), index.change) == ([1], 1)


@pytest.mark.parametrize("commits", [1, 4, 9])
def test_outlets_and_authors_are_counted_over_hits(index: Index, article: Make, commits: int) -> None:
    outlets = [None, "Karst Wire", "Évening Post"]
    articles = [
        (key, article(f"/{key}", source=outlets[key % 3], authors=("Ana Dorrin", f"A {key % 2}")[: key % 4]))
        for key in range(12)
    ]
    for number in range(commits):
        index.update(articles[number::commits], [], number, anew=number == 0)
    index.update([(0, article("/0", source="Late Post"))], [11], 99)
    while index.merge():
        pass
    hits = array("q", [5, 3, 1, 0, 11, 12, 999, 2])
    assert index.count_labels("outlet", hits) == {"Karst Wire": 1, "Évening Post": 2, "Late Post": 1}
    assert index.count_labels("author", hits) == {"Ana Dorrin": 4, "A 0": 1, "A 1": 1}
    assert index.count_labels("outlet", array("q")) == {}
    index.verify()


def test_outlets_are_counted_where_every_article_has_one(index: Index, article: Make) -> None:
    index.update([(key, article(f"/{key}", source=f"Post {key % 2}")) for key in range(1, 9)], [], 1, anew=True)
    assert index.count_labels("outlet", array("q", [1, 2, 3, 77])) == {"Post 0": 1, "Post 1": 2}


def test_what_another_process_has_written_outlasts_the_commits_made_meanwhile(tmp_path: Path, article: Make) -> None:
    with closing(Index(tmp_path / "index")) as index, closing(Index(tmp_path / "index")) as other:
        index.update([(1, article("/1", "oil"))], [], 1, anew=True)
        written = list(other.write([(key, article(f"/{key}", "oil")) for key in (2, 3)]))
        index.update([(4, article("/4", "oil"))], [], 2)
        index.adopt(written, [], 4)
        assert sorted(_keys(index, Word("oil"))) == [1, 2, 3, 4]
        list(other.write([(5, article("/5", "oil"))]))
        index.discard()
        index.verify()
        assert {file.suffix for file in (tmp_path / "index").iterdir()} <= {".arrays", ".toc", ""}
        assert not (tmp_path / "index" / "written").exists()


def test_segments_are_joined_up_to_the_size_of_a_full_one(
    tmp_path: Path, article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.building._FLUSH_DOCUMENTS", 10)
    monkeypatch.setattr("index.search.writing.MOST_DOCUMENTS", 30)
    articles = [(key, article(f"/{key}", f"oil {key}")) for key in range(75)]
    with closing(Index(tmp_path / "index")) as index:
        written = list(index.write(articles, joined=True))
        assert [segment.size for segment in written] == [30, 30, 15]
        index.adopt(written, [], 75, anew=True)
        assert sorted(_keys(index, Word("oil"))) == list(range(75))
        assert _keys(index, Word("71")) == [71]
