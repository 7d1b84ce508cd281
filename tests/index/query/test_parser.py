from datetime import date

import pytest

from index.errors import QueryError
from index.query import (
    And,
    DateRange,
    Everything,
    Exact,
    Fact,
    Fuzzy,
    Length,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Saved,
    Sorted,
    Undated,
    Word,
    parse_query,
    to_text,
)

TODAY = date(2031, 2, 12)  # a Wednesday
a, b, c, d = (Word(letter) for letter in "abcd")


def tree(text, **options):
    return parse_query(text, today=TODAY, **options).tree


def refusal(text, **options):
    with pytest.raises(QueryError) as caught:
        parse_query(text, today=TODAY, **options)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", a),
        ("a b", And((a, b))),
        ("a AND b", And((a, b))),
        ("a OR b", Or((a, b))),
        ("a|b", Or((a, b))),
        ("a b OR c d", Or((And((a, b)), And((c, d))))),
        ("a (b OR c) d", And((a, Or((b, c)), d))),
        ("(a b) c", And((a, b, c))),
        ("(a OR b) OR c", Or((a, b, c))),
        ("((a))", a),
        ("-a", Not(a)),
        ("!a", Not(a)),
        ("NOT a", Not(a)),
        ("NOT NOT a", Not(Not(a))),
        ("NOT a b", And((Not(a), b))),
        ("a -(b c)", And((a, Not(And((b, c)))))),
        ("a OR -b", Or((a, Not(b)))),
        ('-"a b"', Not(Phrase("a b"))),
        ("-*", Not(Everything())),
        ("+a", a),
        ("+a +b", And((a, b))),
        ("NOT +a", Not(a)),
        ("a and b", And((a, Word("and"), b))),
        ("or not", And((Word("or"), Word("not")))),
        ("*", Everything()),
        ("* a", And((Everything(), a))),
        ("", Everything()),
        (" \t\n", Everything()),
        ("\x00", Everything()),
        ('"a b"', Phrase("a b")),
        ("“a b”", Phrase("a b")),
        ("„a b“", Phrase("a b")),
        ("«a b»", Phrase("a b")),
        ('“a b"', Phrase("a b")),
        ('"a b”', Phrase("a b")),
        ('"a “b” c"', Phrase("a “b” c")),
        (r'"a \"b\" c"', Phrase('a "b" c')),
        (r'"a \\ b"', Phrase(r"a \ b")),
        (r'"c:\dir"', Phrase(r"c:\dir")),
        ('"  a \n b "', Phrase("a b")),
        ('a"b c"', And((a, Phrase("b c")))),
        ('"OR"', Phrase("OR")),
        ("mar*", Prefix("mar")),
        ("title:mar*", Prefix("mar", "title")),
        ("person:mol*", Prefix("mol", "person")),
        ("title:a", Word("a", "title")),
        ("TITLE:a", Word("a", "title")),
        ("title:a b", And((Word("a", "title"), b))),
        ('by:"a b"', Phrase("a b", "by")),
        ("-title:a", Not(Word("a", "title"))),
        ("title:(a OR b)", Or((Word("a", "title"), Word("b", "title")))),
        ("title:(a -b)", And((Word("a", "title"), Not(Word("b", "title"))))),
        ("title:((a) c) d", And((Word("a", "title"), Word("c", "title"), d))),
        ("source:a body:b", And((Word("a", "source"), Word("b", "body")))),
        ("path:/news/a.txt", Word("/news/a.txt", "path")),
        ('org:"A B" place:C', And((Phrase("A B", "org"), Word("C", "place")))),
        ("entity:Carst", Word("Carst", "entity")),
        ("cease-fire", Word("cease-fire")),
        ("o'neil o’neil", And((Word("o'neil"), Word("o’neil")))),
        ("U.S. 2.3", And((Word("U.S."), Word("2.3")))),
        ("AT&T c++ #a", And((Word("AT&T"), Word("c++"), Word("#a")))),
        ("https://example.com/a-b?c=d", Word("https://example.com/a-b?c=d")),
        ("at 10:30", And((Word("at"), Word("10:30")))),
        ("title:10:30", Word("10:30", "title")),
        ("a\u202eb\x1b", Word("ab")),
        ("e\u0301t\u00e9", Word("été")),
        ("=Talks", Exact("Talks")),
        ("==a", Exact("=a")),
        ("title:=talks", Exact("talks", "title")),
        ('="a b"', Exact("a b")),
        ("org:=Carst", Exact("Carst", "org")),
        ('org:="Carst A"', Exact("Carst A", "org")),
        ("iraqi~", Fuzzy("iraqi", 1)),
        ("ceasfire~", Fuzzy("ceasfire", 2)),
        ("ceasfire~1", Fuzzy("ceasfire", 1)),
        ("iraqi~2", Fuzzy("iraqi", 2)),
        ("title:ceasfire~", Fuzzy("ceasfire", 2, "title")),
        ('"a b"~3', Phrase("a b", None, 3)),
        ('"a b"~0', Phrase("a b")),
        ('title:"a b"~3', Phrase("a b", "title", 3)),
        ("a NEAR b", Near(a, b, 10, False)),
        ("a NEAR/5 b", Near(a, b, 5, False)),
        ("a ADJ/0 b", Near(a, b, 0, True)),
        ("a NEAR/ b", Near(a, b, 10, False)),
        ("a NEAR/3 b ADJ c", Near(Near(a, b, 3, False), c, 10, True)),
        ("a NEAR/3 (b ADJ c)", Near(a, Near(b, c, 10, True), 3, False)),
        ("a b NEAR c d", And((a, Near(b, c, 10, False), d))),
        ("a OR b NEAR c", Or((a, Near(b, c, 10, False)))),
        ("(a OR b) NEAR c", Near(Or((a, b)), c, 10, False)),
        ("-a NEAR b", Not(Near(a, b, 10, False))),
        ("a NEAR +b", Near(a, b, 10, False)),
        ("title:(a NEAR b)", Near(Word("a", "title"), Word("b", "title"), 10, False)),
        ("url:Karst-Wire.example/a?b=1", Fact("url", "Karst-Wire.example/a?b=1")),
        ("url:https://a.example", Fact("url", "https://a.example")),
        ('url:"a b"', Fact("url", "a b")),
        ("lang:EN", Fact("lang", "EN")),
        ("type:Email", Fact("type", "email")),
        ("type:(email OR feed)", Or((Fact("type", "email"), Fact("type", "feed")))),
        ("id:3fa9", Fact("id", "3fa9")),
        ("is:unread", Fact("is", "unread")),
        ("is:(starred OR dup)", Or((Fact("is", "starred"), Fact("is", "dup")))),
        ("-has:note", Not(Fact("has", "note"))),
        ('tag:"to read"', Fact("tag", "to read")),
        ("tag:(War OR c++)", Or((Fact("tag", "War"), Fact("tag", "c++")))),
        ("note:harbour", Fact("note", "harbour")),
        ("@Mine", Saved("Mine")),
        ('-query:"my talks"', Not(Saved("my talks"))),
        ("query:(a OR @b)", Or((Saved("a"), Saved("b")))),
        ("-has:date", Not(Fact("has", "date"))),
        ("words:300", Length(300, 300)),
        ("words:300..800", Length(300, 800)),
        ("words:300..", Length(300, None)),
        ("words:>300", Length(301, None)),
        ("words:>=300", Length(300, None)),
        ("words:<300", Length(None, 299)),
        ("words:..300", Length(None, 300)),
        ("added:2030", DateRange(date(2030, 1, 1), date(2030, 12, 31), "2030", "added")),
        ("read:today", DateRange(TODAY, TODAY, "today", "read")),
        ("a sort:newest", And((a, Sorted("newest")))),
        ("sort:oldest", Sorted("oldest")),
        ("near adj", And((Word("near"), Word("adj")))),
        ("NEARBY", Word("NEARBY")),
        ("date:none", Undated()),
        ("-date:none", Not(Undated())),
        (
            "date:(2030 OR none)",
            Or((DateRange(date(2030, 1, 1), date(2030, 12, 31), "2030"), Undated())),
        ),
    ],
)
def test_sound_text_is_read_without_a_notice(text, expected):
    understood = parse_query(text, strict=True, today=TODAY)
    assert understood.tree == expected
    assert understood.notices == ()
    assert tree(to_text(expected), strict=True) == expected


