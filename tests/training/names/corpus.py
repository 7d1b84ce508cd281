"""Sentences whose names people (or, for the Groningen Meaning Bank, mostly programs) have marked, made alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.extract.cutting import folded, split_compound
from index.extract.lists import lists
from index.extract.tagger import KINDS

Marked = tuple[str, str]
"""A word and its label."""
Sentence = list[Marked]

_PRONOUNS = frozenset(
    [
        "we",
        "our",
        "us",
        "i",
        "he",
        "she",
        "they",
        "it",
        "you",
        "his",
        "her",
        "their",
        "its",
        "who",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "here",
        "there",
        "him",
        "me",
        "them",
    ]
)
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "da",
        "di",
        "der",
        "du",
        "la",
        "le",
        "den",
        "dos",
        "del",
        "ben",
        "abu",
        "ter",
        "ten",
        "af",
        "zu",
    ]
)
_QUARTERS = frozenset(["North", "South", "East", "West", "Central", "Southeast", "Latin"])
_TITLES = frozenset(Path(__file__).with_name("titles.txt").read_text("utf-8").split())


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences that stand together."""

    source: str
    sentences: list[Sentence]


def read(root: Path, name: str) -> Iterator[Document]:
    """Yield the documents of `root`/`name`.conll as they are, but for kinds other than those of the tagger."""
    sentences: list[Sentence] = []
    sentence: Sentence = []
    for line in [*(root / f"{name}.conll").read_text("utf-8").split("\n"), "-DOCSTART-"]:
        word, _, label = line.partition("\t")
        if line and not line.startswith("-DOCSTART-"):
            sentence.append((word, label if label[2:] in KINDS else "O"))
            continue
        if sentence:
            sentences.append(sentence)
            sentence = []
        if line and sentences:
            yield Document(name, sentences)
            sentences = []


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and kind of every name."""
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at] != "O":
            kind = labels[at][2:]
            while end < len(labels) and labels[end] == f"I-{kind}":
                end += 1
            yield at, end, kind
        at = end


def without_titles(sentence: Sentence) -> Sentence:
    """Take "President" and the like out of the names of persons."""
    labels = [label for _, label in sentence]
    words = [word for word, _ in sentence]
    for begin, end, kind in list(spans(labels)):
        if kind == "PER":
            _relabel(labels, (begin, end), (_after_titles(words, begin, end), end), kind)
    return list(zip(words, labels, strict=True))


def clean(document: Document) -> Document:
    """Return `document` with names bounded and typed as the reader shows them."""
    return Document(document.source, [_clean(sentence, document.source) for sentence in document.sentences])


def _clean(sentence: Sentence, source: str) -> Sentence:
    words = [folded(word) for word, _ in sentence]
    labels = [label for _, label in sentence]
    for begin, end, kind in list(spans(labels)):
        new = (begin, end) if kind == "MISC" else _bounds(words, begin, end, kind)
        _relabel(labels, (begin, end), new, _kind(words[new[0] : new[1]], kind, source))
    _mark_peoples(words, labels)
    return [marked for word, label in zip(words, labels, strict=True) for marked in _split(word, label)]


def _mark_peoples(words: list[str], labels: list[str]) -> None:
    """Mark listed peoples, which each source marks now and then only, and make one name of "South Korean"."""
    for at, word in enumerate(words):
        if lists().kind(word) != "group":
            continue
        if labels[at] == "O":
            labels[at] = "B-MISC"
        if at and words[at - 1] in _QUARTERS and _stands_alone(labels, at - 1, at + 1):
            labels[at - 1 : at + 1] = "B-MISC", "I-MISC"


def _stands_alone(labels: list[str], begin: int, end: int) -> bool:
    """Say whether no name reaches over either end."""
    return labels[begin][0] != "I" and (end == len(labels) or labels[end][0] != "I")


def _bounds(words: list[str], begin: int, end: int, kind: str) -> tuple[int, int]:
    if kind == "PER":
        begin = _after_titles(words, begin, end)
    while (
        begin < end
        and words[begin][:1].islower()
        and words[begin].islower()
        and words[begin].split("-")[0].split("'")[0] not in _PARTICLES
    ):
        begin += 1
    while begin < end and words[begin] in ("The", "A", "An", "This"):
        begin += 1
    while begin < end and (
        (words[end - 1].isalpha() and words[end - 1].islower()) or words[end - 1] in ("'s", "'", ",", ".")
    ):
        end -= 1
    if end - begin == 1 and words[begin].lower() in _PRONOUNS and words[begin] != "US":
        return end, end
    if kind == "PER" and not any(word[:1].isupper() or "-" in word for word in words[begin:end]):
        return end, end
    return begin, end


def _after_titles(words: list[str], begin: int, end: int) -> int:
    while begin < end and words[begin].lower().rstrip(".") in _TITLES:
        begin += 1
    return begin


def _kind(words: list[str], kind: str, source: str) -> str:
    if kind in ("LOC", "ORG") and words:
        listed = lists().kind(*words)
        if listed == "group":
            return "MISC"
        if (
            listed == "place" and source.startswith("gmb") and len(words) == 1
        ):  # "Israel said" is marked as a body there
            return "LOC"
    return kind


def _relabel(labels: list[str], old: tuple[int, int], new: tuple[int, int], kind: str) -> None:
    for at in range(*old):
        labels[at] = "O"
    for at in range(*new):
        labels[at] = f"I-{kind}" if at > new[0] else f"B-{kind}"


def _split(word: str, label: str) -> Iterator[Marked]:
    parts = split_compound(word)
    if len(parts) == 1:
        yield word, label
        return
    if label != "O" and all(part[0].isupper() or part == "-" for part, _ in parts):  # Austria-Hungary
        yield parts[0][0], label
        yield from ((part, f"I-{label[2:]}") for part, _ in parts[1:])
        return
    for part, _ in parts:
        kind = lists().kind(part)
        yield part, {"place": "B-LOC", "group": "B-MISC", "org": "B-ORG"}.get(kind or "", "O")
