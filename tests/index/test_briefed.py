"""What a brief is chosen by: sentences that stand alone, events, voices, portraits, disputes."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, DateMention, Entity, Extraction, Quote, Span
from index.relations import choosing
from index.relations.choosing import Subject, choose
from index.relations.counts import counted_at, counts
from index.relations.disputes import disputes
from index.relations.events import event_line
from index.relations.likeness import Weights, likeness
from index.relations.portraits import portraits
from index.relations.quality import standing
from index.relations.speech import speech
from index.relations.told import Told
from index.relations.voices import voices
from index.sentences import at, sentence_spans

LOST = "The buoy tender Petrel was lost on Gannet Shoal"


def told(
    key: int,
    body: str,
    *,
    source: str | None = None,
    day: str = "2031-03-05",
    title: str = "Petrel lost",
    **found: object,
) -> Told:
    article = Article(str(key), f"/{key}", "text", title, body, source=source, published=date.fromisoformat(day))
    return Told(key, Extraction(**found), {"e1": 1, "e2": 2}, article)  # type: ignore[arg-type]


def dates(body: str, **values: str) -> tuple[DateMention, ...]:
    found = ((body.index(text), text, value) for text, value in values.items())
    return tuple(DateMention("body", at, at + len(text), text, value) for at, text, value in found)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "The ceasefire began in the Merrow Strait on Tuesday morning.",
            "It began in the Merrow Strait on Tuesday morning.",
        ),
        (
            "The envoys said “we have a text” before they left on Friday.",
            "The envoys left on Friday,” she said to reporters then.",
        ),
        (
            "The pilots went back to their boats in Kaldera on Monday.",
            "The pilots went back to their boats in Kaldera on Monday",
        ),
        (
            "The pilots went back to their boats in Kaldera on Monday.",
            "We went back to all of our boats in Kaldera on Monday.",
        ),
        (
            "The bank raised its rate to 4.25 per cent in Kaldera on Monday.",
            "Shr 31 cts 43 12/3 88.1 11.2 1,203 44.1 on 4 March 2031.",
        ),
    ],
)
def test_a_sentence_that_leans_on_others_stands_worse(better: str, worse: str) -> None:
    assert standing(better) > standing(worse) > 0


@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_likeness_is_from_nought_to_one_and_the_same_both_ways(one: str, two: str) -> None:
    weights = Weights([told(1, one), told(2, two)])
    first, second = weights.vector(one), weights.vector(two)
    assert 0 <= likeness(first, second) <= 1.0001
    assert likeness(first, second) == pytest.approx(likeness(second, first))
    assert not first or likeness(first, first) == pytest.approx(1)


def test_an_event_is_told_once_with_those_who_tell_it_too() -> None:
    one = f"{LOST} on Monday. The harbour band played for the children on Tuesday evening."
    two = f"{LOST} in heavy fog on Monday, the navy said. It was late on Monday."
    articles = [
        told(1, one, dates=dates(one, Monday="2031-03-03", Tuesday="2031-03-04")),
        told(2, two, dates=dates(two, Monday="2031-03-03")),
    ]
    weights = Weights(articles)
    subject = Subject(weights, weights.centre(each.lead for each in articles))
    chosen = choose(event_line(articles), subject, 5)
    assert [each.line.dated.first for each in chosen] == sorted(each.line.dated.first for each in chosen)
    (lost,) = [each for each in chosen if LOST in each.line.dated.text]
    assert [LOST in other.text for other in lost.also] == [True]
    (only,) = choose(event_line(articles), subject, 1)
    assert LOST in only.line.dated.text


SAID = ("searched the northern channel", "was lost on Gannet Shoal", "spoke of grain in Ostrel", "said nothing")
WHO = ("The navy of Vesna", "The buoy tender Petrel", "It", "The harbour board of Kaldera")
line = st.tuples(st.sampled_from(WHO), st.sampled_from(SAID), st.integers(0, 5), st.booleans())


@given(st.lists(st.lists(line, min_size=1, max_size=6), min_size=2, max_size=12), st.sampled_from(SAID))
def test_what_is_not_asked_of_hopeless_events_changes_nothing(
    articles: list[list[tuple[str, str, int, bool]]], sought: str
) -> None:
    every = []
    for key, lines in enumerate(articles):
        body, found = "", []
        for who, said, day, late in lines:
            begun = f"{body}{who} {said}{' at last, and late' if late else ''} on "
            text = f"March {day + 1}"
            found.append(DateMention("body", len(begun), len(begun) + len(text), text, f"2031-03-{day + 1:02}"))
            body = f"{begun}{text}. "
        every.append(told(key, body.strip(), dates=tuple(found)))
    weights = Weights(every)
    subject = Subject(weights, weights.centre(each.lead for each in every), lambda text: sought in text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(choosing, "_MOST_WEIGHED", 5)
        quick = choose(event_line(every), subject, 4)
        patched.setattr(choosing, "_hopeful", lambda bounds: range(len(bounds)))
        assert choose(event_line(every), subject, 4) == quick


def test_a_day_that_cannot_be_what_was_said_is_not_told_before_others() -> None:
    body = "The navy of Vesna searched the northern channel all Friday. The navy of Vesna spoke in Ostrel on Wednesday."
    ahead = told(1, body, dates=dates(body, Friday="2031-02-28", Wednesday="2031-10-01"))
    weights = Weights([ahead])
    (only,) = choose(event_line([ahead]), Subject(weights, weights.centre([body])), 1)
    assert only.line.dated.date.text == "Friday"


def test_the_voice_that_most_articles_quote_comes_first_and_says_whole_things() -> None:
    ann = Entity("e1", "person", "Ann", (), ())
    ben = Entity("e2", "person", "Ben", (), ())

    def quote(text: str, name: str, entity: str) -> Quote:
        return Quote("body", 0, len(text), text, name, entity, "said")

    piece, whole = "“in a way”", "“The buoy tender was lost in fog and nobody came,”"
    articles = [
        told(1, piece, entities=(ann,), quotes=(quote(piece, "Ann", "e1"), quote(whole, "Ann", "e1"))),
        told(
            2,
            "“We heard it in the harbour,”",
            entities=(ann,),
            quotes=(quote("“We heard it in the harbour,”", "Ann", "e1"),),
        ),
        told(
            3,
            "“So it is with every boat,”",
            entities=(ben,),
            quotes=(quote("“So it is with every boat,”", "Ben", "e2"),),
        ),
    ]
    weights = Weights(articles)
    found = voices(speech(articles), weights, weights.centre([LOST]), 5, 2)
    assert [(voice.name, voice.total, len(voice.said)) for voice in found] == [("Ann", 3, 2), ("Ben", 1, 1)]
    assert piece not in [spoken.quote.text for spoken in found[0].said]


def test_a_voice_is_heard_in_its_own_words_first_and_a_sentence_is_told_once() -> None:
    ann = Entity("e1", "person", "Ann", (), ())
    body = "Ann said the buoy tender was lost and “nobody came in the fog for hours”. “We heard it in the harbour.”"
    clause, piece, whole = (
        "the buoy tender was lost",
        "“nobody came in the fog for hours”",
        "“We heard it in the harbour.”",
    )

    def quote(text: str) -> Quote:
        start = body.index(text)
        return Quote("body", start, start + len(text), text, "Ann", "e1", "said")

    article = told(1, body, entities=(ann,), quotes=(quote(piece), quote(whole)))
    extraction = replace(article.extraction, indirect=(quote(clause),))
    article = replace(article, extraction=extraction)
    weights = Weights([article])
    (voice,) = voices(speech([article]), weights, weights.centre([LOST]), 5, 3)
    assert voice.total == 3
    assert whole in [spoken.quote.text for spoken in voice.said]
    assert len(voice.said) == 2


def test_a_portrait_has_the_ways_to_write_a_name_by_outlet() -> None:
    def named(key: int, name: str, source: str | None, day: str, behind: str = "") -> Told:
        body = f"{name}{behind} spoke. {name.split()[-1]} left."
        second = body.rindex(name.split()[-1])
        spans = (
            Span("body", 0, len(name), name),
            Span("body", second, second + len(name.split()[-1]), name.split()[-1]),
        )
        return told(key, body, source=source, day=day, entities=(Entity("e1", "person", name, (), spans),))

    articles = [
        named(1, "Pavle Strand", "Courier", "2031-03-05", ", the chief negotiator,"),
        named(2, "Pawle Strand", "Gazette", "2031-03-01"),
        named(3, "Pavle Strand", None, "2031-03-09"),
    ]
    found = portraits(articles, {1})[1]
    assert [(each.text, set(each.outlets)) for each in found.spelt] == [
        ("Pavle Strand", {"Courier", None}),
        ("Pawle Strand", {"Gazette"}),
    ]
    assert (found.articles, found.mentions) == (3, 6)
    assert (found.first.told.key, found.last.told.key) == (2, 3)
    assert found.called is not None and found.called.text == "the chief negotiator"


def differing(one: str, two: str, **about: str) -> list[tuple[str, list[str]]]:
    articles = [told(1, one, source="Courier"), told(2, two, **({"source": "Gazette"} | about))]  # type: ignore[arg-type]
    return [
        (each.about, sorted(version.value for version in each.versions))
        for each in disputes(articles, [], Weights(articles), 9, lambda: False)
    ]


def test_other_numbers_of_the_same_thing_are_a_dispute() -> None:
    assert differing(f"{LOST} with three sailors dead.", f"{LOST} with four sailors dead.") == [
        ("sailors", ["four", "three"])
    ]
    assert differing(f"{LOST} with 3,100 tonnes.", f"{LOST} with 3,900 tonnes.") == [("tonnes", ["3,100", "3,900"])]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{LOST} with three sailors dead.", f"{LOST} with three sailors dead."),
        (f"{LOST} with three sailors dead.", "In Kaldera four sailors danced all night on the quay for no reason."),
        (f"{LOST} with more than 200 sailors.", f"{LOST} with 212 sailors."),
        (f"{LOST} three days ago.", f"{LOST} four days ago."),
        (f"{LOST} with three sailors dead.", f"{LOST} with thirty sailors dead."),
        (f"{LOST} with three sailors dead.", f"“{LOST} with four sailors dead."),
    ],
)
def test_what_may_be_the_same_or_something_else_is_none(one: str, two: str) -> None:
    assert differing(one, two) == []


_FIGURE = re.compile(
    r"(?i)(?P<about>(?:more than|over|about|around|some|nearly|almost|at least|up to|roughly|fewer than|less than) )?"
    r"(?<![\w,.:/-])(?:\d{1,3}(?:,\d{3})*(?:\.\d{1,3})?(?!\d)|two|three|ten|twelve|twenty|sixty)"
    r"(?:[ -]?(?:thousand|million|billion|mn|bn|m)\b)? (?P<rest>[^\W\d_][^,.;:()“”\"\n]{1,60})"
)
PIECES = (
    *["two", "Ten", "sixty", "twenty", "5", "12", "1,200", "2.3", "million", "mn", "boats", "of her crew", "said"],
    *["more than", "about", "nearly", "at least", "over", "moreover", "and", "men,", ".", "(", "\n", "a" * 30],
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_figures_are_found_as_one_expression_for_all_of_it_finds_them(text: str) -> None:
    expected = [
        (bool(match["about"]), match.start(), match.start() + len(text[match.start() : match.start("rest")].rstrip()))
        for match in _FIGURE.finditer(text)
    ]
    assert [(count.is_about, count.start, count.end) for count in counts(text)] == expected


@given(st.lists(st.sampled_from((*PIECES, "boats.", "Ten men!", "said?”", "U.S.")), max_size=20).map(" ".join))
def test_whole_text_tells_every_sentence_with_figures(text: str) -> None:
    spans = sentence_spans(text)
    having = {span for span in spans if any(True for _ in counts(text[slice(*span)]))}
    assert having <= {at(spans, place) for place in counted_at(text)}


def test_one_outlet_has_no_dispute_with_itself_nor_with_another_time() -> None:
    pair = f"{LOST} with three sailors dead.", f"{LOST} with four sailors dead."
    assert differing(*pair, source="Courier") == []
    assert differing(*pair, day="2032-03-05") == []


def test_other_days_of_the_same_thing_are_a_dispute() -> None:
    one, two = f"{LOST} in heavy fog on 3 March.", f"{LOST} in heavy fog on 4 March."
    articles = [
        told(1, one, source="Courier", dates=dates(one, **{"3 March": "2031-03-03"})),
        told(2, two, source="Gazette", dates=dates(two, **{"4 March": "2031-03-04"})),
    ]
    (found,) = disputes(articles, event_line(articles), Weights(articles), 9, lambda: False)
    assert (found.kind, sorted(version.value for version in found.versions)) == ("date", ["2031-03-03", "2031-03-04"])
