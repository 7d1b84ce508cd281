"""Cutting UTF-8 bytes into chunks that no token reaches out of, with arrays; their hashes, and where they stand.

What makes it exact is only that no token of `index.analysis.tokens` reaches over the edge of a chunk:

- letters, digits, underscores and the characters of unspaced scripts always stay together;
- an apostrophe, dot or comma stays where one of those stands on both sides (`Iran’s`, `1,200`, `cease.fire`);
- a dot stays also behind a lone letter, for the last one of `U.S.`.

A chunk may be longer than a token, which costs nothing but a look at its tokens when it is first met.
"""

import numpy as np

from index.analysis import tokens
from index.search.arrays import Array

_OTHER, _WORD, _LINK, _DOT, _UNKNOWN = range(5)
_LONG = 40  # bytes of a chunk from which on Python hashes it
_CURLY = 0x2019


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or any(True for _ in tokens(char))


def _kinds() -> Array:
    kinds = np.full(0x110000, _UNKNOWN, np.uint8)
    kinds[:128] = [_WORD if _is_word(chr(code)) else _OTHER for code in range(128)]
    kinds[[ord("'"), ord(","), _CURLY]] = _LINK
    kinds[ord(".")] = _DOT
    return kinds


class Cutter:
    """What each character is to a chunk, looked up once."""

    def __init__(self) -> None:
        self._kinds = _kinds()

    def cut(self, data: Array) -> tuple[Array, Array]:
        """Return where the chunks of UTF-8 `data` begin and end; a line break stands before and behind all text."""
        kinds = self._kinds[:256][data]
        wide = np.flatnonzero(data >= 0xC0)
        if len(wide):
            self._classify_wide(data, kinds, wide)
        inside = kinds == _WORD
        links = np.flatnonzero((kinds == _LINK) | (kinds == _DOT))
        if len(links):
            self._link(data, kinds, inside, links)
        edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        return edges[0::2], edges[1::2]

    def _classify_wide(self, data: Array, kinds: Array, wide: Array) -> None:
        """Give the bytes of each character beyond ASCII, which begin at `wide`, the kind of the character."""
        lead = data[wide].astype(np.int64)
        width = 2 + (lead >= 0xE0) + (lead >= 0xF0)
        points = lead & (0x7F >> width)
        for step in range(1, 4):
            longer = width > step
            points[longer] = (points[longer] << 6) | (data[wide[longer] + step] & 0x3F)
        kind = self._kinds[points]
        if (kind == _UNKNOWN).any():
            for point in np.unique(points[kind == _UNKNOWN]).tolist():
                self._kinds[point] = _WORD if _is_word(chr(point)) else _OTHER
            kind = self._kinds[points]
        for step in range(4):
            longer = width > step
            kinds[wide[longer] + step] = kind[longer]

    @staticmethod
    def _link(data: Array, kinds: Array, inside: Array, links: Array) -> None:
        """Put into chunks the apostrophes, dots and commas that belong there."""
        ascii_links = links[data[links] < 0x80]
        before, after = inside[ascii_links - 1], inside[ascii_links + 1]
        # Behind a letter of several bytes nobody looks whether it stands alone: a longer chunk does no harm.
        lone = (kinds[ascii_links] == _DOT) & (~inside[ascii_links - 2] | (data[ascii_links - 1] >= 0x80))
        curly = links[data[links] == 0xE2]
        curly = curly[inside[curly - 1] & inside[curly + 3]]
        inside[ascii_links[before & (after | lone)]] = True
        for step in range(3):
            inside[curly + step] = True


def hashes_of(data: Array, starts: Array, ends: Array, secret: np.uint64, factor: np.uint64) -> Array:
    """Return an odd hash for each chunk: eight bytes at a step, as one whole number read from any place.

    `data` goes on for eight bytes behind the last chunk.
    """
    eights: Array = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    lengths = ends - starts
    hashes = np.full(len(starts), secret)
    which = np.arange(len(starts))
    with np.errstate(over="ignore"):
        for step in range(0, _LONG, 8):
            if step:
                which = which[lengths[which] > step]
            if not len(which):
                break
            left = np.minimum(lengths[which] - step, 8).astype(np.uint64)
            part = eights[starts[which] + step] & (np.uint64(2**64 - 1) >> ((np.uint64(8) - left) << np.uint64(3)))
            mixed = (hashes[which] ^ part) * factor
            hashes[which] = (mixed ^ (mixed >> np.uint64(32))) * factor
    for place in np.flatnonzero(lengths > _LONG).tolist():
        hashes[place] = hash(data[starts[place] : ends[place]].tobytes()) & (2**64 - 1)
    return hashes | np.uint64(1)


def code_points(data: Array, text_ends: Array, places: Array) -> Array:
    """Return how many code points stand between some places of the UTF-8 `data` and the beginning of their text.

    The texts end before `text_ends`, and each begins one byte behind the end of the one before.
    """
    begins = np.concatenate(([0], text_ends))[np.searchsorted(text_ends, places)] + 1
    heads = (data & np.uint8(0xC0)) != 0x80
    if heads.all():
        return np.asarray(places - begins)
    reach = np.cumsum(heads, dtype=np.int32)
    return np.asarray(reach[places - 1] - reach[begins - 1])
