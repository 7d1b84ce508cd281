"""Watching: folders whose new and changed files are told as soon as they have stopped growing. Needs watchfiles."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from index.errors import MissingExtra
from index.sources.walk import is_passed_over

_TICK = 0.7
"""Seconds between two looks at a file that may be growing, and at a folder that is gone."""
_SILENT = ("nfs", "cifs", "smb", "9p", "sshfs", "fuse", "afs", "davfs")
"""File systems that change without telling this machine."""
_MOUNTS = Path("/proc/mounts")

Watch = Callable[[list[str], bool], Iterable[set[str]]]
"""Yields what has changed under some folders, an empty set where nothing has for a while; the flag asks for polling."""
_Look = tuple[int, int]


def settled_changes(
    paths: Iterable[str | os.PathLike[str]], watch: Watch, wait: Callable[[float], None] = time.sleep
) -> Iterator[list[str]]:
    """Yield, for ever, the files under `paths` that have changed and have stopped growing, some at a time.

    A folder that is removed is waited for; when it is back, it is yielded itself. Where the system does not tell of
    changes, as on NFS, the folders are looked through again and again. `wait` stands in for the clock.
    """
    roots = [os.path.abspath(path) for path in paths]
    while True:
        there = [root for root in roots if os.path.exists(root)]
        gone = [root for root in roots if root not in there]
        if there:
            yield from _while_there(there, gone, watch(there, any(map(needs_polling, there))))
        else:
            wait(_TICK)
        back = [root for root in gone if os.path.exists(root)]
        if back:
            yield back


def _while_there(there: list[str], gone: list[str], changes: Iterable[set[str]]) -> Iterator[list[str]]:
    """Yield what has settled until a folder goes or comes back."""
    growing: dict[str, _Look | None] = {}
    for changed in changes:
        growing |= {path: None for path in changed if not _is_left_out(path, there)}
        settled = []
        for path, before in list(growing.items()):
            now = _look(path)
            if now is None:
                del growing[path]
            elif now == before:
                settled.append(path)
                del growing[path]
            else:
                growing[path] = now
        if settled:
            yield sorted(settled)
        if not all(map(os.path.exists, there)) or any(map(os.path.exists, gone)):
            return


def _is_left_out(path: str, roots: list[str]) -> bool:
    root = next((root for root in roots if path.startswith(os.path.join(root, ""))), None)
    return root is not None and is_passed_over(path, root)


def _look(path: str) -> _Look | None:
    """Return size and time of a file, None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def needs_polling(path: str, mounts: str | None = None) -> bool:
    """Tell whether a path lies on a file system that tells of no changes; `mounts` is the system's table of them."""
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return False
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ")
        if len(place) >= len(best) and os.path.join(path, "").startswith(os.path.join(place, "")):
            best, kind = place, fields[2]
    return kind.startswith(_SILENT)


def watchfiles_changes() -> Watch:
    """Return watchfiles as a `Watch`. Raises `MissingExtra` where it is not installed."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise MissingExtra("watching folders", "watchfiles", "watch") from error

    def changes(roots: list[str], polls: bool) -> Iterator[set[str]]:
        try:
            for found in watch(
                *roots,
                watch_filter=None,
                force_polling=polls or None,
                rust_timeout=round(1000 * _TICK),
                yield_on_timeout=True,
                raise_interrupt=True,
            ):
                yield {path for _, path in found}
        except (FileNotFoundError, OSError):
            return  # a folder went in the moment between: it is waited for

    return changes
