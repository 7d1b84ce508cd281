"""Comparing what a page says in one place with what it says in another."""

import html
import re
import unicodedata

_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the words of `text` in lower case without punctuation, parted by single spaces."""
    text = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    return _NO_WORD.sub(" ", text.replace("’", "").replace("'", "")).strip()


def packed(text: str) -> str:
    """Return `folded` without its spaces: `The Karst Post` and `thekarstpost` are one."""
    return folded(text).replace(" ", "")


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common (Jaccard), 0 to 1.

    In scripts without spaces, pairs of characters stand for words.
    """
    first, second = _features(one), _features(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _features(text: str) -> set[str]:
    text = folded(text)
    if _UNSPACED.search(text):
        text = text.replace(" ", "")
        return {text[start : start + 2] for start in range(len(text) - 1)}
    return set(text.split())
