"""A pool of limited child processes, answers in the order of the questions."""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any, Self, cast

from index.article import Article
from index.finding import Looked
from index.inputs import RawDocument
from index.pipeline.digest import Also, Answer, Digest, Question, Unread, no_answer, size_of
from index.pipeline.process import Process, cores

SECONDS_A_QUESTION = 30.0
_BATCH_QUESTIONS = 64
_BATCH_BYTES = 1 << 20
_OF_DOCUMENTS = ("index.resemblance", "index.parse.assemble", "index.parse.moments")
"""What a process loads that will be asked for documents with their sketches."""
_AHEAD = 2  # batches in a child's hands for each that is being worked on


def digest_all(
    documents: Iterable[RawDocument],
    also: Also = "nothing",
    *,
    processes: int = 0,
    seconds: float = SECONDS_A_QUESTION,
    pool: "Pool | None" = None,
) -> Iterator[Digest]:
    """Yield a `Digest` for each document, in order.

    A document that takes longer than `seconds`, or ends its process, is rejected; its neighbours are digested all the
    same. Documents are drawn lazily, a few batches ahead. `processes` 0 means one for each core. A `pool` stands in for
    both of these; it is closed at the end.
    """
    questions = (Unread(document, also) for document in documents)
    return cast(Iterator[Digest], _answers(questions, pool or Pool(processes, seconds)))


def look_through_all(articles: Iterable[Article], *, processes: int = 0) -> Iterator[Looked]:
    """Yield what is found in each article, in order; nothing for one that takes too long or ends its process."""
    return cast(Iterator[Looked], _answers(articles, Pool(processes, SECONDS_A_QUESTION)))


def _answers(questions: Iterable[Question], pool: "Pool") -> Iterator[Answer]:
    try:
        yield from pool.run(_batches(questions))
    finally:
        pool.close()


def _batches(questions: Iterable[Question]) -> Iterator[list[Question]]:
    batch: list[Question] = []
    size = 0
    for question in questions:
        batch.append(question)
        size += size_of(question)
        if len(batch) == _BATCH_QUESTIONS or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Job:
    """A batch on its way; `answer` stands when it is back."""

    def __init__(self, batch: list[Question]) -> None:
        self.batch = batch
        self.answer: list[Answer] | None = None


class _Child(Process):
    """One process and the batches in its hands, the first being worked on."""

    def __init__(self, *loads: str) -> None:
        super().__init__("index.pipeline.child", *loads)
        self.jobs: deque[_Job] = deque()
        self.since = time.monotonic()

    def give(self, job: _Job) -> None:
        if not self.jobs:
            self.since = time.monotonic()
        self.jobs.append(job)
        self.pipe.send(job.batch)


class Pool:
    """At most so many processes (0: one for each core), which are started when there is something for them to do."""

    def __init__(self, processes: int = 0, seconds: float = SECONDS_A_QUESTION) -> None:
        self._wanted = processes or cores()
        self._seconds = seconds
        self._children: list[_Child] = []
        self._order: deque[_Job] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm_up(self) -> None:
        """Start the first process now, where another core can do that: documents are about to come."""
        if cores() > 1:
            self._children.append(_Child(*_OF_DOCUMENTS))

    def run(self, batches: Iterable[list[Question]]) -> Iterator[Answer]:
        """Yield the answers to the questions of some batches, in order."""
        source: Iterator[list[Question]] | None = iter(batches)
        while source or self._order:
            while source and (child := self._free_child()):
                batch = next(source, None)
                if batch is None:
                    source = None
                else:
                    job = _Job(batch)
                    self._order.append(job)
                    self._give(child, job)
            while self._order and self._order[0].answer is not None:
                yield from self._order.popleft().answer or ()
            if self._order:
                self._collect()

    def _free_child(self) -> _Child | None:
        if len(self._order) >= 4 * self._wanted * _AHEAD:  # the first is slow: do not run far ahead of it
            return None
        if any(not child.jobs for child in self._children) or len(self._children) == self._wanted:
            child = min(self._children, key=lambda child: len(child.jobs))
            return child if len(child.jobs) < _AHEAD else None
        self._children.append(_Child())
        return self._children[-1]

    def _give(self, child: _Child, job: _Job) -> None:
        try:
            child.give(job)
        except OSError:
            self._replace(child, "ended the process that read it")

    def _collect(self) -> None:
        busy: dict[Any, _Child] = {child.pipe: child for child in self._children if child.jobs}
        deadline = min(child.since for child in busy.values()) + self._seconds
        for pipe in wait(list(busy), max(0.0, deadline - time.monotonic())):
            self._take(busy[pipe])
        now = time.monotonic()
        for child in [child for child in self._children if child.jobs]:
            if now >= child.since + self._seconds:  # a batch has the time of one slow question
                self._replace(child, f"took longer than {self._seconds:.0f} seconds to read")

    def _take(self, child: _Child) -> None:
        try:
            answer = child.pipe.recv()
        except (EOFError, OSError):
            self._replace(child, "ended the process that read it")
            return
        child.jobs.popleft().answer = answer
        child.since = time.monotonic()

    def _replace(self, child: _Child, why: str) -> None:
        """Put a new child in the place of one that is stuck or dead; its first batch is the one to blame."""
        child.kill()
        self._children.remove(child)
        jobs = list(child.jobs)
        if jobs and jobs[0].answer is None:
            job = jobs.pop(0)
            if len(job.batch) == 1:
                job.answer = [no_answer(job.batch[0], why)]
            else:
                job.answer = _one_by_one(job.batch, self._seconds)
        if jobs:
            fresh = _Child()
            self._children.append(fresh)
            for job in jobs:
                fresh.give(job)

    def close(self) -> None:
        """End all processes."""
        for child in self._children:
            child.kill()
        self._children.clear()


def _one_by_one(batch: list[Question], seconds: float) -> list[Answer]:
    """Ask each question of a batch that ended its child as a batch of its own: only the culprit has no answer."""
    pool = Pool(1, seconds)
    try:
        return list(pool.run([question] for question in batch))
    finally:
        pool.close()
