"""Who marks names: the tagger that ships with the package, or a spaCy pipeline that somebody has chosen."""

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from index.errors import UnusableTagger

if TYPE_CHECKING:
    from index.extract.mentions import Mention, Sentence

BUILT_IN = "built-in"
"""The tagger that ships with the package."""
_SPACY = "spacy:"


class Marker(Protocol):
    """What marks names; all that follows (merging, lists, agreement, quotations) is the same for each."""

    def mark(self, sentences: "Sequence[Sentence]", texts: Sequence[str]) -> "list[Mention]":
        """Return the names in the sentences of one article, in order and disjoint; `texts` has the text each is of."""


def chosen(name: str) -> str:
    """Return the name under which a tagger is kept, `built-in` or `spacy:NAME`; a folder's is its whole path.

    Raises:
        UnusableTagger: nothing is called so, it cannot be loaded, or it marks no names.
        MissingExtra: spaCy is not installed.
    """
    if name.startswith(_SPACY) and os.sep in name:
        from pathlib import Path  # else nothing here needs it

        name = _SPACY + str(Path(name.removeprefix(_SPACY)).expanduser().resolve())
    marker(name)
    return name


@cache
def marker(tagger: str) -> Marker:
    """Return the tagger of this name, loaded; raises what `chosen` raises."""
    if tagger == BUILT_IN:
        from index.extract.marking import OwnMarker

        return OwnMarker()
    pipeline = tagger.removeprefix(_SPACY)
    if pipeline in ("", tagger):
        raise UnusableTagger(f"no tagger is called {tagger}: there are {BUILT_IN}, and spacy:NAME for a spaCy pipeline")
    from index.extract.pipelines import load

    return load(pipeline)
