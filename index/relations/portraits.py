"""Portraits: how entities are written by which outlet, what they are called, where they are first and last named."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from index.article import Span
from index.relations.events import folded
from index.relations.told import Place, Told

_APPOSITION = re.compile(
    r", ((?:the|a|an|its|their|his|her|[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}[’']s?) [^,.;:“”\"()\n]{4,70})(?=[,.])"
)
_VERBAL = re.compile(r"\b(?:said|says|was|were|is|are|has|had|have|and|but|who|which|will|would|told)\b")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class Spelt(NamedTuple):
    """One way in which an entity is written."""

    text: str
    outlets: tuple[str | None, ...]
    """That write it so, those that do it in most articles first; None for those that name no outlet."""
    articles: int
    place: Place
    """Where it stands so first."""


class Portrait(NamedTuple):
    """An entity as the articles have it."""

    entity: int
    articles: int
    mentions: int
    spelt: tuple[Spelt, ...]
    """The most frequent first."""
    first: Place
    last: Place
    """Where it is first named in the oldest and in the newest dated article that does."""
    called: Place | None
    """What it is said to be, beside its name: `Vesna’s foreign minister`."""


class _Named(NamedTuple):
    told: Told
    span: Span

    @property
    def place(self) -> Place:
        return Place(self.told, self.span.field, self.span.start, self.span.end)

    @property
    def day(self) -> int:
        published = self.told.article.published
        return published.toordinal() if published else 0


def portraits(articles: Sequence[Told], entities: Collection[int]) -> dict[int, Portrait]:
    """Return the portraits of these entities."""
    found: dict[int, list[_Named]] = defaultdict(list)
    for told in articles:
        for entity in told.extraction.entities:
            key = told.entities.get(entity.id)
            if key is not None and key in entities:
                found[key].extend(_Named(told, span) for span in entity.mentions if not _is_in_dateline(told, span))
    return {key: _portrait(key, named) for key, named in found.items() if named}


def mentions(articles: Iterable[Told], entities: Collection[int]) -> dict[int, list[Place]]:
    """Return where each of these entities is named, but for datelines, in the order of the articles."""
    found: dict[int, list[Place]] = defaultdict(list)
    for told in articles:
        for entity in told.extraction.entities:
            key = told.entities.get(entity.id)
            if key is not None and key in entities:
                spans = (span for span in entity.mentions if not _is_in_dateline(told, span))
                found[key].extend(Place(told, span.field, span.start, span.end) for span in spans)
    return {key: places for key, places in found.items() if places}


def _is_in_dateline(told: Told, span: Span) -> bool:
    return told.sentence(span.field, span.start)[0] > span.start


def _portrait(key: int, named: list[_Named]) -> Portrait:
    by_day = sorted(named, key=lambda each: (not each.day, each.day))
    dated = [each for each in by_day if each.day] or by_day
    last = next(each for each in dated if each.told is dated[-1].told)
    articles = len({each.told.key for each in named})
    return Portrait(key, articles, len(named), tuple(_spellings(by_day)), dated[0].place, last.place, _called(by_day))


def _spellings(named: list[_Named]) -> list[Spelt]:
    """Return the ways to write it that are no mere part of another (`Molnar` of `Irena Molnar`)."""
    by_text: dict[str, list[_Named]] = defaultdict(list)
    for each in named:
        by_text[folded(bare(each.span.text))].append(each)
    by_text.pop("", None)
    words = {text: set(text.split()) for text in by_text}
    whole = [text for text in by_text if not any(words[text] < words[other] for other in words)]
    found = []
    for text in whole:
        those = by_text[text]
        outlets = Counter({each.told.key: each.told.article.source for each in those}.values())
        written = Counter(bare(each.span.text) for each in those).most_common(1)[0][0]
        found.append(Spelt(written, tuple(name for name, _ in outlets.most_common()), outlets.total(), those[0].place))
    return sorted(found, key=lambda spelt: (-spelt.articles, spelt.text))


def bare(text: str) -> str:
    """Return a mention without the ending of a genitive."""
    return _POSSESSIVE.sub("", text)


def _called(named: list[_Named]) -> Place | None:
    """Return what is most often said beside the name, of that what was said first."""
    found: dict[str, list[Place]] = defaultdict(list)
    for each in named:
        text = each.told.texts[each.span.field]
        match = _APPOSITION.match(text, each.span.end)
        if match and not _VERBAL.search(match[1]):
            found[folded(match[1])].append(Place(each.told, each.span.field, *match.span(1)))
    return max(found.values(), key=len)[0] if found else None
