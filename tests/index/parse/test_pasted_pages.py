from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import seeds
from index.article import Article, Caption
from index.inputs import RawDocument
from index.parse import parse
from index.parse.pasted import parse_text
from index.plain import clean

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

SITE_BUILDER = """top of page

Source: The Brenholm Ledger

Mar 3, 2031

Harbour pilots call off their strike after a night of talks

Union speaker says an intermediary carried four drafts between the ferry terminal and the ministry

By Lena Torvald

\u00a0 The harbour pilots of Brenholm called off their strike on Monday, two hours before it was to \
begin, and said that \
the port had met the first of their demands.

“We have a text and we have a date,” the pilots' speaker Milo Quandt told reporters at the gate of the terminal.

\u00a0 Tugs wait outside the inner basin of Brenholm on Sunday evening \u00a9 Ana Dorrin/Karst Wire

Nobody wins when the tugs lie still and the bread stays in the hold Milo Quandt He said the Port \
Authority had agreed to \
longer rest between turns, “not to more men”.

The ministry did not answer questions about the drafts, which were first described by the Ledger on 28 February.

Quandt had told a rally on Saturday: “Nobody wins when the tugs lie still and the bread stays in the \
hold. We know that \
better than the people in the ministry do.”

bottom of page
"""

NEWS_SITE = """Islands press capital to reopen ferry line during quiet talks in Kaldera

Envoys are said to have asked in turn for an end to the blockade of two fishing harbours, which the islands deny

Foreign minister Irena Molnar, left, with the envoy of the islands in Kaldera, Oct. 14, 2031. (Port Office via AP)
Foreign minister Irena Molnar, left, with the envoy of the islands in Kaldera, Oct. 14, 2031. (Port Office via AP)

During the latest indirect talks, the islands asked the capital to reopen the ferry line before winter, \
according to a \
report published Friday.

The report gave new details of the meeting two months ago, which an official of the Karst Movement had first made known.

Fishing boats block the outer harbour on the second day of the protest, on March 9, 2031 (ANA DORRIN / AFP)

“They cannot order the boats home, but they can talk to them,” an official of the islands said.

The capital has called the blockade “an act of piracy” and has sent two patrol ships to the strait, to little effect.

Most Popular
read more:
"""

GERMAN = """Startseite
Politik
Suche

Fährstreit
Lotsen in Brenholm sagen ihren Streik nach einer Nacht voller Gespräche ab
Stand: 08.07.2031 05:00 Uhr
Der Hafen hat die erste Forderung erfüllt. Doch über die zweite wird weiter gestritten.

von Nora Oster und Jens Halm

Die Lotsen von Brenholm haben ihren Streik am Montag abgesagt, zwei Stunden bevor er beginnen sollte. \
Der Hafen habe \
ihnen längere Ruhezeiten zugesagt, sagte ihr Sprecher.

Was im Entwurf steht
Der Entwurf regelt nach Angaben der Gewerkschaft die Pausen zwischen zwei Schichten. Von mehr Stellen \
ist darin keine \
Rede.

Das Ministerium wollte sich zu den Entwürfen nicht äußern, die am Sonntag bekannt geworden waren.

Mehr zum Thema
Wie die Inseln leben, wenn keine Fähre fährt
Teilen
Datenschutz
"""

STORY = """Harbour talks resume

Envoys meet again after a week

By Ana Dorrin

12 February 2031

The talks resumed in Kaldera on Tuesday, two officials said. The US was not at the table.

“It is a text, not an agreement,” foreign minister Irena Molnar told reporters.

Molnar will meet the Karst Movement again on Friday, her office said.
"""


def test_a_page_of_a_site_builder_comes_apart_into_every_field():
    fields = parse_text(SITE_BUILDER)
    assert fields.title == "Harbour pilots call off their strike after a night of talks"
    assert fields.standfirst and fields.standfirst.startswith("Union speaker says")
    assert fields.authors == ("Lena Torvald",)
    assert fields.source == "The Brenholm Ledger"
    assert fields.published == date(2031, 3, 3)
    assert fields.captions == (
        Caption("Tugs wait outside the inner basin of Brenholm on Sunday evening", "Ana Dorrin/Karst Wire"),
    )
    assert fields.chrome == ("top of page", "bottom of page")
    paragraphs = fields.body.split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("The harbour pilots of Brenholm")
    assert paragraphs[2].startswith("He said the Port Authority")
    assert fields.provenance == {
        "title": "line 7",
        "standfirst": "line 9",
        "authors": "line 11",
        "source": "line 3",
        "published": "line 5",
        "captions": "line 17",
        "body": "line 13 to 23",
    }


