"""The name lists and cue words of data/, read once and on first use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.article import EntityType

LINKS = tuple(
    [
        "of",
        "for",
        "on",
        "and",
        "&",
        "the",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "ter",
        "ten",
        "la",
        "le",
        "du",
        "des",
        "es",
        "y",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "abu",
    ]
)
"""Small words that tie capitalised ones into a name; lists and runs leave them out when they compare."""
_LINKS = frozenset(LINKS)

DATA = Path(__file__).with_name("data")
_NAMED: tuple[tuple[str, EntityType], ...] = (("places.txt", "place"), ("orgs.txt", "org"), ("groups.txt", "group"))
Phrase = tuple[tuple[str, ...], EntityType]
"""The words of a known name without `LINKS`, and its type."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that is known before an article is read."""

    common: frozenset[str]
    """Words that English writes in lower case."""
    known: Mapping[str, Sequence[Phrase]]
    """First word → the names that begin with it, longest first."""
    same: Mapping[str, str]
    """Form → the form that stands for all of its spellings and abbreviations: `UN` → `United Nations`."""
    sections: Mapping[str, frozenset[str]]
    """Section of words.txt → its words."""

    def has(self, section: str, word: str) -> bool:
        """Say whether `word`, exactly as written, stands in this section of words.txt."""
        return word in self.sections[section]

    def is_common(self, word: str) -> bool:
        """Say whether `word` is an everyday word once its capital is taken off."""
        return word.lower() in self.common

    def known_at(self, words: tuple[str, ...], start: int) -> tuple[int, EntityType | None]:
        """Return how many of `words` from `start` on are a known name, and its type; (0, None) if none."""
        for phrase, kind in self.known.get(words[start], ()):
            if words[start : start + len(phrase)] == phrase:
                return len(phrase), kind
        return 0, None

    def kind(self, *words: str) -> EntityType | None:
        """Return the type of the name that these words are, all of them."""
        length, kind = self.known_at(words, 0)
        return kind if length == len(words) else None


@cache
def lists() -> Lists:
    """Return the lists; about a millisecond for each 10,000 lines the first time, nothing later."""
    known: dict[str, list[Phrase]] = {}
    for name, kind in _NAMED:
        for line in _lines(name):
            words = tuple([word for word in line.split() if word not in _LINKS]) if " " in line else (line,)
            known.setdefault(words[0], []).append((words, kind))
    for found in known.values():
        if len(found) > 1:
            found.sort(key=_longest_first)
    return Lists(
        common=frozenset(_lines("common.txt")),
        known=known,
        same={form: line.split("|")[0] for line in _lines("same.txt") for form in line.split("|")},
        sections=_sections(),
    )


def listed_names() -> Iterator[tuple[EntityType, list[str]]]:
    """Yield the names of each list as they are written, with their type."""
    for name, kind in _NAMED:
        yield kind, _lines(name)


def _longest_first(phrase: Phrase) -> int:
    return -len(phrase[0])


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def _sections() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _lines("words.txt"):
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        else:
            words.update(word.replace("_", " ").strip() for word in line.split())
    return {name: frozenset(found) for name, found in sections.items()}
