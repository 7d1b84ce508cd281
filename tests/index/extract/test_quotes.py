import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Quote
from index.extract import extract
from index.extract.marks import quotations

# Who is who, so that the sentences under test need not say it.
LEAD = (
    "Foreign minister Irena Molnar came to the quay. The captain, Karin Rehn, had moored the ferry."
    " Deputy Pavle Strand of"
    " the Harbour Union waited.\n\n"
)
MOLNAR, REHN, STRAND = "Irena Molnar", "Karin Rehn", "Pavle Strand"


def extraction(body: str, lead: str = LEAD):
    return extract(Article(id="a", path="a", format="text", title="", body=lead + body))


def quotes(body: str) -> tuple[Quote, ...]:
    return extraction(body).quotes


def said(body: str) -> list[tuple[str, str | None]]:
    """Speaker and the first word of each quotation, so that a table stays readable."""
    return [(quote.text.strip("“”„«»‹›\"‘’'\n ").split()[0].strip(".,!?"), quote.speaker) for quote in quotes(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The subject before its verb, behind the quotation.
        ("“We leave at dawn,” Molnar said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar said on Tuesday.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Irena Molnar told reporters in Ostrel.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar has said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar later told the harbour radio.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar reportedly said.", [("We", MOLNAR)]),
        ("“We leave at dawn”, Molnar said.", [("We", MOLNAR)]),
        ("“Do we leave at dawn?” Molnar asked.", [("Do", MOLNAR)]),
        ("“We leave at dawn!” Molnar shouted.", [("We", MOLNAR)]),
        ("“We leave at dawn…” Molnar began to say, and stopped.", [("We", MOLNAR)]),
        ("“We leave at dawn” — Molnar said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar, the foreign minister, said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar, who had slept badly, said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar, 52, of Ostrel, said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” Molnar (who had slept badly) said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” the captain, Karin Rehn, said.", [("We", REHN)]),
        ("“We leave at dawn,” Captain Karin Rehn said.", [("We", REHN)]),
        ("“We leave at dawn,” Ms. Rehn said.", [("We", REHN)]),
        ("“We leave at dawn,” Molnar posted on X.", [("We", MOLNAR)]),
        ("“We leave at dawn,” as Molnar put it.", [("We", MOLNAR)]),
        # The verb before its subject.
        ("“We leave at dawn,” said Molnar.", [("We", MOLNAR)]),
        ("“We leave at dawn,” said Karin Rehn, who commands the ferry.", [("We", REHN)]),
        ("“We leave at dawn,” said the captain, Karin Rehn.", [("We", REHN)]),
        ("“We leave at dawn,” said Deputy Pavle Strand of the Harbour Union.", [("We", STRAND)]),
        ("“We leave at dawn,” asked Molnar, turning round.", [("We", MOLNAR)]),
        ("“We leave at dawn,” says Molnar, laughing.", [("We", MOLNAR)]),
        ("“We leave at dawn,” added Molnar on Friday.", [("We", MOLNAR)]),
        ("“We leave at dawn,” according to Molnar.", [("We", MOLNAR)]),
        # Before the quotation.
        ("Molnar said: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar said, “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar told reporters: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar told the Harbour Union that they would “leave at dawn or never”.", [("leave", MOLNAR)]),
        ("On Tuesday Molnar said: “We leave at dawn.”", [("We", MOLNAR)]),
        ("In Ostrel the captain, Karin Rehn, said: “We leave at dawn.”", [("We", REHN)]),
        ("In a letter to Strand, Molnar wrote: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Asked when the ferry would leave, Molnar replied: “At dawn or never.”", [("At", MOLNAR)]),
        ("Molnar walked to the rail, adding: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar turned to Strand and said: “We leave at dawn.”", [("We", MOLNAR)]),
        ("According to Molnar, “we leave at dawn or never”.", [("we", MOLNAR)]),
        ("Molnar: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar, the foreign minister: “We leave at dawn.”", [("We", MOLNAR)]),
        ("Molnar was quoted as saying “we leave at dawn or never”.", [("we", MOLNAR)]),
        ("Molnar called it “a ferry with a flag”.", [("a", MOLNAR)]),
        ("Molnar described the crossing as “wet”.", [("wet", MOLNAR)]),
        ("Molnar dismissed the plan as “theatre”.", [("theatre", MOLNAR)]),
        ("Molnar denounced “a ferry with a flag”.", [("a", MOLNAR)]),
        ("Molnar spoke of “a ferry with a flag”.", [("a", MOLNAR)]),
        ("Molnar, speaking in Ostrel, warned that it was “too late”.", [("too", MOLNAR)]),
        ("Molnar said:\n\n“We leave at dawn.”", [("We", MOLNAR)]),
        ("The captain, who had told Strand to wait, said it was “time”.", [("time", REHN)]),
        ("“We leave at dawn,” Molnar shot back.", [("We", MOLNAR)]),
        ("The captain, the Harbour Union’s delegate Milo Quandt, said it was “late”.", [("late", "Milo Quandt")]),
        # Split and continued.
        ("“We leave,” Molnar said, “at dawn.”", [("We", MOLNAR), ("at", MOLNAR)]),
        ("“We leave at dawn,” Molnar said. “Nobody waits.”", [("We", MOLNAR), ("Nobody", MOLNAR)]),
        ("“We leave at dawn,” said Molnar, adding: “Nobody waits.”", [("We", MOLNAR), ("Nobody", MOLNAR)]),
        ("“We leave at dawn,” Molnar said and pointed. “There.”", [("We", MOLNAR), ("There", MOLNAR)]),
        ("“We leave.” “At dawn.” Molnar said nothing more.", [("We", None), ("At", None)]),
        ("“We leave at dawn,” Molnar said.\n\n“And nobody waits for him.”", [("We", MOLNAR), ("And", MOLNAR)]),
        ("“Do we leave?” Molnar asked.\n\n“At dawn, with the tide.”", [("Do", MOLNAR), ("At", None)]),
        ("“We leave,” Molnar told Strand. “At dawn.”", [("We", MOLNAR), ("At", MOLNAR)]),
        ("Molnar said it was “very late,” adding, “Nobody waits.”", [("very", MOLNAR), ("Nobody", MOLNAR)]),
        ("“We leave,” Molnar said. “At dawn,” said Strand.", [("We", MOLNAR), ("At", STRAND)]),
        ("“We leave,” said Molnar, and Strand answered: “At dawn.”", [("We", MOLNAR), ("At", STRAND)]),
        ("Molnar said “yes” and, after a while, “perhaps”.", [("yes", MOLNAR), ("perhaps", MOLNAR)]),
        ("Molnar said she was sorry. “We left too late.”", [("We", MOLNAR)]),
        ("Molnar shook her head. “We left too late.”", [("We", MOLNAR)]),
        ("“We left too late.”\n\nMolnar spoke on the quay, without a hat.", [("We", MOLNAR)]),
        # Over paragraphs.
        ("“We leave at dawn.\n\n“Nobody waits,” said Molnar.", [("We", MOLNAR)]),
        ("Molnar said: “We leave at dawn.\n\n“Nobody waits.\n\n“That is all.”", [("We", MOLNAR)]),
        ("“We leave at dawn,”\n\nMolnar said.", [("We", MOLNAR)]),
        ("“We leave at dawn.\n\nThe ferry left at noon.", [("We", None)]),
        # Pronouns.
        ("Molnar sat down. “We leave at dawn,” she said.", [("We", MOLNAR)]),
        ("“We leave,” Molnar said.\n\n“Nobody waits,” she added.", [("We", MOLNAR), ("Nobody", MOLNAR)]),
        ("Strand looked at the tide table. He said: “We leave at dawn.”", [("We", STRAND)]),
        ("Molnar met Mr. Strand. “We leave at dawn,” he said.", [("We", STRAND)]),
        ("Molnar, the widow of a pilot, met Strand. “We leave at dawn,” she said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” I said.", [("We", None)]),
        ("“We leave at dawn,” they said.", [("We", None)]),
        # Descriptions.
        ("“We leave at dawn,” a spokesman for the ministry said.", [("We", "a spokesman for the ministry")]),
        ("“We leave at dawn,” said a spokesman for the ministry.", [("We", "a spokesman for the ministry")]),
        ("“We leave at dawn,” said a spokesman for Molnar.", [("We", "a spokesman for Molnar")]),
        ("“We leave at dawn,” Molnar’s office said.", [("We", "Molnar’s office")]),
        ("“We leave at dawn,” said one sailor in a wet coat.", [("We", "one sailor in a wet coat")]),
        ("“We leave at dawn,” two officials said.", [("We", "two officials")]),
        ("“We leave at dawn,” officials in Ostrel said on Monday.", [("We", "officials in Ostrel")]),
        (
            "“We leave at dawn,” an official said. “Nobody waits,” he added.",
            [("We", "an official"), ("Nobody", "an official")],
        ),
        ("An official who asked not to be named said it was “too late”.", [("too", "An official")]),
        ("“We leave at dawn,” said a spokesman for the Harbour Union, Milo Quandt.", [("We", "Milo Quandt")]),
        ("“We leave at dawn,” the foreign minister said.", [("We", MOLNAR)]),
        ("“We leave at dawn,” the Harbour Union said.", [("We", "Harbour Union")]),
        ("The Harbour Union said it had “no comment whatever”.", [("no", "Harbour Union")]),
        ("“We leave at dawn,” the statement said.", [("We", "the statement")]),
        ("The notice read: “We leave at dawn.”", [("We", "The notice")]),
        # Unknown beats a guess.
        ("“We leave at dawn.” Molnar said that she was tired.", [("We", None)]),
        ("“We leave at dawn.”\n\nMolnar said that she was tired.", [("We", None)]),
        ("The board says “no dogs on the after deck”.", [("no", "The board")]),
        ("The paper is “a text and not a treaty at all”. Nobody signed.", [("a", None)]),
        ("Molnar was told that it was “too late for a ferry”.", [("too", None)]),
        ("Molnar did not come. Strand was late. “We leave at dawn,” she said.", [("We", MOLNAR)]),
    ],
)
def test_every_construct_has_its_speaker(body, expected):
    assert said(body) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We leave at dawn,”",
        '"We leave at dawn,"',
        "«We leave at dawn»,",
        "« We leave at dawn »,",
        "»We leave at dawn«,",
        "„We leave at dawn“,",
        "„We leave at dawn”,",
        "‘We leave at dawn,’",
        "'We leave at dawn,'",
        "‹We leave at dawn›,",
        "”We leave at dawn,”",
        "“We don’t leave at dawn,”",
        "‘We don’t leave at dawn,’",
        "'We don't leave at dawn,'",
        "‘It’s the sailors’ ferry,’",
        "“He said ‘no’ to us all,”",
        "‘He said “no” to us all,’",
        '"He said "no" to us all,"',
        "“He said “no” to us all,”",
        "“It is 5'11\" tall, the lamp,”",
    ],
)
def test_every_kind_of_marks_is_read(text):
    (quote,) = quotes(f"{text} Molnar said.")
    assert (quote.text, quote.speaker) == (
        text.rstrip(",") if text[-1] == "," and text[-2] in "»«›“”" else text,
        MOLNAR,
    )