@pytest.mark.parametrize(
    ("text", "expected", "column", "notice"),
    [
        ('"a b', Phrase("a b"), 1, "not closed"),
        ("a “b c", And((a, Phrase("b c"))), 3, "not closed"),
        ("(a OR b", Or((a, b)), 1, "not closed"),
        ("a (b (c", And((a, b, c)), 3, "not closed"),
        ("a) b", And((a, b)), 2, "closes no bracket"),
        (")a", a, 1, "closes no bracket"),
        ("NOT ) a", Not(a), 5, "closes no bracket"),
        ("AND a", a, 1, '"AND" has nothing to join'),
        ("a AND", a, 3, '"AND" has nothing to join'),
        ("a AND AND b", And((a, b)), 7, '"AND" has nothing to join'),
        ("a AND OR b", Or((a, b)), 3, '"AND" has nothing to join'),
        ("OR a", a, 1, '"OR" has nothing to join'),
        ("a OR", a, 3, '"OR" has nothing to join'),
        ("a || b", Or((a, b)), 3, '"|" has nothing to join'),
        ("(a OR) b", And((a, b)), 4, '"OR" has nothing to join'),
        ("a NOT", a, 3, '"NOT" has nothing to join'),
        ("NOT AND a", Not(a), 5, '"AND" has nothing to join'),
        ("+OR a", a, 2, '"OR" has nothing to join'),
        ("a - b", And((a, b)), 3, "stands alone"),
        ("a -", a, 3, "stands alone"),
        ("a (-) b", And((a, b)), 4, "stands alone"),
        ("a & b", And((a, b)), 3, "nothing to search for"),
        ("a — b", And((a, b)), 3, "nothing to search for"),
        ("-& a", a, 2, "nothing to search for"),
        ("a ()", a, 3, "nothing to search for"),
        ('a ""', a, 3, "nothing to search for"),
        ('a "…"', a, 3, "nothing to search for"),
        ("NEAR a", a, 1, '"NEAR" has nothing to join'),
        ("a NEAR", a, 3, '"NEAR" has nothing to join'),
        ("a NEAR OR b", Or((a, b)), 3, '"NEAR" has nothing to join'),
        ("a NEAR NEAR b", Near(a, b, 10, False), 3, '"NEAR" has nothing to join'),
        ("(a NEAR/4) b", And((a, b)), 4, '"NEAR" has nothing to join'),
        ("a NEAR/51 b", Near(a, b, 50, False), 3, "no more than 50 words between"),
        ('"a b"~99', Phrase("a b", None, 50), 6, "no more than 50 words between"),
        ('"a"~3', Phrase("a"), 4, "nothing between"),
        ("ceasefire~9", Fuzzy("ceasefire", 2), 1, "no more than 2 letters"),
        ("Gaza: a", And((Word("Gaza"), a)), 1, 'no field is called "Gaza"'),
    ],
)
def test_what_is_malformed_is_mended_with_a_notice_and_refused_when_strict(text, expected, column, notice):
    understood = parse_query(text, today=TODAY)
    assert understood.tree == expected
    assert any(notice in sentence for sentence in understood.notices)
    error = refusal(text, strict=True)
    assert error.column == column
    assert notice in str(error)


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("title:", 1, "nothing behind it"),
        ("a title:", 3, "nothing behind it"),
        ("title: a", 1, "nothing behind it"),
        ("(title:)", 2, "nothing behind it"),
        ("title:|a", 1, "nothing to search for"),
        ("title:OR", 1, "nothing to search for"),
        ("title:…", 1, "nothing to search for"),
        ('title:""', 1, "nothing to search for"),
        ("title:()", 1, "nothing to search for"),
        ("title:-a", 7, 'in front of "title:"'),
        ("title:by:a", 7, "cannot stand inside title:"),
        ("title:(a by:b)", 10, "cannot stand inside title:"),
        ("title:(a date:2030)", 10, "cannot stand inside title:"),
        ("title:*", 7, "every article"),
        ("date:*", 6, "every article"),
        ("nosuch:foo", 1, 'no field is called "nosuch"'),
        ("titel:foo", 1, 'did you mean "title:"?'),
        ("titel: foo", 1, 'did you mean "title:"?'),
        ("persn:foo", 1, 'did you mean "person:"?'),
        ("author:foo", 1, 'did you mean "by:"?'),
        ("a OR:", 3, 'no field is called "OR"'),
        ("a*", 1, "two letters"),
        ("b -a*", 4, "two letters"),
        ("…ab.*", 1, "two letters"),
        ("*oll", 1, "begins with a star"),
        ("title:*oll", 7, "begins with a star"),
        ("p*ll", 1, "star inside"),
        ("po**", 1, "star inside"),
        ('"a b"~', 6, "how many words"),
        ('person:"a b"~2', 8, "words and no names"),
        ("person:carstn~", 8, "words and no names"),
        ("iran~", 1, "5 letters or more"),
        ("title:word~9", 7, "5 letters or more"),
        ("cease-fire~", 1, "more than one word"),
        ("ceasfi*~", 1, "more than one word"),
        ("ceasefire~0", 1, "write =ceasefire"),
        ("=ceasefi*", 1, "one form and for more"),
        ("=ceasefire~", 1, "one form and for more"),
        ('="a b"~2', 1, "write one of them"),
        ("date:=2030", 6, "is no date"),
        ("date:ceasefire~", 6, "is no date"),
        ("a NEAR -b", 8, "joins what is wanted"),
        ("a NEAR (b c)", 3, "NEAR joins words"),
        ("a NEAR *", 3, "NEAR joins words"),
        ("(a OR -b) ADJ c", 11, "ADJ joins words"),
        ("title:a NEAR b", 9, "of one field"),
        ("person:a NEAR person:b", 10, "no names"),
        ("date:(2030 NEAR 2031)", 12, "NEAR joins words"),
        (" NEAR ".join("a" * 33), 220, "more than 32 words"),
        ("title:@mine", 7, "a saved search, cannot stand inside title:"),
        ("query:bb*", 7, "a mark that query: has no use for"),
        ("a NEAR @b", 3, "NEAR joins words"),
        ("is:red", 4, 'did you mean "is:read"?'),
        ("type:docx", 6, "one of text, html"),
        ("has:pictures", 5, "one of date"),
        ("words:many", 7, "is no number of words"),
        ("words:..", 1, "nothing to search for"),
        ("words:12345678901", 7, "is no number of words"),
        ("words:800..300", 7, 'did you mean "words:300..800"?'),
        ("words:<0", 7, "fewer than no words"),
        ("url:kar*", 5, "a mark that url: has no use for"),
        ("lang:=en", 6, "a mark that lang: has no use for"),
        ("added:none", 7, "every article was added"),
        ("read:none", 6, "is:unread"),
        ("read:2031..2030", 6, 'did you mean "read:2030..2031"?'),
        ("sort:best", 6, 'did you mean "sort:oldest"?'),
        ("a OR sort:newest", 11, "for the whole search"),
        ("-sort:newest", 7, "for the whole search"),
        ("a (b OR (c sort:newest))", 17, "for the whole search"),
        ("sort:newest sort:oldest", 18, "write it once"),
        ("...", 1, "nothing to search for"),
        ("!!!", 1, "nothing to search for"),
        ("-", 1, "nothing to search for"),
        ("(", 1, "nothing to search for"),
        ('"', 1, "nothing to search for"),
        ("OR", 1, "nothing to search for"),
        ("NOT", 1, "nothing to search for"),
        ("😀", 1, "nothing to search for"),
    ],
)
def test_what_cannot_be_read_soundly_is_an_error_at_its_column(text, column, reason):
    error = refusal(text)
    assert reason in str(error)
    assert error.column == column


