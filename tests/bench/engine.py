"""Adding and searching 20,000 articles."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from index import Library, QueryError
from tests.bench.corpus import corpus
from tests.bench.measure import Row, children_seconds, cpu_milliseconds, spread

ARTICLES = 20_000
QUERIES = (
    "oil", "government", "bank rate", "trade deficit japan", '"interest rates"', '"said the"', "oil OR grain OR coffee",
    "market -stock", "title:oil", "source:reuters", "date:2010..2012 bank", "pric*", "mar*", "co*",
)  # fmt: skip
TYPED = ("oil prices", "government bank", '"interest rates', "trade -japan", "coffee market report", "common market")


def build(folder: Path, articles: int = ARTICLES) -> Path:
    """Return a library of `articles`, added by the command as a person would."""
    return _add(folder, articles)[0]


def _add(folder: Path, articles: int) -> tuple[Path, Row]:
    rows = corpus(folder, articles)
    library = folder / f"library-{articles}"
    if library.exists():
        _catch_up(library)
        return library, Row(f"add of {articles:,} JSON lines", "library was there already")
    start, cpu = time.perf_counter(), children_seconds()
    subprocess.run([sys.executable, "-m", "tui", "--library", str(library), "add", str(rows)], check=True)
    wall, cpu = time.perf_counter() - start, children_seconds() - cpu
    _catch_up(library)
    figure = f"{articles / wall:,.0f} articles/s ({articles / cpu:,.0f} a CPU second, all processes)"
    return library, Row(f"`broadsheet add` of {articles:,} articles as JSON lines, read to index", figure)


def _catch_up(library: Path) -> None:
    """Do what was put off before anything is measured: a reader would do it beside its first picture."""
    subprocess.run([sys.executable, "-m", "tui", "--library", str(library), "catch-up"], check=True)


def keys_of(line: str) -> Iterator[str]:
    """Yield what stands in the query line after each key."""
    for end in range(1, len(line) + 1):
        yield line[:end]


def run(folder: Path) -> list[Row]:
    """Measure and return the lines of the report."""
    path, adding = _add(folder, ARTICLES)
    opening: list[float] = []
    for _ in range(5):
        opening.append(cpu_milliseconds(lambda: Library.open(path).close()))
    with Library.open(path) as library:

        def show(query: str, typing: bool) -> None:
            with suppress(QueryError):  # half a query, such as a lone quotation mark: the screen keeps what it shows
                library.rows(library.search(query, typing=typing), 0, 20)

        show("warm", False)
        searching = [cpu_milliseconds(partial(show, query, False)) for _ in range(3) for query in QUERIES]
        lines = [line for query in TYPED for line in keys_of(query)]
        typed = [cpu_milliseconds(partial(show, line, True)) for _ in range(2) for line in lines]
        info = library.info()
    size = f"store {info.store_bytes / 1e6:.0f} MB, index {info.index_bytes / 1e6:.0f} MB"
    return [
        adding,
        Row("size on the disk", size),
        Row("open a library, CPU", spread(opening)),
        Row(f"search, {len(QUERIES)} kinds of query → 20 rows, CPU", spread(searching)),
        Row("as you type, every key of six queries → 20 rows, CPU", spread(typed)),
    ]
