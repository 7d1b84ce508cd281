"""Lines in Title Case or CAPITALS, where a capital says nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.article import EntityType
from index.extract.lists import LINKS, lists

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST = 160
_LONGEST_FORM = 8
_LINKS = frozenset([*LINKS, "Of", "For", "On", "And", "The"])


def is_headline(text: str, start: int, end: int, field: str) -> bool:
    """Say whether nearly every word of the line `text[start:end]` has a capital, as in an American headline."""
    if end - start > _LONGEST or (field == "body" and text[end - 1] in '.,;”"’)'):
        return False
    words: list[str] = [word for word in _WORD.findall(text, start, end) if len(word) > 3]
    if len(words) < 4:
        return len(words) > 1 and all(word.isupper() for word in words)
    return sum(word[0].isupper() for word in words) > 0.75 * len(words)


def known_names(
    words: Sequence[str], types: Mapping[tuple[str, ...], EntityType]
) -> Iterator[tuple[int, int, EntityType]]:
    """Yield begin, end and type of the names in such a line that the article (`types`) or a list knows: the longest."""
    known = lists()
    is_in_capitals = all(word.isupper() for word in words if len(word) > 1 and word.isalpha())
    if is_in_capitals:
        words = list(_in_small(words, types))
    places = [at for at, word in enumerate(words) if word not in _LINKS]
    plain = tuple(words[at] for at in places)
    at = number = 0
    while number < len(plain):
        if places[number] < at:
            number += 1
            continue
        at = places[number]
        length, kind = known.known_at(plain, number)
        if is_in_capitals and length == 1 and known.is_common(plain[number]) and plain[number].istitle():
            length, kind = 0, None  # TURKEY RECIPES
        end = places[number + length - 1] + 1 if length else at
        for farther in range(min(len(words), at + _LONGEST_FORM), end, -1):
            if tuple(words[at:farther]) in types:
                end, kind = farther, types[tuple(words[at:farther])]
                break
        if kind:
            yield at, end, kind
        at = max(end, at + 1)


def _in_small(words: Sequence[str], types: Mapping[tuple[str, ...], EntityType]) -> Iterator[str]:
    """Yield words of a line in capitals as the article or a list writes them, else with one capital."""
    known = lists()
    written = {word.upper(): word for name in types for word in name}
    for word in words:
        small = word.lower()
        if word in written:
            yield written[word]
        elif small in LINKS:
            yield small
        else:
            yield word if word in known.known else word.capitalize()
