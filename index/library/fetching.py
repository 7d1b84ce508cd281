"""Fetching: feeds asked for what is new in them, and which feeds a person follows."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from index.inputs import Rejected
from index.library.whole import write_whole
from index.sources import feeds
from index.sources.connecting import NotFetched, is_public
from index.sources.feeds import Entry
from index.sources.walk import is_address
from index.sources.web import NOTHING_KNOWN, Validators, Web

_FOLLOWED = "subscriptions.txt"
_FOLDER = "fetched"
_SAID = "validators.json"
_HEAD = "# Feeds that broadsheet fetch asks, one address a line.\n"
_LIST_LIMIT = 16 << 20
_MOST_PAGES = 200
"""Pages behind entries that are asked for in one round."""


def followed(library: Path) -> list[str]:
    """Return the addresses of the feeds that are followed, in the order in which they came."""
    try:
        text = (library / _FOLLOWED).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    lines = (line.strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def follow(library: Path, addresses: Iterable[str]) -> int:
    """Follow feeds from now on; return how many are new. The file is a person's: what stands in it stays as it is."""
    known = followed(library)
    new = [each for each in dict.fromkeys(addresses) if each not in known]
    if new:
        file = library / _FOLLOWED
        text = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        lines = [text, "\n" * (not text.endswith("\n")), *(f"{each}\n" for each in new)]
        write_whole(library, file, map(str.encode, lines))
    return len(new)


def unfollow(library: Path, addresses: Iterable[str]) -> int:
    """Follow feeds no longer; return how many were followed. Their articles stay."""
    gone = set(addresses) & set(followed(library))
    if gone:
        file = library / _FOLLOWED
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        write_whole(library, file, (line.encode() for line in lines if line.strip() not in gone))
    return len(gone)


def feeds_in(paths: Iterable[str]) -> tuple[list[str], list[Rejected]]:
    """Return the addresses that `paths` mean: addresses themselves, and OPML files; and what is neither."""
    found: list[str] = []
    refused: list[Rejected] = []
    for path in paths:
        if is_address(path):
            found.append(path)
            continue
        try:
            with Path(path).open("rb") as file:
                listed = feeds.feed_addresses(file.read(_LIST_LIMIT))
        except (OSError, ValueError) as error:
            refused.append(Rejected(path, f"cannot be read ({getattr(error, 'strerror', None) or error})"))
            continue
        found.extend(listed)
        if not listed:
            refused.append(Rejected(path, "is no address, and no OPML file with addresses of feeds"))
    return list(dict.fromkeys(found)), refused


def ask_feeds(addresses: Sequence[str], library: Path, *, whole: bool) -> "Asked":
    """Ask feeds for their entries, and keep these in the folder `library`.

    A feed that has not changed since it was last asked gives none. With `whole`, the page behind each entry is asked
    for once, and takes the entry's place.
    """
    asked = Asked(library, whole=whole)
    try:
        with Web(_allows) as asked.web:
            for address in addresses:
                asked.ask(address)
    except NotFetched as error:  # httpx is missing
        asked.refused.extend(Rejected(address, str(error)) for address in addresses)
    return asked


def _allows(address: str) -> bool:
    return is_public(address)


class Asked:
    """What one round of asking has brought so far."""

    web: Web

    def __init__(self, library: Path, *, whole: bool) -> None:
        self.files: list[str] = []
        """Of entries, and of the pages behind them."""
        self.refused: list[Rejected] = []
        self._library = library
        self._folder = library / _FOLDER
        self._whole = whole
        self._pages = 0
        self._said = _remembered(self._folder / _SAID)

    def ask(self, address: str) -> None:
        """Ask one feed, and keep its entries."""
        place = self._folder / _short(address.encode("utf-8", "surrogateescape"))
        key = f"{address} whole" if self._whole else address  # who asks for pages now may have had entries before
        known = self._said.get(key, NOTHING_KNOWN) if place.is_dir() else NOTHING_KNOWN
        try:
            got = self.web.get(address, known)
        except NotFetched as error:
            self.refused.append(Rejected(address, str(error)))
            return
        if not got.content:
            return
        if not feeds.is_feed(got.content):
            self.refused.append(Rejected(address, "is no feed; a single page is taken in by: broadsheet add --fetch"))
            return
        found = feeds.entries(got.content) or [Entry(got.content, b"", "")]
        missed = [self._keep(place, entry) for entry in found].count(False)
        if not missed:  # else it is asked again, though it may not have changed
            self._said[key] = got.said

    def _keep(self, place: Path, entry: Entry) -> bool:
        """Keep an entry, or the page behind it; tell whether all was had that was to be had."""
        file = place / _short(entry.id)
        is_new = not file.exists() or file.read_bytes() != entry.content
        if is_new:
            self._write(file, entry.content)
        page = self._folder / _short(entry.link.encode("utf-8", "surrogateescape"))
        if not self._whole or not entry.link:
            self.files.append(str(file))
            return True
        if is_new or not page.exists():
            self._pages += 1
            if self._pages > _MOST_PAGES:
                self.refused.append(
                    Rejected(entry.link, f"is page {_MOST_PAGES + 1} of this round; the next one asks it")
                )
                return False
            try:
                self._write(page, self.web.get(entry.link).content)
            except NotFetched as error:
                self.refused.append(Rejected(entry.link, f"{error}; the feed's own text of it was taken"))
                self.files.append(str(file))
                return False
        self.files.append(str(page))
        return True

    def remember(self) -> None:
        """Keep what hosts said of their feeds: not before the entries are in the library, else they were lost."""
        said = {address: [each.etag, each.modified] for address, each in self._said.items()}
        self._write(self._folder / _SAID, json.dumps(said).encode())

    def _write(self, file: Path, content: bytes) -> None:
        write_whole(self._library, file, [content])


def _remembered(file: Path) -> dict[str, Validators]:
    try:
        said = json.loads(file.read_bytes())
        return {address: Validators(etag, modified) for address, (etag, modified) in said.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}  # then every feed is asked in full


def _short(name: bytes) -> str:
    return blake2b(name, digest_size=8).hexdigest()
