"""Ways for a query to go on, and what was meant by one that finds next to nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import Library, Results, SearchCancelled, Suggestion
from index.library.correcting import corrected
from index.query import Word
from index.search.suggesting import Alternative
from tests.piles import write_rows

PEOPLE = ["Irena Molnar", "Irena Molnar", "Tomas Rehn", "Moira Feld", "Irena Molnar"]
SOURCES = ["Karst Wire", "Karst Wire", "Harbour Post", "The Karst", "Wire “Nord”"]
TEXT = (
    "The minister {person} spoke of the ceasefire on Monday. {person} said that the harbour would open.\n\n"
    "Traders in Kaldera, said {person}, sold barley number {number}."
)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("suggesting")
    rows = [
        {
            "id": f"s{number}",
            "title": f"Harbour {'talks' if number % 2 else 'closed'}",
            "source": source,
            "body": TEXT.format(person=person, number=number * 7),
        }
        for number, (person, source) in enumerate(zip(PEOPLE, SOURCES, strict=True))
    ]
    write_rows(folder / "rows.jsonl", rows)
    with Library.open(folder / "library", create=True) as library:
        library.add([folder / "rows.jsonl"], processes=1)
        yield library


def ways(library: Library, text: str, kind: str = "") -> list[tuple[str, int | None]]:
    return [(item.within(text), item.count) for item in library.suggest(text) if kind in ("", item.kind)]


def test_a_word_goes_on_with_the_case_that_was_typed(stories: Library) -> None:
    assert ways(stories, "ceas", "word") == [("ceasefire", 5)]
    assert ways(stories, "barley -Ceas", "word") == [("barley -Ceasefire", 5)]
    assert ways(stories, "CEAS", "word") == [("CEASEFIRE", 5)]


def test_a_name_is_offered_by_any_of_its_words_and_put_in_quotation_marks(stories: Library) -> None:
    assert ways(stories, "person:mo") == [('person:"Irena Molnar"', 3), ('person:"Moira Feld"', 1)]
    assert ways(stories, 'barley person:"irena mo') == [('barley person:"Irena Molnar"', 3)]
    assert ways(stories, "molna", "person") == [('person:"Irena Molnar"', 3)]
    assert ways(stories, "org:mo") == []


def test_what_finds_nothing_beside_the_rest_is_not_offered(stories: Library) -> None:
    assert ways(stories, 'source:"Harbour Post" person:r') == [('source:"Harbour Post" person:"Tomas Rehn"', 1)]
    assert ways(stories, 'source:"Harbour Post" person:mo') == []
    assert ways(stories, "xylophone ceas") == []
    assert ways(stories, "xylophone OR ceas", "word") == [("xylophone OR ceasefire", 5)]


def test_every_count_is_what_the_query_then_finds(stories: Library) -> None:
    texts = ["ha", "harb", "title:ta", "barley kal", "person:", "source:", "person:i", "closed th", '"would o', "wir"]
    for text in texts:
        for item in stories.suggest(text, limit=20):
            if item.count is not None:
                found = stories.search(f"{item.within(text)} dup:any")
                assert found.total == item.count > 0, (text, item)


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_it_is_the_same_whether_few_names_are_kept_or_many(
    stories: Library, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    texts = [f"{field}:{begun}" for field in ("person", "place", "entity") for begun in ("", "m", "mol", "i", "k", "r")]
    texts += ["mol", "kal", 'person:"irena mo', 'person:"mo', "barley person:mo"]
    expected = [stories.suggest(text) for text in texts]
    monkeypatch.setattr("index.library.begun._FOREMOST", most)
    with Library.open(stories.path) as again:
        assert [again.suggest(text) for text in texts] == expected


def test_what_a_person_decides_of_a_name_is_offered_at_once(stories: Library, tmp_path: Path) -> None:
    shutil.copytree(stories.path, tmp_path / "library")
    with Library.open(tmp_path / "library") as library, Library.open(tmp_path / "library") as other:
        assert ways(library, "person:rehn") == [('person:"Tomas Rehn"', 1)]
        key = other.entity_called("Tomas Rehn").key
        other.rename_entity(key, "The Tenor")
        assert ways(library, "person:rehn") == [('person:"The Tenor"', 1)]
        for begun in ("person:ten", "person:the", 'person:"the ten', "teno"):
            assert ways(library, begun, "person") == [(f'{begun[: begun.find(":") + 1] or "person:"}"The Tenor"', 1)]
        finds = ["person:tenor", "person:ten*", 'person:"the tenor"', "person:the-ten*", "person:ten"]
        assert [library.search(query).total for query in finds] == [1, 1, 1, 1, 0]
        library.hide_entity(key)
        assert ways(library, "person:rehn") == []
        other.hide_entity(key, False)
        other.merge_entities(key, other.entity_called("Moira Feld").key)
        library.refresh()
        assert ways(library, "person:rehn") == [('person:"Moira Feld"', 2)]


def test_outlets_are_offered_by_any_word_of_theirs_the_largest_first(stories: Library) -> None:
    assert ways(stories, "source:") == [
        ('source:"Karst Wire"', 2),
        ('source:"Harbour Post"', 1),
        ('source:"The Karst"', 1),
        ('source:"Wire “Nord”"', 1),
    ]
    assert ways(stories, "source:kar")[0] == ('source:"Karst Wire"', 2)
    assert [query for query, _ in ways(stories, "source:nor")] == ['source:"Wire “Nord”"']
    assert ways(stories, 'source:"harbour p') == [('source:"Harbour Post"', 1)]


def test_fields_and_their_values_are_offered(stories: Library) -> None:
    assert [query for query, _ in ways(stories, "harbour aut", "field")] == ["harbour by:"]
    assert ways(stories, "sort")[0] == ("sort:", None)
    assert ways(stories, "is:")[:3] == [("is:read", None), ("is:unread", None), ("is:starred", None)]
    assert ways(stories, "date:last-w") == [("date:last-week", None)]


def test_in_the_middle_of_a_query_only_what_is_typed_gives_way(stories: Library) -> None:
    text = "barley harb talks"
    item = stories.suggest(text, cursor=11)[0]
    assert (item.within(text), item.start, item.end) == ("barley harbour talks", 7, 11)
    assert stories.suggest(text, cursor=7) == ()


def test_queries_asked_before_that_begin_so_are_offered(stories: Library) -> None:
    earlier = ["harbour talks", "Harbour post", "grain", "harbour talks"]
    found = stories.suggest("", earlier=earlier)
    assert [item.within("") for item in found] == ["harbour talks", "Harbour post", "grain"]
    assert stories.suggest("gr", earlier=earlier)[-1] == Suggestion("grain", "query", "grain", 0, 2)
    assert not [item for item in stories.suggest("grain", earlier=earlier) if item.kind == "query"]
    assert not [item for item in stories.suggest("gr x", 2, earlier=earlier) if item.kind == "query"]


def test_no_more_are_offered_than_asked_for(stories: Library) -> None:
    for limit in (1, 2, 3, 8):
        for text in ("ha", "harb", "kar", "s", "source:"):
            assert len(stories.suggest(text, limit=limit, earlier=["harbours", "sort"])) <= limit


def test_nobody_who_waits_no_more_is_answered(stories: Library) -> None:
    with pytest.raises(SearchCancelled):
        stories.suggest("harbour ceas", cancelled=lambda: True)


def test_without_an_index_only_fields_and_outlets_are_offered(stories: Library, tmp_path: Path) -> None:
    shutil.copytree(stories.path, tmp_path / "library")
    shutil.rmtree(tmp_path / "library" / "index")
    with Library.open(tmp_path / "library") as library:
        assert ways(library, "person:mo") == []
        assert ways(library, "ceas") == []
        assert ways(library, "source:ka")[0] == ('source:"Karst Wire"', 2)
        assert ways(library, "aut") == [("by:", None)]
        assert library.did_you_mean("ceasfire", library.search("ceasfire")) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ceasfire", "ceasefire"),
        ("Ceasfire -grain", "Ceasefire -grain"),
        ("ceasfire barlex", "ceasefire barley"),
        ("barley cease", "barley cease*"),
        ("ceasefire ha", "ceasefire ha*"),
        ("=cease", None),
        ('"the ceasfire on"', '"the ceasefire on"'),
        ("person:Molnra", "person:Molnar"),
        ("title:harbuor", "title:harbour"),
        ("harbour", None),
        ("xylophone", None),
        ("ceasfire xylophone", None),
        ("reh", "reh*"),
        ("hrb", None),
        ("teasefire", None),
        ("-harbour", None),
        ("*", None),
        ("ceasefire OR harbour OR barl", None),
    ],
)
def test_a_misspelt_query_is_put_right_where_that_finds_clearly_more(
    stories: Library, text: str, meant: str | None
) -> None:
    assert stories.did_you_mean(text, stories.search(text)) == meant


def test_many_hits_of_a_whole_word_say_that_far_more_words_begin_so(tmp_path: Path) -> None:
    bodies = [*["The PRI won."] * 3, *["The price of oil fell."] * 16, *["The private price."] * 3]
    file = tmp_path / "pile.jsonl"
    rows = ({"id": str(at), "title": f"Row {at}", "body": f"{body} Row {at}."} for at, body in enumerate(bodies))
    write_rows(file, rows)
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([file], processes=1)
        assert library.search("pri dup:any").total == 3
        assert library.did_you_mean("dup:any pri", library.search("dup:any pri")) == "dup:any pri*"
        assert library.did_you_mean("dup:any pri*", library.search("dup:any pri*")) is None
        assert library.did_you_mean("dup:any price", library.search("dup:any price")) is None
        begun = library.search("dup:any pri", typing=True)
        assert library.did_you_mean("dup:any pri", begun, typing=True) is None


def test_the_articles_of_an_entity_are_counted_as_they_come_and_go(stories: Library, tmp_path: Path) -> None:
    shutil.copytree(stories.path, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        rows = library.rows(library.search('person:"Irena Molnar" dup:any'), 0, 9)
        library.forget([rows[0].id])
        assert ways(library, "person:iren") == [('person:"Irena Molnar"', 2)]
        library.forget([row.id for row in rows[1:]])
        assert ways(library, "person:iren") == []


def test_a_list_of_everything_needs_no_index_to_be_no_slip(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty", create=True) as library:
        assert library.did_you_mean("", library.search("")) is None
        assert library._opened is None


class Spelt:
    """An index in which `articles` have the word that is asked, and `others` one that is spelt nearly so."""

    def __init__(self, articles: int, others: int) -> None:
        self.articles, self.others = articles, others

    def suggest(self, ask: Callable[["Spelt"], object]) -> object:
        return ask(self)

    def count_each(self, *asked: object) -> list[int]:
        return [self.articles]

    def alternatives(self, *asked: object) -> list[Alternative]:
        return [Alternative("ceasefire", 1, self.others)]


@pytest.mark.parametrize(
    ("articles", "others", "is_slip"),
    [
        (0, 1, True),
        (2, 10, False),
        (2, 11, True),
        (3, 300, False),
        (3, 301, True),
        (50, 5_001, True),
        (51, 9_999, False),
    ],
)
def test_a_slip_that_many_make_is_one_beside_a_word_that_by_far_more_have(
    articles: int, others: int, is_slip: bool
) -> None:
    found = Results("ceasfire", Word("ceasfire"), 0, (), "relevance")
    counts = {"ceasefire": 6, "ceasfire*": 0}
    meant = corrected(Spelt(articles, others), "ceasfire", found, counts.__getitem__)  # type: ignore[arg-type]
    assert meant == ("ceasefire" if is_slip else None)
