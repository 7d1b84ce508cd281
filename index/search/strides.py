"""Where the words of a body stand in its text: the beginning of every so many tokens, so that a snippet reads little.

body/strides_at  N+1  where each document's strides begin in `body/strides`
body/strides          code points from one token whose number is a multiple of `STRIDE` to the next such, document
                      by document; the first from the beginning of the text
"""

from collections.abc import Sequence

import numpy as np

from index.highlight import STRIDE
from index.search.arrays import Array, narrow
from index.search.segment import OpenSegment

MEASURED = "body"
"""The field whose texts snippets are cut from; a document has one text in it."""


def every_stride(places: Array) -> Array:
    """Return which of the tokens at these places are kept."""
    return np.flatnonzero(places & (STRIDE - 1) == 0)


def stride_arrays(parts: Sequence[tuple[Array, Array]], total: int) -> dict[str, Array]:
    """Return the arrays of `total` documents; `parts` tell of each kept token its document and its beginning."""
    empty = np.empty(0, np.int64)
    documents, begins = (np.concatenate([empty, *(part[which] for part in parts)]) for which in range(2))
    strides = np.diff(begins, prepend=0)
    heads = np.flatnonzero(np.diff(documents, prepend=-1))
    strides[heads] = begins[heads]
    return _arrays(strides, np.bincount(documents, minlength=total))


def merge_strides(segments: Sequence[OpenSegment]) -> dict[str, Array]:
    """Return the arrays of one segment with the documents of all that are there, in the same order."""
    sizes: list[Array] = [np.diff(one.arrays[f"{MEASURED}/strides_at"].astype(np.int64)) for one in segments]
    strides = [one.arrays[f"{MEASURED}/strides"] for one in segments]
    kept = [some[np.repeat(one.alive, size)] for some, one, size in zip(strides, segments, sizes, strict=True)]
    alive = [size[one.alive] for one, size in zip(segments, sizes, strict=True)]
    return _arrays(np.concatenate(kept), np.concatenate(alive))


def strides_of(segment: OpenSegment, document: int) -> list[int]:
    """Return the strides of a document."""
    at = segment.arrays[f"{MEASURED}/strides_at"]
    strides: list[int] = segment.arrays[f"{MEASURED}/strides"][int(at[document]) : int(at[document + 1])].tolist()
    return strides


def _arrays(strides: Array, sizes: Array) -> dict[str, Array]:
    at = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    return {f"{MEASURED}/strides": narrow(strides), f"{MEASURED}/strides_at": narrow(at)}
