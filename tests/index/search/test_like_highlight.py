"""Whatever search finds in a text is marked there, and what it does not find is not; snippets mark the same."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, article_id
from index.highlight import match_spans, snippet
from index.query.tree import Exact, Fuzzy, Near, Or, Phrase, Prefix, Query, Word
from index.search import Index

_WORDS = ["rate", "rates", "rated", "US", "us", "U.S.", "Brent", "bent", "crude", "crud", "it", "IT", "müller", "\n"]
texts = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
words = st.sampled_from([word for word in _WORDS if word != "\n"])
leaves = st.one_of(
    st.builds(Word, words, st.just("body")),
    st.builds(Exact, words, st.just("body")),
    st.builds(Phrase, st.lists(words, min_size=2, max_size=3).map(" ".join), st.just("body"), st.integers(0, 2)),
    st.builds(Prefix, st.sampled_from(["ra", "cru", "US", "rate br"]), st.just("body")),
    st.builds(Fuzzy, st.sampled_from(["brent", "crude", "ratex", "muler"]), st.integers(1, 2), st.just("body")),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Near, inner, inner, st.integers(0, 4), st.booleans()),
        st.lists(inner, min_size=2, max_size=2).map(lambda sides: Or(tuple(sides))),
    ),
    max_leaves=4,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(texts, min_size=1, max_size=8), st.lists(trees, min_size=1, max_size=12))
def test_search_and_highlight_agree(bodies: list[str], asked: list[Query]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder) / "index")
        articles = [Article(article_id(str(key)), f"/{key}", "text", "", body) for key, body in enumerate(bodies)]
        index.update([(key, article) for key, article in enumerate(articles)], [], 1, anew=True)
        for tree in asked:
            found = index.find(tree, "oldest", lambda leaf: [], lambda: False).keys
            marked = [key for key, body in enumerate(bodies) if match_spans(body, tree, "body")]
            assert sorted(found) == marked, tree
        index.close()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(texts, max_size=6).map(" x 12,3.4 中文 ".join), min_size=1, max_size=8),
    st.lists(trees, min_size=1, max_size=12),
    st.integers(1, 4),
    st.integers(5, 60),
)
def test_a_snippet_from_the_index_marks_what_the_text_has_marked(
    bodies: list[str], asked: list[Query], commits: int, width: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder) / "index")
        articles = [Article(article_id(str(key)), f"/{key}", "text", "", body) for key, body in enumerate(bodies)]
        for number in range(commits):
            some = list(enumerate(articles))[number::commits]
            index.update(some, [], number + 1, anew=number == 0)
        index.update([(0, articles[0])], [len(bodies)], 9)
        for tree in asked:
            change, located = index.locate(tree, [*range(len(bodies)), 999])
            assert change == 9
            assert sorted(located) == list(range(len(bodies)))
            for key, body in enumerate(bodies):
                line, marks = snippet(body, tree, "body", located[key], 10 * len(body) + 1)
                lead = len(body) - len(body.lstrip())
                whole = [(low - lead, high - lead) for low, high in match_spans(body, tree, "body")]
                assert list(marks) == whole, (tree, line)
                assert bool(snippet(body, tree, "body", located[key], width)[1]) == bool(whole)
        index.close()


def test_strides_survive_updates_merges_and_letters_of_several_bytes(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    bodies = [f"Ünïcödé 中文 {'wörter, ' * (key * 7)}ziel{key} — Ende." for key in range(40)]
    for key, body in enumerate(bodies):
        index.update([(key, Article(article_id(str(key)), f"/{key}", "text", "", body))], [key - 30], key + 1)
        index.merge()
    for key, body in enumerate(bodies):
        tree = Word(f"ziel{key}")
        _, located = index.locate(tree, [key])
        if key < 10:
            assert not located
            continue
        line, marks = snippet(body, tree, "body", located[key], 60)
        assert [line[low:high] for low, high in marks] == [f"ziel{key}"]
    index.verify()
    index.close()
