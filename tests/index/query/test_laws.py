"""What holds for every text and every tree."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import tokens
from index.errors import QueryError
from index.plain import clean
from index.query import (
    And,
    Everything,
    Exact,
    Fact,
    Fuzzy,
    Length,
    Like,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Saved,
    Undated,
    Understood,
    Word,
    narrow,
    parse_query,
    to_text,
    without,
)

TODAY = date(2031, 2, 12)
FIELDS = st.sampled_from([None, None, "title", "body", "by", "source", "path", "person", "org", "place", "entity"])
PIECES = st.sampled_from(
    [
        *"ab*()|-!+=@~\"“”«»:.,&'’ \n\\",
        *(
            "AND",
            "OR",
            "NOT",
            "NEAR/3",
            "ADJ",
            "NEAR/99",
            "~2",
            "=talks",
            "ceasfire~",
            '"a b"~3',
            "title:",
            "date:",
            "org:",
            "is:",
            "is:read",
            "sort:",
            "newest",
            "words:",
            "added:",
            "url:",
            "tag:",
            "query:",
            "@mine",
            "nosuch:",
            "2030",
            "..",
            "none",
            "2w",
        ),
        *(
            "word",
            "U.S.",
            "o'neil",
            "cease-fire",
            "https://a.b",
            "10:30",
            "ab*",
            "中国",
            "é",
            "\u0301",
            "\u202e",
            "\x00",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=15).map("".join),
    st.lists(PIECES, max_size=15).map(" ".join),
)
DATES = st.sampled_from(
    [
        "2030",
        "2030-02",
        "2030-02-05..",
        "..today",
        "yesterday",
        "fri",
        "2w..",
        "2w",
        ">2030",
        "<=3m",
        "last-week..today",
        "6h",
    ]
).map(lambda text: parse_query(f"date:{text}", today=TODAY).tree)


def phrased(text):
    return " ".join(clean(text).split())


WORDS = st.one_of(
    st.from_regex(r"[a-z]{1,6}([-'’.&/][a-z]{1,5})?\.?", fullmatch=True),
    st.sampled_from(
        ["U.S.", "10:30", "https://a.b/c?d=e", "Müller", "and", "or", "中国", "2.3", "AT&T", "c++", "O’Neil"]
    ),
)
PHRASES = st.text(max_size=20).map(phrased).filter(lambda text: any(tokens(text)))


def joined(kind):
    """Nodes of `kind` over trees, flat as the parser makes them."""

    def build(children):
        flat = [leaf for child in children for leaf in (child.children if isinstance(child, kind) else (child,))]
        return kind(tuple(flat))

    return build


TEXT_FIELDS = st.sampled_from([None, None, "title", "body", "by", "source", "path"])
TEXTUAL = [
    lambda field: st.builds(Word, WORDS, field),
    lambda field: st.builds(Exact, st.one_of(WORDS, PHRASES), field),
    lambda field: st.builds(Fuzzy, st.from_regex(r"[a-zé]{5,9}", fullmatch=True), st.integers(1, 2), field),
    lambda field: st.builds(
        Phrase, PHRASES.filter(lambda text: len(list(tokens(text))) > 1), field, st.integers(0, 50)
    ),
]
SIDES = TEXT_FIELDS.flatmap(
    lambda field: st.recursive(
        st.one_of(*(build(st.just(field)) for build in TEXTUAL)),
        lambda inner: st.one_of(
            st.builds(Near, inner, inner, st.integers(0, 50), st.booleans()),
            st.lists(inner, min_size=2, max_size=3).map(joined(Or)),
        ),
        max_leaves=4,
    )
)
NEARS = SIDES.filter(lambda side: isinstance(side, Near))
LEAVES = st.one_of(
    st.builds(Word, WORDS, FIELDS),
    st.builds(Exact, WORDS, FIELDS),
    NEARS,
    st.builds(Fact, st.sampled_from(["url", "lang", "id", "tag", "note"]), PHRASES),
    st.builds(Saved, st.one_of(st.from_regex(r"[a-z]{1,6}[-*~:]?[a-z]?", fullmatch=True), PHRASES)),
    st.builds(Like, st.one_of(st.from_regex(r"[0-9a-f]{1,12}", fullmatch=True), PHRASES)),
    st.sampled_from([Fact("type", "email"), Fact("is", "unread"), Fact("is", "starred"), Fact("has", "note")]),
    st.builds(Length, st.one_of(st.none(), st.integers(0, 300)), st.integers(300, 999)),
    *(build(TEXT_FIELDS) for build in TEXTUAL),
    st.builds(Prefix, st.from_regex(r"[a-zé]{2,6}(-[a-z]{1,3})?", fullmatch=True), FIELDS),
    st.builds(Phrase, PHRASES, FIELDS),
    st.just(Everything()),
    st.just(Undated()),
    DATES,
)


TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(joined(And)),
        st.lists(inner, min_size=2, max_size=4).map(joined(Or)),
    ),
    max_leaves=12,
)


def leaves(tree):
    match tree:
        case And(children) | Or(children):
            return [leaf for child in children for leaf in leaves(child)]
        case Not(child):
            return leaves(child)
        case Near(left, right):
            return leaves(left) + leaves(right)
        case _:
            return [tree]


@given(TEXTS, st.booleans(), st.booleans())
def test_any_text_is_understood_or_refused_with_a_column(text, strict, typing):
    try:
        understood = parse_query(text, strict=strict, typing=typing, today=TODAY)
    except QueryError as error:
        assert error.column >= 1
    else:
        assert isinstance(understood, Understood)
        assert not (strict and understood.notices)


@given(TEXTS, st.booleans())
def test_what_was_understood_prints_to_text_that_is_sound_and_means_the_same(text, typing):
    try:
        tree = parse_query(text, typing=typing, today=TODAY).tree
    except QueryError:
        return
    assert parse_query(to_text(tree), strict=True, today=TODAY) == Understood(tree)


@given(TREES)
def test_a_printed_tree_is_read_back(tree):
    assert parse_query(to_text(tree), strict=True, today=TODAY).tree == tree


@given(TREES)
def test_no_condition_is_dropped(tree):
    assert leaves(parse_query(to_text(tree), today=TODAY).tree) == leaves(tree)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_word_typed_is_a_condition(words):
    assert leaves(parse_query(" ".join(words), strict=True).tree) == [Word(word) for word in words]


@given(st.text(max_size=20).map(phrased).filter(lambda text: any(tokens(text))), FIELDS)
def test_a_word_that_is_none_prints_as_a_phrase_or_is_read_back(text, field):
    tree = parse_query(to_text(Word(text, field)), strict=True, today=TODAY).tree
    assert tree in (Word(text, field), Phrase(text, field))


@given(TREES, TREES)
def test_narrowing_keeps_every_condition_once(tree, other):
    narrowed = narrow(tree, other)
    assert narrow(narrowed, other) == narrowed
    assert not isinstance(narrowed, And) or not any(isinstance(child, And) for child in narrowed.children)
    wanted = set(leaves(tree) + leaves(other)) - {Everything()}
    assert wanted <= set(leaves(narrowed))


@given(TREES)
def test_everything_is_neutral_in_narrowing(tree):
    assert narrow(Everything(), tree) == narrow(tree, Everything()) == narrow(tree, tree)


def test_without_is_and_not():
    assert without(Word("a"), Word("b")) == And((Word("a"), Not(Word("b"))))
    assert without(Everything(), Word("b")) == Not(Word("b"))
    assert without(Word("a"), Not(Word("b"))) == And((Word("a"), Word("b")))
    assert without(Everything(), And((Word("a"), Word("b")))) == Not(And((Word("a"), Word("b"))))
