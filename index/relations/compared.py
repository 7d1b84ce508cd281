"""Comparing: the entities and quotations of two sides, paired. Their dates and numbers are in `figures`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis import tokens
from index.article import Quote
from index.relations.events import folded
from index.relations.likeness import is_telling
from index.relations.portraits import bare, mentions
from index.relations.sides import Cancelled, Has, Judged, Pair, most_first, paired
from index.relations.speech import in_reading_order
from index.relations.told import Place, Told
from index.stemming import stem

_LEAST_WORDS = 3
"""Telling words that two quotations must have in common, unless they are the same."""
_LIKE = 0.6
"""Share of the shorter one's telling words."""
_LONGEST_ACRONYM = 6


def entities(firsts: Sequence[Told], seconds: Sequence[Told], names: Mapping[int, str]) -> Iterator[Pair]:
    """Yield the entities of both sides that have a name in `names`, those that are named most first.

    They differ in spelling where no spelling of one side is one of the other's, a part of it or more of it; an
    abbreviation is no other spelling.
    """
    one, two = (mentions(side, names) for side in (firsts, seconds))
    alone = {folded(names[key]): key for key in one if key not in two}
    for key in [key for key in two if key not in one and folded(names[key]) in alone]:
        two[alone[folded(names[key])]] = two.pop(key)  # taken for a person here and for a body there
    every = {key: len(one.get(key, ())) + len(two.get(key, ())) for key in (*one, *two)}
    for key in sorted(every, key=lambda key: (-every[key], names[key], key)):
        first, second = (_has(side[key]) if key in side else None for side in (one, two))
        differs = first and second and _is_spelt_otherwise(first.written, second.written)
        yield Pair("entity", key, names[key], first, second, "spelling" if differs else None)


def _has(places: Sequence[Place]) -> Has:
    return Has(most_first([bare(place.text) for place in places]), tuple(places))


def _is_spelt_otherwise(firsts: Sequence[str], seconds: Sequence[str]) -> bool:
    one, two = ([words for text in side if (words := _words(text))] for side in (firsts, seconds))
    return bool(one and two) and not any(some <= others or others <= some for some in one for others in two)


def _words(text: str) -> frozenset[str]:
    is_acronym = text.isupper() and len(text) <= _LONGEST_ACRONYM
    return frozenset() if is_acronym else frozenset(token.text for token in tokens(text))


class _Said(NamedTuple):
    told: Told
    quote: Quote
    speaker: int | None
    words: tuple[str, ...]
    telling: frozenset[str]
    """Stems of the words that tell something."""

    @property
    def place(self) -> Place:
        return Place(self.told, self.quote.field, self.quote.start, self.quote.end)


def quotations(
    firsts: Sequence[Told], seconds: Sequence[Told], names: Mapping[int, str], cancelled: Cancelled
) -> Iterator[Pair]:
    """Yield what is said on both sides, direct or reported, in the order of the articles.

    Two are one where they are the same words, or share most of them; then they differ in words. The same words may
    differ in the speaker, where two known ones are told.
    """
    one, two = _said(firsts), _said(seconds)

    def judge(first: int, second: int) -> Judged | None:
        return _alike(one[first], two[second])

    for first, second, difference in paired(len(one), len(two), judge, cancelled):
        said = [side[at] if at is not None else None for side, at in ((one, first), (two, second))]
        known = [each for each in said if each]
        speaker = next((each.speaker for each in known if each.speaker is not None), None)
        called = [_called(each, names) for each in known]
        has = [each and Has((each.quote.text,), (each.place,), _called(each, names)) for each in said]
        name = names.get(speaker or -1) or next(filter(None, called), "")
        yield Pair("quotation", speaker, name, has[0], has[1], difference)


def _called(said: _Said, names: Mapping[int, str]) -> str:
    """Return who says it: the name in the library, else as the article has it; empty where nothing tells."""
    return names.get(said.speaker or -1) or said.quote.speaker or ""


def _said(articles: Sequence[Told]) -> list[_Said]:
    """Return what is said in the articles, in the same words once."""
    found: dict[object, _Said] = {}
    for told in articles:
        for quote, _ in in_reading_order(told.extraction):
            words = tuple(token.text for token in tokens(quote.text))
            telling = frozenset(stem(word) for word in words if is_telling(word))
            said = _Said(told, quote, told.entities.get(quote.entity or ""), words, telling)
            same = words or (told.key, quote.field, quote.start)
            before = found.setdefault(same, said)
            if quote.speaker and not before.quote.speaker:
                found[same] = said
    return list(found.values())


def _alike(one: _Said, two: _Said) -> Judged | None:
    common, fewest = len(one.telling & two.telling), min(len(one.telling), len(two.telling))
    if one.words != two.words and (common < _LEAST_WORDS or common < _LIKE * fewest):
        return None
    shorter, longer = sorted((f" {' '.join(said.words)} " for said in (one, two)), key=len)
    if shorter not in longer:
        return common / max(len(one.telling), len(two.telling)), "words"
    are_known = None not in (one.speaker, two.speaker)
    return 1 + len(shorter) / len(longer), "speaker" if are_known and one.speaker != two.speaker else None