@pytest.mark.parametrize(
    "body",
    [
        "The “key” was lost.",
        "They call it a “gate of salt”.",
        "It is 6' 2\" wide and 5'11\" tall.",
        'A 12" record and a 7" one lay on the deck.',
        "An “open mark",
        "The sailors' ferry and the captains' boat were late.",
        "The sailors’ ferry and the captains’ boat were late.",
        "’Twas the ’90s, and rock ’n’ roll was on the wireless.",
        "Tickets cost $4 or 'about that', by the notice.",
        "She read the novel “The Long Way Home” on deck.",
        "The film ‘Two Nights in Ostrel’ was shown in the saloon.",
        "The so-called “green line” was painted over.",
        "The ferry, known as “the tub”, was late.",
        "It was a “ceasefire” in name.",
        "Four “envoys”, two “experts” and a cat were on board.",
        "The song “No Ferry” was sung.",
        "Its slogan is “dry feet”.",
        '“” and "" are marks.',
    ],
)
def test_what_nobody_says_is_no_quotation(body):
    assert said(body) == []


def test_a_pull_quote_is_told_from_the_quotation_that_it_repeats():
    first, last = quotes(
        "“We leave at dawn,” Molnar said. “Nobody waits for the tide.”\n\n“Nobody waits for the tide.”\n\nShe left."
    )
    assert (first.text, last.text) == ("“We leave at dawn,”", "“Nobody waits for the tide.”")
    assert last.start < len(LEAD) + 70


