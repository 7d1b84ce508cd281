"""What was found in articles: one small file of its own, since that happens after the text is indexed.

The file is `found-REACH`, REACH being the store's count of extractions up to which it goes, and is written anew each
time, beside the old one and then renamed. For each of the `RELATIONS`, A being the highest key of an article:

    RELATION_at   A+2    where each article's values begin
    RELATION/N           the values, ascending within an article: of entities and speakers their keys; of days the first
                         and the last one (N is 0 or 1) of each stretch that the text names; of quotes the numbers of
                         the first and the last word of the body within them
    articles_at   E+2    where each entity's articles begin in `articles`; E is the highest key of an entity
    articles             article keys, ascending within an entity
    version         1    `VERSION`

An article that the store has forgotten may still stand here: its key is never given to another, so it is in no hits.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.finding import Finding
from index.search.arrays import Array, Arrays, BrokenArrays, distinct, narrow, write_arrays
from index.search.ragged import gather

VERSION = 2
RELATIONS = {"entities": 1, "speakers": 1, "days": 2, "quotes": 2}
"""What is kept of each article, and how many numbers each value has."""
_FILE = re.compile(r"found-(\d+)$")


class Findings:
    """All that was found up to one count of extractions. Safe to read from any thread."""

    def __init__(self, arrays: Arrays, reach: int) -> None:
        if list(arrays["version"]) != [VERSION]:
            raise BrokenArrays("the file of what was found is of another version")
        self.reach = reach
        self._arrays = arrays

    def naming(self, entities: Sequence[int]) -> Array:
        """Return the keys of the articles that name any of these entities, ascending."""
        found = [self.articles_of(entity) for entity in entities]
        return found[0] if len(found) == 1 else distinct(np.concatenate([np.empty(0, np.int64), *found]))

    def articles_of(self, entity: int) -> Array:
        """Return the keys of the articles that name the entity, ascending."""
        at, articles = self._arrays["articles_at"], self._arrays["articles"]
        return articles[at[entity] : at[entity + 1]] if entity + 1 < len(at) else articles[:0]

    def quoting(self, entities: Sequence[int]) -> Array:
        """Return the keys of the articles in which any of these entities speaks, ascending."""
        owners, (speakers,) = self.relation("speakers")
        return distinct(owners[np.isin(speakers, np.array(entities, np.int64))])

    def speaking(self) -> Array:
        """Return the keys of the articles with direct speech, ascending."""
        return distinct(self.relation("quotes")[0])

    def dating(self, first: int, last: int) -> Array:
        """Return the keys of the articles that name a day from `first` to `last`, or a time with such a day in it."""
        owners, (begins, ends) = self.relation("days")
        return distinct(owners[(begins <= last) & (ends >= first)])

    def quotes(self, articles: Array) -> tuple[Array, Array, Array]:
        """Return for the direct speech in these articles (places in `articles`, first tokens, last tokens)."""
        at = self._arrays["quotes_at"]
        known = np.minimum(articles, len(at) - 2)  # the last list is empty: it stands for what is beyond
        sizes = at[known + 1].astype(np.int64) - at[known]
        firsts, lasts = (gather(at, self._arrays[f"quotes/{number}"], known) for number in range(2))
        return np.repeat(np.arange(len(articles)), sizes), firsts.astype(np.int64), lasts.astype(np.int64)

    def count(self, articles: Array) -> Array:
        """Return how many of these articles name each entity, by the entity's key."""
        at, entities = self._arrays["entities_at"], self._arrays["entities/0"]
        every = self.all_sizes()
        there = np.zeros(len(at) - 1, bool)
        there[articles[articles + 1 < len(at)]] = True
        most = np.count_nonzero(there) * 2 > len(there)
        some = gather(at, entities, np.flatnonzero(there != most))  # those that are few: the others are the rest of all
        counts = np.bincount(some, minlength=len(every))
        return every - counts if most else counts

    def sizes(self, entities: Array) -> Array:
        """Return how many articles name each of the entities."""
        at = self._arrays["articles_at"]
        known = np.minimum(entities, len(at) - 2)  # the last list is empty: it stands for what is beyond
        sizes: Array = at[known + 1].astype(np.int64) - at[known]
        return sizes

    def all_sizes(self) -> Array:
        """Return how many articles name each entity, by the entity's key."""
        sizes: Array = np.diff(self._arrays["articles_at"])
        return sizes

    def relation(self, name: str) -> tuple[Array, list[Array]]:
        """Return the article of each value, ascending, and the numbers of the values."""
        at = self._arrays[f"{name}_at"].astype(np.int64)
        values = [self._arrays[f"{name}/{number}"].astype(np.int64) for number in range(RELATIONS[name])]
        sizes: Array = np.diff(at)
        return np.repeat(np.arange(len(at) - 1), sizes), values

    def check_size(self) -> None:
        """Look whether the file was cut since it was opened. Raises `BrokenArrays`."""
        self._arrays.check_size()

    def verify(self) -> None:
        """Read everything and compare checksums. Raises `BrokenArrays`."""
        self._arrays.verify()


