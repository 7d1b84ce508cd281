"""Whether what is taken for a person here and for a place there is one of the two."""

import sqlite3
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Entity, EntityType, Span
from index.identity import Vote, outvoted
from index.store.entities import put_naming
from index.store.looking import unname
from index.store.schema import TABLES


@pytest.mark.parametrize(
    ("one", "other", "follows"),
    [
        (Vote(1, is_guess=True), Vote(4, is_guess=False), True),
        (Vote(8, is_guess=True), Vote(23, is_guess=False), True),
        (Vote(1, is_guess=True), Vote(3, is_guess=False), False),
        (Vote(5, is_guess=True), Vote(7, is_guess=False), False),
        (Vote(23, is_guess=True), Vote(8, is_guess=False), False),
        (Vote(1, is_guess=False), Vote(500, is_guess=False), False),
        (Vote(1, is_guess=True), Vote(500, is_guess=True), False),
    ],
)
def test_what_is_only_guessed_follows_what_is_known_in_more_articles(one: Vote, other: Vote, follows: bool) -> None:
    assert bool(outvoted(one, other, "place")) is follows


Naming = tuple[int, EntityType, bool]
"""Article, as what it names Halmar, whether it tells that."""
_NAMINGS = st.lists(
    st.tuples(st.integers(1, 24), st.sampled_from(["person", "place", "place", "org"]), st.booleans()),
    min_size=1,
    max_size=60,
)


def types_after(namings: Iterable[Naming], gone: Iterable[int] = ()) -> dict[str, str]:
    """Return as what each type is shown in a library whose articles named Halmar so, one after the other."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    for article, type, told in namings:
        entity = Entity("e1", type, "Halmar", (), (Span("body", 0, 6, "Halmar"),))
        put_naming(connection, article, [entity], ["e1"] if told else [])
    for article in gone:
        unname(connection, article)
    found = connection.execute(
        "SELECT one.type, whole.type FROM entity AS one JOIN entity AS whole ON whole.key = one.whole "
        "WHERE one.articles > 0"
    )
    return dict(found.fetchall())


@given(_NAMINGS, st.randoms())
def test_the_order_in_which_articles_come_changes_nothing(namings: list[Naming], random: object) -> None:
    once = list({article: (article, type, told) for article, type, told in namings}.values())
    shuffled = sorted(once, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert types_after(once) == types_after(shuffled)


@given(_NAMINGS, st.sets(st.integers(1, 24)))
def test_articles_that_are_taken_out_count_no_more(namings: list[Naming], gone: set[int]) -> None:
    once = {article: (article, type, told) for article, type, told in namings}
    left = [naming for article, naming in once.items() if article not in gone]
    told = [(article + 100, type, True) for article, type, told in once.values() if told]
    again = [*told, *left]  # that somebody told it stays known
    assert types_after(once.values(), gone) == types_after(again, [article for article, *_ in told])


def test_a_name_of_one_article_alone_stays_what_it_is_there() -> None:
    assert types_after([(1, "person", False)]) == {"person": "person"}


def test_what_a_team_or_a_company_is_called_is_no_place_and_no_person() -> None:
    many: list[Naming] = [(article, "place", True) for article in range(2, 12)]
    assert types_after([(1, "org", False), *many]) == {"org": "org", "place": "place"}


def test_a_library_that_is_looked_through_anew_forgets_what_was_told() -> None:
    from index.store.outvoting import guess_anew

    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    halmar = Entity("e1", "person", "Halmar", (), ())
    put_naming(connection, 1, [halmar], ["e1"])
    guess_anew(connection)
    put_naming(connection, 1, [halmar])
    for article in (2, 3, 4, 5):
        put_naming(connection, article, [Entity("e1", "place", "Halmar", (), ())], ["e1"])
    assert connection.execute("SELECT count(DISTINCT whole) FROM entity").fetchone() == (1,)
