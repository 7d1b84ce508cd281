"""Walk: paths as a person gave them become files, each once, in an order that stays the same."""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from index.article import Format
from index.folder import STORE_FILE
from index.inputs import Rejected
from index.sources.kinds import extension, is_never_an_article

IGNORE_FILE = ".broadsheetignore"
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
_KINDS = (
    (stat.S_ISFIFO, "is a FIFO, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_NO_NETWORK = 'is a web address, which only "broadsheet add --fetch" asks; or save the page and add the file'
_LIBRARY = "is a Broadsheet library, whose files are no articles; --library opens it"
# What browsers and word processors call the folder beside a page, in the languages that they speak
_BESIDE_A_PAGE = re.compile(
    "(?:[_.]files|-Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_file|[_-]bestanden|-filer|_tiedostot|_pliki"
    "|_soubory|_s[uú]bory|_elemei|_fájlok|_dosyalar|_datoteke|_fitxers|_failid|_faili|_fails|_bylos|_fajlovi"
    "|_fitxategiak|_файлы|_файли|_αρχεία)$"
)
_IGNORE_LIMIT = 1 << 20
_MAILDIR = ("cur", "new", "tmp")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read, or standard input."""

    path: str
    """Absolute, `-` for standard input."""
    kind: Format | None = None
    """What it is, where the folder around it says so."""


@dataclass(slots=True)
class _Seen:
    """Files and folders met already, by device and inode."""

    known: set[tuple[int, int]] = field(default_factory=set)

    def is_new(self, status: os.stat_result) -> bool:
        key = (status.st_dev, status.st_ino)
        fresh = key not in self.known
        self.known.add(key)
        return fresh


def find(paths: Iterable[str | os.PathLike[str]], library: str = "") -> Iterator[Found | Rejected]:
    """Yield the files that `paths` name, lazily; what cannot be read as a file is Rejected with the reason.

    `paths` are files, folders and `-`, in the order given; a folder's names come sorted, symbolic links
    last, its subfolders in their place. A file or folder reached twice (by a link, by two paths) counts once,
    so links that lead in a circle end. A walk leaves out hidden names, what `.broadsheetignore` in the same
    folder lists (shell patterns, one a line, `#` comments), files that are never articles, and the folder of
    pictures and scripts that a browser saves beside a page. A library is Rejected, but for the folder `library`: that
    is left out in silence, since it may well lie in the pile that is taken into it.
    """
    seen = _Seen()
    if library:
        with contextlib.suppress(OSError):
            seen.is_new(os.stat(library))
    given = False
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            if not given:
                yield Found("-")
            given = True
        elif not path:  # the system takes it for the folder one stands in: `add "$PILE"` where PILE is not set
            yield Rejected(path, "is an empty name, not that of a file or folder")
        elif is_address(path):
            yield Rejected(path, _NO_NETWORK)
        else:
            yield from _walk(os.path.abspath(path), seen)


def is_address(path: str) -> bool:
    """Tell whether a path is a web address."""
    return _ADDRESS.match(path) is not None


def refusal(error: OSError) -> str:
    """Say for a person why the system would not hand out a file."""
    match error:
        case PermissionError():
            return "may not be read (permission)"
        case FileNotFoundError():
            return "does not exist"
        case _:
            return f"cannot be read ({(error.strerror or type(error).__name__).lower()})"


def no_file(mode: int) -> str | None:
    """Return why something of this `st_mode` is no file to read; None when it is one."""
    if stat.S_ISREG(mode):
        return None
    return next((reason for is_kind, reason in _KINDS if is_kind(mode)), "is not a file")


def _walk(start: str, seen: _Seen) -> Iterator[Found | Rejected]:
    waiting = [start]  # a stack of its own: folders may lie deeper than Python recurses
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield Rejected(path, _missing(path, error))
            continue
        if not seen.is_new(status):
            continue
        if not stat.S_ISDIR(status.st_mode):
            reason = no_file(status.st_mode)
            yield Rejected(path, reason) if reason else Found(path, _kind_around(path))
            continue
        if _is_library(path):
            yield Rejected(path, _LIBRARY)
            continue
        try:
            waiting.extend(reversed(_wanted(path)))
        except OSError as error:
            yield Rejected(path, refusal(error))


def _missing(path: str, error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):  # a NUL in the name
        return "does not exist"
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return "is a link to something that does not exist"
    return refusal(error)


def _wanted(folder: str) -> list[str]:
    """Return the paths in `folder` that a walk goes on to."""
    with os.scandir(folder) as entries:
        names = sorted((entry.is_symlink(), entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    patterns = _ignored(folder)
    if _is_maildir(folder):
        kept = [name for _, name, is_dir in names if is_dir and name != "tmp"]
    elif _holds_messages(folder):
        kept = [name for _, name, is_dir in names if not (is_dir or name.startswith("."))]
    else:
        kept = _readable(names)
    return [os.path.join(folder, name) for name in kept if not any(fnmatchcase(name, pattern) for pattern in patterns)]


def is_passed_over(path: str, root: str) -> bool:
    """Tell whether a walk from `root` would leave out `path`, which lies under it."""
    while len(path) > len(root):
        folder = os.path.dirname(path)
        try:
            if _is_library(folder) or path not in _wanted(folder):
                return True
        except OSError:
            return True
        path = folder
    return False


def _is_library(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, STORE_FILE))


def _is_maildir(folder: str) -> bool:
    """Tell whether a folder is a Maildir; what else lies in one is other Maildirs, mostly with hidden names."""
    return all(os.path.isdir(os.path.join(folder, part)) for part in _MAILDIR)


def _holds_messages(folder: str) -> bool:
    """Tell whether every file in a folder is a message, whatever its name looks like."""
    above, last = os.path.split(folder)
    return last in _MAILDIR and _is_maildir(above)


def _kind_around(path: str) -> Format | None:
    return "email" if _holds_messages(os.path.dirname(path)) else None


def _readable(names: list[tuple[bool, str, bool]]) -> list[str]:
    pages = {name.rpartition(".")[0] for _, name, is_dir in names if not is_dir and extension(name) in ("html", "htm")}
    return [name for _, name, is_dir in names if not name.startswith(".") and not _is_passed_over(name, is_dir, pages)]


def _is_passed_over(name: str, is_dir: bool, pages: set[str]) -> bool:
    if is_dir:
        beside = _BESIDE_A_PAGE.search(name)
        return beside is not None and name[: beside.start()] in pages
    return is_never_an_article(name)


def _ignored(folder: str) -> list[str]:
    """Return the patterns of the folder's ignore file; none when there is none that can be read."""
    path = os.path.join(folder, IGNORE_FILE)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return []
        with open(path, encoding="utf-8", errors="surrogateescape") as lines:
            text = lines.read(_IGNORE_LIMIT)
    except OSError:
        return []
    stripped = (line.strip() for line in text.splitlines())
    return [line.removesuffix("/") for line in stripped if line and not line.startswith("#")]
