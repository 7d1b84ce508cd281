"""Under which head a library of the sample articles shows the names of those that are annotated."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import seeds
from index import Library
from index.article import Entity
from tests.evaluate.gold import Gold, GoldEntity, annotated

_MOST = 1000


def run() -> None:
    """Print of how many names the head is wrong, by each article alone and in the library of all."""
    gold = annotated()
    pairs, alone = count_wrong(gold, {page.article.id: page.found.entities for page in gold})
    _, together = count_wrong(gold, in_library())
    click.echo(f"{'names under a wrong head, by articles alone':46}{alone:>5} of {pairs}")
    click.echo(f"{'  in the library of all sample articles':46}{together:>5} of {pairs}")


def in_library() -> Mapping[str, Sequence[Entity]]:
    """Return the entities that a library of the whole collection shows for each article, by its id."""
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "library", create=True) as library:
        library.add([Path(seeds.__file__ or "").parent])
        library.look_through()
        results = library.search("dup:any")
        shown = {}
        for row in library.rows(results, 0, _MOST):
            reading = library.read(row.key, results)
            shown[reading.article.id] = [named.entity for named in reading.named]
        return shown


def count_wrong(gold: Sequence[Gold], shown: Mapping[str, Iterable[Entity]]) -> tuple[int, int]:
    """Return how many (article, name) pairs were found at all, and how many of them have another type than they should.

    A name that is found under two types has the one of most of its mentions.
    """
    pairs = wrong = 0
    for page in gold:
        types = {(at.field, at.start, at.end): each.type for each in shown[page.article.id] for at in each.mentions}
        for entity in page.entities:
            found = Counter(types[place] for place in entity.mentions if place in types)
            pairs += bool(found)
            wrong += bool(found) and not _is_right(entity, found)
    return pairs, wrong


def _is_right(entity: GoldEntity, found: Counter[str]) -> bool:
    return found.most_common(1)[0][0] == entity.type
