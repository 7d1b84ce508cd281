"""What the third pane counts beside a name is what the list has after Enter on it."""

import json
import random
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import EntityType, Library, Phrase, narrow, parse_query, to_text

PEOPLE = ("Irena Molnar", "Karl Molnar", "Irena Molnar Kovacs", "Molnar", "Milo Quandt", "Quandt")
BODIES = ("the Strait Authority", "Kaldera", "Brenholm", "Hezbollah", "Hizbullah")
QUERIES = ("", "grain", "grain OR harbour", "-grain", "title:report dup:any", "person:molnar", "grain sort:oldest")
RULES = ("merge", "rename", "retype", "hide", "split")


def told(chance: random.Random, number: int) -> str:
    people, bodies = chance.sample(PEOPLE, 2), chance.sample(BODIES, 2)
    sentences = [
        f"Mr {name} spoke of {chance.choice(['grain', 'harbour'])} with {body}."
        for name, body in zip(people, bodies, strict=True)
    ]
    filler = " ".join(chance.choices(["lamp", "quay", "sack", "vote", "rain", "boat", "wall", "seed"], k=120))
    return " ".join([*sentences, f"The day {number} was long: {filler}."])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder, chance = tmp_path_factory.mktemp("narrowing"), random.Random(7)
    bodies = [told(chance, number) for number in range(14)]
    bodies += [f"{body} And Mr {chance.choice(PEOPLE)} was there." for body in bodies[:4]]  # copies that name one more
    bodies += [body.split(". ", 1)[1] for body in bodies[:3]]  # and that lack some
    records = [
        {
            "id": f"n{number}",
            "title": f"Report {number}",
            "date": f"2031-01-{number + 1:02}",
            "body": body,
            "source": "Post",
        }
        for number, body in enumerate(bodies)
    ]
    (folder / "all.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    with Library.open(folder / "library", create=True) as library:
        library.add([folder / "all.jsonl"], processes=1)
        library.forget([library.rows(library.search("title:=5"), 0, 1)[0].id])
        library.catch_up()
        yield library


def rule(library: Library, what: str, one: int, other: int) -> None:
    entities = library.entities()
    here, there = entities[one % len(entities)], entities[other % len(entities)]
    match what:
        case "merge":
            library.merge_entities(here.key, there.key)
        case "rename":
            library.rename_entity(here.key, there.name)
        case "retype":
            library.retype_entity(here.key, get_args(EntityType)[other % 5])
        case "hide":
            library.hide_entity(here.key)
        case "split":
            names = library.names_of(here.key)
            library.split_entity(here.key, names[other % len(names)])


def wrong_counts(library: Library, query: str, words: str) -> list[tuple[str, int, int]]:
    """Return (query, count beside the name, rows) of every name in an article of the hits for which these differ."""
    sort = "outlet" if words == "sort:outlet" else "relevance"
    results = library.search(query, sort=sort)
    if words != "sort:outlet":
        results = library.filtered(results, words)
    found = []
    for row in library.rows(results, 0, results.total):
        for named in library.read(row.key, results).named:
            narrowed = narrow(parse_query(query).tree, Phrase(named.entity.name, named.entity.type))
            after = library.search(to_text(narrowed), sort=sort)
            if words != "sort:outlet":
                after = library.filtered(after, words)
            if after.total != named.in_hits:
                found.append((to_text(narrowed), named.in_hits, after.total))
    return found


rules = st.lists(st.tuples(st.sampled_from(RULES), st.integers(0, 30), st.integers(0, 30)), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rules=rules, query=st.sampled_from(QUERIES), words=st.sampled_from(("", "post", "sort:outlet")), fresh=st.booleans()
)
def test_the_count_beside_a_name_is_what_narrowing_to_it_finds(
    library: Library, rules: list[tuple[str, int, int]], query: str, words: str, fresh: bool
) -> None:
    try:
        for one in rules:
            rule(library, *one)
        library.catch_up()
        if fresh:  # the store counts, as no index is open yet
            with Library.open(library.path) as opened:
                assert wrong_counts(opened, query, words) == []
        assert wrong_counts(library, query, words) == []
    finally:
        while library.undo():
            pass
        library.catch_up()