def test_a_pull_quote_leaves_the_paragraph_it_was_run_into():
    fields = parse_text(SITE_BUILDER)
    quote = "Nobody wins when the tugs lie still and the bread stays in the hold"
    assert fields.pull_quotes == (f"{quote} Milo Quandt",)
    assert fields.body.count(quote) == 1


def test_the_speaker_of_a_pull_quote_goes_along_when_only_the_surname_is_named_elsewhere():
    page = Path(seeds.__file__).with_name("2031-02-06-meridian-leak.txt").read_text(encoding="utf-8")
    fields = parse_text(page)
    assert fields.pull_quotes == ("A pilot’s cap is a small thing to shoot one another about Pavle Strand",)
    assert "\n\nThe clause goes to the heart of the quarrel." in fields.body


def test_a_page_without_date_byline_and_source_gets_none():
    fields = parse_text(NEWS_SITE)
    assert fields.title.startswith("Islands press capital")
    assert fields.standfirst and fields.standfirst.startswith("Envoys are said")
    assert (fields.authors, fields.source, fields.published, fields.updated) == ((), None, None, None)
    assert [caption.credit for caption in fields.captions] == ["Port Office via AP", "ANA DORRIN / AFP"]
    assert fields.chrome == ("Most Popular", "read more:")
    assert fields.body.startswith("During the latest indirect talks")
    assert len(fields.body.split("\n\n")) == 4


def test_a_german_page_is_read_without_its_menus():
    fields = parse_text(GERMAN)
    assert fields.title == "Lotsen in Brenholm sagen ihren Streik nach einer Nacht voller Gespräche ab"
    assert fields.authors == ("Nora Oster", "Jens Halm")
    assert fields.published == date(2031, 7, 8)
    assert (
        fields.standfirst == "Der Hafen hat die erste Forderung erfüllt. Doch über die zweite wird weiter gestritten."
    )
    assert fields.body.startswith("Die Lotsen von Brenholm")
    assert "Was im Entwurf steht" in fields.body
    assert {"Suche", "Mehr zum Thema", "Teilen", "Datenschutz"} <= set(fields.chrome)
    assert "Datenschutz" not in fields.body


def test_a_plain_story_keeps_every_paragraph():
    fields = parse_text(STORY)
    assert (fields.title, fields.standfirst) == ("Harbour talks resume", "Envoys meet again after a week")
    assert (fields.authors, fields.published) == (("Ana Dorrin",), date(2031, 2, 12))
    assert fields.body == STORY.split("12 February 2031\n\n")[1].strip()
    assert fields.chrome == ()


def test_a_dateline_without_a_year_is_no_standfirst():
    fields = parse_text(STORY.replace("Envoys meet again after a week", "Karst Wire, Thursday 12 February"))
    assert fields.standfirst is None


def test_updated_stays_apart_from_published():
    page = STORY.replace("12 February 2031", "Published 12 February 2031 09:30 GMT • Updated 13 February 2031")
    fields = parse_text(page)
    assert fields.published == datetime(2031, 2, 12, 9, 30, tzinfo=UTC)
    assert fields.updated == date(2031, 2, 13)


def test_a_date_in_prose_is_no_publication_date():
    fields = parse_text(STORY.replace("12 February 2031\n\n", "").replace("on Tuesday", "on 3 March 2031"))
    assert fields.published is None


