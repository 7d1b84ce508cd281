"""The command `broadsheet`: reads its arguments, calls one command, turns every error into a sentence and a status."""

import os
import sys
from typing import NoReturn, TextIO

import click

from index import BroadsheetError, LibraryError, QueryError, UnusableName, UnusableTagger, UnusableValue, printable
from tui.cli.commands import broadsheet
from tui.cli.output import say

STATUS_NO_HIT = 1
STATUS_WRONG_USE = 2
STATUS_NO_LIBRARY = 3
STATUS_SOME_REJECTED = 4


def main() -> NoReturn:
    """Run the command and leave with its status."""
    sys.stdout = sys.stdout or _nowhere()  # who called may have closed them
    sys.stderr = sys.stderr or _nowhere()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command; return 0 fine, 1 no hit, 2 wrong use or query, 3 unusable library, 4 some input rejected."""
    try:
        status = broadsheet.main(arguments, prog_name="broadsheet", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        say(printable(error.format_message() + _hint(error)))
        return STATUS_WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        say("stopped")
        return 130
    except (BrokenPipeError, SystemExit):  # what click makes of a broken pipe, with the status of no hit
        _say_no_more()
        return 0
    except OSError as error:
        _say_no_more()
        say(f"{printable(os.fsdecode(error.filename or 'the output'))} cannot be written: {error.strerror}")
        return STATUS_WRONG_USE
    except BroadsheetError as error:
        say(printable(str(error)))
        if isinstance(error, LibraryError):
            return STATUS_NO_LIBRARY
        is_wrong = isinstance(error, QueryError | UnusableName | UnusableTagger | UnusableValue)
        return STATUS_WRONG_USE if is_wrong else STATUS_NO_HIT


def _hint(error: click.ClickException) -> str:
    """Return what to do about an option that is none, where it may be the beginning of a query."""
    if not isinstance(error, click.NoSuchOption) or error.possibilities or error.ctx is None:
        return ""
    takes_query = any(
        parameter.name == "query" for parameter in error.ctx.command.params if isinstance(parameter, click.Argument)
    )
    asked = f"broadsheet {error.ctx.info_name} -- '-talks'"
    return f" A query that begins with a dash stands behind --: {asked}" if takes_query else ""


def _say_no_more() -> None:
    """Let what is still to be put on stdout go nowhere, also at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
