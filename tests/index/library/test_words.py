"""What words, forms, spellings and places of words find, and that what is found is marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from index.analysis import tokens
from tests.piles import write_rows

TEXTS = {
    "forms": "The ceasefires held. He talked of trading while talks went on.",
    "one": "A ceasefire and a talk about the rate of trade.",
    "pronoun": "They told us who it was, and let us go.",
    "country": "The US told the WHO that U.S. troops were off.",
    "shouted": "LET US GO HOME",
    "near": "alpha one two three bravo one two charlie",
    "reprint": "bravo of alpha, and then a very long way of many words until delta comes, with echo",
    "names": "Hamas spoke of the Harris plan; United Nations news.",
    "places": "Hama and Harry are new; the unit planes.",
    "typo": "Kaldera wrote of Kaledra, of Kalder and of Kxlderx.",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("words")
    rows = ({"id": name, "title": f"T {name}", "body": body} for name, body in TEXTS.items())
    write_rows(folder / "texts.jsonl", rows)
    with Library.open(folder / "library", create=True) as library:
        library.add([folder / "texts.jsonl"], processes=1)
        yield library


def found(library: Library, query: str) -> set[str]:
    results = library.search(query)
    return {row.title.removeprefix("T ") for row in library.rows(results, 0, 99)}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("body:ceasefire", "forms one"),
        ("body:CEASEFIRES", "forms one"),
        ("=ceasefire", "one"),
        ("=Ceasefires", "forms"),
        ("talk trade", "forms one"),
        ("=talked", "forms"),
        ('"talks went"', "forms"),
        ('"talk went"', ""),
        ("body:(talk -=talks)", "one"),
        ("hamas", "names"),
        ("harry", "places"),
        ("united", "names"),
        ("body:news", "names"),
        ("plan", "names"),
        ("plane", "places"),
        ("US", "country"),
        ("U.S.", "country"),
        ("us", "pronoun country shouted"),
        ("=US", "country"),
        ("WHO", "country"),
        ("who", "pronoun country"),
        ('"US troops"', "country"),
        ('"the US told"', "country"),
        ('"told US"', ""),
        ('"told us"', "pronoun"),
        ("kaldera~1", "typo"),
        ("kaldexa~", "typo"),
        ("xaldera~1", "typo"),
        ("klxdexa~", ""),
        ("ceasfire~1", "one"),
        ("ceasfire~", "forms one"),
        ("title:ceasfire~", ""),
        ("alpha NEAR/3 bravo", "near reprint"),
        ("alpha NEAR/2 bravo", "reprint"),
        ("bravo NEAR/3 alpha", "near reprint"),
        ("alpha ADJ/3 bravo", "near"),
        ("bravo ADJ/3 alpha", "reprint"),
        ("alpha ADJ/3 bravo ADJ/2 charlie", "near"),
        ("alpha ADJ/3 bravo ADJ/1 charlie", ""),
        ("alpha NEAR/9 delta", ""),
        ("alpha NEAR delta", "reprint"),
        ("(alpha OR charlie) NEAR/2 bravo", "near reprint"),
        ('"one two" ADJ/0 charlie', "near"),
        ('"one two" ADJ/1 bravo', "near"),
        ("alp* NEAR/1 brav*", "reprint"),
        ("alpa~ NEAR/3 bravo", None),
        ("alphx~ NEAR/3 bravos", "near reprint"),
        ('"alpha bravo charlie"~3', "near"),
        ('"alpha bravo charlie"~2', ""),
        ('"bravo alpha"~1', "reprint"),
        ("body:(alpha NEAR/3 bravo)", "near reprint"),
        ("title:(alpha NEAR/3 bravo)", ""),
        ("-(alpha NEAR bravo) one", "one"),
        ("one NEAR/2 one", ""),
        ("one NEAR/3 one", "near"),
    ],
)
def test_a_query_finds_these_and_marks_what_it_found(texts: Library, query: str, names: str | None) -> None:
    if names is None:
        with pytest.raises(Exception, match="5 letters"):
            texts.search(query)
        return
    assert found(texts, query) == set(names.split())
    results = texts.search(query)
    for row in texts.rows(results, 0, 99):
        assert texts.read(row.key, results).hits or query.startswith("-"), row.title


def test_marks_are_on_the_words_that_were_near(texts: Library) -> None:
    results = texts.search("alpha NEAR/3 bravo")
    key = next(row.key for row in texts.rows(results, 0, 9) if row.title == "T near")
    assert [span.text for span in texts.read(key, results).hits] == ["alpha", "bravo"]


def test_a_form_counts_like_the_word_itself(texts: Library) -> None:
    assert list(texts.search("ceasefire").scores) == list(texts.search("ceasefires").scores)


def test_what_each_word_of_the_sample_finds_is_marked(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([Path(__file__).parents[3] / "seeds"], processes=1, names=False)
        having: dict[str, set[int]] = {}
        for row in library.rows(library.search(""), 0, 20):
            body = library.article(row.id).body
            for token in tokens(body):
                having.setdefault(body[token.start : token.end], set()).add(row.key)
        for word, keys in having.items():
            exact = f"body:={word}" if word.isalpha() else f'body:"{word}"'
            for query in (f'body:"{word}"', exact, f"body:{word}"):
                results = library.search(f"{query} dup:any")
                assert keys <= set(results.keys or []), query
            for found in library.rows(results, 0, 3):
                assert library.read(found.key, results, look=False).hits, (query, found.title)
