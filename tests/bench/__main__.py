"""`make bench`: measure, print, and write the sections of docs/benchmarks.md."""

from tests.bench import engine, screen
from tests.bench.measure import cache
from tests.bench.report import write_section


def main() -> None:
    """Run everything but the peers, which are a package of their own."""
    for title, part in (("Adding and searching 20,000 articles", engine), ("The screen", screen)):
        print(f"\n{title}")
        lines = ["| what | measured |", "|---|---|"]
        for row in part.run(cache()):
            print(f"  {row.what}: {row.figure}")
            lines.append(f"| {row.what} | {row.figure} |")
        write_section(title, lines)


main()
