"""Who said what: direct quotations, and their speakers where the sentence makes them sure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.article import Entity, Quote
from index.extract.attribution import Attributions, Said, Speaker
from index.extract.lists import lists
from index.extract.marks import Marked, quotations

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENING = re.compile(r"\s*(?:But|And|However,|Yet|Still,|Later,|Earlier,|On \w+,?)\s+")
_OVER = re.compile(r"\s*(?:\.|$|\n)")
_FARTHEST_LEAD = 120
_FARTHEST_NEXT = 90
_FARTHEST_PRONOUN = 400
_FARTHEST_SUBJECT = 40
_LONGEST_LEAD = 1000


def find_quotes(fields: Mapping[str, str], entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Return the quotations of all `fields` in order. The speaker is None unless the sentence itself names one.

    Taken as sure: “…” X said; “…” said X; X said: “…”; the same at the start of the next paragraph when the
    quotation ends with a comma or that sentence says no more; a further quotation of the paragraph right behind
    such a sentence; "he said" when the quotation before is near, its speaker is a known person, and nobody else is
    named between.
    """
    return tuple(quote for name, text in fields.items() for quote in _quotes(name, text, entities))


def _quotes(name: str, text: str, entities: Sequence[Entity]) -> Iterator[Quote]:
    names = Attributions(name, text, entities)
    last: Said | None = None
    last_end = 0
    for marked in quotations(text):
        said = _behind(names, marked) or _before(names, marked, last_end)
        if said is None:
            said = _continued(names, marked, last, last_end)
        elif said.pronoun:
            said = said._replace(speaker=_meant(names, marked, last, last_end))
        spoken, cue = text[marked.start : marked.end], said.cue if said else None
        if said and said.speaker:
            who = said.speaker.entity
            yield Quote(name, marked.start, marked.end, spoken, who.name, who.id, cue)
        else:
            yield Quote(name, marked.start, marked.end, spoken, cue=cue)
        last, last_end = said, max(marked.end, said.end if said else 0)


def _behind(names: Attributions, marked: Marked) -> Said | None:
    """Read the attribution behind a quotation, there or at the start of the next paragraph."""
    text, start, mark = names.text, marked.end, names.text[marked.end - 2]
    if text.startswith("\n", start):
        while text.startswith("\n", start):
            start += 1
        said = names.clause(start)
        return said if said and (mark == "," or _OVER.match(text, said.end)) else None
    said = names.clause(start)
    if mark in ".…" and not text[start : start + 2].strip()[:1].islower():
        # The sentence is over: a name that follows begins the next one.
        return None
    return said


def _before(names: Attributions, marked: Marked, floor: int) -> Said | None:
    """Read the attribution before a quotation: the sentence begins with `X said` and lets nobody else speak."""
    start = names.sentence_start(marked.start, floor)
    if opening := _OPENING.match(names.text, start, marked.start):
        start = opening.end()
    said = names.clause(start)
    if said is None or said.end > marked.start or not (said.speaker or said.pronoun):
        return None
    between = names.text[said.end : marked.start]
    known = lists()
    if len(between) > _FARTHEST_LEAD or any(known.has("speech", word) for word in _WORD.findall(between)):
        return None
    return said


def _continued(names: Attributions, marked: Marked, last: Said | None, last_end: int) -> Said | None:
    """Give a quotation behind nothing but the attribution of the one before to the same speaker."""
    if last is None or last.speaker is None or not names.nobody_between(last_end, marked.start):
        return None
    between = names.text[last_end : marked.start].rstrip(" ")
    if "\n" in between or len(between) > _FARTHEST_NEXT:
        return None
    begins = between.endswith(".") and names.text[marked.start + 1].isupper()
    return last if begins or between.endswith(",") else None


def _meant(names: Attributions, marked: Marked, last: Said | None, last_end: int) -> Speaker | None:
    """Return whom "he said" means: the speaker just before, or the one person of the paragraph, whom it begins with."""
    text = names.text
    if last and last.speaker and last.speaker.entity.type == "person":
        near = marked.start - last_end < _FARTHEST_PRONOUN and text.count("\n\n", last_end, marked.start) <= 1
        if near and names.nobody_between(last_end, marked.start):
            return last.speaker
    paragraph = text.rfind("\n", max(0, marked.start - _LONGEST_LEAD), marked.start) + 1
    named = [speaker for speaker in names.between(paragraph, marked.start) if speaker.entity.type == "person"]
    if named and named[0].start - paragraph < _FARTHEST_SUBJECT and len({speaker.entity.id for speaker in named}) == 1:
        return named[0]
    return None
