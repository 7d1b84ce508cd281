"""Asking in a thread what is asked anew at every key."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial

Cancelled = Callable[[], bool]
"""Tells a job whether another has come since."""


class Latest:
    """Does the latest of the jobs that it is given, in one thread that stays.

    That thread has the library's pages at hand from the job before. Textual's workers take turns in several threads,
    and to begin and end one takes as long as a search.
    """

    def __init__(self, failed: Callable[[Callable[[], object]], object]) -> None:
        """`failed` is given what raises the error that a job has ended with."""
        self._failed = failed
        self._thread = ThreadPoolExecutor(1, "latest")
        self._number = 0
        self._ending: asyncio.Future[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether the latest job is still to be done."""
        return self._ending is not None and not self._ending.done()

    def do(self, job: Callable[[Cancelled], object]) -> None:
        """Do `job` as soon as the one before it has ended, which is told at once that nobody waits for it."""
        self._number += 1
        loop = asyncio.get_running_loop()
        self._ending = loop.run_in_executor(self._thread, copy_context().run, self._begin, job, self._number)
        self._ending.add_done_callback(self._look_at)

    def drop(self) -> None:
        """Tell the job that is being done that nobody waits for it."""
        self._number += 1

    def stop(self) -> None:
        """Let the job that is being done end, and do no other."""
        self.drop()
        self._thread.shutdown(cancel_futures=True)

    def _begin(self, job: Callable[[Cancelled], object], number: int) -> None:
        if not self._is_late(number):
            job(partial(self._is_late, number))

    def _is_late(self, number: int) -> bool:
        return number != self._number

    def _look_at(self, ended: asyncio.Future[None]) -> None:
        if not ended.cancelled() and ended.exception():
            self._failed(ended.result)