@pytest.mark.parametrize(
    ("head", "source", "authors"),
    [
        ("Vesna Courier\n\n12 February 2031\n\nHarbour talks resume in Kaldera", "Vesna Courier", ()),
        (
            "HARBOUR LIGHTS\nKaldera’s own paper\n12 February 2031\nHarbour talks resume in Kaldera",
            "HARBOUR LIGHTS",
            (),
        ),
        ("Harbour talks resume in Kaldera\nKarst Press Agency · 12 February 2031", "Karst Press Agency", ()),
        (
            "Harbour talks resume in Kaldera\nThe Meridian\nSunday, Feb. 12, 2031\nBy Bea Tilling",
            "The Meridian",
            ("Bea Tilling",),
        ),
        ("Harbour talks resume in Kaldera\nBy Bea Tilling, Vesna Courier\n12 February 2031", None, ("Bea Tilling",)),
        ("Harbour talks resume in Kaldera\nBy the Karst Press Agency\n12 February 2031", None, ("Karst Press Agency",)),
    ],
)
def test_the_outlet_is_told_from_headline_and_author(head, source, authors):
    fields = parse_text(f"{head}\n\n{STORY.split('2031')[1].strip()}\n")
    assert fields.title == "Harbour talks resume in Kaldera"
    assert (fields.source, fields.authors, fields.published) == (source, authors, date(2031, 2, 12))


def test_a_wire_story_without_headline_keeps_its_first_paragraph():
    first = (
        "KALDERA, Feb 12 (Karst Wire) - The talks resumed in Kaldera on Tuesday, two officials from the capital said."
    )
    fields = parse_text(f"{first}\n\nThe US was not at the table.\n")
    assert fields.title == ""
    assert fields.body == f"{first}\n\nThe US was not at the table."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The talks in Kaldera went on for the whole of the night. Nobody who took part in them had a word to say.",
            "The talks in Kaldera went on for the whole of the night.",
        ),
        (
            "Talks that Mr. Quandt had asked for in vain since the long winter of the fog went on in Kaldera, he said.",
            "Talks that Mr. Quandt had asked for in vain since the long winter of the fog went on in…",
        ),
        ("Thursday\n\nThe talks resumed in Kaldera on Tuesday, two officials from the capital said.", "Thursday"),
    ],
)
def test_lists_show_the_first_words_of_a_text_without_a_headline(text, shown):
    (article,) = parse(RawDocument("/pile/a.txt", text.encode(), "text"))
    assert isinstance(article, Article)
    assert (article.title, article.provenance["title"]) == (shown, "first words of the text")
    assert article.body == text


def test_a_teaser_within_the_article_is_no_paragraph():
    teaser = (
        "Background\nHow the strait was closed\nIn nine weeks of winter the pilots lost a third of their turns to fog."
    )
    before, after = "“It is", "\n\nShare\n"
    fields = parse_text(STORY.replace(before, f"Read more\n{teaser}\nSee all\n\n{before}") + after)
    assert "lost a third" not in fields.body
    assert "“It is a text" in fields.body


def test_hard_wrapped_mail_is_joined_into_paragraphs():
    paragraph = (
        "The harbour pilots of Brenholm called off their strike on Monday, two hours\n"
        "before it was to begin, and said that the port had met the first of their\n"
        "demands after a night of talks in which an intermediary had carried four\n"
        "drafts between the two sides."
    )
    fields = parse_text(f"Pilots call off strike\n\n{paragraph}\n\n{paragraph.replace('Monday', 'Tuesday')}\n")
    assert fields.title == "Pilots call off strike"
    assert fields.body.split("\n\n")[0] == paragraph.replace("\n", " ")
    assert "\n" not in fields.body.replace("\n\n", "")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("", "", ""),
        (" \n\t\n", "", ""),
        ("Harbour open", "Harbour open", "Harbour open"),
        ("Dear all,\n\nwe meet on Monday.\n\nAna", "Dear all,", "we meet on Monday.\n\nAna"),
        (
            "Low tide\nthe boats lie still\nthe nets hang dry\n\nthe gulls\nhave gone",
            "Low tide",
            "the boats lie still\n\nthe nets hang dry\n\nthe gulls\n\nhave gone",
        ),
        ("12 February 2031\nHarbour open\nAll boats may sail.", "Harbour open", "All boats may sail."),
    ],
)
def test_a_text_without_a_page_around_it_keeps_all_lines(text, title, body):
    fields = parse_text(text)
    assert (fields.title, fields.body) == (title, body)


def test_one_long_paragraph_is_the_body_and_has_no_headline():
    text = "The talks went on. " * 30
    fields = parse_text(text)
    assert (fields.title, fields.body) == ("", text.strip())
    assert "title" not in fields.provenance


