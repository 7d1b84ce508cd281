"""Versions of an article: what its file said before, and what stands elsewhere of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import Library, UnknownArticle
from index.store import former
from tests.conftest import GRAIN
from tests.index.library.test_copies import prose, shown
from tests.older import make_older

Add = Callable[..., None]
LEAD = "The ferry to the outer islands stops at noon on Tuesday because of the storm, the company said."


@pytest.fixture
def add(library: Library, tmp_path: Path) -> Add:
    """Add records, each a file of its own, named by their ids."""

    def add(*records: dict[str, Any]) -> None:
        files = []
        for record in records:
            file = tmp_path / f"{record['id']}.jsonl"
            file.write_text(json.dumps({"source": "Karst Post"} | record) + "\n", "utf-8")
            files.append(file)
        library.add(files, processes=1)

    return add


def record(id: str, seed: int, day: int, **more: str) -> dict[str, Any]:
    return {"id": id, "title": f"Kelp {id}", "date": f"2031-01-{day:02}", "body": f"{LEAD}\n\n{prose(seed)}", **more}


def names(library: Library, title: str) -> list[str]:
    """Return the versions of the article with this title, by their titles and numbers."""
    (row,) = library.rows(library.search(f'title:"{title}" dup:any'), 0, 9)
    return [version.title + version.name.partition("@")[2] for version in library.versions(row.id)]


def id_of(library: Library, query: str) -> str:
    (row,) = library.rows(library.search(query), 0, 1)
    return row.id


def test_what_a_file_said_before_stays_when_it_changes(library: Library, pile: Path) -> None:
    id = id_of(library, "wheat")
    before = library.article(id)
    assert len(library.versions(id)) == 1
    assert library.difference(id) is None
    for week in ("fourth", "fifth"):
        (pile / "grain.txt").write_text(GRAIN.replace("third week", f"{week} week"), "utf-8")
        assert library.add([pile], processes=1).changed == 1
    versions = library.versions(id)
    assert [(version.name, version.title[-11:], version.newest) for version in versions] == [
        (id, " fifth week", True),
        (f"{id}@2", "fourth week", False),
        (f"{id}@1", " third week", False),
    ]
    assert versions[0].until is None and versions[1].until and versions[2].until
    assert library.version(f"{id}@1") == before
    assert library.version(id) == library.article(id)
    older, newer, passages = library.difference(id) or ("", "", ())
    assert (older, newer) == (f"{id}@2", id)
    assert [(each.field, each.kind) for each in passages] == [("title", "changed")]
    assert [(each.kind, each.text) for each in passages[0].pieces] == [
        ("same", "Grain prices fall for a "),
        ("gone", "fourth"),
        ("new", "fifth"),
        ("same", " week"),
    ]
    assert (library.difference(f"{id}@1") or ())[:2] == (f"{id}@1", f"{id}@2")
    assert (library.difference(id, f"{id}@1") or ())[:2] == (f"{id}@1", id)
    for name in (f"{id}@3", f"{id}@x", f"{id}@", "nosuch", "nosuch@1"):
        with pytest.raises(UnknownArticle):
            library.version(name) if name != f"{id}@" else library.version(f"{id}@0")
    library.forget([id])
    library.add([pile], processes=1)
    assert len(library.versions(id)) == 1


def test_a_file_that_is_only_read_otherwise_has_no_other_version(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "dump.jsonl"
    file.write_text(json.dumps({"title": "Kelp", "text": "Kelp text", "lang2": "x", "b": "Kelp body"}) + "\n", "utf-8")
    library.add([file], processes=1)
    library.add([file], processes=1, mapping={"body": "b"})
    assert [version.until for version in library.versions(id_of(library, "kelp"))] == [None]


def test_a_text_that_a_person_corrected_is_kept_as_it_was_read(library: Library, pile: Path) -> None:
    id = id_of(library, "wheat")
    library.correct(library.key(id), {"title": "Mine"})
    (pile / "grain.txt").write_text(GRAIN.replace("third week", "fourth week"), "utf-8")
    library.add([pile], processes=1)
    assert library.version(f"{id}@1").title == "Grain prices fall for a third week"
    assert library.version(id).title == "Grain prices fall for a fourth week"
    assert library.article(id).title == "Mine"
    (pile / "grain.txt").write_text(GRAIN.replace("third week", "fourth week") + "\n\n", "utf-8")
    library.add([pile], processes=1)
    assert len(library.versions(id)) == 2


def test_of_many_former_texts_the_first_and_the_latest_stay(
    library: Library, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former, "_MOST", 3)
    id = id_of(library, "wheat")
    for week in range(6):
        (pile / "grain.txt").write_text(GRAIN.replace("third week", f"week {week}"), "utf-8")
        library.add([pile], processes=1)
    assert [version.name for version in library.versions(id)] == [id, f"{id}@6", f"{id}@5", f"{id}@1"]
    monkeypatch.setattr(former, "_BYTES", 10)
    (pile / "grain.txt").write_text(GRAIN.replace("third week", "week 7"), "utf-8")
    library.add([pile], processes=1)
    assert [version.name for version in library.versions(id)] == [id, f"{id}@7"]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_articles_of_one_address_are_versions_and_the_newest_stands(
    library: Library, add: Add, together: bool, order: tuple[str, str]
) -> None:
    records = {
        "old": record("old", 1, 3, url="http://www.post.example/a/1?utm_source=x"),
        "new": record("new", 2, 3, url="https://post.example/a/1/", updated="2031-01-04T09:00:00+01:00"),
    }
    for batch in [order] if together else [[name] for name in order]:
        add(*(records[name] for name in batch))
    assert names(library, "Kelp old") == names(library, "Kelp new") == ["Kelp new", "Kelp old"]
    for sort in ("newest", "oldest"):
        everything = library.search("", sort=sort)  # type: ignore[arg-type]
        (row,) = (row for row in library.rows(everything, 0, 99) if row.title.startswith("Kelp"))
        assert (row.title, row.duplicates, everything.total) == ("Kelp new", 1, 9)
    assert sorted(shown(library, "kelp dup:any")) == ["new", "old"]
    library.forget([id_of(library, 'title:"kelp new" dup:any')])
    assert names(library, "Kelp old") == ["Kelp old"]
    assert [row.title for row in library.rows(library.search(""), 0, 99) if "Kelp" in row.title] == ["Kelp old"]


def test_a_search_shows_the_newest_version_that_it_finds(library: Library, add: Add) -> None:
    url = "https://post.example/a/1"
    add(
        record("old", 1, 3, url=url, body=f"{LEAD}\n\n{prose(1, 80)} bellows bellows bellows sluice"),
        record("mid", 2, 4, url=url, body=f"{LEAD}\n\n{prose(2)} bellows sluice"),
        record("new", 3, 5, url=url, body=f"{LEAD}\n\n{prose(3)} bellows"),
    )
    assert shown(library, "bellows") == ["new"]
    assert shown(library, "sluice") == ["mid"]
    assert shown(library, "bellows sort:oldest") == ["new"]
    assert library.search("bellows").folded == 2


def test_articles_of_one_outlet_with_near_identical_heads_are_versions(library: Library, add: Add) -> None:
    words = prose(1).split()
    half, other = " ".join(words[:150]), prose(2)
    add(
        record("a", 0, 3, title="Ferry stops at noon in the storm", body=f"{LEAD}\n\n{half} {other}"),
        record("b", 0, 4, title="Ferry stops at noon in heavy storm", body=f"{LEAD}\n\n{half} {prose(3)} {prose(4)}"),
    )
    assert names(library, "ferry stops at noon in heavy storm") == [
        "Ferry stops at noon in heavy storm",
        "Ferry stops at noon in the storm",
    ]


def test_what_only_looks_alike_is_no_version(library: Library, add: Add) -> None:
    half = prose(9, 150)
    add(
        record("a", 1, 3, title="The weather in the harbour today"),  # a column: another text under the same head
        record("b", 2, 4, title="The weather in the harbour today"),
        record("c", 3, 5, url="https://front.example/", body=prose(3)),  # the address of a whole site
        record("d", 4, 6, url="https://front.example", body=prose(4)),
        record("e", 5, 7, title="Grain falls", url="https://x.example/list", body=prose(5)),  # nothing in common
        record("f", 6, 8, title="Storm rises", url="https://x.example/list", body=prose(6)),
        record("g", 7, 9, title="Pilots strike again now", source="One", body=f"{LEAD}\n\n{half} {prose(7)}"),
        record("h", 8, 9, title="Pilots strike again now", source="Two", body=f"{LEAD}\n\n{half} {prose(8)}"),
        record("i", 1, 1, title="Mussels are eaten raw", body=f"{LEAD}\n\n{half} {prose(11)} {prose(13)}"),
        record("j", 2, 30, title="Mussels are eaten raw", body=f"{LEAD}\n\n{half} {prose(12)} {prose(14)}"),
    )
    everything = library.search("dup:any")
    rows = library.rows(everything, 0, 99)
    assert [row.title for row in rows if len(library.versions(row.id)) > 1] == []


def test_the_same_text_at_one_address_is_a_copy_and_no_version(library: Library, add: Add) -> None:
    one, two = record("a", 1, 3, url="https://post.example/1"), record("b", 1, 3, url="https://post.example/1")
    two["title"] = one["title"]
    add(one, two)
    (row,) = library.rows(library.search("kelp"), 0, 9)
    assert row.duplicates == 1
    assert len(library.versions(row.id)) == 1


def test_an_address_shared_by_very_many_is_no_articles_own(library: Library, add: Add) -> None:
    add(*(record(f"x{number}", number, 3, url="https://post.example/live") for number in range(30)))
    (row, *_) = library.rows(library.search("kelp dup:any"), 0, 30)
    assert len(library.versions(row.id)) == 1


def test_an_address_that_a_person_corrects_links_and_parts(library: Library, add: Add) -> None:
    add(record("a", 1, 3, url="https://post.example/1"), record("b", 2, 4, url="https://post.example/2"))
    assert names(library, "Kelp a") == ["Kelp a"]
    key = library.key(id_of(library, 'title:"kelp b"'))
    library.correct(key, {"url": "https://post.example/1"})
    assert names(library, "Kelp a") == ["Kelp b", "Kelp a"]
    assert shown(library, "kelp") == ["b"]
    library.undo()
    assert names(library, "Kelp a") == ["Kelp a"]
    assert shown(library, "kelp") == ["b", "a"]


def test_versions_are_carried_into_a_newer_library(library: Library, add: Add) -> None:
    add(record("a", 1, 3, url="https://post.example/1"), record("b", 2, 4, url="https://post.example/1"))
    add(record("b", 3, 4, url="https://post.example/1"))
    before = names(library, "Kelp a")
    assert before == ["Kelp b", "Kelp b1", "Kelp a"]
    library.close()
    make_older(library.path)
    with Library.open(library.path) as again:
        again.catch_up()
        assert names(again, "Kelp a") == before
        assert shown(again, "kelp") == ["b"]


def test_three_versions_stay_together_when_the_middle_one_changes_and_goes(library: Library, add: Add) -> None:
    add(*(record(name, seed, seed, url="https://post.example/1") for seed, name in enumerate("abc", 1)))
    add(record("b", 9, 2, url="https://post.example/1"))
    assert names(library, "Kelp a") == ["Kelp c", "Kelp b", "Kelp b1", "Kelp a"]
    add(record("b", 9, 2, url="https://post.example/2", title="Mussels", body=prose(20)))
    assert names(library, "Kelp a") == ["Kelp c", "Kelp a"]
    assert names(library, "Mussels")[0] == "Mussels"
    assert library.check() == []
