import pytest

from index.article import Article, Quote
from index.extract import extract

LEAD = "Foreign minister Irena Molnar came to the quay.\n\n"


def quotes(body: str) -> tuple[Quote, ...]:
    return extract(Article(id="a", path="a", format="text", title="", body=LEAD + body)).quotes


@pytest.mark.parametrize(
    ("body", "cue"),
    [
        ("“It is a text, not a treaty,” Molnar said.", "said"),
        ("“It is a text, not a treaty,” said Molnar.", "said"),
        ("“It is a text, not a treaty,” said the minister, Irena Molnar.", "said"),
        ("“It is a text, not a treaty,” foreign minister Irena Molnar told reporters.", "told"),
        ("“It is a text, not a treaty,” the minister, Irena Molnar, told reporters.", "told"),
        ("“It is a text, not a treaty,” Molnar, who had waited for an hour, said.", "said"),
        ("“It is a text, not a treaty,” Mr. Molnar said.", "said"),
        ('"It is a text, not a treaty," Molnar said.', "said"),
        ("«It is a text, not a treaty», Molnar said.", "said"),
        ("‘It is a text, not a treaty,’ Molnar said.", "said"),
        ("Molnar said: “It is a text, not a treaty.”", "said"),
        ("However, Molnar insisted that it was “a text and not a treaty”.", "insisted"),
        ("“It is a text, not a treaty,”\n\nMolnar said. She left.", "said"),
    ],
)
def test_the_sentence_names_the_speaker(body, cue):
    (quote,) = quotes(body)
    assert (quote.speaker, quote.entity is not None, quote.cue) == ("Irena Molnar", True, cue)


@pytest.mark.parametrize(
    "body",
    [
        "“It is a text, not a treaty,” an official said.",
        "“It is a text, not a treaty,” said a spokesman for Molnar.",
        "“It is a text, not a treaty.” Molnar said that she would leave.",
        "“It is a text, not a treaty.”\n\nMolnar said that she would leave.",
        "“It is a text, not a treaty,” Molnar’s office said.",
        "The paper is “a text and not a treaty at all”. Nobody signed.",
    ],
)
def test_an_unknown_speaker_stays_unknown(body):
    (quote,) = quotes(body)
    assert (quote.speaker, quote.entity) == (None, None)


@pytest.mark.parametrize(
    "body", ["The “key” was lost.", "They call it a “gate of salt”.", "It is 6' 2\" wide.", "An “open mark"]
)
def test_one_to_three_words_are_no_quotation(body):
    assert quotes(body) == ()


def test_the_second_half_has_the_speaker_of_the_first():
    first, second, third = quotes(
        "“It is a text now,” Molnar said. “We will read it again.” She left.\n\n“Nobody else has come here.”"
    )
    assert (first.speaker, second.speaker, third.speaker) == ("Irena Molnar", "Irena Molnar", None)


def test_a_split_sentence_is_one_speaker():
    first, second = quotes("“In the end we shall,” Molnar added, “read it once again.”")
    assert first.speaker == second.speaker == "Irena Molnar"


def test_he_said_means_the_person_quoted_just_before():
    _, second = quotes("“It is a text now,” Molnar said.\n\n“We will read it again,” she added.")
    assert (second.speaker, second.cue) == ("Irena Molnar", "added")


def test_a_quotation_goes_on_over_paragraphs():
    (quote,) = quotes("“It is a text now.\n\n“We will read it again,” said Molnar.")
    assert quote.text == "“It is a text now.\n\n“We will read it again,”"
    assert quote.speaker == "Irena Molnar"


def test_the_entity_of_a_quotation_is_one_of_the_article():
    found = extract(Article(id="a", path="a", format="text", title="", body=LEAD + "“It is a text now,” Molnar said."))
    (molnar,) = [entity for entity in found.entities if entity.name == "Irena Molnar"]
    assert found.quotes[0].entity == molnar.id
