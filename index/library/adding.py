"""Adding: inputs through the pipeline into the store, and the index brought up to date from it."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b

from index.answers import Progress, Report
from index.article import Article, article_id
from index.inputs import RawDocument, Rejected
from index.library.catching_up import OnProgress
from index.library.following import Following
from index.pipeline.digest import Digest
from index.pipeline.pool import Pool, digest_all
from index.resemblance import Sketch
from index.search import Index
from index.sources import read
from index.store import Store

_BATCH_ARTICLES = 500
_BATCH_SECONDS = 0.7


class Adding:
    """One `add` from start to end."""

    def __init__(self, store: Store, index: Index, progress: OnProgress | None) -> None:
        self._store = store
        self._following = Following(store, index)
        self._progress = progress
        self._found = 0
        self._done = 0
        self._added = 0
        self._changed = 0
        self._unchanged = 0
        self._rejected: dict[Rejected, None] = {}
        self._ids: set[str] = set()
        self._articles: list[tuple[Article, Sketch]] = []
        self._documents: list[tuple[str, str, bytes]] = []
        self._hashes: dict[tuple[str, str], bytes] = {}
        self._stored_at = time.monotonic()
        self._characters = 0

    def run(self, paths: list[str], pool: Pool, *, mapping: Mapping[str, str]) -> Report:
        """Take in everything under `paths`, which the processes of `pool` parse; see `Library.add`."""
        documents = self._new_documents(paths, tuple(mapping.items()))
        try:
            for digest in digest_all(documents, "sketches", pool=pool):
                self._take(digest)
                if len(self._articles) >= _BATCH_ARTICLES or time.monotonic() - self._stored_at > _BATCH_SECONDS:
                    self._store_batch()
            self._store_batch()
            self._following.finish()
        finally:
            self._following.close()
        self._tell("")
        return Report(self._added, self._changed, self._unchanged, tuple(self._rejected))

    def _new_documents(self, paths: list[str], mapping: tuple[tuple[str, str], ...]) -> Iterator[RawDocument]:
        asked = blake2b(repr(mapping).encode()).digest() if mapping else b""  # asked otherwise, it is read anew
        path, known = "", False
        for item in read(paths, mapping=mapping, library=str(self._store.folder)):
            self._found += 1
            if isinstance(item, Rejected):
                self._reject(item)
                continue
            if item.path != path:  # of a file that was never seen no record needs to be asked for
                path, known = item.path, self._store.has_documents(item.path)
            digest = blake2b(item.content, digest_size=16, key=asked).digest()
            if known and self._store.has_document(item.path, digest):
                self._unchanged += 1
                self._step(item.path)
                continue
            self._hashes[item.path, item.part] = digest
            yield item

    def _take(self, digest: Digest) -> None:
        document = digest.document
        for rejected in digest.rejected:
            self._reject(rejected, step=False)
        for article, sketch in zip(digest.articles, digest.sketches, strict=True):
            if article.id in self._ids:  # two records of one file with the same id: both stay
                path = f"{article.path}#{document.part or len(self._ids)}"
                article = replace(article, id=article_id(path), path=path)
            self._ids.add(article.id)
            self._articles.append((article, sketch))
            self._characters += len(article.body)
        hash = self._hashes.pop((document.path, document.part))
        if digest.articles and not digest.rejected:
            self._documents.append((document.path, document.part, hash))
        self._step(document.path)

    def _reject(self, rejected: Rejected, *, step: bool = True) -> None:
        self._rejected.setdefault(rejected)  # what is wrong with a whole file in the same way is said once
        if step:
            self._step(rejected.path)

    def _step(self, name: str) -> None:
        self._done += 1
        self._tell(name)

    def _tell(self, name: str) -> None:
        if self._progress:
            added = self._added + self._changed
            self._progress(Progress(self._done, self._found, added, len(self._rejected), name))

    def _store_batch(self) -> None:
        self._stored_at = time.monotonic()
        if not self._articles and not self._documents:
            return
        added = self._store.put(self._articles, self._documents)
        self._added += added
        self._changed += len(self._articles) - added
        self._articles, self._documents = [], []
        self._following.stored(self._characters)
        self._characters = 0
