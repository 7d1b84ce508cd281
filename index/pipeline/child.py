"""The child process in which foreign bytes are parsed: limited, and nothing lost when it dies."""

import resource
import signal
from dataclasses import replace
from multiprocessing.connection import Connection

from index.article import RawDocument, Rejected
from index.pipeline.digest import Digest, digest

_MEMORY_BYTES = 3 << 30
_OPEN_FILES = 64


def serve(pipe: "Connection[list[Digest], list[RawDocument] | None]") -> None:
    """Answer batches of documents with batches of digests until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to deal with
    for limit, value in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    while True:
        try:
            batch = pipe.recv()
        except (EOFError, OSError):
            return
        if batch is None:
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
