"""Cutting text into sentences and words, as the data that the tagger learnt from is cut."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.extract.lists import lists

_SHORT = (
    "Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Capt|Sgt|Prof|Rev|Jr|Sr|Rep|Reps|Mt|Inc|Corp|Co|Ltd|Bros|Maj|Adm|Brig|Cpl"
    "|Pvt|Pfc|Spc|Cmdr|Supt|Insp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|Ft|Hon|Messrs"
)
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|(?:{_SHORT})\.(?!\w)"
    r"|[A-ZÀ-ÖØ-Þ]\.(?=[ \xa0]?[A-ZÀ-ÖØ-Þ])"  # the initial in John F. Kennedy
    r"|[’'](?:s|S|re|ve|ll|d|m|t)\b"
    r"|\d+(?:[.,:/]\d+)*[^\W\d_]*(?:[-‑]\w+)*"
    r"|[^\W_]+(?:[’'](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b)[^\W_]+|[-‑][^\W_]+|&[A-Z])*"
    r"|\.\.\.|-+|[^\s\w]|_+"
)
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("”\"'’)]»")
_OPENING = frozenset('“"‘(«[')
_SIDES = frozenset(["anti", "pro", "non"])
_LONGEST = 150
"""Words after which a sentence ends in any case."""
_MARKS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "´": "'",
        "`": "'",
    }
)


class Token(NamedTuple):
    """A word or a mark of a text."""

    word: str
    """With straight quotation marks and plain hyphens."""
    start: int
    end: int


def folded(word: str) -> str:
    """Return `word` with straight quotation marks and plain hyphens."""
    return '"' if word in ("``", "''") else word.translate(_MARKS)


def sentences(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yield the sentences of the line `text[start:end]`, none of them empty, with offsets into `text`."""
    sentence: list[Token] = []
    ended = False
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if sentence and (len(sentence) >= _LONGEST or (ended and _may_begin(word, match.start(), sentence[-1].end))):
            yield sentence
            sentence = []
        ended = word in _ENDS or (ended and word in _CLOSING)
        if word.isascii() and ("-" not in word or len(word) < 3):
            sentence.append(Token(word, match.start(), match.end()))
        else:
            sentence.extend(_tokens(word, match.start()))
    if sentence:
        yield sentence


def _may_begin(word: str, start: int, end: int) -> bool:
    return start > end and (word[0].isupper() or word[0].isdigit() or word[0] in _OPENING)


def _tokens(word: str, start: int) -> Iterator[Token]:
    for part, offset in split_compound(word.translate(_MARKS)):
        yield Token(part, start + offset, start + offset + len(part))


def split_compound(word: str) -> list[tuple[str, int]]:
    """Part "Iran-backed" and "Israel-Hamas", with the offset of each part; keep "Jean-Claude" and "al-Sisi" whole."""
    if "-" not in word[1:-1] or word.islower():
        return [(word, 0)]
    known = lists()
    pieces = word.split("-")
    begins_name = pieces[0].lower() in _SIDES and known.has("place adjectives", pieces[1])  # pro-South Korean
    if known.kind(word) or not (begins_name or any(piece[:1].isupper() and known.kind(piece) for piece in pieces)):
        return _split_tail(word, pieces)
    parts = []
    offset = 0
    for piece in pieces:
        if offset:
            parts.append(("-", offset - 1))
        if piece:
            parts.append((piece, offset))
        offset += len(piece) + 1
    return parts


def _split_tail(word: str, pieces: list[str]) -> list[tuple[str, int]]:
    """Part "Brannic-backed"."""
    tail = pieces[-1]
    if len(pieces) != 2 or not pieces[0][:1].isupper() or not tail.islower() or pieces[0].lower() in lists().common:
        return [(word, 0)]
    if not (lists().has("hyphen tails", tail) or tail.endswith(("ed", "ing"))) or lists().kind(word):
        return [(word, 0)]
    return [(pieces[0], 0), ("-", len(pieces[0])), (tail, len(pieces[0]) + 1)]
