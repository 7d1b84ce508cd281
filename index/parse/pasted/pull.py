"""Pull quotes: words of the article set large beside it, which a paste runs into the text a second time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SEED = 6  # words in a row that must stand in another paragraph too
_FUSED = 8  # words, when the rest of the paragraph stays
_LONGEST = 80  # words looked at
_SPEAKER = 5  # words of a name
_QUOTES = frozenset('"“”„«»「」『』')


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first words of a paragraph and where each of them ends."""

    text: str
    keys: list[str]
    ends: list[int]


def pull_quote_ends(paragraphs: Sequence[str]) -> list[int]:
    """Return for each paragraph where the pull quote at its start ends: 0 for none, its length if it is nothing else.

    A pull quote repeats at least six words of another, longer paragraph that holds speech. It fills its own paragraph,
    or the next sentence follows without any punctuation, with or without the name of the speaker between.
    """
    openings = [_opening(text) for text in paragraphs]
    places = _places(paragraphs, {tuple(each.keys[:_SEED]) for each in openings if len(each.keys) >= _SEED})
    ends = [0] * len(paragraphs)
    for index, opening in enumerate(openings):
        for other, rest in places.get(tuple(opening.keys[:_SEED]), ())[:8]:
            if other != index and not ends[other] and _QUOTES & set(paragraphs[other]):
                common = next(
                    (n for n, pair in enumerate(zip(opening.keys, rest, strict=False)) if pair[0] != pair[1]),
                    None,
                )
                length = min(len(opening.keys), len(rest)) if common is None else common
                ends[index] = max(
                    ends[index],
                    _end(opening, length, len(rest) > length or _longer(paragraphs, other, index), paragraphs),
                )
    return ends


def _opening(text: str) -> _Opening:
    matches = [match for match, _ in zip(_WORD.finditer(text), range(_LONGEST), strict=False)]
    return _Opening(text, [match.group().casefold() for match in matches], [match.end() for match in matches])


def _longer(paragraphs: Sequence[str], other: int, index: int) -> bool:
    return len(paragraphs[other]) > len(paragraphs[index]) + 12


def _places(
    paragraphs: Sequence[str], seeds: set[tuple[str, ...]]
) -> dict[tuple[str, ...], list[tuple[int, list[str]]]]:
    """Find where each seed stands: (paragraph, the words from there on)."""
    first_words = {seed[0] for seed in seeds}
    places: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for index, text in enumerate(paragraphs):
        keys = [word.casefold() for word in _WORD.findall(text)]
        for position, key in enumerate(keys):
            if key in first_words and (seed := tuple(keys[position : position + _SEED])) in seeds:
                found = places.setdefault(seed, [])
                if len(found) < 9:
                    found.append((index, keys[position : position + _LONGEST]))
    return places


def _end(opening: _Opening, length: int, longer: bool, paragraphs: Sequence[str]) -> int:
    text = opening.text
    if length < _SEED:
        return 0
    end = opening.ends[length - 1]
    if length == len(opening.keys) < _LONGEST:
        return len(text) if longer else 0
    if length < _FUSED or text[end : end + 1] != " ":
        return 0
    end = _behind_speaker(text, end, paragraphs)
    rest = text[end:].lstrip()
    return end if rest[:1].isupper() or not rest else 0


def _behind_speaker(text: str, end: int, paragraphs: Sequence[str]) -> int:
    """Return the offset behind the name that follows `end`, or `end` itself.

    A name stands elsewhere too, and its first word never in lower case (`The`).
    """
    words = text[end : end + 200].split()[: _SPEAKER + 1]
    page = "\n".join(paragraphs)
    for count in range(min(_SPEAKER, len(words)), 1, -1):
        name = " ".join(words[:count])
        known = all(word[0].isupper() for word in words[:count]) and page.count(name) > 1
        follows = words[count : count + 1]
        if known and (not follows or follows[0][0].isupper()) and f" {words[0].lower()} " not in page:
            return end + text[end:].index(name) + len(name)
    return end
