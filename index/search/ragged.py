"""Lists of different lengths in one flat array: `at[n]` to `at[n + 1]` is where those of the n-th stand."""

import numpy as np

from index.search.arrays import Array


def gather(at: Array, values: Array, which: Array) -> Array:
    """Return the values of some of the lists, one list after the other."""
    begins = at[which].astype(np.int64)
    sizes = at[which + 1] - begins
    skipped = np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
    return values[skipped + np.arange(len(skipped))]
