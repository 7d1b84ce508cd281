"""Phrases and words near each other: what a look at every place of every text finds."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh

from index.article import Article, article_id
from index.search import Index, phrases, strips
from index.search.positional import find_in
from index.search.words import Nearness

_WORDS = ["of", "the", "said", "them", "rare"]
texts = st.lists(st.sampled_from([*_WORDS, *["of", "the"] * 3]), max_size=40)


def _matches(text: list[str], words: list[str]) -> bool:
    return any(text[start : start + len(words)] == words for start in range(len(text)))


def _near(text: list[str], left: str, right: str, within: int, ordered: bool) -> bool:
    pairs = [(a, b) for a, one in enumerate(text) if one == left for b, two in enumerate(text) if two == right]
    return any(0 < b - a <= within + 1 or (not ordered and 0 < a - b <= within + 1) for a, b in pairs)


@pytest.mark.parametrize(("length", "few"), [(16, 0), (200, 20), (strips._STRIP, phrases._FEW)])
def test_phrases_and_near_words_are_found_wherever_a_strip_ends(
    length: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strips, "_STRIP", length)
    monkeypatch.setattr(phrases, "_FEW", few)

    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(texts, min_size=1, max_size=12),
        st.lists(st.sampled_from(_WORDS), min_size=2, max_size=4),
        st.integers(0, 6),
        st.booleans(),
    )
    def check(bodies: list[list[str]], words: list[str], within: int, ordered: bool) -> None:
        with TemporaryDirectory() as folder:
            index = Index(Path(folder) / "index")
            articles = [
                Article(article_id(str(key)), "/x", "text", "", " ".join(body)) for key, body in enumerate(bodies)
            ]
            index.update(list(enumerate(articles)), [], 1, anew=True)
            assert index._generation is not None
            segment = index._generation.segments[0]
            field = segment.field("body")
            assert field is not None
            phrase = whoosh.Phrase("body", words)
            expected = [key for key, body in enumerate(bodies) if _matches(body, words)]
            assert find_in(field, phrase, segment.size).tolist() == expected
            opened = whoosh.SpanNear2([whoosh.Term("body", words[0]), whoosh.Prefix("body", "the")])
            expected = [
                key
                for key, body in enumerate(bodies)
                if any(_matches(body, [words[0], end]) for end in ("the", "them"))
            ]
            assert find_in(field, opened, segment.size).tolist() == expected
            left, right = (whoosh.Term("body", word) for word in words[:2])
            expected = [key for key, body in enumerate(bodies) if _near(body, words[0], words[1], within, ordered)]
            assert find_in(field, Nearness(left, right, within, ordered), segment.size).tolist() == expected
            index.close()

    check()
