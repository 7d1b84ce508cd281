"""Saved searches written out where a query names them."""

import pytest

from index.errors import QueryError
from index.query import And, Everything, Fact, Not, Or, Query, Sorted, Word, expand, parse_query, to_text

SAVED = {
    "talks": "ceasefire OR truce",
    "new": "is:unread sort:newest",
    "both": "@talks @new",
    "latest": "sort:oldest",
    "me": "a OR @Me",
    "ping": "@pong b",
    "pong": "-(@ping)",
    "broken": "titel:x",
    "wide": "a " * 200,
} | {f"deep{number}": f"x @deep{number + 1}" for number in range(12)}


def written_out(text: str) -> Query:
    return expand(parse_query(text).tree, SAVED.get)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("harbour", "harbour"),
        ("@talks", "ceasefire OR truce"),
        ("grain @talks", "grain (ceasefire OR truce)"),
        ("-@talks", "-(ceasefire OR truce)"),
        ("grain OR @talks", "grain OR ceasefire OR truce"),
        ("query:(talks OR new)", "ceasefire OR truce OR is:unread"),
        ("grain @new", "grain is:unread sort:newest"),
        ("@new sort:oldest", "is:unread sort:oldest"),
        ("grain OR @new", "grain OR is:unread"),
        ("@both", "(ceasefire OR truce) is:unread sort:newest"),
        ("@latest", "sort:oldest"),
        ("-@latest", "-*"),
    ],
)
def test_a_saved_search_stands_there_in_brackets(text: str, same: str) -> None:
    assert written_out(text) == parse_query(same).tree


def test_the_query_as_understood_keeps_the_names() -> None:
    assert to_text(parse_query("grain @talks").tree) == "grain @talks"
    assert to_text(parse_query('query:"my talks"').tree) == 'query:"my talks"'
    assert to_text(parse_query("query:talks").tree) == "@talks"


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("grain @nosuch", 7, 'no search is saved as "nosuch"; to search for it as text, put it in quotation marks'),
        ("x @me", 3, "asks for itself: @me → @Me"),
        ("@ping", 1, "asks for itself: @ping → @pong → @ping"),
        ("@deep1", 1, "more than 8 saved searches stand in one another: @deep1 → @deep2 →"),
        ("a @broken", 3, '@broken cannot be understood: no field is called "titel"'),
        ("@wide @wide", 7, "more than 256 clauses"),
    ],
)
def test_what_cannot_be_written_out_names_the_chain_and_the_column(text: str, column: int, reason: str) -> None:
    with pytest.raises(QueryError) as caught:
        expand(parse_query(text).tree, lambda name: SAVED.get(name.casefold()))
    assert reason in str(caught.value)
    assert caught.value.column == column


def test_eight_deep_is_not_too_deep() -> None:
    chain = {str(number): f"@{number + 1}" for number in range(1, 8)} | {"8": "harbour"}
    assert expand(parse_query("@1").tree, chain.get) == Word("harbour")


def test_a_tree_without_names_is_left_as_it_is() -> None:
    tree = And((Or((Word("a"), Not(Fact("tag", "b")))), Sorted("newest")))
    assert expand(tree, SAVED.get) == tree
    assert expand(Everything(), SAVED.get) == Everything()
