"""The child process in which foreign bytes are parsed: limited, and nothing lost when it dies.

Run as `python -m index.pipeline.child DESCRIPTOR`, the number of an inherited socket to its parent.
"""

import resource
import sys
from dataclasses import replace
from multiprocessing.connection import Connection

from index.article import RawDocument, Rejected
from index.pipeline.digest import Digest, digest

_LIMITS = ((resource.RLIMIT_AS, 3 << 30), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 64))


def serve(pipe: "Connection[list[Digest], list[RawDocument]]") -> None:
    """Answer batches of documents with batches of digests until the other end closes."""
    while True:
        try:
            batch = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send([_digest(document) for document in batch])


def _digest(document: RawDocument) -> Digest:
    try:
        done = digest(document)
    except MemoryError:
        done = Digest(document, (), (Rejected(document.name, "needs more memory than a reader may take"),))
    except RecursionError:
        done = Digest(document, (), (Rejected(document.name, "is nested too deeply to be read"),))
    except Exception as error:  # noqa: BLE001  # the one place where a fault in a stage may cost an input, not the batch
        why = f"cannot be read: {type(error).__name__} in the reader, please report it"
        done = Digest(document, (), (Rejected(document.name, why),))
    return replace(done, document=replace(document, content=b""))


def _limit() -> None:
    for limit, value in _LIMITS:
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    _limit()
    serve(Connection(int(sys.argv[1])))
