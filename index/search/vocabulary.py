"""Tokens by the batch: the same terms as `index.analysis.tokens`, found with arrays over UTF-8 bytes.

The text is cut into chunks, and `tokens` is asked once for each different chunk; after that a chunk is known by its
hash. What makes this exact is only that no token of `tokens` reaches over the edge of a chunk:

- letters, digits, underscores and the characters of unspaced scripts always stay together;
- an apostrophe, dot or comma stays where one of those stands on both sides (`Iran’s`, `1,200`, `cease.fire`);
- a dot stays also behind a lone letter, for the last one of `U.S.`.

A chunk may be longer than a token, which costs nothing but a look at its tokens when it is first met.
"""

import re
import secrets
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.analysis import CAPITALS, Token, capital, is_name, tokens
from index.search.arrays import Array

_OTHER, _WORD, _LINK, _DOT, _UNKNOWN = range(5)
_LONG = 40  # bytes of a chunk from which on Python hashes it
_SLOTS = 20  # bits; 12 MB of table, and what does not fit there is kept in a dictionary
_CURLY = 0x2019
_NUMBER = re.compile(rb"[0-9]+(?:[.,][0-9]+)+")
_CAPITALS = frozenset(word.encode() for word in CAPITALS)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or any(True for _ in tokens(char))


def _kinds() -> Array:
    kinds = np.full(0x110000, _UNKNOWN, np.uint8)
    kinds[:128] = [_WORD if _is_word(chr(code)) else _OTHER for code in range(128)]
    kinds[[ord("'"), ord(","), _CURLY]] = _LINK
    kinds[ord(".")] = _DOT
    return kinds


class Tokenised(NamedTuple):
    """The tokens of some texts, one text after the other."""

    terms: Array
    """The number of each token's term."""
    counts: Array
    """How many tokens each text has."""
    named: Array
    """Where in `terms` stands a word that is also a name, as `index.analysis.capitals` tells."""
    names: Array
    """The terms of those names."""
    begins: Callable[[Array], Array]
    """Tells of some tokens, by their places in `terms`, at which code point of its text each begins."""


