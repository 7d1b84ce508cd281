"""`broadsheet`, and `python -m tui`: the command, behind what keeps Ctrl-C silent from the first moment on."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # nothing is loaded before Ctrl-C is silent, `typing` neither
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import TracebackType
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command and leave with its status.

    What it is made of takes a tenth of a second to load. Ctrl-C ends that, too, without a word and with status 130.
    """
    sys.excepthook, sys.unraisablehook = _uncaught, _unraisable
    from tui.cli import main as command

    command()


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what was not expected; Python itself ends as Ctrl-C has it."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


def _unraisable(lost: UnraisableHookArgs) -> None:
    """Raise Ctrl-C a moment later where it came in the midst of what cannot be interrupted: it would be lost."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
    elif not sys.is_finalizing():
        import _thread

        _thread.start_new_thread(_thread.interrupt_main, ())


if __name__ == "__main__":
    main()
