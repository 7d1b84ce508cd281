"""The order by outlet, which the store tells."""

from array import array

from index.results import Results
from index.store import Store


def by_outlet(store: Store, results: Results, limit: int | None) -> Results:
    """Return results, which stand newest first, by outlet, each outlet's newest first; without an outlet last."""
    outlets = {key: (False, source.casefold(), source) for key, source in store.outlets()}
    keys = store.keys(results.sort) if results.keys is None else results.keys
    ordered = sorted(keys, key=lambda key: outlets.get(key, (True, "", "")))
    return results._replace(keys=array("q", ordered[:limit]), sort="outlet")
