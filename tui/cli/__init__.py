"""The command `broadsheet`: reads its arguments, calls one command, turns every error into a sentence and a status."""

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO, cast

from index import BroadsheetError, LibraryError, QueryError, UnusableName, UnusableTagger, UnusableValue, printable
from tui.advice import name_library
from tui.cli.statuses import NO_LIBRARY, NOTHING, STOPPED, WRONG_USE


def main() -> NoReturn:
    """Run the command and leave with its status."""
    sys.stdin = sys.stdin or _nowhere("r")  # who called may have closed them; each gets its own number again
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    if isinstance(sys.stdout, TextIOWrapper):  # what its encoding does not have is told by number, as on stderr
        sys.stdout.reconfigure(errors="backslashreplace")
    status = run(sys.argv[1:])
    gc.freeze()  # to look through it all for garbage once more would hold the end up by a tenth of a second
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the command; return 0 fine, 1 no hit, 2 wrong use or query, 3 unusable library, 4 some input rejected."""
    try:
        status = _do(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return _end("stopped", STOPPED)
    except (BrokenPipeError, SystemExit):  # what click makes of a broken pipe, with the status of no hit
        _say_no_more()
        return 0
    except OSError as error:
        _say_no_more()
        return _end(f"{os.fsdecode(error.filename or 'the output')} cannot be written: {error.strerror}", WRONG_USE)
    except LibraryError as error:
        return _end(str(error), NO_LIBRARY)
    except (QueryError, UnusableName, UnusableTagger, UnusableValue) as error:
        return _end(str(error), WRONG_USE)
    except BroadsheetError as error:
        return _end(str(error), NOTHING)
    finally:
        name_library(None)


def _do(arguments: list[str]) -> int:
    """Open the reader where nothing but a library is named: who reads waits for no parser of all the commands."""
    from tui.cli import opening, places

    match arguments:
        case []:
            return opening.read((), None, places.default_settings())
        case ["--library", folder] if folder and not folder.startswith("-"):
            return opening.read((), Path(folder), places.default_settings())
        case _:
            from tui.cli import commands

            return commands.run(arguments)


def _end(sentence: str, status: int) -> int:
    from tui.cli.output import say

    say(printable(sentence))
    return status


def _say_no_more() -> None:
    """Let what is still to be put on stdout go nowhere, also at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere(mode: str) -> TextIO:
    return cast(TextIO, Path(os.devnull).open(mode, encoding="utf-8"))
