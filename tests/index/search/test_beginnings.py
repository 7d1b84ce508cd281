"""What much of a text begins with: kept for each segment, it must not show in what is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, article_id
from index.query.tree import And, Not, Or, Prefix, Query, Word
from index.search import Index
from index.search.arrays import Arrays

WORDS = st.text("abü", min_size=1, max_size=5)
TEXTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=9)


def _find(index: Index, tree: Query) -> dict[int, float]:
    found = index.find(tree, "relevance", lambda leaf: [], lambda: False)
    return dict(zip(found.keys, found.scores, strict=False)) or dict.fromkeys(found.keys, 0.0)


def _kept(folder: Path) -> set[bytes]:
    """Return the beginnings that the segments keep of bodies."""
    letters = [Arrays(file)["body/begun"].tobytes() for file in folder.glob("*.arrays")]
    return {all[at : at + 4].rstrip(b"\0") for all in letters for at in range(0, len(all), 4)}


@given(TEXTS, st.integers(1, 4), st.sets(st.integers(0, 8)), WORDS)
def test_an_open_word_finds_what_a_loop_over_the_words_finds_whatever_is_kept_of_beginnings(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], commit_every: int, gone: set[int], begun: str
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index = Index(folder)
    texts = [[word * 3 for word in text] for text in texts]  # no stray form of another word
    articles = [
        (key, Article(article_id(str(key)), str(key), "text", "", " ".join(text))) for key, text in enumerate(texts)
    ]
    for start in range(0, len(articles), commit_every):
        index.update(articles[start : start + commit_every], [], start, anew=not start)
    index.update([], sorted(gone), 99)
    there = {key: text for key, text in enumerate(texts) if key not in gone}
    for beginning in {begun, begun[:1], begun[:2], *(word[:2] for text in texts for word in text)}:
        holders = {key for key, text in there.items() if any(word.startswith(beginning) for word in text)}
        open_word = Prefix(beginning)
        assert _find(index, open_word).keys() == holders, beginning
        assert _find(index, Not(open_word)).keys() == there.keys() - holders
        assert len(set(_find(index, Or((open_word, Word("zz")))).values())) <= 1, "all count the same"
        assert _find(index, And((open_word, Word("zz")))) == {}
    index.close()


def test_what_is_kept_follows_the_articles_through_merges_and_deletions(
    tmp_path: Path, article: Callable[..., Article]
) -> None:
    index = Index(tmp_path)
    for key in range(9):  # more segments than may be
        words = [f"the{letter}" for letter in "abc"] + [f"x{key}y"]
        index.update([(key, article(f"/{key}", "", " ".join(words if key % 2 else words[3:])))], [], key, anew=not key)
    assert {b"t", b"th", b"the"} <= _kept(tmp_path)
    assert _find(index, Prefix("th")).keys() == {1, 3, 5, 7}
    index.update([], [3], 10)
    assert _find(index, Prefix("th")).keys() == {1, 5, 7}
    assert _find(index, Prefix("x")).keys() == {0, 1, 2, 4, 5, 6, 7, 8}
    index.close()
