"""The words of a sentence, whole names as one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.article import Entity

_TOKEN = re.compile(
    r"(?=[A-Z])(?:(?:Mrs?|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|Prof|Capt|Maj|Sgt|Adm|Rev|St|No)\.|(?:[A-Z]\.)+)"
    r"|['’]s\b|[^\W_](?:[\w&-]|['’](?!s\b)(?=\w))*|[^\w\s]"
)


class Mention(NamedTuple):
    """A name in the text."""

    start: int
    end: int
    entity: Entity


class Token(NamedTuple):
    """A word, a mark, or a whole name."""

    text: str
    low: str
    start: int
    end: int
    entity: Entity | None


def tokens_of(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Token]:
    """Return the tokens from `start` to `end`; `mentions`, sorted, are one token each."""
    return list(_tokens(text, start, end, mentions))


def _tokens(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Token]:
    at = start
    for mention in mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]:
        if mention.end > end:
            break
        yield from _plain(text, at, mention.start)
        name = text[mention.start : mention.end]
        yield Token(name, name.lower(), mention.start, mention.end, mention.entity)
        at = mention.end
    yield from _plain(text, at, end)


def _start(mention: Mention) -> int:
    return mention.start


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match[0], match[0].lower(), match.start(), match.end(), None)
