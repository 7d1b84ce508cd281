"""The figures as a table, with what the project has set itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.bench.peers.asking import Figures

OURS, PEERS = "Broadsheet", ("FTS5", "tantivy", "stock Whoosh")
Unit = Literal["ms", "s", "MB", "articles/s", "×"]


@dataclass(frozen=True, slots=True)
class Target:
    """What Broadsheet's figure must not exceed, or must reach."""

    limit: float
    times: tuple[tuple[str, float], ...] = ()
    """The same in terms of peers: (name, so many times its figure)."""
    at_least: bool = False

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        wanted = [f"{sign} {self.limit:,g}"] if self.limit else []
        return ", ".join([*wanted, *(f"{sign} {factor:g} × {name}" for name, factor in self.times)])

    def missed(self, found: dict[str, float]) -> list[str]:
        """Return those parts that are missed, nothing when all is well."""
        bounds = [(self.limit, f"{self.limit:,g}")] if self.limit else []
        bounds += [(found[name] * factor, f"{factor:g} × {name}") for name, factor in self.times if name in found]
        return [text for bound, text in bounds if (found[OURS] < bound if self.at_least else found[OURS] > bound)]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    row: str
    what: str
    unit: Unit = "ms"
    target: Target | None = None


LINES = (
    Line("typed p50", "typed, each key: p50", "ms", Target(2)),
    Line("typed p95", "typed, each key: p95", "ms", Target(5, (("FTS5", 0.1), ("tantivy", 1.5)))),
    Line("typed worst", "typed, each key: worst"),
    Line("term", "term", "ms", Target(2, (("tantivy", 2.5),))),
    Line("and", "two terms AND", "ms", Target(3, (("tantivy", 2.5),))),
    Line("or", "three terms OR", "ms", Target(4, (("tantivy", 2.5),))),
    Line("phrase", "phrase", "ms", Target(7, (("tantivy", 2.5),))),
    Line("prefix", "prefix, alone or behind a word"),
    Line("dates", "date range, alone or with a word"),
    Line("source", "source, alone or with a word"),
    Line("fuzzy1", "fuzzy, one edit", "ms", Target(5)),
    Line("fuzzy2", "fuzzy, two edits", "ms", Target(15)),
    Line("completion", "completion of a word", "ms", Target(10)),
    Line("correction", "did you mean", "ms", Target(10)),
    Line("entities", "entity facet over all hits of “said”", "ms", Target(35)),
    Line("sources", "source facet over all hits of “said”", "ms", Target(1)),
    Line("snippets", "20 snippets", "ms", Target(10)),
    Line("open", "open to first result, warm", "ms", Target(50)),
    Line("memory", "searcher: memory after 50 queries", "MB", Target(150)),
    Line("anonymous", "… of it no pages of files", "MB"),
    Line("index", "indexing, one core", "articles/s", Target(4_000, (("tantivy", 1), ("FTS5", 0.6)), at_least=True)),
    Line("index prefixes", "… with an index of prefixes", "articles/s"),
    Line("two cores", "all indexed anew, two cores against one, wall clock", "×", Target(1.7, at_least=True)),
    Line("command", "`broadsheet add` of JSON lines: wall clock", "articles/s", Target(1_500, at_least=True)),
    Line("command cpu", "… a CPU second of all its processes", "articles/s"),
    Line("peak", "indexing: peak memory", "MB", Target(600)),
    Line("size", "index on the disk, without texts", "MB", Target(0, (("FTS5", 1),))),
    Line("size prefixes", "… with an index of prefixes", "MB"),
    Line("add", "add 10 articles, see them in an open reader: wall clock", "s", Target(1)),
    Line("add cpu", "… CPU", "s"),
)


def table(figures: Figures, *, targets: bool) -> Iterator[str]:
    """Yield the lines of the table; `targets` only where they were set for this size."""
    peers = [name for name in PEERS if any(name in found for found in figures.values())]
    yield " | ".join(["| what", OURS, *peers, *(["target", "met |"] if targets else ["|"])]).replace("| |", "|")
    yield "|---|" + "---:|" * (1 + len(peers)) + ("---|---|" if targets else "")
    for line in LINES:
        found = figures.get(line.row, {})
        if found or line.target:
            cells = [
                line.what,
                _figure(found.get(OURS), line.unit),
                *(_beside(found, name, line.unit) for name in peers),
            ]
            yield f"| {' | '.join([*cells, *(_judged(line, found) if targets else ())])} |"


def _judged(line: Line, found: dict[str, float]) -> tuple[str, str]:
    if line.target is None:
        return "", ""
    if OURS not in found:
        return str(line.target), "not there yet"
    missed = line.target.missed(found)
    return str(line.target), f"**no**: {', '.join(missed)}" if missed else "yes"


def _beside(found: dict[str, float], name: str, unit: Unit) -> str:
    """Return a peer's figure, and Broadsheet's in terms of it."""
    figure = _figure(found.get(name), unit)
    if name not in found or OURS not in found or not found[name] or unit == "×":
        return figure
    return f"{figure} ({_round(found[OURS] / found[name])} ×)"


def _figure(value: float | None, unit: Unit) -> str:
    if value is None:
        return "–"
    return f"{_round(value)} {unit}"


def _round(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def growth(small: Figures, large: Figures, times: int) -> Iterator[str]:
    """Yield the lines of a table: how many times longer each row takes with `times` as many articles."""
    yield "| what | Broadsheet | target | met | " + " | ".join(PEERS[:2]) + " |"
    yield "|---|---:|---|---|" + "---:|" * 2
    for line in LINES:
        if line.unit != "ms" or line.row == "typed worst" or OURS not in small.get(line.row, {}):
            continue
        grown = {
            name: large[line.row][name] / value for name, value in small[line.row].items() if name in large[line.row]
        }
        most = 3 if line.row == "typed p95" else times
        cells: Sequence[str] = [f"{grown[name]:.1f} ×" if name in grown else "–" for name in PEERS[:2]]
        met = "yes" if grown[OURS] <= most else "**no**"
        yield f"| {line.what} | {grown[OURS]:.1f} × | ≤ {most} × | {met} | {' | '.join(cells)} |"
