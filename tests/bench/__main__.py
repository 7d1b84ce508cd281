"""`make bench` and `make bench-tui`: measure, print, and write the sections of docs/benchmarks.md."""

import sys
from collections.abc import Callable, Iterable
from functools import partial

from tests.bench import engine
from tests.bench.measure import Row, cache
from tests.bench.report import write_section
from tests.bench.screen import run as screen


def main(only: str = "", articles: str = "20000") -> None:
    """Run everything but the peers, which are a package of their own; or `screen` alone, on so many articles."""
    parts: dict[str, Callable[[], Iterable[Row]]] = {
        "Adding and searching 20,000 articles": partial(engine.run, cache()),
        f"The screen, {int(articles):,} articles": partial(screen.run, cache(), int(articles)),
    }
    for title, part in parts.items():
        if only and only not in title.casefold():
            continue
        print(f"\n{title}")
        lines = ["| what (target) | measured |", "|---|---|"]
        for row in part():
            print(f"  {row.what}: {row.figure}", flush=True)
            lines.append(f"| {row.what} | {row.figure} |")
        write_section(title, lines)


main(*sys.argv[1:])
