from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import capitals, tokens
from index.highlight import STRIDE, Located, match_spans, snippet
from index.query import And, DateRange, Everything, Not, Or, Phrase, Prefix, Undated, Word

TEXT = "Envoys trade drafts: the cease-fire slips. Müller’s envoys, from the U.S., say the cease fire holds."


def marked(tree, text=TEXT, field="body"):
    return [text[start:end] for start, end in match_spans(text, tree, field)]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (Word("envoys"), ["Envoys", "envoys"]),
        (Word("ENVOYS"), ["Envoys", "envoys"]),
        (Word("muller"), ["Müller’s"]),
        (Word("US"), ["U.S."]),
        (Word("U.S."), ["U.S."]),
        (Word("cease-fire"), ["cease-fire", "cease fire"]),
        (Phrase("cease fire"), ["cease-fire", "cease fire"]),
        (Phrase("the cease fire holds"), ["the cease fire holds"]),
        (Phrase("drafts the"), ["drafts: the"]),
        (Phrase("fire cease"), []),
        (Phrase("fire holds"), ["fire holds"]),
        (Phrase("holds fire"), []),
        (Prefix("dra"), ["drafts"]),
        (Prefix("MÜL"), ["Müller’s"]),
        (Prefix("cease-fi"), ["cease-fire", "cease fire"]),
        (Prefix("the cease ho"), []),
        (And((Word("trade"), Word("holds"))), ["trade", "holds"]),
        (Or((Word("trade"), Word("absent"))), ["trade"]),
        (And((Word("trade"), Not(Word("holds")))), ["trade"]),
        (Not(Not(Word("trade"))), []),
        (Or((Phrase("trade drafts"), Word("drafts"), Phrase("drafts the"))), ["trade drafts: the"]),
        (And((Word("trade"), Word("drafts"))), ["trade", "drafts"]),
        (Word("env"), []),
        (Everything(), []),
        (Undated(), []),
        (DateRange(date(2031, 1, 1), None, "2031-01-01.."), []),
    ],
)
def test_what_the_query_wants_is_marked(tree, expected):
    assert marked(tree) == expected


@pytest.mark.parametrize(
    ("wanted", "fields"),
    [
        (None, {"title", "standfirst", "body", "caption:0", "caption:12"}),
        ("title", {"title"}),
        ("body", {"body"}),
        ("by", set()),
        ("source", set()),
        ("path", set()),
        ("person", set()),
        ("entity", set()),
    ],
)
def test_a_word_is_marked_in_the_fields_it_is_asked_for(wanted, fields):
    for field in ("title", "standfirst", "body", "caption:0", "caption:12"):
        assert bool(match_spans("envoys", Word("envoys", wanted), field)) == (field in fields)
        assert bool(match_spans("envoys", Prefix("env", wanted), field)) == (field in fields)


def test_a_word_of_an_unspaced_script_is_marked_as_one():
    assert marked(Word("中国"), "在中国的中间") == ["中国"]


WORDS = st.sampled_from(["a", "b", "ab", "abc", "U.S.", "b's", "é", "中国", "a-b"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.one_of(WORDS, st.sampled_from([". ", "\n\n", " "])), max_size=40).map(" ".join)
)
LEAVES = st.one_of(
    st.builds(Word, WORDS),
    st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=3).map(" ".join)),
    st.builds(Prefix, st.sampled_from(["ab", "abc", "a-b", "a b a"])),
)
TREES = st.lists(LEAVES, min_size=2, max_size=5).map(lambda leaves: Or(tuple(leaves)))


def slow_spans(text, leaf):
    """Every match of one leaf, the plain way."""
    found, wanted = list(tokens(text)), [token.text for token in tokens(leaf.text)]
    for at in range(len(found) - len(wanted) + 1):
        there = [token.text for token in found[at : at + len(wanted)]]
        if isinstance(leaf, Prefix):
            there[-1] = there[-1][: len(wanted[-1])]
        if there == wanted:
            yield found[at].start, found[at + len(wanted) - 1].end


@given(TEXTS, TREES)
def test_spans_are_sorted_disjoint_inside_and_complete(text, tree):
    spans = match_spans(text, tree, "body")
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    slow = [place for leaf in tree.children for place in slow_spans(text, leaf)]
    covered = {at for start, end in slow for at in range(start, end)}
    assert {at for start, end in spans for at in range(start, end)} == covered


