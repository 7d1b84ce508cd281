import pytest

from index.article import Article, Caption, Entity
from index.extract import extract


def article(body: str, title: str = "", **more: object) -> Article:
    return Article(id="a", path="a", format="text", title=title, body=body, **more)


def entities(body: str, title: str = "", **more: object) -> dict[str, Entity]:
    return {entity.name: entity for entity in extract(article(body, title, **more)).entities}


@pytest.mark.parametrize(
    ("body", "name", "aliases"),
    [
        ("Minister Irena Molnar spoke. Molnar left. Nobody followed Molnar.", "Irena Molnar", ("Molnar",)),
        ("Envoy Ali Bagher Kestani came. Kestani left.", "Ali Bagher Kestani", ("Kestani",)),
        ("Minister John F. Karling spoke. John Karling left.", "John F. Karling", ("John Karling",)),
        ("Ships of the US left. The United States paid.", "United States", ("US",)),
        (
            "The Harbour Pilots Council (HPC) met. The HPC agreed.",
            "Harbour Pilots Council",
            ("HPC",),
        ),
        ("The Strait Authority met. Then the Authority closed.", "Strait Authority", ("Authority",)),
        ("The Houthis fired. A Houthi leader spoke. The Houthis left.", "Houthis", ("Houthi",)),
        ("KALDERA — Two ships sank. Rain fell in Kaldera.", "Kaldera", ()),
    ],
)
def test_other_forms_become_aliases_of_the_fullest(body, name, aliases):
    assert entities(body)[name].aliases == aliases


def test_a_surname_that_two_people_share_goes_to_the_one_named_last():
    body = "Minister Irena Molnar spoke. Judge Pavel Molnar listened. Molnar slept. Irena Molnar woke. Molnar left."
    found = entities(body)
    assert [span.start for span in found["Pavel Molnar"].mentions] == [body.index("Pavel"), body.index("Molnar slept")]
    assert len(found["Irena Molnar"].mentions) == 3


def test_entities_come_most_mentioned_first_with_ids_in_that_order():
    found = extract(article("Norway waited. Denmark waited. Denmark paid. Sweden, Denmark and Sweden left.")).entities
    assert [(entity.id, entity.name, len(entity.mentions)) for entity in found] == [
        ("e1", "Denmark", 3),
        ("e2", "Sweden", 2),
        ("e3", "Norway", 1),
    ]


def test_mentions_come_in_reading_order_over_all_fields():
    found = entities(
        "Rain fell in Norway.",
        "Ships leave Norway at last",
        standfirst="Nobody in Norway knows why",
        captions=(Caption("A quay."), Caption("A quay in Norway.")),
    )
    assert [span.field for span in found["Norway"].mentions] == ["title", "standfirst", "body", "caption:1"]


def test_an_empty_article_gives_nothing():
    found = extract(article(""))
    assert (found.entities, found.quotes, found.dates, found.numbers) == ((), (), (), ())


def test_a_person_is_not_listed_twice_under_the_surname():
    body = (
        "The talks resumed in Kaldera on Tuesday, two officials said. The US was not at the table.\n\n"
        "“It is a text, not an agreement,” foreign minister Irena Molnar told reporters.\n\n"
        "Molnar will meet the Karst Movement again on Friday, her office said."
    )
    found = entities(body, "Harbour talks resume")
    assert {name for name, entity in found.items() if entity.type == "person"} == {"Irena Molnar"}
    assert (found["Karst Movement"].type, found["US"].type, found["Kaldera"].type) == ("org", "place", "place")
