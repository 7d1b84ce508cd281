"""Names by the tagger that ships with the package."""

from collections.abc import Iterable, Sequence

from index.extract.mentions import Mention, Sentence
from index.extract.tagger import LABELS, Tagger, the_model


class OwnMarker:
    """Marks the names that our own tagger sees."""

    def __init__(self) -> None:
        self._tagger = Tagger(the_model())

    def mark(self, sentences: Sequence[Sentence], texts: Sequence[str]) -> list[Mention]:
        """Return the names in the sentences of one article; see `taggers.Marker`."""
        return mentions_in(self._tagger.tag([[token.word for token in sentence] for sentence in sentences]))


def mentions_in(labelled: Iterable[Sequence[int]]) -> list[Mention]:
    """Return the names that the labels of each sentence mark, in order."""
    found = []
    for number, labels in enumerate(labelled):
        begin, kind = 0, ""
        for at, label in enumerate((*labels, 0)):
            part, _, now = LABELS[label].partition("-")
            if kind and part != "I":
                found.append(Mention(number, begin, at, kind))
                kind = ""
            if part == "B":
                begin, kind = at, now
    return found
