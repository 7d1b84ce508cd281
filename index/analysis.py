"""Analysis: a text becomes tokens. Search and highlight share it, so what one finds the other marks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# Scripts written without spaces: one character is one token, and a word of several is searched as a phrase.
_UNSPACED = "\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# In order: U.S. and U.S.A. as one token; 2.3 and 1,200 as one token; a character of an unspaced script; letters and
# digits with inner apostrophes.
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|\d+(?:[.,]\d+)+|[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*"
)
_POSSESSIVE = re.compile("['’]s?$")
_DROP = str.maketrans("", "", ".'’")
CAPITALS = frozenset({"aids", "ice", "is", "it", "start", "swift", "us", "who"})
"""Everyday words that written in capitals are names."""


class Token(NamedTuple):
    """One searchable word of a text."""

    text: str
    """Folded: lower case, no accents, no possessive 's."""
    start: int
    end: int
    """Half-open code-point range in the text as written."""


def fold(word: str) -> str:
    """Return `word` as the index holds it: `Iran’s` → `iran`, `U.S.` → `us`, `Müller` → `muller`."""
    if word.isascii():
        word = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(char for char in decomposed if not (unicodedata.combining(char) or char.isspace())).casefold()
    if "'" in word or "’" in word:
        word = _POSSESSIVE.sub("", word)
    if word[:1].isdigit():
        return word.replace(",", "")
    return word.translate(_DROP)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; the n-th has position n, nothing is left out (there are no stop words)."""
    for match in _TOKEN.finditer(text):
        folded = fold(match.group())
        if folded:
            yield Token(folded, match.start(), match.end())


def edges(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each token begins and ends, from the one that begins at `start` on: `tokens` without the words."""
    for match in _TOKEN.finditer(text, start):
        begin, end = match.span()
        if text[begin] < "\x80" or fold(match.group()):  # folding leaves a letter or digit of ASCII standing
            yield begin, end


def capital(written: str) -> str:
    """Return `US` for `US`, `US’s` and `U.S.`, and so for the other `CAPITALS`; nothing for any other token."""
    folded = fold(written)
    bare = _POSSESSIVE.sub("", written).replace(".", "") if folded in CAPITALS else ""
    return bare if bare == folded.upper() else ""


def capitals(text: str, found: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Yield (number of the token, name) where one of `CAPITALS` stands as a name; `found` are the tokens of `text`.

    In a line that is all in capitals only dots tell: `LET US GO`, but `THE U.S. GOES`.
    """
    for number, token in enumerate(found):
        if token.text in CAPITALS and (name := capital(text[token.start : token.end])):
            begin, end = text.rfind("\n", 0, token.start) + 1, text.find("\n", token.end)
            around = text[begin : token.start], text[token.end : end if end >= 0 else len(text)]
            if is_name(text[token.start : token.end], around):
                yield number, name


def is_name(written: str, around: tuple[str, str]) -> bool:
    """Tell whether a word in capitals stands for a name in its line, of which `around` is what is left and right."""
    return "." in written or not "".join(around).isupper()


@lru_cache(maxsize=64)  # a search asks for the same few words from many sides
def terms_of(text: str) -> tuple[str, ...]:
    """Return what the index is asked for: folded tokens, and names as `capitals` has them."""
    found = tuple(tokens(text))
    names = dict(capitals(text, found))
    return tuple(names.get(number, token.text) for number, token in enumerate(found))
