"""Relations between articles, from what was found in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, DateMention, Entity, Extraction, Quote, Span
from index.finding import days_of
from index.relations.calendar import calendar
from index.relations.company import Shared
from index.relations.events import event_line
from index.relations.speech import speech, speech_met
from index.relations.told import Told
from index.sentences import sentences
from index.standing import standing, to_bytes

NAMES = ("Ann", "Ben", "Cid")


def told(key: int, body: str, *, dates: tuple[tuple[str, str], ...] = (), quotes: tuple[Quote, ...] = ()) -> Told:
    """Return an article in which every name of `NAMES` is entity e0, e1, e2 here and 0, 1, 2 in the library."""
    entities = []
    for number, name in enumerate(NAMES):
        at = [place for place in range(len(body)) if body.startswith(name, place)]
        spans = tuple(Span("body", place, place + len(name), name) for place in at)
        if spans:
            entities.append(Entity(f"e{number}", "person", name, (), spans))
    mentions = tuple(
        DateMention("body", body.index(text), body.index(text) + len(text), text, value) for text, value in dates
    )
    article = Article(str(key), f"/{key}", "text", "A headline", body)
    extraction = Extraction(tuple(entities), quotes=quotes, dates=mentions)
    return Told(key, extraction, {entity.id: int(entity.id[1]) for entity in entities}, article)


def company(articles: Sequence[Told], wanted: int, wholes: Sequence[int] = (0, 1, 2)) -> dict[int, tuple[int, ...]]:
    """Return for each entity in how many articles, paragraphs and sentences it is named with `wanted`."""
    shared = Shared.nobody(len(wholes))
    keys = {f"e{number}": number for number in range(len(wholes))}
    for start in range(0, len(articles), 2):
        places = [to_bytes(standing(each.article, each.extraction.entities), keys) for each in articles[start:][:2]]
        shared = shared.with_company(places, np.array(wholes), wanted)
    return {key: tuple(int(counts[key]) for counts in shared) for key in shared.most().tolist()}


def test_company_is_counted_by_article_paragraph_and_sentence() -> None:
    first = told(1, "Ann met Ben. Cid left.\n\nAnn stayed.\n\nBen and Ann spoke.")
    second = told(2, "Ann sailed. Ben did not.\n\nCid slept.")
    assert company([first, second, told(3, "Ben sang.")], 0) == {1: (2, 3, 2), 2: (2, 1, 0)}


def test_two_names_of_one_entity_in_a_sentence_are_in_it_once() -> None:
    article = told(1, "Ann met Ben and Cid.\n\nCid left Ann.")
    assert company([article], 0, wholes=(0, 1, 1)) == {1: (1, 2, 2)}
    assert company([article], 1, wholes=(0, 1, 1)) == {0: (1, 2, 2)}
    assert company([], 0) == {}


@given(st.lists(st.lists(st.lists(st.sets(st.sampled_from(NAMES)), max_size=3), max_size=3), max_size=4))
def test_company_is_what_counting_by_hand_gives(articles: list[list[list[set[str]]]]) -> None:
    def text(names: set[str]) -> str:
        return f"Then {' saw '.join(sorted(names))} went."

    bodies = ["\n\n".join(" ".join(map(text, paragraph)) for paragraph in article) for article in articles]
    found = company([told(number, body) for number, body in enumerate(bodies)], 0)
    paragraphs = [paragraph for article in articles for paragraph in article]
    for key, other in ((1, "Ben"), (2, "Cid")):
        both = {"Ann", other}
        expected = (
            sum(both <= set().union(*(names for paragraph in article for names in paragraph)) for article in articles),
            sum(both <= set().union(*paragraph) for paragraph in paragraphs),
            sum(both <= names for paragraph in paragraphs for names in paragraph),
        )
        assert found.get(key, (0, 0, 0)) == expected


def test_the_event_line_is_in_calendar_order_and_has_the_same_words_once() -> None:
    one = told(1, "It ended on 3 May. It had begun in April.", dates=(("3 May", "2031-05-03"), ("April", "2031-04")))
    two = told(
        2, "KALDERA (LPA) — It ended on 3 May. It took ten days.", dates=(("3 May", "2031-05-03"), ("ten", "P10D"))
    )
    lines = event_line([one, two])
    assert [(line.dated.text, line.articles) for line in lines] == [
        ("It had begun in April.", 1),
        ("It ended on 3 May.", 2),
    ]
    assert date.fromordinal(lines[0].dated.first) == date(2031, 4, 1)
    assert lines[0].dated.days == 30


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["It ended", "It began"]), st.sampled_from(["2031-05-03", "2031-05"]))),
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_the_calendar_gives_what_the_event_line_gives(articles: list[list[tuple[str, str]]], mixed: Random) -> None:
    every = {
        key: told(
            key,
            " ".join(f"{text} then{number}." for number, (text, _) in enumerate(facts)),
            dates=tuple((f"then{number}", value) for number, (_, value) in enumerate(facts)),
        )
        for key, facts in enumerate(articles)
    }
    order = list(every)
    mixed.shuffle(order)
    named: dict[tuple[int, int], list[int]] = {}
    for key in order:
        for days in days_of(every[key].extraction.dates):
            named.setdefault(days, []).append(key)
    read: list[int] = []
    found = calendar(named, lambda keys: (read.append(key) or every[key] for key in keys))  # type: ignore[func-returns-value]
    expected = event_line(every[key] for key in order)
    assert list(found) == [(line.dated.apart, line.articles) for line in expected]
    assert len(read) == len(set(read))


def test_what_nobody_is_named_for_comes_last_and_once() -> None:
    body = "“We go,” it said. “We go,” Ann said. “We stay,” it said."
    go, known, stay = (
        Quote("body", 0, 8, "“We go,”", None, None, "said"),
        Quote("body", 18, 26, "“We go,”", "Ann", "e0", "said"),
        Quote("body", 37, 47, "“We stay,”", None, None, "said"),
    )
    articles = [told(1, body, quotes=(stay, go)), told(2, body, quotes=(known, stay))]
    met = speech_met(articles)
    assert (first := next(met)).quote == known
    assert first.told.key == 2
    assert [(each.quote, each.told.key) for each in met] == [(stay, 1)]
    assert [(each.quote, each.articles) for each in speech(articles)] == [(known, 2), (stay, 2)]


def test_what_is_said_in_the_same_words_stands_once_with_its_speaker() -> None:
    body = "“We go,” it said. “We go,” Ann said."
    unknown = Quote("body", 0, 8, "“We go,”", None, None, "said")
    known = Quote("body", 18, 26, "“We go,”", "Ann", "e0", "said")
    (spoken,) = speech([told(1, body, quotes=(unknown,)), told(2, body, quotes=(unknown, known))])
    assert (spoken.speaker, spoken.articles, spoken.told.key) == (0, 2, 2)
    assert speech([told(1, body, quotes=(known,))], lambda quote, speaker, is_direct: speaker == 1) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("KALDERA, Feb 11 (Karst Wire) - Ann left on Monday. Ben stayed.", "Ann left on Monday."),
        ("ABOARD THE CUTTER, Merrow Strait (LPA) — Ann left.", "Ann left."),
        ("The boat – an old one – left.", "The boat – an old one – left."),
        ("KALDERA (the port that Ann had left) - is closed.", "is closed."),
        ("JMC officers – two of them – left.", "JMC officers – two of them – left."),
    ],
)
def test_a_sentence_is_without_the_dateline(text: str, sentence: str) -> None:
    start, end = told(1, text).sentence("body", len(text.partition(".")[0]) - 1)
    assert text[start:end] == sentence


def test_what_is_reported_stands_beside_direct_speech_in_the_order_of_the_text() -> None:
    body = "Ann said that it was over. “It was over,” Ben said."
    reported = Quote("body", 9, 25, "that it was over", "Ann", "e0", "said")
    direct = Quote("body", 27, 41, "“It was over,”", "Ben", "e1", "said")
    article = told(1, body, quotes=(direct,))
    article = replace(article, extraction=replace(article.extraction, indirect=(reported,)))
    assert [(each.quote, each.is_direct, each.speaker) for each in speech([article])] == [
        (reported, False, 0),
        (direct, True, 1),
    ]
    (only,) = speech([article], lambda quote, speaker, is_direct: is_direct)
    assert only.quote == direct


@given(st.text(st.sampled_from("aB.!? \n”“’U"), max_size=40), st.integers(0, 39))
def test_a_sentence_is_the_same_whether_its_paragraph_or_all_of_the_text_is_looked_at(body: str, place: int) -> None:
    expected = next((span for span in sentences(body) if span[0] <= place < span[1]), (place, place))
    assert told(1, body).sentence("body", place) == expected
