"""Up to which article somebody has seen what a saved search finds. A file beside the store; losing it costs little."""

import json
from pathlib import Path

from index.library.whole import write_whole
from index.store import folded_name

_FILE = "looked.json"


class Visits:
    """The file of one library: name of a saved search, folded → highest key that there was at the last look."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._file = library / _FILE

    def last(self, name: str) -> int:
        """Return the highest key at the last look; 0 when nobody has looked."""
        known = self._read().get(_folded(name))
        return known if isinstance(known, int) else 0

    def note(self, name: str, key: int) -> None:
        """Note that somebody looks when the highest key is `key`. Raises `LibraryError`."""
        known = json.dumps(self._read() | {_folded(name): key}, ensure_ascii=False)
        write_whole(self._library, self._file, [known.encode()])

    def _read(self) -> dict[str, object]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # never written, or damaged: then all is new
            return {}
        return known if isinstance(known, dict) else {}


def _folded(name: str) -> str:
    return folded_name(name.strip().lstrip("@"))
