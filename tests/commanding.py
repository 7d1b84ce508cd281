"""Runs commands one after the other, each in a process of its own whose streams are in some state.

Run as `python -m tests.commanding STATE`; on standard input one list of arguments a line, as JSON. Writes for each a
line of JSON: its status and what it said on standard error. All are forked from one process: to start Python for each
takes ten times as long.
"""

import json
import os
import sys
import tempfile
import traceback

from tui.cli import commands, main


def full() -> None:
    """Stand on a full disk."""
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


def unread() -> None:
    """Write to a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    os.dup2(write, 1)


def closed() -> None:
    """Have nothing to read from and nothing to write to."""
    sys.stdin = sys.stdout = None  # type: ignore[assignment]  # as Python itself does where they are closed
    os.close(0)
    os.close(1)


def narrow() -> None:
    """Write in an encoding that has next to nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdout.reconfigure(encoding="ascii", errors="strict")  # type: ignore[union-attr]


def plain() -> None:
    """Write to nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _run(state: str, arguments: list[str], errors: int) -> None:
    os.dup2(errors, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    globals()[state]()
    sys.argv = ["broadsheet", *arguments]
    try:
        main()
    except SystemExit as end:
        os._exit(int(end.code or 0))
    except BaseException:  # noqa: BLE001  # whatever it is, it is what the test is looking for
        traceback.print_exc()
        os._exit(70)


if __name__ == "__main__":
    for name in commands.broadsheet.list_commands(None):  # type: ignore[arg-type]
        commands.broadsheet.get_command(None, name)  # type: ignore[arg-type]  # loads its module
    lines = sys.stdin.read().splitlines()
    for line in lines:
        with tempfile.TemporaryFile() as errors:
            child = os.fork()
            if not child:
                _run(sys.argv[1], json.loads(line), errors.fileno())
            _, status = os.waitpid(child, 0)
            errors.seek(0)
            found = os.waitstatus_to_exitcode(status), errors.read().decode()
        sys.stdout.write(f"{json.dumps(found)}\n")
        sys.stdout.flush()
