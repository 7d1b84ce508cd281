"""Company: who is named together with somebody, in how many articles, paragraphs and sentences."""

from collections.abc import Iterable
from typing import NamedTuple

from index.relations.told import Told


class Shared(NamedTuple):
    """How often two are named together."""

    articles: int = 0
    paragraphs: int = 0
    sentences: int = 0


Places = set[tuple[str, int]]


def company(articles: Iterable[Told], wanted: int) -> dict[int, Shared]:
    """Return for each other entity how often it is named together with `wanted`."""
    found: dict[int, Shared] = {}
    for told in articles:
        places = _places(told)
        if wanted not in places:
            continue
        paragraphs, sentences = places.pop(wanted)
        for key, (others, closer) in places.items():
            before = found.get(key, Shared())
            found[key] = Shared(
                before.articles + 1,
                before.paragraphs + len(paragraphs & others),
                before.sentences + len(sentences & closer),
            )
    return found


def _places(told: Told) -> dict[int, tuple[Places, Places]]:
    """Return for each entity the paragraphs and the sentences in which it is named."""
    found: dict[int, tuple[Places, Places]] = {}
    for entity in told.extraction.entities:
        key = told.entities.get(entity.id)
        if key is None:
            continue
        paragraphs, sentences = found.setdefault(key, (set(), set()))
        for span in entity.mentions:
            paragraphs.add((span.field, told.paragraph(span.field, span.start)))
            sentences.add((span.field, told.sentence(span.field, span.start)[1]))
    return found
