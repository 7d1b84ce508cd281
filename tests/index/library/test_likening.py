"""More like this, and why this hit, over a whole library."""

from pathlib import Path

import pytest

from index import Library, LibraryError, Results
from tests.piles import write_rows

GATE = [
    {
        "id": "gate",
        "title": "Tide gate at Pell Sound sticks for the third time",
        "date": "2032-05-04",
        "source": "Marrowby Courier",
        "body": "The tide gate at Pell Sound stuck half open on Monday, said Ilse Varga, the harbour engineer. "
        "Varga told the council that a new hinge had been ordered from the Brandt Foundry.",
    },
    {
        "id": "hinge",
        "title": "Foundry ships the hinge",
        "date": "2032-05-11",
        "source": "Pell Wire",
        "body": "The Brandt Foundry put a hinge of four tonnes on a barge for Marrowby on Saturday. "
        "Ilse Varga will wait for it at the quay. The tide gate at Pell Sound stays shut until then.",
    },
]


@pytest.fixture
def library(library: Library, tmp_path: Path) -> Library:
    file = tmp_path / "gate.jsonl"
    copy = GATE[0] | {"id": "copy", "source": "Pell Wire", "date": "2032-05-05"}
    write_rows(file, [*GATE, copy])
    library.add([file], processes=1)
    return library


def keys(library: Library, query: str) -> list[int]:
    return [row.key for row in library.rows(library.search(query), 0, 99)]


def titles(library: Library, results: Results) -> list[str]:
    return [row.title for row in library.rows(results, 0, 99)]


def test_the_article_about_the_same_event_comes_first_and_no_copy(library: Library) -> None:
    for key in keys(library, "title:gate dup:any"):
        results = library.similar(key)
        assert titles(library, results)[0] == "Foundry ships the hinge"
        assert "Tide gate at Pell Sound sticks for the third time" not in titles(library, results)
        assert results.notices == (f"{results.query} is “Tide gate at Pell Sound sticks for the third time”",)
        assert list(results.scores) == sorted(results.scores, reverse=True)
        assert library.similar(key, limit=0).total == results.total
    (key,) = keys(library, "title:hinge")
    assert titles(library, library.similar(key))[0] == "Tide gate at Pell Sound sticks for the third time"


def test_like_is_a_condition_as_any_other(library: Library) -> None:
    id = library.rows(library.search("title:hinge"), 0, 1)[0].id
    assert library.search(f"like:{id}").total >= 1
    assert titles(library, library.search(f"like:{id[:7].upper()} source:courier dup:any")) == [
        "Tide gate at Pell Sound sticks for the third time"
    ]
    assert not any("gate" in title for title in titles(library, library.search(f"like:{id} -gate")))
    newest = library.search(f"like:{id} OR title:pilots", sort="newest")
    assert "Harbour pilots call off their strike" in titles(library, newest)
    assert library.search(library.search(f"like:{id}").query).total == library.search(f"like:{id}").total


def test_an_id_that_names_no_article_or_several_is_said(library: Library, tmp_path: Path) -> None:
    rows = tmp_path / "many.jsonl"  # more than there are first letters of an id
    rows.write_text("".join(f'{{"id": "{number}", "title": "Number {number}", "body": "x"}}\n' for number in range(17)))
    library.add([rows], processes=1)
    assert library.search("like:zz").notices == ("like:zz finds nothing: no article has this id",)
    assert library.search("like:zz").total == 0
    several = {id[:1] for id in (row.id for row in library.rows(library.search("*"), 0, 99))}
    first = next(
        letter for letter in sorted(several) if len(library.rows(library.search(f"id:{letter} dup:any"), 0, 9)) > 1
    )
    assert library.search(f"like:{first}").notices == (
        f"like:{first} finds nothing: more than one article has an id that begins so",
    )


def test_a_hit_is_explained_and_so_is_a_copy_that_has_no_row(library: Library) -> None:
    results = library.search("gate hinge date:2032")
    assert results.folded == 1
    every = keys(library, "title:gate dup:any")
    for key in every:
        explanation = library.explain(results, key)
        assert explanation
        told = {(reason.query, reason.field): reason.times for reason in explanation.reasons}
        assert told == {
            ("gate", "title"): 1, ("gate", "body"): 1, ("hinge", "body"): 1, ("date:2032", None): 0,
        }  # fmt: skip
    score = dict(zip(results.keys or (), results.scores, strict=True))
    (best,) = set(every) & score.keys()
    explained = library.explain(results, best)
    assert explained and explained.score == pytest.approx(score[best], abs=max(score.values()) / 30_000)


def test_what_is_no_hit_has_no_explanation_and_everything_has_an_empty_one(library: Library) -> None:
    (pilots,) = keys(library, "title:pilots")
    assert library.explain(library.search("gate"), pilots) is None
    everything = library.explain(library.search("*"), pilots)
    assert everything and not everything.reasons and everything.score is None


def test_conditions_alone_are_told(library: Library) -> None:
    (pilots,) = keys(library, "title:pilots")
    explanation = library.explain(library.search("type:text date:2031 -grain"), pilots)
    assert explanation
    assert [(reason.query, reason.field) for reason in explanation.reasons] == [
        ("type:text", None),
        ("date:2031", None),
        ("-grain", None),
    ]


def test_without_an_index_there_is_no_explanation(library: Library) -> None:
    results = library.search("gate")
    for file in (library.path / "index").iterdir():
        file.unlink()
    with Library.open(library.path) as other, pytest.raises(LibraryError, match="rebuild"):
        other.explain(results, 1)


def test_of_an_article_that_the_index_does_not_know_as_it_is_the_snippet_is_the_beginning(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    results = library.search("hinge")
    (before,) = (hit for hit in library.hits(results, 0, 9) if hit.row.title.startswith("Foundry"))
    assert [before.snippet[low:high] for low, high in before.highlights] == ["hinge"]
    changed = GATE[1] | {"body": "Nothing more was heard of it. " * 4 + "The hinge was lost."}
    monkeypatch.setattr("index.library.following.bring_up_to_date", lambda *rest: None)
    write_rows(tmp_path / "gate.jsonl", [GATE[0], changed])
    library.add([tmp_path / "gate.jsonl"], processes=1)
    (hit,) = (hit for hit in library.hits(results, 0, 9) if hit.row.title.startswith("Foundry"))
    assert hit.snippet.startswith("Nothing more was heard of it.")
    assert not hit.highlights
    assert hit.score == before.score
    everything = library.hits(library.search("*"), 0, 99)
    assert all(not hit.highlights for hit in everything)
