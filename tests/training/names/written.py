"""Sentences of our own: names where real sentences have few, in lists, alone, as teams and as companies."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from index.extract.cutting import folded, sentences
from index.extract.lists import listed_names
from tests.training.names.corpus import Document, Sentence

_HERE = Path(__file__).parent
_TIMES = 6
"""How often each sentence is used, with other names."""
_ROOM = re.compile(r"{([A-Z])}")
_KIND = {"N": "PER", "S": "PER", "G": "PER", "C": "LOC", "L": "LOC", "O": "ORG", "T": "ORG", "K": "ORG", "P": "ORG"}


class _Names:
    """Names for the sentences, the same ones in the same order each time."""

    def __init__(self, sections: Mapping[str, Sequence[str]]) -> None:
        """Take the sections of written.txt."""
        self._chance = random.Random(11)
        self._words = {name: " ".join(lines).split() for name, lines in sections.items()}
        self._given = _lines("given.txt")
        self._surnames = [name for line in _lines("surnames.txt") for name in line.split()]
        self._bodies = _lines("bodies.txt")
        self._companies = [name for name in self._bodies if name.isalpha() and not name.isupper()]
        self._towns = [name for kind, names in listed_names() if kind == "place" for name in names if " " not in name]

    def of(self, slot: str) -> str:
        """Return a name for a slot of that letter."""
        draw = self._chance.choice
        if slot == "N":
            particle = f"{draw(self._words['particles'])} " if self._chance.random() < 0.1 else ""
            return f"{self.of('G')} {particle.replace('_', ' ')}{self.of('S')}"
        if slot == "G":
            return draw(self._words["first names that are places"] if self._chance.random() < 0.25 else self._given)
        if slot == "S" and self._chance.random() < 0.15:
            return draw(self._words["surnames that are words"])
        if slot == "S":
            return self._like(self._surnames)
        if slot in "CT":
            return self._like(self._towns)
        if slot == "L":
            return self._like(self._words["lands"])
        if slot == "O":
            return draw(self._bodies)
        if slot == "K":
            return draw(self._bodies) if self._chance.random() < 0.4 else self._like(self._companies)
        return f"the {self._like(self._towns)} {draw(self._words['papers'])}"

    def _like(self, names: Sequence[str]) -> str:
        """Return one of `names`, or as often one made of two halves of them."""
        one, two = self._chance.choices(names, k=2)
        return one if self._chance.random() < 0.5 else one[: max(2, (len(one) + 1) // 2)] + two[len(two) // 2 :].lower()


def written() -> Iterator[Document]:
    """Yield the sentences of written.txt, each several times with other names, one a document."""
    sections = _sections()
    names = _Names(sections)
    for line in sections["sentences"]:
        for _ in range(_TIMES):
            yield Document("written", list(_filled(line, names)))


def _sections() -> dict[str, list[str]]:
    """Return the lines of each section of written.txt."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _lines("written.txt"):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return sections


def _filled(line: str, names: _Names) -> Iterator[Sentence]:
    text, at = "", 0
    marked: list[tuple[int, int, str]] = []
    for room in _ROOM.finditer(line):
        text += line[at : room.start()]
        name, article = names.of(room[1]), ""
        if name.startswith("the "):
            article, name = ("the " if text else "The "), name.removeprefix("the ")
        text += article
        marked.append((len(text), len(text) + len(name), _KIND[room[1]]))
        text += name
        at = room.end()
    text += line[at:]
    for sentence in sentences(text, 0, len(text)):
        yield [(folded(token.word), _label(token.start, marked)) for token in sentence]


def _label(start: int, marked: Sequence[tuple[int, int, str]]) -> str:
    for begin, end, kind in marked:
        if begin <= start < end:
            return f"{'B' if start == begin else 'I'}-{kind}"
    return "O"


def _lines(name: str) -> list[str]:
    return [line for line in (_HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]
