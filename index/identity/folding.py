"""A name without case, accents, dots and possessives, cut into words."""

import re
import unicodedata
from collections.abc import Sequence

_APOSTROPHES = str.maketrans("’‘ʼʻ`´", "''''''")
_POSSESSIVE = re.compile(r"(?:(?<=s)'|'s)(?=\s|$)")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b|\s|$)")
_ARTICLES = frozenset(["al", "el"])


def fold(name: str) -> list[str]:
    """Return the words of a name: `The U.S.'s Co-operation` gives `us cooperation`."""
    text = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _DOTTED.sub(r"\1", _POSSESSIVE.sub("", text)).replace("'", "").replace("co-o", "coo")
    words = re.findall(r"[^\W_]+", text)
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def joined(words: Sequence[str]) -> list[str]:
    """Put an Arabic article and its word together: `Al Jazeera` and `Aljazeera` are one."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in _ARTICLES:
            found[-1] = f"al{word}"
        else:
            found.append(word)
    return found
