"""Quotations of the annotated sample articles: found, and given to the right speaker."""

import re
from collections.abc import Mapping, Sequence

import click

from index.article import Extraction, Quote
from tests.evaluate.gold import Gold, GoldQuote, Place, annotated, f1, rows, share

TARGETS = {"direct speech found (F1)": 0.97, "speakers right where one is given": 0.95}
_LEADING = re.compile(r"^(?:an?|the|its|his|her|their) ", re.IGNORECASE)
_ALIKE = 0.5  # characters that two readings of one indirect speech share, of all in either


def run() -> None:
    """Print the figures beside their targets."""
    click.echo(f"{'quotations':46}{'measured':>9}{'target':>9}")
    for line in rows(measure(annotated()), TARGETS):
        click.echo(line)


def measure(gold: Sequence[Gold]) -> dict[str, float]:
    """Return every figure over `gold` by its name."""
    return _direct(gold) | _indirect(gold)


def _direct(gold: Sequence[Gold]) -> dict[str, float]:
    found = wanted = right = given = speakers = none_given = guesses = scare = cues = 0
    for page in gold:
        read = {(quote.field, quote.start, quote.end): quote for quote in page.found.quotes}
        found += len(read)
        for quote in page.quotes:
            mine = read.get(quote.place)
            if quote.kind != "direct":
                scare += mine is not None
                continue
            wanted += 1
            right += mine is not None
            if quote.speaker is None:
                none_given += mine is not None
                guesses += mine is not None and mine.speaker is not None
                continue
            given += 1
            speakers += mine is not None and _same(page, quote.speaker, mine, page.found)
            cues += mine is not None and (quote.cue is None or quote.cue == mine.cue)
    return {
        "direct speech found (F1)": f1(found, wanted, right),
        "speakers right where one is given": share(speakers, given),
        "cues right where a speaker is given": share(cues, given),
        "speakers made up where none is given": guesses / none_given if none_given else 0.0,
        "scare and pull quotes taken for speech": float(scare),
    }


def _indirect(gold: Sequence[Gold]) -> dict[str, float]:
    found = wanted = right = speakers = 0
    for page in gold:
        found += len(page.found.indirect)
        for quote in page.quotes:
            if quote.kind != "indirect":
                continue
            wanted += 1
            mine = next((each for each in page.found.indirect if _alike(quote, each)), None)
            right += mine is not None
            speakers += mine is not None and _same(page, quote.speaker or "", mine, page.found)
    return {
        "indirect speech found (precision)": share(right, found),
        "indirect speech found (recall)": share(right, wanted),
        "speakers right of indirect speech found": share(speakers, right),
    }


def _same(page: Gold, wanted: str, mine: Quote, found: Extraction) -> bool:
    """Say whether both name one speaker: a form of the same entity, or the same description, the longer one or not."""
    if mine.speaker is None:
        return False
    if mine.entity is not None:
        entity = next(each for each in found.entities if each.id == mine.entity)
        return not page.names_of(wanted).isdisjoint((entity.name, *entity.aliases))
    ours = _LEADING.sub("", mine.speaker).casefold() + " "
    readings = [_LEADING.sub("", name).casefold() + " " for name in page.names_of(wanted)]
    return any(ours.startswith(theirs) or theirs.startswith(ours) for theirs in readings)


def _alike(quote: GoldQuote, mine: Quote) -> bool:
    field, start, end = quote.place
    common = min(end, mine.end) - max(start, mine.start)
    return field == mine.field and common >= _ALIKE * (max(end, mine.end) - min(start, mine.start))


def misses(gold: Sequence[Gold]) -> Mapping[Place, str]:
    """Return what is wrong with the direct speech found, by place, in a sentence each: for whoever improves it."""
    wrong: dict[Place, str] = {}
    for page in gold:
        read = {(quote.field, quote.start, quote.end): quote for quote in page.found.quotes}
        wanted = {quote.place: quote for quote in page.quotes if quote.kind == "direct"}
        for place, mine in read.items():
            if place not in wanted:
                wrong[place] = f"{page.name}: {mine.text!r} is no direct speech"
        for place, quote in wanted.items():
            if place not in read:
                wrong[place] = f"{page.name}: {page.article.texts()[place[0]][place[1] : place[2]]!r} was not found"
            elif quote.speaker and not _same(page, quote.speaker, read[place], page.found):
                wrong[place] = f"{page.name}: {read[place].text!r} is by {quote.speaker}, not {read[place].speaker}"
            elif quote.speaker is None and read[place].speaker:
                wrong[place] = f"{page.name}: {read[place].text!r} is by nobody known, not {read[place].speaker}"
    return wrong
