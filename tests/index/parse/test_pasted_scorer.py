import json
from importlib.resources import files

import pytest

from index.parse.pasted import parse_text
from index.parse.pasted.head_features import HeadFeatures
from index.parse.pasted.lines import split_lines
from index.parse.pasted.page import see_page
from index.parse.pasted.scorer import Scorer, shipped_scorer
from index.parse.pasted.shape import shape_of
from tests.training.fit import Group, fit_choice, fit_each

PAGE = """Menu
Search
Subscribe to our newsletter

Home » Harbour » Pilots call off their strike after talks

Pilots call off their strike after talks

The port has met the first demand, and the second is left to a commission

{byline}

{date}

The harbour pilots of Brenholm called off their strike on Monday, two hours before it was to begin, a speaker said.

They said that the port had met the first of their demands, and that talks about the second would go on until Friday.

The ministry did not answer questions about the drafts, which were first described by the union four days ago.

Irena Molnar

18 February 2031

I have taken this ferry for thirty years and I have never seen the quay as empty as on that Monday morning in the rain.

Most Popular
Share
"""


def page(byline: str = "By Lena Torvald", date: str = "Published 3 March 2031") -> str:
    return PAGE.format(byline=byline, date=date)


def test_a_path_that_ends_in_the_headline_is_not_the_headline():
    assert parse_text(page()).title == "Pilots call off their strike after talks"


@pytest.mark.parametrize("byline", ["By Lena Torvald", "Von Lena Torvald", "Kolumne von Lena Torvald", "Lena Torvald"])
def test_the_byline_is_known_by_its_place_whatever_its_opening(byline: str):
    assert parse_text(page(byline)).authors == ("Lena Torvald",)


def test_each_of_two_authors_may_have_a_line_to_himself():
    assert parse_text(page("Lena Torvald\nPiet Hale")).authors == ("Lena Torvald", "Piet Hale")


@pytest.mark.parametrize("line", ["Leitender Wirtschaftsredakteur", "Temps de lecture", "Key points"])
def test_a_trade_or_a_label_below_the_byline_is_no_author(line: str):
    assert parse_text(page(f"By Lena Torvald\n{line}")).authors == ("Lena Torvald",)


def test_the_date_beside_the_headline_wins_over_one_below_the_article():
    fields = parse_text(page())
    assert str(fields.published) == "2031-03-03"


def test_a_page_with_menus_is_no_older_than_the_web():
    assert "1947" not in str(parse_text(page(date="3 March 1947")).published)


def test_a_comment_below_the_article_is_no_paragraph_of_it():
    assert "thirty years" not in parse_text(page()).body


def test_no_feature_is_a_word_of_the_text():
    lines = split_lines(page())
    one = see_page(lines, [shape_of(line) for line in lines])
    said = {word.casefold() for line in lines for word in line.text.split() if len(word) > 6}
    features = HeadFeatures(one, 7, frozenset({8, 9, 10}))
    for index in range(len(lines)):
        named = [*features.as_title(index), *features.as_date(index, 4, 1), *features.as_byline(index, 4, ("Ana Orr",))]
        if index > 4:
            named += features.as_standfirst(index, 4)
        assert not said & {feature.casefold() for feature in named}


def test_the_shipped_weights_are_few_and_each_role_has_some():
    raw = files("index.parse.pasted").joinpath("weights.json").read_bytes()
    assert len(raw) < 1_000_000
    roles = {"title", "titled", "byline", "date", "standfirst"}
    assert set(json.loads(raw)["weights"]) == set(shipped_scorer().weights) == roles


def test_a_feature_counts_once_and_an_unknown_one_not_at_all():
    scorer = Scorer({"date": {"bias": -1.0, "near": 2.0}})
    assert scorer.score("date", ["near", "near", "new"]) == 1.0
    assert scorer.probability("date", ["near"]) == pytest.approx(0.731, abs=0.001)


def test_fitting_finds_the_feature_that_tells_and_is_the_same_each_time():
    groups = [Group([["good", "line"], ["line"], ["bad", "line"]], [True, False, False])] * 4
    for fit in (fit_choice, fit_each):
        weights = fit(groups, l2=0.1)
        assert weights == fit(groups, l2=0.1)
        assert weights["good"] > 0.5 > -0.1 > weights["bad"]


def test_the_order_of_features_changes_no_score():
    scorer = Scorer({"title": {name: 0.1 * place for place, name in enumerate("abcdefghij")}})
    assert scorer.score("title", "abcdefghij") == scorer.score("title", "jihgfedcba")