class Vocabulary:
    """Every chunk met so far with its terms, and every term with its number."""

    def __init__(self) -> None:
        self.terms: list[bytes] = []
        """The text of each term, by number."""
        self._numbers: dict[bytes, int] = {}
        self._kinds = _kinds()
        # Without a secret, somebody could write words that hash like others and are then found in their place.
        self._secret = np.uint64(secrets.randbits(64))
        self._factor = np.uint64(secrets.randbits(64) | 1)
        self._slot_hashes = np.zeros(1 << _SLOTS, np.uint64)
        self._slot_chunks = np.zeros(1 << _SLOTS, np.int32)
        self._crowded: dict[int, int] = {}
        self._found = array("i")  # the terms of all chunks, one chunk after the other
        self._within = array("i")  # at which code point of its chunk each of them begins
        self._first = array("i")  # where each chunk's begin
        self._many = array("i")  # how many each has
        self._maybe_names = array("b")  # whether it has one of CAPITALS
        self._shouted: dict[bytes, list[tuple[int, Token, bytes]]] = {}

    def tokenise(self, texts: Sequence[str]) -> Tokenised:
        """Return all tokens of all `texts` in order."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        data = np.frombuffer(b"\n" + b"\n".join(encoded) + b"\n" + bytes(8), np.uint8)
        starts, ends = self._chunks(data)
        chunks = self._identify(data + (((data - np.uint8(65)) < 26).view(np.uint8) << 5), starts, ends)
        many = np.frombuffer(self._many, np.int32)[chunks]
        reach = np.concatenate(([0], np.cumsum(many, dtype=np.int64)))
        where = np.arange(reach[-1]) + np.repeat(np.frombuffer(self._first, np.int32)[chunks] - reach[:-1], many)
        found = np.frombuffer(self._found, np.int32)[where]
        text_ends = np.cumsum([len(text) + 1 for text in encoded])
        maybe = np.flatnonzero(np.frombuffer(self._maybe_names, np.int8)[chunks])
        named = list(self._names(data, starts[maybe], ends[maybe], reach[maybe], many[maybe])) if len(maybe) else []
        counts = np.diff(reach[np.searchsorted(starts, text_ends)], prepend=0)
        places, names = np.array(named, np.int64).reshape(-1, 2).T

        def begins(which: Array) -> Array:
            at = np.searchsorted(reach, which, "right") - 1
            first = np.frombuffer(self._first, np.int32)[chunks[at]]
            within = np.frombuffer(self._within, np.int32)[first + which - reach[at]]
            return _code_points(data, text_ends, starts[at]) + within

        return Tokenised(found, counts, places, names, begins)

    def _names(self, data: Array, starts: Array, ends: Array, places: Array, many: Array) -> Iterator[tuple[int, int]]:
        """Yield (place, term) of the names in some chunks, whose first tokens are at `places` and have `many`."""
        first, second = data[starts] - np.uint8(ord("A")), data[starts + 1]
        shouted = (first < 26) & ((second - np.uint8(ord("A")) < 26) | (second == ord(".")))
        kept = np.flatnonzero(shouted | (many > 1) | (data[starts] == ord("_")))  # a chunk may begin before its token
        raw = data.tobytes() if len(kept) else b""
        for start, end, place in zip(starts[kept].tolist(), ends[kept].tolist(), places[kept].tolist(), strict=True):
            chunk = raw[start:end]
            found = self._shouted.get(chunk)
            if found is None:
                found = self._shouted[chunk] = _shouted(chunk.decode("utf-8", "surrogatepass"))
            for number, token, name in found:
                if is_name(token.text, _around(raw, start, end, token)):
                    yield place + number, self._term(name)

    def _chunks(self, data: Array) -> tuple[Array, Array]:
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

    def _identify(self, data: Array, starts: Array, ends: Array) -> Array:
        """Return the number of each chunk; new ones are taken in."""
        hashes = self._hash(data, starts, ends)
        slots = (hashes >> np.uint64(64 - _SLOTS)).astype(np.int64)
        chunks = self._slot_chunks[slots]
        missing = np.flatnonzero(self._slot_hashes[slots] != hashes)
        if len(missing):
            values, where, back = np.unique(hashes[missing], return_index=True, return_inverse=True)
            examples = missing[where]
            raw = data.tobytes()
            ends_of = zip(starts[examples].tolist(), ends[examples].tolist(), strict=True)
            written = [raw[start:end] for start, end in ends_of]
            known = list(map(self._number, values.tolist(), slots[examples].tolist(), written))
            chunks[missing] = np.array(known, np.int32)[back]
        return chunks

    def _hash(self, data: Array, starts: Array, ends: Array) -> Array:
        """Return an odd hash for each chunk: eight bytes at a step, as one whole number read from any place."""
        eights: Array = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
        lengths = ends - starts
        hashes = np.full(len(starts), self._secret)
        which = np.arange(len(starts))
        with np.errstate(over="ignore"):
            for step in range(0, _LONG, 8):
                if step:
                    which = which[lengths[which] > step]
                if not len(which):
                    break
                left = np.minimum(lengths[which] - step, 8).astype(np.uint64)
                part = eights[starts[which] + step] & (np.uint64(2**64 - 1) >> ((np.uint64(8) - left) << np.uint64(3)))
                mixed = (hashes[which] ^ part) * self._factor
                hashes[which] = (mixed ^ (mixed >> np.uint64(32))) * self._factor
        for place in np.flatnonzero(lengths > _LONG).tolist():
            hashes[place] = hash(data[starts[place] : ends[place]].tobytes()) & (2**64 - 1)
        return hashes | np.uint64(1)

    def _number(self, value: int, slot: int, chunk: bytes) -> int:
        """Return the number of the chunk with this hash, which the table does not hold."""
        known = self._crowded.get(value)
        if known is not None:
            return known
        known = len(self._first)
        self._first.append(len(self._found))
        term = chunk if chunk.isalnum() else chunk.replace(b",", b"") if _NUMBER.fullmatch(chunk) else None
        if term is not None:  # ASCII, and in lower case already
            self._many.append(1)
            self._maybe_names.append(term in _CAPITALS)
            self._found.append(self._term(term))
            self._within.append(0)
        else:
            found = [(self._term(token.text.encode()), token.start) for token in tokens(chunk.decode())]
            self._many.append(len(found))
            self._maybe_names.append(any(self.terms[term] in _CAPITALS for term, _ in found))
            self._found.extend(term for term, _ in found)
            self._within.extend(start for _, start in found)
        if self._slot_hashes[slot]:
            self._crowded[value] = known
        else:
            self._slot_hashes[slot] = value
            self._slot_chunks[slot] = known
        return known

    def _term(self, text: bytes) -> int:
        number = self._numbers.setdefault(text, len(self.terms))
        if number == len(self.terms):
            self.terms.append(text)
        return number

    def __len__(self) -> int:
        """Return the number of different chunks."""
        return len(self._first)


def _shouted(chunk: str) -> list[tuple[int, Token, bytes]]:
    """Return the tokens of a chunk that may be names: number, the token as it is written, and the name."""
    written = [token._replace(text=chunk[token.start : token.end]) for token in tokens(chunk)]
    names = [(number, token, capital(token.text).encode()) for number, token in enumerate(written)]
    return [found for found in names if found[-1]]


def _around(raw: bytes, start: int, end: int, token: Token) -> tuple[str, str]:
    """Return what is left and right of a token of the chunk from `start` to `end` in its line."""
    first, last = raw.rfind(b"\n", 0, start) + 1, raw.find(b"\n", end)
    left, chunk, right = (
        raw[low:high].decode("utf-8", "surrogatepass") for low, high in ((first, start), (start, end), (end, last))
    )
    return left + chunk[: token.start], chunk[token.end :] + right


def _code_points(data: Array, text_ends: Array, places: Array) -> Array:
    """Return how many code points stand between some places of the UTF-8 `data` and the beginning of their text.

    The texts end before `text_ends`, and each begins one byte behind the end of the one before.
    """
    begins = np.concatenate(([0], text_ends))[np.searchsorted(text_ends, places)] + 1
    heads = (data & np.uint8(0xC0)) != 0x80
    if heads.all():
        return np.asarray(places - begins)
    reach = np.cumsum(heads, dtype=np.int32)
    return np.asarray(reach[places - 1] - reach[begins - 1])
