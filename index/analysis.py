"""Analysis: a text becomes tokens. Search and highlight share it, so what one finds the other marks."""

import re
import unicodedata
from collections.abc import Iterator
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
