import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import seeds
from index import Library, Sort
from tests.piles import write_rows

WORDS = [first + middle + last for first in "bdfgklmnprst" for middle in "aeiou" for last in "lmnrst"]
Add = Callable[..., None]


def prose(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


@pytest.fixture
def add(library: Library, tmp_path: Path) -> Add:
    """Write articles, (id, body, day of 2031-01) each, to a file of their own and add them."""

    def add(*articles: tuple[str, str, int]) -> None:
        files = []
        for id, body, day in articles:
            record = {
                "id": id,
                "title": f"Kelp {id}",
                "date": f"2031-01-{day:02}",
                "body": body,
                "source": f"{id} Post",
            }
            file = tmp_path / f"{id}.jsonl"
            file.write_text(json.dumps(record) + "\n", "utf-8")
            files.append(file)
        library.add(files, processes=1)

    return add


def stories(library: Library) -> dict[str, int]:
    """Return how many copies each article has that has some."""
    rows = library.rows(library.search("dup:only"), 0, 99)
    return {row.title.removeprefix("Kelp "): row.duplicates for row in rows}


def shown(library: Library, query: str, sort: Sort = "newest") -> list[str]:
    results = library.search(query, sort=sort)
    rows = library.rows(results, 0, 99)
    assert len(rows) == results.total
    return [row.title.removeprefix("Kelp ") for row in rows]


def test_with_its_copies_an_article_is_all_that_tell_its_story(library: Library, add: Add) -> None:
    text = prose(1)
    add(("one", text, 1), ("two", text, 2), ("three", text, 3), ("other", prose(2), 4))
    keys = {name: library.key(id_of(library, name)) for name in ("one", "two", "three", "other")}
    story = [keys[name] for name in ("one", "two", "three")]
    assert library.with_copies([keys["other"]]) == [keys["other"]]
    found = library.with_copies([keys["two"], keys["other"]])
    assert found[:2] == [keys["two"], keys["other"]] and sorted(found) == sorted([*story, keys["other"]])
    assert library.with_copies([]) == []


def test_copies_of_one_article_are_listed_with_it(library: Library, add: Add) -> None:
    text = prose(1)
    add(("one", text, 1), ("two", text, 2), ("three", text, 3), ("other", prose(2), 4))
    assert shown(library, "Kelp") == ["other", "three"]
    assert shown(library, f"copies:{id_of(library, 'two')}") == ["three", "two", "one"]
    assert shown(library, f"copies:{id_of(library, 'other')}") == ["other"]
    assert shown(library, f"title:two copies:{id_of(library, 'one')}") == ["two"]
    assert shown(library, "copies:nosuch") == []


def id_of(library: Library, name: str) -> str:
    (row,) = library.rows(library.search(f'title:"Kelp {name}" dup:any'), 0, 9)
    return row.id


def test_a_copy_a_cut_and_another_story(library: Library, add: Add) -> None:
    add(("a", prose(1), 3), ("b", prose(1), 5), ("c", cut(prose(1), 0.6), 4), ("d", prose(2), 6))
    assert stories(library) == {"a": 2, "b": 2, "c": 2}
    assert shown(library, "kelp") == ["d", "b"]
    assert shown(library, "kelp", "oldest") == ["a", "d"]
    assert shown(library, "kelp dup:any") == ["d", "b", "c", "a"]
    every = library.search("kelp dup:any", sort="newest")
    assert [library.position(every, row.key) for row in library.rows(every, 0, 9)] == [0, 1, 2, 3], "each has a row"
    assert shown(library, "kelp -dup:only") == ["d"]
    results = library.search("kelp")
    assert (results.total, results.folded) == (2, 2)


def test_a_list_of_all_articles_is_folded_as_well(library: Library, add: Add) -> None:
    add(("a", prose(1), 3), ("b", prose(1), 5), ("d", prose(2), 6))
    everything = library.search("")
    assert (everything.total, everything.folded, library.count()) == (10, 1, 11)
    for sort, stands in (("newest", "b"), ("oldest", "a")):
        results = library.search("", sort=sort)
        rows = library.rows(results, 0, 99)
        assert len(rows) == results.total
        (row,) = (row for row in rows if row.duplicates)
        assert row.title == f"Kelp {stands}"
        place = rows.index(row)
        for name in "ab":
            assert library.position(results, library.key(id_of(library, name))) == place
        for place, row in enumerate(rows):
            assert library.position(results, row.key) == place


def test_the_copy_that_matches_keeps_the_row(library: Library, add: Add) -> None:
    add(("a", prose(1) + " zebra", 3), ("b", prose(1), 5))
    results = library.search("zebra")
    (row,) = library.rows(results, 0, 9)
    assert (row.title, row.duplicates, results.folded) == ("Kelp a", 1, 0)
    assert library.position(results, library.key(id_of(library, "b"))) == 0
    (copy,) = library.read(row.key, results).copies
    assert (copy.title, copy.source) == ("Kelp b", "b Post")


@pytest.mark.parametrize("together", [True, False])
def test_a_long_version_joins_two_halves_in_whatever_order_they_come(
    library: Library, add: Add, together: bool
) -> None:
    words = prose(1, 600).split()
    articles = [
        ("first", " ".join(words[:400]), 3),
        ("last", " ".join(words[250:]), 4),
        ("whole", " ".join(words), 5),
    ]
    for batch in [articles] if together else [[article] for article in articles]:
        add(*batch)
    assert stories(library) == {"first": 2, "last": 2, "whole": 2}
    library.forget([id_of(library, "whole")])
    assert stories(library) == {}


def test_a_changed_article_leaves_its_story_and_joins_another(library: Library, add: Add) -> None:
    add(("a", prose(1), 3), ("b", prose(1), 5), ("c", prose(1), 6), ("d", prose(2), 7))
    add(("c", prose(2), 6))
    assert stories(library) == {"a": 1, "b": 1, "c": 1, "d": 1}
    assert shown(library, "kelp") == ["d", "b"]
    add(("c", prose(3), 6), ("d", prose(1), 7))
    assert stories(library) == {"a": 2, "b": 2, "d": 2}


def test_a_changed_date_changes_which_copy_comes_first(library: Library, add: Add) -> None:
    add(("a", prose(1), 3), ("b", prose(1), 5))
    add(("a", prose(1), 9))
    assert [row.title for row in library.rows(library.search(""), 0, 99) if row.duplicates] == ["Kelp a"]


def test_forgetting_a_copy_leaves_the_others_together(library: Library, add: Add) -> None:
    add(*((f"x{number}", prose(1), number + 1) for number in range(6)))
    library.forget([id_of(library, "x0"), id_of(library, "x1")])
    assert stories(library) == {"x2": 3, "x3": 3, "x4": 3, "x5": 3}
    library.forget([id_of(library, name) for name in ("x3", "x4", "x5")])
    assert stories(library) == {}
    assert shown(library, "kelp") == ["x2"]


def test_a_story_of_very_many_copies_stays_one(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    rows = ({"id": f"m{number}", "title": f"Kelp {number}", "body": prose(1)} for number in range(150))
    write_rows(file, rows)
    library.add([file], processes=1)
    (row,) = library.rows(library.search("kelp"), 0, 9)
    assert row.duplicates == 149
    gone = library.rows(library.search("kelp dup:any"), 0, 149)[:100]
    library.forget(row.id for row in gone)
    (row,) = library.rows(library.search("kelp"), 0, 9)
    assert row.duplicates == 49


def test_another_process_sees_new_copies_after_a_refresh(library: Library, add: Add) -> None:
    add(("a", prose(1), 3))
    with Library.open(library.path) as other:
        assert shown(other, "kelp") == ["a"]
        add(("b", prose(1), 5))
        other.refresh()
        assert shown(other, "kelp") == ["b"]


def test_scores_stay_with_their_rows(library: Library, add: Add) -> None:
    add(("a", prose(1) + " zebra", 3), ("b", prose(1) + " zebra zebra zebra", 5), ("c", "zebra " + prose(2), 6))
    whole, folded = library.search("zebra dup:any zebra"), library.search("zebra")
    scores = dict(zip(whole.keys or (), whole.scores, strict=True))
    assert len(folded.scores) == folded.total == 2
    assert list(folded.scores) == sorted(folded.scores, reverse=True)
    assert (folded.keys or ())[0] == max(scores, key=lambda key: scores[key])


def test_the_sample_collection_holds_reprints(tmp_path: Path) -> None:
    with Library.open(tmp_path / "sample", create=True) as sample:
        sample.add([Path(seeds.__file__).parent])
        rows = sample.rows(sample.search("dup:only"), 0, 99)
        names = {frozenset(Path(copy.path).name for copy in (row, *sample.copies(row.key))) for row in rows}
    assert names == {
        frozenset({"clip_0023.txt", "evening post ceasefire delay.txt"}),
        frozenset({"2031-02-12-vesna-courier-envoys-trade-drafts.txt", "clip_0029.txt"}),
    }
