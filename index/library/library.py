"""Library: the one object a front end holds. Joins pipeline, store and search."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from index.library.lock import writing
from index.library.relating import Relating

if TYPE_CHECKING:
    from index.answers import Info, Report
    from index.library.catching_up import OnProgress
    from index.library.exporting import ExportFormat
    from index.results import Results


class Library(Relating):
    """A pile of articles with its index. Reading methods, `set_read` and marks may be used from any thread."""

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        progress: OnProgress | None = None,
        stdin: BinaryIO | None = None,
        processes: int = 0,
        names: bool = True,
        mapping: Mapping[str, str] | None = None,
        fetch: bool = False,
    ) -> Report:
        """Take in files, folders and `-` for standard input.

        What is there already, by content, is not read again; a changed input takes the place of its article. An input
        that cannot be read is in the report with its reason. `processes` 0 parses on every core. Articles can be
        searched before they are looked through for `names`, which takes longer; it may be left to `look_through`.

        `mapping` says in which column of a table or key of a record a field stands (`{"title": "headline"}`), where the
        names that are known do not do; fields are title, body, standfirst, authors, source, url, published, updated,
        language and id. It holds for the records of this call alone. Web addresses are fetched only with `fetch`.

        Raises:
            LockedLibrary: another process is writing.
        """
        from index.pipeline.pool import Pool

        with writing(self.path), Pool(processes) as pool:
            pool.warm_up()  # it loads what it needs while this process does
            from index.library.adding import Adding  # the stages load only where something is taken in
            from index.library.origin import as_called, gather

            inputs, refused = gather(paths, self.path, stdin, fetches=fetch)
            report = Adding(self._store, self._index, progress).run(list(inputs), pool, mapping=mapping or {})
            report = replace(report, rejected=(*refused, *(as_called(each, inputs) for each in report.rejected)))
        if names:
            self.look_through(progress=progress, processes=processes)
        self.refresh()
        return report

    def fetch(
        self,
        feeds: Iterable[str] = (),
        *,
        full: bool = False,
        follow: bool = False,
        progress: OnProgress | None = None,
        processes: int = 0,
        names: bool = True,
    ) -> Report:
        """Take in what is new in `feeds` (addresses, OPML files); in all that are followed where none are given.

        An entry becomes an article; with `full` the page behind it does. A feed that says it has not changed is not
        read again, and an entry that is there already is not taken in twice. `follow` also follows these feeds from now
        on, but for what cannot be read as a list of feeds. This and `add` with `fetch` are all that uses the network.

        Raises:
            LockedLibrary: another process is writing.
        """
        from index.library import fetching
        from index.library.adding import Adding
        from index.pipeline.pool import Pool

        with writing(self.path), Pool(processes) as pool:
            given = list(feeds)
            addresses, unreadable = fetching.feeds_in(given)
            if follow:
                fetching.follow(self.path, addresses)
            addresses = addresses if given else fetching.followed(self.path)
            asked = fetching.ask_feeds(addresses, self.path, whole=full)
            report = Adding(self._store, self._index, progress).run(asked.files, pool, mapping={})
            asked.remember()
            report = replace(report, rejected=(*unreadable, *asked.refused, *report.rejected))
        if names:
            self.look_through(progress=progress, processes=processes)
        self.refresh()
        return report

    def followed(self) -> list[str]:
        """Return the addresses of the feeds that are followed, in the order in which they came."""
        from index.library.fetching import followed

        return followed(self.path)

    def unfollow(self, feeds: Iterable[str]) -> int:
        """Follow feeds no longer; return how many were followed. Their articles stay. Raises `LockedLibrary`."""
        from index.library.fetching import unfollow

        with writing(self.path):
            return unfollow(self.path, feeds)

    def look_through(self, *, progress: OnProgress | None = None, processes: int = 0) -> int:
        """Look for names in all articles that nobody has looked through, on every core; return how many there were.

        The newest come first, and what is found is kept as it goes: it may be stopped at any moment.

        Raises:
            LibraryError: what is found cannot be kept.
            UnusableTagger, MissingExtra: the tagger that was chosen is not there any more.
        """
        from index.library.looking import look_through  # most libraries have been looked through

        return look_through(self._store, self._index, progress=progress, processes=processes)

    def tagger(self) -> str:
        """Return what marks names in this library: `built-in`, or `spacy:` and a pipeline."""
        return self._store.names.tagger()

    def choose_tagger(self, name: str) -> bool:
        """Let another tagger mark names in this library from now on; tell whether it is another one.

        `name` is as `tagger` gives it; a pipeline is one that is installed, or a folder by a path. All articles are
        looked through anew then, by whoever comes first, as after a new version; what people set right stays.

        Raises:
            UnusableTagger: nothing is called so, or it cannot be loaded.
            MissingExtra: spaCy is not installed.
            LockedLibrary: another process is writing.
        """
        from index.extract import chosen

        name = chosen(name)
        with writing(self.path):
            if name == self.tagger():
                return False
            self._store.names.choose_tagger(name)
        return True

    def forget(self, ids: Iterable[str]) -> int:
        """Take articles out for good; return how many. Raises `UnknownArticle`, `LockedLibrary`.

        Their stars, tags and notes are kept: they are there again when such an article is added again.
        """
        from index.library.catching_up import bring_up_to_date

        with writing(self.path):
            number = self._store.forget(ids)
            bring_up_to_date(self._store, self._index)
        self.refresh()
        return number

    def catch_up(self, *, anew: bool = False, progress: OnProgress | None = None) -> bool:
        """Bring the index up to date with the store; tell whether there was anything to do. Raises `LockedLibrary`."""
        if not anew and not self.behind():
            return False
        from index.library.catching_up import bring_up_to_date  # who only reads does without

        with writing(self.path):
            return bring_up_to_date(self._store, self._index, anew=anew, progress=progress)

    def set_read(self, key: int, read: bool) -> None:
        """Mark an article as read or unread; of one that is gone nothing is noted. Raises `LibraryError`."""
        self._store.set_read(key, read)

    def set_place(self, key: int, place: tuple[str, int] | None, *, patience: float = 30.0) -> None:
        """Note where one is in an article, a field and an offset, so that it opens there again; None: its beginning.

        Raises:
            LibraryError: it cannot be written, or another process was writing for all of `patience` seconds.
        """
        self._store.places.put(key, place, patience)

    def behind(self) -> bool:
        """Tell whether the index is missing, damaged or holds less than the store."""
        return self._index.change != self._store.change()

    def pending(self) -> int:
        """Return how many articles nobody has looked through yet, or whose names the index does not show yet."""
        from index.library.looking import extractor_of

        unseen = abs(self._store.names.count() - (self._index.known.reach or 0))
        return self._store.names.count_pending(extractor_of(self._store)) + unseen

    def export(
        self, results: Results, form: ExportFormat, *, text: bool = False, limit: int | None = None
    ) -> Iterator[str]:
        """Yield the hits in a form that other programs take in, with a person's tags and notes.

        A piece for each article, line breaks included. `text` has Markdown hold all of the text.
        """
        from index.library.exporting import exported

        return exported(self, results, form, text=text, limit=limit)

    def info(self) -> Info:
        """Return where everything is and how large."""
        from index.answers import Info

        index = sum(file.stat().st_size for file in (self.path / "index").glob("*") if file.is_file())
        return Info(
            self.path,
            self.count(),
            self._store.count_undated(),
            self._store.size(),
            index,
            self.behind(),
            self.pending(),
            self.tagger(),
        )

    def check(self) -> list[str]:
        """Return what is wrong with the library, a sentence each; empty when all is well."""
        from index.library.checking import problems_of  # loads Whoosh

        return problems_of(self._store, self._index)