class FindingsFolder:
    """Opens and writes the file in the folder of the index."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def reaches(self) -> list[int]:
        """Return what files there are, the newest first."""
        with contextlib.suppress(OSError):
            found = (_FILE.match(file.name) for file in self._path.iterdir())
            return sorted((int(match[1]) for match in found if match), reverse=True)
        return []

    def open(self, reach: int) -> Findings:
        """Map one of them. Raises `BrokenArrays`, `OSError`."""
        return Findings(Arrays(self._file(reach)), reach)

    def write(self, old: Findings | None, changed: Iterable[tuple[int, Finding]], reach: int) -> None:
        """Write `old` with what was found in the `changed` articles in the place of what was. Raises `OSError`."""
        self._path.mkdir(parents=True, exist_ok=True)
        beside = self._path / f"found-{reach}.new"
        write_arrays(beside, ((name, [values]) for name, values in _arrays(old, dict(changed))))
        beside.replace(self._file(reach))
        for other in self._path.glob("found-*"):
            if other != self._file(reach):
                with contextlib.suppress(OSError):  # the next one that is written tries again
                    other.unlink()

    def _file(self, reach: int) -> Path:
        return self._path / f"found-{reach}"


def _arrays(old: Findings | None, changed: Mapping[int, Finding]) -> Iterator[tuple[str, Array]]:
    yield "version", np.array([VERSION], np.uint8)
    for name in RELATIONS:
        owners, values = _renewed(old, name, changed)
        yield f"{name}_at", _starts(owners)
        for number, column in enumerate(values):
            yield f"{name}/{number}", narrow(column)
        if name == "entities":
            order = np.argsort(values[0], kind="stable")
            yield "articles_at", _starts(values[0][order])
            yield "articles", narrow(owners[order])


def _renewed(old: Findings | None, name: str, changed: Mapping[int, Finding]) -> tuple[Array, list[Array]]:
    """Return the article of each value, ascending, and the numbers of the values, none twice in an article."""
    width = RELATIONS[name]
    fresh = [(key, *_numbers(value)) for key, found in changed.items() for value in getattr(found, name)]
    table = np.array(fresh, np.int64).reshape(-1, width + 1)
    if old is not None:
        owners, values = old.relation(name)
        stays = ~np.isin(owners, np.array(list(changed), np.int64))
        table = np.concatenate((np.column_stack((owners, *values))[stays], table))
    table = np.unique(table, axis=0)
    return table[:, 0], [table[:, number] for number in range(1, width + 1)]


def _numbers(value: int | tuple[int, int]) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else (value,)


def _starts(owners: Array) -> Array:
    """Return where the values of each owner begin, and behind them twice where the last one's end."""
    counts = np.bincount(owners) if len(owners) else np.empty(0, np.int64)
    reach = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    return narrow(np.append(reach, reach[-1]))
