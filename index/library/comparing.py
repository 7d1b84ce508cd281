"""Versions of an article: what it said before, here or under another path, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnknownArticle
from index.library.amending import Amending

if TYPE_CHECKING:
    from datetime import datetime

    from index.article import Article
    from index.difference import Passage
    from index.editions import Version


class Comparing(Amending):
    """Reading versions. A text is called by the id of its article, one that it had before by `ID@1`, `ID@2` …"""

    def versions(self, id: str) -> tuple[Version, ...]:
        """Return every version of an article, itself among them, the newest first. Raises `UnknownArticle`.

        Articles of one address, or of one outlet with the same head, are versions of one another; of each, the texts
        that its file held before follow it.
        """
        keys = self._store.kin.versions(self._store.key(_article_of(id)))
        before = self._store.kin.former(keys)
        found: list[Version] = []
        for key in keys:
            now = self._store.article(key)
            found.append(_version(now, now.id, None, newest=not found))
            found += [_version(text, f"{now.id}@{n}", until) for each, n, until, text in before if each == key]
        return tuple(found)

    def version(self, name: str) -> Article:
        """Return an article, or a text it had before, as it was read, without corrections. Raises `UnknownArticle`."""
        id, at, number = name.partition("@")
        key = self._store.key(id)
        if not at:
            return self._store.as_read(key)
        found = self._store.kin.former_text(key, int(number)) if number.isdecimal() and len(number) < 10 else None
        if found is None:
            raise UnknownArticle(name)
        return found

    def difference(self, name: str, other: str | None = None) -> tuple[str, str, tuple[Passage, ...]] | None:
        """Return what changed between two versions: the name of the older, that of the newer, and what differs.

        Without `other` it is compared with the version before it, the oldest with the next one; None where there is no
        other. Any two articles may be compared. Corrections by hand are left out: they are no version's.

        Raises:
            UnknownArticle: there is no such article or version.
        """
        names = [version.name for version in self.versions(name)]
        if other is None:
            if name not in names:
                raise UnknownArticle(name)
            if len(names) < 2:
                return None
            at = names.index(name)
            other = names[at + 1] if at + 1 < len(names) else names[at - 1]
        older, newer = other, name
        if older in names and newer in names and names.index(older) < names.index(newer):
            older, newer = newer, older
        from index.difference import differences  # most who open a library compare nothing

        return older, newer, differences(self.version(older), self.version(newer))


def _article_of(name: str) -> str:
    return name.partition("@")[0]


def _version(article: Article, name: str, until: datetime | None, *, newest: bool = False) -> Version:
    from index.editions import Version

    title, source = article.title, article.source
    return Version(name, title, source, article.published, article.updated, article.path, until, newest)
