"""The query that asks for every article: all that a first list needs to know of queries."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: `*`."""
