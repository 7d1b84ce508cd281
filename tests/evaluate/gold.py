"""The annotated sample articles of tests/gold: read, checked against the text, with offsets. See GUIDELINE.md there."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import seeds
from index.article import Article, Extraction
from index.extract import extract
from index.extract.fields import reading_order
from index.inputs import RawDocument
from index.parse import parse
from index.sources import read

FOLDER = Path(__file__).parents[1] / "gold"
_SEEDS = Path(seeds.__file__ or "").parent

Place = tuple[str, int, int]
"""Field, start, end."""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quotation as a person reads it."""

    place: Place
    kind: str
    """direct, indirect, scare or pull."""
    speaker: str | None
    """The name of a gold entity, or the words of the text that describe the speaker; `a | b` where either will do."""
    cue: str | None


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Somebody or something that the article names."""

    type: str
    name: str
    forms: tuple[str, ...]
    """Without `name`."""
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article and what `extract` finds in it."""

    name: str
    article: Article
    found: Extraction
    entities: tuple[GoldEntity, ...]
    quotes: tuple[GoldQuote, ...]
    dates: Mapping[Place, str | None]
    """Place → value."""

    def names_of(self, speaker: str) -> frozenset[str]:
        """Return what the speaker may be called: the forms of the gold entity of that name, and descriptions."""
        readings = speaker.split(" | ")
        forms = [form for entity in self.entities if entity.name in readings for form in (entity.name, *entity.forms)]
        return frozenset((*readings, *forms))


@cache
def annotated() -> tuple[Gold, ...]:
    """Return every annotated article with what is found in it.

    Raises: ValueError when an annotation quotes what does not stand in its article.
    """
    articles = {article.path.removeprefix(f"{_SEEDS}/"): article for article in _articles()}
    return tuple(_gold(path, articles) for path in sorted(FOLDER.glob("*.json")))


def _articles() -> Iterator[Article]:
    for item in read([_SEEDS]):
        for found in parse(item) if isinstance(item, RawDocument) else (item,):
            if isinstance(found, Article):
                yield found


def _gold(path: Path, articles: Mapping[str, Article]) -> Gold:
    form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    article = articles[form["article"]]
    fields = reading_order(article)
    try:
        return Gold(
            path.stem,
            article,
            extract(article),
            tuple(_entities(form["entities"], fields)),
            tuple(_quote(fields, *entry) for entry in form["quotes"]),
            {_place(fields, text): value for text, value in form["dates"].items()},
        )
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _quote(
    fields: Mapping[str, str], kind: str, text: str, speaker: str | None = None, cue: str | None = None
) -> GoldQuote:
    return GoldQuote(_place(fields, text), kind, speaker, cue)


def _entities(form: Mapping[str, Mapping[str, list[str]]], fields: Mapping[str, str]) -> Iterator[GoldEntity]:
    """Give every form its places, the longest form first where one holds another."""
    owners: dict[Place, tuple[str, str]] = {}
    wanted = [(text, kind, name) for kind, named in form.items() for name in named for text in (name, *named[name])]
    for text, kind, name in sorted(wanted, key=lambda entry: -len(entry[0].partition(" #")[0])):
        bare, _, numbers = text.partition(" #")
        places = list(_occurrences(fields, bare))
        if not places:
            raise ValueError(f"{bare!r} does not stand in the article")
        for number in [int(number) - 1 for number in numbers.split(" #")] if numbers else range(len(places)):
            field, start, end = places[number]
            if not any(field == taken and start < stop and begin < end for taken, begin, stop in owners):
                owners[places[number]] = (kind, name)
    order = list(fields)
    for kind, named in form.items():
        for name, forms in named.items():
            mentions = [place for place, owner in owners.items() if owner == (kind, name)]
            bare_forms = tuple(text.partition(" #")[0] for text in forms)
            yield GoldEntity(
                kind, name, bare_forms, tuple(sorted(mentions, key=lambda at: (order.index(at[0]), at[1])))
            )


def _place(fields: Mapping[str, str], text: str) -> Place:
    """Return where `text` stands: `first words … last words` for what lies between, ` #2` for the second time."""
    text, _, number = text.partition(" #")
    first, _, last = text.partition(" … ")
    places = list(_occurrences(fields, first))
    if len(places) < int(number or 1):
        raise ValueError(f"{first!r} stands {len(places)} times in the article")
    field, start, end = places[int(number or 1) - 1]
    if last:
        at = fields[field].find(last, end)
        if at < 0:
            raise ValueError(f"{last!r} does not stand behind {first!r}")
        end = at + len(last)
    return field, start, end


def _occurrences(fields: Mapping[str, str], text: str) -> Iterator[Place]:
    for field, whole in fields.items():
        for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", whole):
            yield field, match.start(), match.end()


def f1(found: int, wanted: int, right: int) -> float:
    """Return the harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def share(right: int, of: int) -> float:
    """Return the share, 1 of nothing."""
    return right / of if of else 1.0


def rows(measured: Mapping[str, float], targets: Mapping[str, float]) -> Iterable[str]:
    """Return a line for each figure, beside its target where there is one."""
    for name, value in measured.items():
        yield f"{name:46}{value:>9.3f}" + (f"{targets[name]:>9.3f}" if name in targets else "")
