"""The commands that sentences advise: they are for the library that is open, so they name it where that is needed."""

import re
from pathlib import Path

import index

_COMMAND = re.compile(r"\bbroadsheet (?=[a-z])")


class _Named:
    library: Path | None = None


_now = _Named()


def name_library(folder: Path | None) -> None:
    """Have every command that is advised from now on name this library; None: the person's own, which needs no name.

    It holds for the whole process: there is one command line.
    """
    _now.library = folder


def advised(sentence: str) -> str:
    """Return a sentence with each `broadsheet COMMAND` in it written for the library that was named."""
    if _now.library is None:
        return sentence
    import shlex  # whoever opens a library of their own does without

    called = f"broadsheet --library {index.printable(shlex.quote(str(_now.library)))} "
    return _COMMAND.sub(lambda _: called, sentence)
