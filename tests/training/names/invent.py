"""Sentences once more with invented names, so that surroundings are learnt and not only who is in the news."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.extract.lists import lists
from tests.training.names.corpus import Document, Sentence

_LINKED = ("", "n", "an", "ian", "ese", "ish", "i", "ns", "ans", "ians", "is")


class Inventor:
    """Makes names out of the halves of others, always the same ones in the same order."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._chance = random.Random(5)
        words: dict[str, dict[str, None]] = defaultdict(dict)
        for document in documents:
            for sentence in document.sentences:
                for word, label in sentence:
                    if label != "O" and _may_change(word):
                        words[label[2:]][word] = None
        self._words: Mapping[str, list[str]] = {kind: list(found) for kind, found in words.items()}

    def again(self, document: Document) -> Document:
        """Return `document` with new names, the same one for the same word."""
        new: dict[str, str] = {}
        return Document(document.source, [self._sentence(sentence, new) for sentence in document.sentences])

    def _sentence(self, sentence: Sentence, new: dict[str, str]) -> Sentence:
        made = []
        for word, label in sentence:
            if label != "O" and _may_change(word) and word not in new:
                new[word] = _like(word, new) or self._word(word, label[2:])
            made.append((new.get(word, word), label))
        return made

    def _word(self, word: str, kind: str) -> str:
        if word.isupper() and len(word) > 1:
            return "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUVW", k=len(word)))
        one, two = self._chance.choices(self._words[kind], k=2)
        return one[: max(2, (len(one) + 1) // 2)] + two[len(two) // 2 :].lower()


def _may_change(word: str) -> bool:
    known = lists()
    if len(word) < 3 or not word.isalpha() or not word[0].isupper() or known.is_common(word):
        return False
    return not any(word in section for section in known.sections.values())


def _like(word: str, new: Mapping[str, str]) -> str | None:
    """Return the word that goes with the new name of a land or people: Vesnan beside Vesna."""
    for old, made in new.items():
        for ending in _LINKED[1:]:
            if word == old + ending:
                return made + ending
            if old == word + ending and made.endswith(ending):
                return made.removesuffix(ending)
    return None
