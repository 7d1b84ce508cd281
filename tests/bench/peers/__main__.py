"""`make bench-peers SIZES="2000 20000 100000"`."""

import argparse

from tests.bench.corpus import SHARED
from tests.bench.measure import cache
from tests.bench.report import write_section

TARGETS_AT = 100_000


def main() -> None:
    """Measure at each size and write a section for each."""
    parser = argparse.ArgumentParser(description="Broadsheet beside FTS5, tantivy and stock Whoosh.")
    parser.add_argument("sizes", nargs="+", type=int, help="articles")
    parser.add_argument("--whoosh", type=int, default=20_000, help="articles up to which stock Whoosh takes part")
    options = parser.parse_args()
    if (missing := _missing()) is not None:
        print(f"The peers were not measured: {missing}.")
        return
    from tests.bench.peers.measuring import measure  # loads tantivy
    from tests.bench.peers.method import METHOD
    from tests.bench.peers.table import growth, table

    found = {}
    for articles in sorted(options.sizes):
        print(f"\n{articles:,} articles", flush=True)
        found[articles] = measure(cache(), articles, whoosh=articles <= options.whoosh)
        lines = list(table(found[articles], targets=articles == TARGETS_AT))
        print("\n".join(lines))
        write_section(f"Beside its peers, {articles:,} articles", lines)
    if len(found) > 1:
        small, large = sorted(found)[-2:]
        title = f"From {small:,} to {large:,} articles"
        write_section(title, growth(found[small], found[large], large // small))
    write_section("How the peers are measured", METHOD)


def _missing() -> str | None:
    """Return what is not here and needed; None when all is."""
    if not SHARED.exists():
        return f"there is no {SHARED}, which makes the corpus"
    try:
        import tantivy  # noqa: F401
    except ImportError:
        return "tantivy is not installed (`make bench-peers` does that, or pip install -e '.[bench]')"
    return None


main()
