"""What a single line looks like, without regard to its neighbours: the features of shape that the labeller weighs."""

import re
from dataclasses import dataclass

from index.parse.pasted import cues
from index.parse.pasted.bylines import has_opening, split_byline
from index.parse.pasted.credits import split_credit
from index.parse.pasted.dates import find_dates
from index.parse.pasted.lines import Line

_SAMPLE = 4_000  # characters of a line that are looked at
_CUE_WORDS = 40  # a line of more words is no button
_FEW_WORDS = 12  # and of more than this, no label
_TEASER_WORDS = 30
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_STOP = re.compile(r"[.!?…][\"”’»)\]]*(?=\s+[\"“‘«(„]?[^\W\d_a-zß-öø-ÿ])|[。！？]")
_ENDS = {
    **dict.fromkeys(".!?。…！？।؟", "stop"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys(",;、-–—", "comma"),
}
_CLOSING = "\"'”’»)]“」』 "
_PER_UNSPACED_WORD = 2.0  # characters a word, in scripts written without spaces


@dataclass(frozen=True, slots=True)
class Shape:
    """One line as the labeller sees it."""

    words: int
    """Words; characters of scripts without spaces count half, of long lines the first 4,000 characters."""
    key: str
    """Case-folded words joined by a blank: equal for lines that say the same."""
    end: str
    """`stop`, `colon`, `comma` or `open`: how the line ends, closing quotes and brackets aside."""
    stops: int
    """Ends of sentences inside the line."""
    cues: frozenset[str]
    """Kinds of furniture words (see `cues`)."""
    dated: bool
    """A day of the calendar is written in it."""
    names: bool
    """It is a byline: an opening and a name, or nothing but names."""
    opened: bool
    """It starts as a byline does (`By`)."""
    credit: bool
    """It ends in a picture credit, or is one."""
    only_credit: bool
    capitals: float
    """Share of capitalised words."""
    quoted: bool
    """It starts with a quotation mark or a dash."""
    furniture: bool
    """A button or label by its words."""

    @property
    def sentence(self) -> bool:
        """At least five words that end as sentences do."""
        return self.end == "stop" and self.words >= 5

    @property
    def prose(self) -> bool:
        """A paragraph by its shape: twelve words or more that end in a full stop, or several sentences."""
        if self.furniture or self.words < 12:
            return False
        return self.end == "stop" or (self.words >= 25 and self.stops > 0) or self.words >= 45


def shape_of(line: Line) -> Shape:
    """Measure one line."""
    text = line.text[:_SAMPLE]
    raw = _WORD.findall(text)
    words = [word.casefold() for word in raw]
    count = _count(text, len(words))
    short = count <= _CUE_WORDS
    found = _cues(words) if short else frozenset()
    capitals = sum(word[0].isupper() for word in raw) / max(1, len(raw))
    credit = split_credit(text[-200:]) if _may_hold_credit(text, found) else None
    has_credit = credit is not None and credit.credit is not None
    opened = short and "by" in found and has_opening(text)
    may_name = count <= 20 and len(text) < 160 and (opened or "by" in found or capitals >= 0.4 or count > len(words))
    bare = text.rstrip(_CLOSING)
    return Shape(
        words=count,
        key=" ".join(words),
        end=_end(bare, count),
        stops=len(_STOP.findall(text)),
        cues=found,
        dated=short and len(text) < 250 and bool(find_dates(text)),
        names=may_name and bool(split_byline(text)),
        opened=opened,
        credit=has_credit and len(text) < 1200,
        only_credit=credit is not None and has_credit and not credit.text and len(text) < 120,
        capitals=capitals,
        quoted=text[0] in '"“„«»‘「『-–—',
        furniture=not cues.FURNITURE.isdisjoint(found),
    )


def _end(bare: str, words: int) -> str:
    if words <= _TEASER_WORDS and bare.endswith(("...", "…")):
        return "open"  # a teaser that was cut off
    return _ENDS.get(bare[-1:], "open")


def _may_hold_credit(text: str, found: frozenset[str]) -> bool:
    """Look closer only at lines with ©, with a credit word, or with a bracket at the end."""
    return "credit" in found or "©" in text[-120:] or text[-2:].rstrip(".")[-1:] in (")", "]")


def _count(text: str, words: int) -> int:
    if text.isascii():
        return words
    unspaced = _UNSPACED.findall(text)
    if not unspaced:
        return words
    return max(words, round(len(unspaced) / _PER_UNSPACED_WORD))


def _cues(words: list[str]) -> frozenset[str]:
    """Furniture words count in a line of few words; in a sentence only phrases that ask the reader to do something."""
    found: set[str] = set()
    few = len(words) <= _FEW_WORDS
    if words:
        opening = cues.OPENING.get(words[0])
        if opening and (opening == "by" or len(words) <= 8):
            found.add(opening)
    if few and not {"by", "von"}.isdisjoint(words[1:3]):
        found.add("by")  # `Kolumne von Ana Dorrin`
    for index, word in enumerate(words):
        if word in cues.PHRASE_OPENINGS:
            two, three = " ".join(words[index : index + 2]), " ".join(words[index : index + 3])
            kinds = {cues.PHRASES[phrase] for phrase in (two, three) if phrase in cues.PHRASES}
            found |= kinds if few or not index else kinds & cues.ASKING
        if word in cues.ANYWHERE:
            found.add(cues.ANYWHERE[word])
        if few and word in cues.WORDS:
            found.add(cues.WORDS[word])
    return frozenset(found)
