"""Completions and alternatives of a word, against a plain loop over the articles."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alike import alike
from index.analysis import tokens
from index.article import Article, article_id
from index.query.tree import Exact, Query, Word
from index.search import Alternative, DamagedIndex, Index
from index.stemming import stem

Make = Callable[..., Article]
WORDS = ["talk", "talks", "talked", "tall", "taller", "tale", "tales", "bank", "banks", "bangle", "ürümqi", "teller"]


def _resolve(leaf: object) -> list[int]:
    return []


def _never() -> bool:
    return False


def completions(index: Index, beginning: str, most: int = 99) -> list[str]:
    return index.suggest(lambda words: words.completions(beginning, None, most))


def alternatives(index: Index, word: str) -> list[Alternative]:
    return index.suggest(lambda words: words.alternatives(word, None))


def counts(index: Index, trees: list[Query], within: Query | None) -> list[int]:
    return index.suggest(lambda words: words.count_each(trees, within, _resolve, _never))


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=12),
    st.integers(1, 12),
    st.sampled_from(["ta", "tal", "ba", "ur", "x", "te"]),
)
def test_completions_are_what_a_loop_over_the_texts_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], commit_every: int, beginning: str
) -> None:
    index = Index(tmp_path_factory.mktemp("index"))
    articles = [(key, Article(article_id(str(key)), str(key), "text", "", text)) for key, text in enumerate(texts)]
    for start in range(0, len(articles), commit_every):
        index.update(articles[start : start + commit_every], [], start, anew=not start)
    frequency = Counter(word for text in texts for word in {token.text for token in tokens(text)})
    groups: dict[str, list[str]] = {}
    for word in sorted(frequency, key=lambda word: (-frequency[word], word)):
        if word.startswith(beginning) and stem(word) != stem(beginning):
            groups.setdefault(stem(word), []).append(word)
    expected = sorted(groups.values(), key=lambda forms: (-sum(frequency[form] for form in forms), forms[0]))
    assert completions(index, beginning) == [forms[0] for forms in expected]
    for word in ("talk", "tael", "bamk"):
        assert {other.word: other.articles for other in alternatives(index, word)} == {
            term: many
            for term, many in frequency.items()
            if term[0] == word[0] and alike(term, word, 1) and stem(term) != stem(word)
        }
    trees: list[Query] = [Word("talk"), Exact("talks"), Word("bank")]
    holders = [{key for key, text in enumerate(texts) if found & set(text.split())} for found in (
        {"talk", "talks", "talked"}, {"talks"}, {"bank", "banks"},
    )]  # fmt: skip
    for _ in range(2):
        assert counts(index, trees, Word("bank")) == [len(mine & holders[2]) for mine in holders]
    assert counts(index, trees, None) == [len(mine) for mine in holders]
    index.close()


def test_the_nearest_and_most_frequent_word_with_the_same_first_letter_comes_first(index: Index, article: Make) -> None:
    texts = ["ceasefire", "ceasefire", "ceasefires", "ceasefir", "teasefire", "ceasefirexy"]
    index.update([(key, article(f"/{key}", "", text)) for key, text in enumerate(texts)], [], 1, anew=True)
    assert alternatives(index, "ceasfire") == [Alternative("ceasefire", 1, 2), *alternatives(index, "ceasfire")[1:]]
    assert [(other.word, other.edits) for other in alternatives(index, "ceasfire")] == [
        ("ceasefire", 1),
        ("ceasefir", 2),
        ("ceasefires", 2),
    ]
    assert not alternatives(index, "qeasefire")


def test_a_long_list_of_beginnings_gives_the_most_frequent(index: Index, article: Make) -> None:
    texts = [" ".join(f"ma{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(200) if n % (key + 1) == 0)
             for key in range(20)]  # fmt: skip
    index.update([(key, article(f"/{key}", "", text)) for key, text in enumerate(texts)], [], 1, anew=True)
    frequency = Counter(word for text in texts for word in text.split())
    found = completions(index, "ma", 5)
    assert [frequency[word] for word in found] == sorted(frequency.values(), reverse=True)[:5]


def test_a_field_completes_from_its_own_words(index: Index, article: Make) -> None:
    index.update([(1, article("/1", "market", "maria", source="Mars Wire"))], [], 1, anew=True)
    assert index.suggest(lambda words: words.completions("ma", "title", 9)) == ["market"]
    assert index.suggest(lambda words: words.completions("ma", "source", 9)) == ["mars"]


def test_what_is_kept_of_a_query_goes_with_the_next_commit(index: Index, article: Make) -> None:
    index.update([(1, article("/1", "", "oil price"))], [], 1, anew=True)
    assert counts(index, [Word("oil")], Word("price")) == [1]
    index.update([(2, article("/2", "", "oil price"))], [], 2)
    assert counts(index, [Word("oil")], Word("price")) == [2]


def test_without_a_sound_index_nothing_is_suggested(tmp_path: Path) -> None:
    index = Index(tmp_path / "none")
    with pytest.raises(DamagedIndex):
        completions(index, "oi")
