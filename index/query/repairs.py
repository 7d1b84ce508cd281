"""What was wrong with a query and how it was read all the same."""

from index.errors import QueryError

_SHOWN = 40  # characters of a person's own text inside a message


class Repairs:
    """Collects the repairs of one query; a strict one refuses the first."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self._found: list[tuple[int, str]] = []

    def note(self, problem: str, remedy: str, at: int) -> None:
        """Write down that `problem`, at offset `at`, was met by `remedy`.

        Raises:
            QueryError: when strict.
        """
        if self._strict:
            raise QueryError(problem, at + 1)
        self._found.append((at, f"{problem}: {remedy}"))

    def sentences(self) -> tuple[str, ...]:
        """Return one sentence a repair, in the order of the query, each once."""
        return tuple(dict.fromkeys(sentence for _, sentence in sorted(self._found, key=lambda found: found[0])))


def shown(text: str) -> str:
    """Return `text` short enough for a message."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