def test_limits_are_errors():
    assert "4096 bytes" in str(refusal("ä" * 2049))
    assert refusal("ä" * 2049).column == 2049
    assert "256 clauses" in str(refusal("ab " * 257))
    assert "32 deep" in str(refusal("(" * 33 + "a" + ")" * 33))
    assert "32 deep" in str(refusal("-" * 33 + "a"))
    assert "32 deep" in str(refusal("NOT " * 33 + "a"))
    assert refusal("(" * 33 + "a").column == 33
    assert tree("ä" * 2048) == Word("ä" * 2048)
    assert len(tree("ab " * 256).children) == 256
    assert tree("(" * 32 + "a" + ")" * 32) == a
    assert tree("+" * 4000 + "a") == a


def test_a_group_that_is_too_long_with_its_field_written_out_is_an_error():
    assert "written out" in str(refusal("entity:(" + "abcdefghijklm " * 255 + ")"))


def test_notices_stand_in_the_order_of_the_text_and_once_each():
    notices = parse_query('a & & b) OR "c').notices
    assert [notice.split(":")[0] for notice in notices] == [
        '"&" holds nothing to search for',
        '")" closes no bracket',
        "the quotation mark is not closed",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ce", Prefix("ce")),
        ("c", Word("c")),
        ("ce ", Word("ce")),
        ("ce)", Word("ce")),
        ("ce.", Word("ce.")),
        ("a ce", And((a, Prefix("ce")))),
        ("ce a", And((Word("ce"), a))),
        ("a OR ce", Or((a, Prefix("ce")))),
        ("(a ce", And((a, Prefix("ce")))),
        ("title:ce", Prefix("ce", "title")),
        ("title:(a ce", And((Word("a", "title"), Prefix("ce", "title")))),
        ("source:ve", Prefix("ve", "source")),
        ("person:mol", Word("mol", "person")),
        ("entity:(mol ab", And((Word("mol", "entity"), Word("ab", "entity")))),
        ("a -ce", And((a, Not(Word("ce"))))),
        ("NOT (a ce", Not(And((a, Word("ce"))))),
        ("NOT -ce", Not(Not(Prefix("ce")))),
        ('"a ce', Phrase("a ce")),
        ('"a ce"', Phrase("a ce")),
        ("ce*", Prefix("ce")),
        ("cease-fi", Prefix("cease-fi")),
        ("a OR", a),
        ("a or", And((a, Prefix("or")))),
        ("a -", a),
        ("a (", a),
        ('a "', a),
        ("a NOT", a),
        ("date:2030", DateRange(date(2030, 1, 1), date(2030, 12, 31), "2030")),
        ("https://ex", Prefix("https://ex")),
        ("", Everything()),
    ],
)
def test_while_typing_the_last_word_is_a_beginning(text, expected):
    assert tree(text, typing=True) == expected


@pytest.mark.parametrize("text", ["title:", "a date:20", "-", "(", "a*", "nosuch:x", "@", "a ~", "date:"])
def test_half_typed_text_is_understood_or_refused(text):
    try:
        assert parse_query(text, typing=True).tree
    except QueryError as error:
        assert error.column >= 1
