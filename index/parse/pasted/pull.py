"""Pull quotes: words of the article set large beside it, which a paste runs into the text a second time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SEED = 6  # words in a row that must stand in another paragraph too
_FUSED = 8  # words, when the rest of the paragraph stays
_LONGEST = 80  # words a pull quote may have
_MOST_PARAGRAPHS = 1_000  # no article is longer
_SAMPLE = 40_000  # characters of a paragraph that are looked at
_MOST_PLACES = 8  # that one phrase is followed up
_MOST_REPETITIONS = 2_000
_SPEAKER = 5  # words of a name
_QUOTES = frozenset('"“”„«»‘「」『』')
_BREAKS = frozenset(".!?,;:…\"”»」')。")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    keys: list[str]
    """Its words, case-folded."""
    ends: list[int]
    """Where each of them ends in `text`."""


def pull_quote_ends(texts: Sequence[str]) -> list[int]:
    """Return for each paragraph where the pull quote at its start ends: 0 for none, its length if it is nothing else.

    A pull quote repeats at least six words of another, longer paragraph that holds speech, up to a mark of punctuation
    there. It fills its own paragraph, or the next sentence follows without any punctuation, with or without the name of
    the speaker between. In more than 1,000 paragraphs none is looked for.
    """
    ends = [0] * len(texts)
    if not 1 < len(texts) <= _MOST_PARAGRAPHS:
        return ends
    paragraphs = [_paragraph(text) for text in texts]
    page = "\n".join(texts)
    for index, other, position in islice(_repetitions(paragraphs), _MOST_REPETITIONS):
        if not ends[other] and _QUOTES.intersection(texts[other]):
            length = _common(paragraphs[index], paragraphs[other], position)
            ends[index] = max(ends[index], _end(paragraphs[index], length, page))
    return ends


def _paragraph(text: str) -> _Paragraph:
    matches = list(_WORD.finditer(text, 0, _SAMPLE))
    return _Paragraph(text, [match.group().casefold() for match in matches], [match.end() for match in matches])


def _repetitions(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[int, int, int]]:
    """Yield (paragraph, other, position): the other, longer one says at word `position` what the first starts with."""
    seeds: dict[tuple[str, ...], list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph.keys) >= _SEED:
            seeds.setdefault(tuple(paragraph.keys[:_SEED]), []).append(index)
    first_words = {seed[0] for seed in seeds}
    for other, paragraph in enumerate(paragraphs):
        for position, key in enumerate(paragraph.keys):
            if key in first_words:
                for index in seeds.get(tuple(paragraph.keys[position : position + _SEED]), ())[:_MOST_PLACES]:
                    if index != other and (position or len(paragraph.keys) > len(paragraphs[index].keys)):
                        yield index, other, position


def _common(paragraph: _Paragraph, other: _Paragraph, position: int) -> int:
    """Return how many words from the start are the same, 0 when the other goes on without a break behind them."""
    length = 0
    for own, key in zip(paragraph.keys[:_LONGEST], other.keys[position : position + _LONGEST], strict=False):
        if own != key:
            break
        length += 1
    after = other.text[other.ends[position + length - 1] :].lstrip()
    return length if not after or after[0] in _BREAKS else 0


def _end(paragraph: _Paragraph, length: int, page: str) -> int:
    text = paragraph.text
    if length < _SEED:
        return 0
    if length == len(paragraph.keys):
        return len(text)
    end = paragraph.ends[length - 1]
    if length < _FUSED or text[end] != " ":
        return 0
    end = _behind_speaker(text, end, page)
    return end if text[end:].lstrip()[:1].isupper() else 0


def _behind_speaker(text: str, end: int, page: str) -> int:
    """Return the offset behind the name that follows `end`, or `end` itself.

    A name, or its last word alone, stands elsewhere on the page too, and its first word never in lower case (`The`).
    """
    words = text[end : end + 200].split()[: _SPEAKER + 1]
    for count in range(min(_SPEAKER, len(words) - 1), 1, -1):
        name = " ".join(words[:count])
        named = all(word[0].isupper() for word in words[: count + 1]) and f" {words[0].lower()} " not in page
        if named and len(re.findall(rf"\b{re.escape(words[count - 1])}\b", page)) > 1:
            return end + text[end:].index(name) + len(name)
    return end
