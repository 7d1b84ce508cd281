"""Floors under what is found in the annotated sample articles, so that it cannot get worse unnoticed."""

import pytest

from tests.evaluate import dates, entities, quotes
from tests.evaluate.gold import FOLDER, annotated

FLOORS = {
    "direct speech found (F1)": 0.98,
    "speakers right where one is given": 0.93,
    "cues right where a speaker is given": 0.97,
    "indirect speech found (precision)": 0.95,
    "indirect speech found (recall)": 0.85,
    "speakers right of indirect speech found": 0.97,
    "dates found (F1)": 0.97,
    "dates resolved right, of those found": 0.96,
    "names found (F1)": 0.92,
    "put together (B-cubed F1)": 0.97,
}
CEILINGS = {"speakers made up where none is given": 0.0, "scare and pull quotes taken for speech": 1.0}


@pytest.fixture(scope="module")
def measured():
    gold = annotated()
    return quotes.measure(gold) | dates.measure(gold) | entities.measure(gold)


def test_at_least_twenty_articles_are_annotated():
    assert len(annotated()) == len(list(FOLDER.glob("*.json"))) >= 20


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(measured, name):
    wrong = "\n".join([*quotes.misses(annotated()).values(), *dates.misses(annotated())])
    assert measured[name] >= FLOORS[name], wrong


@pytest.mark.parametrize("name", CEILINGS)
def test_no_speaker_is_made_up(measured, name):
    assert measured[name] <= CEILINGS[name]


def test_an_annotation_that_does_not_stand_in_its_article_is_refused(tmp_path, monkeypatch):
    form = '{"article": "clip_0009.txt", "entities": {}, "quotes": [["direct", "“Not there,”"]], "dates": {}}'
    (tmp_path / "wrong.json").write_text(form, encoding="utf-8")
    monkeypatch.setattr("tests.evaluate.gold.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"wrong\.json: '“Not there,”' stands 0 times in the article"):
        annotated.__wrapped__()
