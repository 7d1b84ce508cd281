"""Lines in Title Case or CAPITALS, where a capital says nothing."""

import re

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST = 160


def is_headline(text: str, start: int, end: int, field: str) -> bool:
    """Say whether nearly every word of the line `text[start:end]` has a capital, as in an American headline."""
    if end - start > _LONGEST or (field == "body" and text[end - 1] in '.,;”"’)'):
        return False
    words: list[str] = [word for word in _WORD.findall(text, start, end) if len(word) > 3]
    if len(words) < 4:
        return len(words) > 1 and all(word.isupper() for word in words)
    return sum(word[0].isupper() for word in words) > 0.75 * len(words)
