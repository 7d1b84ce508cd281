"""Copies found a batch at a time are those that one article after the other would find."""

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, article_id
from index.resemblance import LEAST_RUNS, Sketch, compare, sketch
from index.store import Store, stories
from index.store.samples import Entries, Samples

PARAGRAPHS = [" ".join(random.Random(seed).choices([f"w{n}" for n in range(900)], k=60)) for seed in range(9)]
Text = tuple[int, ...]
texts = st.lists(st.integers(0, len(PARAGRAPHS) - 1), max_size=4).map(tuple)
batches = st.lists(st.dictionaries(st.integers(0, 12), texts, max_size=8), max_size=5)


class OneByOne:
    """What `index.store.stories` says it does, done for one article after the other with plain Python."""

    def __init__(self) -> None:
        self.sketches: dict[int, Sketch] = {}
        self.lists: dict[int, list[int]] = {}
        self.story: dict[int, int] = {}

    def put(self, sketches: Mapping[int, Sketch]) -> None:
        left: set[int] = set()
        for key in sketches.keys() & self.sketches.keys():
            left |= self._take_out(key)
        self.sketches |= sketches
        for key in [*sketches, *sorted(left - sketches.keys())]:
            self._join(key)

    def _take_out(self, key: int) -> set[int]:
        for listed in self.lists.values():
            if key in listed:
                listed.remove(key)
        told = self.story.get(key)
        members = {other for other, story in self.story.items() if story == told} if told is not None else set()
        for other in members:
            del self.story[other]
        return members

    def _join(self, key: int) -> None:
        own = self.sketches[key]
        if own.runs < LEAST_RUNS:
            return
        common: Counter[int] = Counter()
        for hash in own.hashes[: stories._SAMPLED].tolist():
            listed = self.lists.setdefault(hash, [])
            common.update(other for other in listed if other != key)
            if key not in listed and len(listed) < stories.LISTED:
                listed.append(key)
        many = {}
        for other, count in common.items():
            lengths = own.runs, self.sketches[other].runs
            if count > stories._LEAST_COMMON * min(lengths) / max(lengths):
                many[other] = count
        closest = sorted(many, key=lambda other: (-many[other], other))[: stories._COMPARED]
        alike = [other for other in closest if compare(own, self.sketches[other]).same_story]
        if alike:
            told = {self.story[other] for other in [key, *alike] if other in self.story}
            story = min(told, default=min(key, *alike))
            for other in [each for each, its in self.story.items() if its in told] + [key, *alike]:
                self.story[other] = story

    def together(self) -> set[frozenset[int]]:
        return {frozenset(key for key, story in self.story.items() if story == told) for told in self.story.values()}


def article(number: int, text: str) -> tuple[Article, Sketch]:
    return Article(article_id(f"/{number}"), f"/{number}", "text", f"Kelp {number}", text), sketch(text)


@pytest.mark.parametrize("crowded", [False, True])
def test_a_batch_is_joined_as_one_article_after_the_other(monkeypatch: pytest.MonkeyPatch, crowded: bool) -> None:
    if crowded:
        monkeypatch.setattr(stories, "LISTED", 2)
        monkeypatch.setattr(stories, "_COMPARED", 2)

    @settings(max_examples=30)
    @given(batches)
    def check(pile: list[dict[int, Text]]) -> None:
        naive = OneByOne()
        with TemporaryDirectory() as folder:
            store = Store(Path(folder), create=True)
            for batch in pile:
                made = {
                    number: article(number, " ".join(PARAGRAPHS[n] for n in text)) for number, text in batch.items()
                }
                store.put(list(made.values()), [])
                naive.put({store.key(each.id): found for each, found in made.values()})
            told: dict[int, set[int]] = {}
            for key, story in store.kin.stories():
                told.setdefault(story, set()).add(key)
            store.close()
        assert set(map(frozenset, told.values())) == naive.together()

    check()


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(1, 50)), max_size=60), st.integers(1, 7))
def test_entries_are_found_in_whatever_runs_they_lie(entries: list[tuple[int, int]], step: int) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder), create=True)
        for start in range(0, len(entries), step):
            columns = np.array(sorted(entries[start : start + step])).T
            Samples(store._rows).put(Entries(columns[0], columns[1], columns[1] * 2))
        Samples(store._rows).remove([3, 4])
        asked = np.unique(np.array([hash for hash, _ in entries], np.int64))
        found = Samples(store._rows).listed(asked)
        store.close()
    pairs = zip(asked[found.asked].tolist(), found.articles.tolist(), found.lengths.tolist(), strict=True)
    assert sorted(pairs) == sorted((hash, article, article * 2) for hash, article in entries if article not in (3, 4))