def test_a_single_word_on_top_is_no_headline():
    fields = parse_text(f"Thursday\n\n{STORY.split('2031')[1].strip()}\n")
    assert fields.title == ""
    assert fields.body.startswith("Thursday\n\nThe talks resumed")


def test_the_life_of_the_author_at_the_end_is_no_paragraph():
    life = "Lena Torvald has written about harbours and their people for the Ledger since the year 2019."
    end = "bottom of page"
    fields = parse_text(SITE_BUILDER.replace(end, f"{life}\n\n{end}"))
    assert fields.authors == ("Lena Torvald",)
    assert life in fields.chrome
    assert life not in fields.body


@pytest.mark.parametrize(
    "caption",
    [
        "Pictured at the quay, from left, are the pilots Ana Dorrin, Piet Hale and Irena Molnar, who spoke at length.",
        "Ana Dorrin, left, and the envoy of the islands look at the new quay of the inner harbour in Kaldera.",
        "Minister Irena Molnar (r.) mit dem Gesandten der Inseln im alten Hafen von Kaldera, wo verhandelt wird.",
    ],
)
def test_who_stands_where_in_a_picture_is_told_by_its_caption(caption):
    before = "The report gave"
    fields = parse_text(NEWS_SITE.replace(before, f"{caption}\n\n{before}", 1))
    assert caption in [each.text for each in fields.captions]
    assert caption not in fields.body


def test_a_page_pasted_from_below_its_headline_has_none_and_keeps_its_date_and_byline():
    below = NEWS_SITE[NEWS_SITE.index("During the latest") :]
    fields = parse_text(f"Home\nMenu\n\nBy Ana Dorrin\n3 March 2031\n\n{below}\nShare\nPrivacy policy\n")
    assert fields.title == ""
    assert fields.authors == ("Ana Dorrin",)
    assert fields.published == date(2031, 3, 3)
    assert fields.standfirst is None
    assert fields.body.startswith("During the latest indirect talks")


def test_markdown_and_list_marks_are_dropped():
    fields = parse_text("# Harbour open\n\n* Boats may sail.\n* Nets may dry.\n")
    assert (fields.title, fields.body) == ("Harbour open", "Boats may sail.\n\nNets may dry.")


@pytest.fixture(params=["000", "004"])
def shared_page(request):
    found = sorted(SEEDS.glob(f"{request.param}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the two real pages are not beside the checkout")
    return request.param, parse_text(clean(found[0].read_text(encoding="utf-8")))


def test_both_real_pages_come_out_right_in_every_field(shared_page):
    number, fields = shared_page
    assert "page" not in {paragraph.split()[-1] for paragraph in fields.body.split("\n\n")}
    assert "\u00a9" not in fields.body
    if number == "000":
        assert (fields.source, fields.published) == ("FT", date(2023, 11, 17))
        assert [len(fields.authors), len(fields.captions), len(fields.pull_quotes)] == [1, 2, 1]
        assert fields.standfirst and len(fields.chrome) == 2
        assert len(fields.body.split("\n\n")) == 21
        assert all(caption.credit for caption in fields.captions)
    else:
        assert (fields.source, fields.published, fields.authors) == (None, None, ())
        assert len(fields.captions) == 3 and all(caption.credit for caption in fields.captions)
        assert fields.standfirst and fields.pull_quotes == ()
        assert fields.body.startswith("During recent indirect talks")
        assert len(fields.body.split("\n\n")) == 15


def test_a_long_line_below_the_first_short_one_is_the_standfirst_and_capitals_are_none() -> None:
    said = (
        "Report says that the retired pilot took sealed letters to both shores; the office does not say that he did not"
    )
    prose = "\n\n".join([f"A special envoy crossed the strait on {day} to see what ships pay." for day in "abcdef"])
    found = parse_text(
        f"Harbour says envoy’s crossings concerned fees, not letters\n\n{said}\n\n{prose}\n\nMost Popular\n"
    )
    assert (found.title, found.standfirst) == ("Harbour says envoy’s crossings concerned fees, not letters", said)
    letter = parse_text(f"Fifty minutes in the pilot house\n\nKARST COURIER · THE LETTER\n\n{prose}\n\n{prose}")
    assert letter.standfirst is None
