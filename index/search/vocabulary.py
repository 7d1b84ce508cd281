"""Tokens by the batch: the same terms as `index.analysis.tokens`, found with arrays over UTF-8 bytes.

The text is cut into chunks (`index.search.chunks`), and `tokens` is asked once for each different chunk; after that a
chunk is known by its hash.
"""

import re
import secrets
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.analysis import CAPITALS, Token, capital, is_name, tokens
from index.search.arrays import Array
from index.search.chunks import Cutter, code_points, hashes_of

_SLOTS = 20  # bits; 12 MB of table, and what does not fit there is kept in a dictionary
_NUMBER = re.compile(rb"[0-9]+(?:[.,][0-9]+)+")
_CAPITALS = frozenset(word.encode() for word in CAPITALS)


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
        self._cutter = Cutter()
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
        starts, ends = self._cutter.cut(data)
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
            return code_points(data, text_ends, starts[at]) + within

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

    def _identify(self, data: Array, starts: Array, ends: Array) -> Array:
        """Return the number of each chunk; new ones are taken in."""
        hashes = hashes_of(data, starts, ends, self._secret, self._factor)
        slots = (hashes >> np.uint64(64 - _SLOTS)).astype(np.int64)
        chunks = self._slot_chunks[slots]
        missing = np.flatnonzero(self._slot_hashes[slots] != hashes)
        if len(missing):
            values, where, back = np.unique(hashes[missing], return_index=True, return_inverse=True)
            examples = missing[where]
            raw = data.tobytes()
            ends_of = zip(starts[examples].tolist(), ends[examples].tolist(), strict=True)
            written = [raw[start:end] for start, end in ends_of]
            chunks[missing] = self._numbered(values, slots[examples], written)[back]
        return chunks

    def _numbered(self, values: Array, slots: Array, written: Sequence[bytes]) -> Array:
        """Return the numbers of chunks that the table lacks, by their hashes, which ascend; take in new ones."""
        numbers = np.array([self._crowded.get(value, -1) for value in values.tolist()], np.int32)
        new = np.flatnonzero(numbers < 0)
        numbers[new] = np.arange(len(new)) + len(self._first)
        self._take_in([written[place] for place in new.tolist()])
        # One slot holds one chunk: of several new ones, which stand side by side, the first.
        free = np.diff(slots[new], prepend=-1) != 0
        free &= self._slot_hashes[slots[new]] == 0
        held, crowded = new[free], new[~free]
        self._slot_hashes[slots[held]] = values[held]
        self._slot_chunks[slots[held]] = numbers[held]
        self._crowded.update(zip(values[crowded].tolist(), numbers[crowded].tolist(), strict=True))
        return numbers

    def _take_in(self, chunks: Sequence[bytes]) -> None:
        """Note the tokens of new chunks."""
        first, many, maybe, found, within = self._first, self._many, self._maybe_names, self._found, self._within
        for chunk in chunks:
            first.append(len(found))
            term = chunk if chunk.isalnum() else chunk.replace(b",", b"") if _NUMBER.fullmatch(chunk) else None
            if term is not None:  # ASCII, and in lower case already
                found.append(self._term(term))
                within.append(0)
                many.append(1)
                maybe.append(term in _CAPITALS)
                continue
            parts = [(token.text.encode(), token.start) for token in tokens(chunk.decode())]
            found.extend(self._term(text) for text, _ in parts)
            within.extend(start for _, start in parts)
            many.append(len(parts))
            maybe.append(any(text in _CAPITALS for text, _ in parts))

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