def located(text):
    """What an index that holds `text` knows of it."""
    terms, found = {}, list(tokens(text))
    for number, token in enumerate(found):
        terms.setdefault(token.text, []).append(number)
    for number, name in capitals(text, tokens(text)):
        terms.setdefault(name, []).append(number)
    marks = [token.start for token in found[::STRIDE]]
    return Located(terms, [here - before for before, here in zip([0, *marks], marks, strict=False)])


def shown(text, tree, width=240):
    return snippet(text, tree, "body", located(text), width)


@given(TEXTS, TREES, st.integers(1, 60))
@example("  \r\r0", Word("a"), 3)
def test_a_snippet_is_narrow_and_marks_what_the_whole_text_has_marked_there(text, tree, width):
    line, marks = shown(text, tree, width)
    everywhere = match_spans(text, tree, "body")
    assert len(line.splitlines()) <= 1
    assert len(line) <= width + 2
    assert bool(marks) == bool(everywhere)
    flat = "".join(" " if char.isspace() else char for char in text)
    core = line.removeprefix("…").removesuffix("…")
    assert core == core.strip()
    places = [at for at in range(len(flat) - len(core) + 1) if flat.startswith(core, at)]
    shift = len(line) - len(line.removeprefix("…"))
    assert any(
        marks
        == tuple(
            (max(low, at) - at + lead, min(high, at + len(core)) - at + lead)
            for low, high in everywhere
            if low < at + len(core) and high > at
        )
        for at in places
        for lead in {0, shift}
    )


def test_the_snippet_has_the_most_different_words():
    text = "talks " * 50 + "x " * 200 + "the truce talks slip " + "y " * 200
    line, spans = shown(text, Or((Word("talks"), Word("truce"))), 60)
    assert [line[start:end] for start, end in spans] == ["truce", "talks"]
    assert line.startswith("…")
    assert line.endswith("…")


def test_forms_of_one_word_are_no_different_words():
    text = "talks talked " + "x " * 200 + "truce and then talks " + "x " * 200
    line, spans = shown(text, Or((Word("talk"), Word("truce"))), 60)
    assert [line[start:end] for start, end in spans] == ["truce", "talks"]


def test_of_as_many_words_those_nearest_together_are_shown_and_then_the_first():
    text = "truce, then " + "x " * 20 + "talks. " + "x " * 200 + "truce talks one. " + "x " * 200 + "truce talks two. "
    line, _ = shown(text, Or((Word("talks"), Word("truce"))), 60)
    assert "truce talks one" in line


def test_a_snippet_starts_with_the_sentence_where_it_can():
    text = "One thing came first of all. " * 20 + "Then the envoys met at the harbour. " + "Much came after that. " * 20
    line, _ = shown(text, Word("harbour"), 100)
    assert line.startswith("…Then the envoys met at the harbour. ")
    assert line.endswith("…")


@pytest.mark.parametrize("known", [None, Located({}, [0]), Located({"other": [3]}, [0])])
def test_a_snippet_without_a_match_is_the_beginning(known):
    assert snippet("Short\n\ntext. ", Word("word"), "body", known) == ("Short  text.", ())
    assert snippet("word " * 100, Word("word"), "body", known, 22) == ("word word word word…", ())
    assert snippet("", Word("word"), "body", known) == ("", ())
    assert snippet(" \n", Word("word"), "body", known) == ("", ())


def test_a_match_longer_than_the_window_is_cut():
    text = "before " + "a" * 50 + " after"
    assert shown(text, Word("a" * 50), 10) == ("…aaaaaaaaaa…", ((1, 11),))


def test_what_a_damaged_index_says_of_a_text_is_survived():
    assert shown("one two", Word("two"))[1] == ((4, 7),)
    for wrong in (Located({"two": [9]}, [0]), Located({"two": [900]}, [0]), Located({"two": [1]}, [99])):
        line, _ = snippet("one two", Word("two"), "body", wrong)
        assert set(line) <= set("one two…")


def test_a_very_long_text_is_marked_whole():
    sentence = "a b ab talks about the truce, and words of every sort. "
    text = sentence * 10_000  # anything quadratic would not come back
    tree = Or((Prefix("wo"), Phrase("truce and words"), Word("a-b")))
    assert len(match_spans(text, tree, "body")) == 2 * 10_000
    assert len(shown(text, tree)[0]) <= 242
