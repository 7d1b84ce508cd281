"""Sentences: where each begins and ends in a text. Pure; takes time in proportion to the text.

A sentence ends behind `.`, `!`, `?` or `…` with the quotation marks and brackets that close there, if what follows may
begin one, and at every line break. Full stops of abbreviations and initials end none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

Spans = Sequence[tuple[int, int]]

_CLOSING = "\"'”’»›)\\]}"
_OPENING = "\"'“‘„«‹(\\[{"
# Ends of sentences that white space follows, ends of scripts written without spaces, line breaks. Nothing is asked of
# what stands behind, so that no run of marks is gone through twice.
_END = re.compile(rf"[.!?…]+[{_CLOSING}]*|[。！？]+[」』”’）]*|\n+")
_BEGIN = re.compile(rf"\s+(?:[-–—•*·]\s*)?[{_OPENING}]*(\w?)")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")
_FIRST_WORD = re.compile(rf"\s*[{_OPENING}]*([^\W_]+)")
_LONGEST_WORD = 24
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAMES = _words(
    "mr mrs ms mx messrs dr prof gen lt col maj capt cpt cmdr sgt cpl pvt adm brig sen rep gov pres rev fr hon amb "
    "insp supt det st ste mt ft vs cf ca approx eg ie viz al"
)
"""Never the end of a sentence: more follows."""
_BEFORE_NUMBERS = _words("no nos art arts sec fig figs vol ch p pp par para tel nr")
"""An abbreviation only where a number follows."""
_ANYWHERE = _words(
    "inc ltd co corp bros plc llc jr sr esq etc dept univ est ave blvd rd sq jan feb mar apr jun jul aug sep sept oct "
    "nov dec mon tue tues wed thu thur thurs fri sat sun"
)
"""The end of a sentence only where the next word is one that sentences begin with."""
_BEGINNERS = _words(
    "a an the this that these those there here it he she they we i you his her its their our my your who what when "
    "where why how but and or so yet nor if as at by for from in into of on to with after before since until while "
    "although though because during despite both some many most all no not one two three several other another more "
    "last next now then later earlier mr mrs ms"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open range of each sentence in order, without the white space around it.

    Together they cover all of the text that is no white space.
    """
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, len(text))


def sentence_spans(text: str) -> Spans:
    """Return the range of each sentence, as `sentences` yields them."""
    return tuple(sentences(text))


def at(spans: Spans, place: int) -> tuple[int, int] | None:
    """Return the sentence of `spans`, as `sentences` gives them, that holds the character `place`; None between two."""
    number = bisect_right(spans, place, key=itemgetter(0)) - 1
    if number < 0 or spans[number][1] <= place:
        return None
    return spans[number]


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    behind = len(piece.rstrip())
    if behind:
        yield start + len(piece) - len(piece.lstrip()), start + behind


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends with the marks found here."""
    marks = match.group()
    if marks[0] in "\n。！？":
        return True
    begin = _BEGIN.match(text, match.end())
    if begin is None:  # the end of the text, or the middle of a word: 3.5, example.org
        return False
    if "\n" in begin.group():
        return True
    first = begin[1]
    if not first or first.islower():
        return False
    if marks != ".":
        return True
    return not _is_abbreviation(text, match.start(), match.end(), first)


def _is_abbreviation(text: str, stop: int, end: int, first: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it, `first` being what follows."""
    found = _WORD_BEFORE.search(text[max(0, stop - _LONGEST_WORD) : stop])
    if found is None:
        return False
    word = found.group()
    bare = word.replace(".", "").lower()
    if bare in _BEFORE_NAMES:
        return True
    if bare in _BEFORE_NUMBERS and first.isdigit():
        return True
    if len(word) == 1 and word.isupper():
        return not (word == "I" and _begins_one(text, end))
    if _DOTTED.fullmatch(word) or bare in _ANYWHERE:
        return first.isdigit() or not _begins_one(text, end)
    return False


def _begins_one(text: str, start: int) -> bool:
    following = _FIRST_WORD.match(text, start, start + _LONGEST_WORD)
    return following is not None and following[1].lower() in _BEGINNERS
