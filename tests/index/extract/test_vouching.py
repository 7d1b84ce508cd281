"""Of whom an article tells that it is a person or a place."""

import pytest

from index.article import Article
from index.extract import extract, vouched


def told(body: str) -> dict[str, bool]:
    article = Article(id="a", path="a", format="text", title="", body=body)
    extraction = extract(article)
    ids = vouched(article, extraction)
    return {f"{entity.type} {entity.name}": entity.id in ids for entity in extraction.entities}


@pytest.mark.parametrize(
    ("body", "name", "is_told"),
    [
        ("Halmar offered to ask the movement. Halmar agreed on Monday.", "person Halmar", False),
        ("Mr Halmar offered to ask the movement.", "person Halmar", True),
        ("The pilot Halmar offered to ask the movement, said minister Halmar.", "person Halmar", True),
        ("Talks were held in Halmar on Monday.", "place Halmar", True),
        ("The envoys of Halmar waited.", "place Halmar", False),
        ("Talks went on in Jordan.", "place Jordan", True),
        ("The envoys of Jordan waited.", "place Jordan", True),
        ("Michael Jordan scored. Jordan said that he was tired.", "person Michael Jordan", True),
        ("The bow is still above water on Gannet Shoal.", "place Gannet Shoal", True),
        ("Shells fell by Gannet Rock, people there said.", "place Gannet Rock", True),
    ],
)
def test_titles_lists_and_what_is_beside_a_name_tell_what_it_is(body: str, name: str, is_told: bool) -> None:
    assert told(body)[name] is is_told


def test_only_people_and_places_are_told() -> None:
    assert told("The Karst Movement met on Monday.") == {"org Karst Movement": False}
