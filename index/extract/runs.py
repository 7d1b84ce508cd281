"""Runs of capitalised words: where names can stand at all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.extract.lists import LINKS, Lists, lists

# Capitals of Latin, Greek, Cyrillic and Armenian. In Latin Extended A they alternate with small ones: listed singly;
# the whole of Unicode's capitals would cost 50 ms to compile.
_UPPER = "A-ZÀ-ÖØ-ÞƏƠƯȘȚΆΈ-ΏΑ-ΩЀ-ЯԱ-Ֆ" + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper())
_ABBREVIATED = "Mr Mrs Ms Dr St Gen Sen Gov Lt Col Capt Sgt Prof Rev Jr Sr Rep Mt Inc Corp Co Ltd Bros Maj Adm Brig Cpl"
_BODIES = "Association Union Party Council League Federation Guild Society Committee Club Movement Alliance Court Board"
# In order: U.S. and J.K.; Exporters’ Association; Mr. and Inc.; the initial in John F. Kennedy; heads that keep their
# 's; any word with a capital, and what hyphens and apostrophes add to it, but the possessive 's.
_WORD = (
    rf"(?:(?:[{_UPPER}]\.){{2,}}"
    rf"|[{_UPPER}]\w*s[’'](?=[ \xa0](?:{'|'.join(_BODIES.split())})\b)"
    rf"|(?:{'|'.join(_ABBREVIATED.split())})\."
    rf"|[{_UPPER}]\.(?=[ \xa0]?[{_UPPER}])"
    r"|(?:People|Women|Children|Men|Workers|Farmers|King|Queen|Lloyd|Moody|Sotheby|McDonald)['’]s(?=[ \xa0][A-Z])"
    rf"|(?:(?:al|el|as|ash|an|ar|at|az|ad|ul|ez|es|er|de|d|l)[-‑'’])?[{_UPPER}]\w*(?:[-‑'’](?!s\b)\w+)*)"
)
_LINK = rf"(?:(?:{'|'.join(LINKS)})(?:[ \xa0](?:the|la|der|den|las|los))?[ \xa0])?"
_RUN = re.compile(rf"(?<!\w){_WORD}(?:[ \xa0]{_LINK}{_WORD}){{0,40}}")
_STEP = re.compile(rf"[ \xa0]?({_LINK})({_WORD})")
_HYPHEN = re.compile("[-‑]")
# What may stand between the end of a sentence and the capital that opens the next.
_SKIPPED = " \xa0\t“\"'‘«„(["
_ENDS = ".!?:;…\n•|"


class Word(NamedTuple):
    """One capitalised word of a run."""

    text: str
    start: int
    end: int
    link: str
    """What ties it to the word before: empty for a mere space, `of`, `and the`, `-`."""


class Run(NamedTuple):
    """Neighbouring capitalised words and the small words that may tie them into one name."""

    words: tuple[Word, ...]
    opening: bool
    """The run opens a sentence, so its first capital proves nothing."""


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """Yield the runs of `text[start:end]` in order, with offsets into `text`."""
    known = lists()
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        words = tuple(_words(text, match.start(), match.end(), known))
        if words:
            yield Run(words, _opens(text, words[0].start))


def _words(text: str, start: int, end: int, known: Lists) -> Iterator[Word]:
    cut = False
    for step in _STEP.finditer(text, start, end):
        link = "-" if cut else step[1].rstrip(" \xa0")
        cut = False
        word = step[2]
        if not _HYPHEN.search(word):
            yield Word(word, step.start(2), step.end(2), link)
            continue
        parts = tuple(_parts(word, known))
        for part, offset in parts:
            yield Word(part, step.start(2) + offset, step.start(2) + offset + len(part), link)
            link = "-"
        cut = len(parts) != 1 or parts[0][0] != word


def _parts(word: str, known: Lists) -> Iterator[tuple[str, int]]:
    """Part "Iran-backed" and "Israel-Hamas"; keep "Jean-Claude", "al-Sisi" and "Co-operation" whole."""
    pieces = _HYPHEN.split(word)
    if known.kind(word) or not pieces[0][:1].isupper():
        yield word, 0
        return
    if known.has("word prefixes", pieces[0]):
        rest = word[len(pieces[0]) + 1 :]
        yield (rest, len(pieces[0]) + 1) if known.kind(rest) else (word, 0)
        return
    if not any(known.kind(piece) for piece in pieces) and all(piece[:1].isupper() for piece in pieces):
        yield word, 0
        return
    tail = pieces[-1]
    if tail[:1].islower() and not known.has("hyphen tails", tail) and not tail.endswith(("ed", "ing")):
        yield word, 0
        return
    offset = 0
    for piece in pieces:
        if piece[:1].isupper() and (len(piece) > 1):
            yield piece, offset
        offset += len(piece) + 1


def _opens(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _SKIPPED:
        at -= 1
    if at < start - 1 and text[at + 1 : start].strip(" \xa0\t(["):
        return True
    if at >= 0 and text[at] in '”’"»)':
        at -= 1
    return at < 0 or text[at] in _ENDS
