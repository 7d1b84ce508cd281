"""Which packing or archive a file is, by how it begins: its name may say anything."""

import re
from typing import Literal

from index.sources.kinds import extension

Container = Literal["gzip", "bz2", "xz", "zip", "tar", "mbox", "warc"]

HEAD = 512
"""How many bytes tell."""

_BEGINS: tuple[tuple[bytes, Container], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # one without members
    (b"WARC/", "warc"),
)
_TAR = slice(257, 262)
_LZMA = b"\x5d\0\0"  # the older sister of xz has no mark of its own, so its name has to say the same
_MBOX = re.compile(rb"From \S.*\d\d:\d\d.*\n(?:>?[!-9;-~]+:|\r?\n)")
_NO_ARCHIVES = frozenset(
    ("epub", "docx", "odt", "pages", "xlsx", "ods", "key", "pptx", "odp", "jar", "apk", "xpi", "kmz")
)
_BOOK = slice(30, 54)
_ENDINGS = {"tgz": "tar", "tbz": "tar", "tbz2": "tar", "txz": "tar", "svgz": "svg"}


def container_of(name: str, head: bytes) -> Container | None:
    """Return what holds other files or messages in a file called `name` that begins with `head`; None where none does.

    Word processors' files and books are ZIP archives too, but one document each.
    """
    found = next((kind for begin, kind in _BEGINS if head.startswith(begin)), None)
    if found == "zip":
        return None if extension(name) in _NO_ARCHIVES or head[_BOOK] == b"mimetypeapplication/epub" else "zip"
    if found:
        return found
    if head.startswith(_LZMA) and extension(name) == "lzma":
        return "xz"
    if head[_TAR] == b"ustar":
        return "tar"
    return "mbox" if _MBOX.match(head) else None


def unpacked_name(name: str) -> str:
    """Return what a packed file is called when it is unpacked: `a.txt` for `a.txt.gz`, `a.tar` for `a.tgz`."""
    ending = extension(name)
    stem = name[: len(name) - len(ending) - 1] if ending else name
    if ending in _ENDINGS:
        return f"{stem}.{_ENDINGS[ending]}"
    return stem if ending in ("gz", "gzip", "bz2", "bz", "xz", "lzma") else name