def test_the_cue_is_the_words_of_the_text():
    assert quotes("According to Molnar, “we leave at dawn or never”.")[0].cue == "According to"
    assert quotes("“We leave at dawn,” Molnar insisted.")[0].cue == "insisted"
    assert quotes("“We leave,” Molnar said. “Nobody waits.”")[1].cue is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Molnar said that the ferry was late.", ("that the ferry was late", MOLNAR)),
        ("Molnar said the ferry was late.", ("the ferry was late", MOLNAR)),
        ("Molnar told reporters on Monday that the ferry was late.", ("that the ferry was late", MOLNAR)),
        ("Molnar said in a letter that the ferry was late.", ("that the ferry was late", MOLNAR)),
        ("The ferry was late, Molnar said.", ("The ferry was late", MOLNAR)),
        ("The ferry was late again, said Karin Rehn, the captain.", ("The ferry was late again", REHN)),
        (
            "The ferry was late, a spokesman for the ministry said on Tuesday.",
            ("The ferry was late", "a spokesman for the ministry"),
        ),
        ("Officials warned that the ferry was late.", ("that the ferry was late", "Officials")),
        ("Molnar sat down. She said the ferry was late.", ("the ferry was late", MOLNAR)),
        ("Molnar said the ferry was “late again, and wet”.", ("the ferry was", MOLNAR)),
        ("Molnar denied that the ferry was late.", ("that the ferry was late", MOLNAR)),
        ("OSTREL, Sept 25 (Karst Wire) — The ferry was late, Molnar said.", ("The ferry was late", MOLNAR)),
    ],
)
def test_indirect_speech_is_what_a_sure_verb_reports(body, expected):
    (found,) = extraction(body).indirect
    assert (found.text, found.speaker) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Molnar said nothing.",
        "Molnar said so.",
        "Molnar said it twice.",
        "Molnar did not say when the ferry would leave.",
        "Molnar was told that the ferry was late.",
        "Molnar would say that the ferry was late.",
        "Molnar refused to say that the ferry was late.",
        "Molnar warned of a storm.",
        "Molnar claimed the prize.",
        "It is said that the ferry was late.",
        "“Molnar said that the ferry was late, and I believed it.”",
    ],
)
def test_what_is_not_surely_reported_is_left_alone(body):
    assert extraction(body).indirect == ()


MARKS = "\"“”„«»‹›‘’'"
PIECES = st.lists(
    st.sampled_from([*MARKS, " ", "\n\n", ",", ".", "Molnar", "said", "she", "the", "s", "5'11", "a b c d", "Told"])
    | st.text(max_size=3),
    max_size=60,
).map("".join)


@given(PIECES)
def test_marks_come_in_order_and_disjoint_with_what_stands_there(text):
    end = 0
    for marked in quotations(text):
        assert end <= marked.start < marked.inner_end <= marked.end <= len(text)
        assert text[marked.start] in MARKS
        end = marked.end


@given(PIECES)
def test_speech_has_exact_offsets_whatever_the_text(text):
    article = Article(id="a", path="a", format="text", title=text[:40], body=LEAD + text)
    found = extract(article)
    fields = article.texts()
    for quote in (*found.quotes, *found.indirect):
        assert fields[quote.field][quote.start : quote.end] == quote.text
        assert quote.entity is None or quote.speaker is not None


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
