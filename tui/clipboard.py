"""The clipboard of a terminal: by tmux where it runs, by the terminal's own sequence (OSC 52), else in a file."""

import base64
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

_MOST = 74_994
"""Bytes of base64 that terminals take."""
_SECONDS = 2.0


def by_tmux(text: str, environ: Mapping[str, str]) -> bool:
    """Hand `text` to tmux, which also passes it on to the terminal; tell whether there is one that took it."""
    if not environ.get("TMUX"):
        return False
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        done = subprocess.run(command, input=text.encode(), timeout=_SECONDS, capture_output=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def by_terminal(text: str, send: Callable[[str], None]) -> bool:
    """Have `send` put `text` on the terminal's clipboard; tell whether it is short enough for terminals to take it."""
    if len(base64.b64encode(text.encode())) > _MOST:
        return False
    send(text)
    return True


def by_file(text: str, file: Path) -> Path:
    """Write `text` to `file`, for its owner alone, and return where it is. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")
    return file
