"""The child process in which foreign bytes are parsed: limited, and nothing lost when it dies.

Run as `python -m index.pipeline.child DESCRIPTOR MODULE…`, the number of an inherited socket to its parent, and what to
load before the first question.
"""

import contextlib
import os
import resource
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

from index.pipeline.digest import Answer, Question, answer, no_answer

_LIMITS = ((resource.RLIMIT_AS, 3 << 30), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 64))
_NICE = 5
"""Whoever reads meanwhile goes first."""


def serve(pipe: "Connection[list[Answer], list[Question]]") -> None:
    """Answer batches of questions until the other end closes.

    Questions are taken from the pipe while others are answered: were both ends to write at once, with nobody to read,
    they would wait for each other for ever.
    """
    waiting: SimpleQueue[list[Question] | None] = SimpleQueue()

    def take() -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                waiting.put(pipe.recv())
        waiting.put(None)

    Thread(target=take, daemon=True).start()
    while (batch := waiting.get()) is not None:
        pipe.send([_answer(question) for question in batch])


def _answer(question: Question) -> Answer:
    try:
        return answer(question)
    except MemoryError:
        return no_answer(question, "needs more memory than a reader may take")
    except RecursionError:
        return no_answer(question, "is nested too deeply to be read")
    except Exception as error:  # noqa: BLE001  # foreign bytes, foreign readers: whatever they raise costs this input only
        return no_answer(question, f"cannot be read: {type(error).__name__} in the reader, please report it")


def _limit() -> None:
    os.nice(_NICE)
    for limit, value in _LIMITS:
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    _limit()
    for module in sys.argv[2:]:
        import_module(module)
    serve(Connection(int(sys.argv[1])))
