"""What the terminal can do, and how to leave it: decided once at the start, from the environment."""

import locale
import os
import select
import signal
import sys
import termios
import tty
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import NamedTuple, TextIO

_COLOURLESS = ("vt", "ansi-m", "xterm-mono", "linux-m", "screen-m")
_MANY_COLOURS = ("256color", "kitty")
"""Ends of $TERM from which Rich and Textual tell that more than sixteen colours are shown."""
_ALL_COLOURS = ("alacritty", "contour", "foot", "ghostty", "mintty", "rio", "wezterm", "xterm-ghostty", "xterm-direct")
"""Beginnings of $TERM where all are shown: over SSH, which leaves $COLORTERM behind, nothing else tells."""
HANGUP = 128 + signal.SIGHUP


class Tier(NamedTuple):
    """What may be sent to the terminal."""

    colour: bool
    """False: not one colour sequence, attributes only."""
    ascii: bool
    """True: not one character beyond ASCII."""
    few: bool = False
    """True: no more than sixteen colours, which are what their owner has made of them."""


def tier(environ: Mapping[str, str]) -> Tier:
    """Return what the terminal that `environ` tells of can show.

    NO_COLOR counts when it is set and not empty (no-color.org). A locale that is not set at all is no reason for
    ASCII: a bare container has none, and the terminal before it speaks UTF-8.
    """
    term = environ.get("TERM", "")
    colour = not environ.get("NO_COLOR") and not term.startswith(_COLOURLESS)
    named = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    utf8 = not named or locale.normalize(named).lower().replace("-", "").endswith("utf8")
    few = bool(term) and not term.endswith(_MANY_COLOURS) and not shows_all_colours(environ)
    return Tier(colour=colour, ascii=not utf8, few=colour and few)


def shows_all_colours(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is known to show any colour."""
    return environ.get("COLORTERM") in ("truecolor", "24bit") or environ.get("TERM", "").startswith(_ALL_COLOURS)


def has_shell() -> bool:
    """Tell whether a shell waits here that can bring a stopped process back, as `fg` does.

    It made a group of processes of its own for this one; what is started without a shell is in the group that leads the
    session: `ssh HOST broadsheet`, a window of tmux, a service.
    """
    return os.getpgrp() != os.getsid(0)


def refusal(environ: Mapping[str, str], streams: tuple[TextIO, ...]) -> str | None:
    """Return why no screen can be drawn, as a sentence that says what works instead; None when it can."""
    if environ.get("TERM", "dumb") in ("dumb", ""):
        return 'this terminal cannot move its cursor (TERM=dumb); "broadsheet search QUERY" works here'
    if not all(stream.isatty() for stream in streams):
        return 'the reader needs a terminal; "broadsheet search QUERY" writes to a file or pipe'
    return None


def on_signals(loop: AbstractEventLoop, leave: Callable[[int], None], vanish: Callable[[], None]) -> None:
    """Answer the signals that end a program.

    `leave(status)` is for a terminal that is still there (SIGTERM, SIGINT) and must be given back; `vanish()` is
    called on SIGHUP, when nothing more can be written, and must not return to the screen.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leave, 128 + number)
    loop.add_signal_handler(signal.SIGHUP, vanish)


@contextmanager
def lent(loop: AbstractEventLoop, leave: Callable[[int], None]) -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal meanwhile; the reader is not ended by it as well.

    `leave` is what answers it afterwards again, as given to `on_signals`.
    """
    loop.remove_signal_handler(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda *_: None)  # not ignored: the program would inherit that

    def answer_again() -> None:
        loop.add_signal_handler(signal.SIGINT, leave, 128 + signal.SIGINT)

    try:
        yield
    finally:  # the loop hears of what came meanwhile in its next round, and knows nobody yet who would answer it
        loop.call_soon(loop.call_soon, answer_again)


def watch_line(vanish: Callable[[], None]) -> None:
    """Call `vanish` from a thread when the terminal on standard input is gone.

    That is so even where no SIGHUP comes (setsid, nohup); without it, reading a dead line returns at once for ever.
    The thread sleeps in the kernel and costs nothing.
    """
    if not sys.__stdin__ or not sys.__stdin__.isatty():
        return
    poll = select.poll()
    poll.register(sys.__stdin__.fileno(), 0)  # hang-up and error are always reported

    def wait() -> None:
        poll.poll()
        vanish()

    Thread(target=wait, name="line-watch", daemon=True).start()


def bare_line_feeds() -> bool:
    """Have line feeds reach the terminal as they are, not as a return and a line feed; tell whether they do.

    Then one byte takes the cursor down, as in vi and whatever is made with curses. Whoever starts to read a terminal
    key by key keeps how it was before, and puts all of that back when it is left.
    """
    if not sys.__stdin__ or not sys.__stdin__.isatty():
        return False
    modes = termios.tcgetattr(sys.__stdin__)
    modes[tty.OFLAG] &= ~termios.ONLCR
    termios.tcsetattr(sys.__stdin__, termios.TCSANOW, modes)
    return True


def end_now() -> None:
    """End the process at once, as one ends whose terminal has been cut off."""
    os._exit(HANGUP)
