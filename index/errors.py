"""Everything `index` raises for a front end to show.

BroadsheetError
├── LibraryError           the library cannot be used as asked
│   ├── MissingLibrary     nothing there
│   ├── NotALibrary        something else is there
│   ├── NewerLibrary       made by a newer version
│   ├── OlderLibrary       made by an older version; `Library.open` makes it anew
│   ├── ReplacedLibrary    taken away, or another put in its place, since it was opened
│   └── LockedLibrary      another process is writing
├── UnknownArticle         no article has this id
├── MissingExtra           a package of an extra is not installed
├── SourceGone             the file an article came from is not there any more
├── UnusableTagger         no such tagger of names, or it cannot be loaded
├── UnusableName           a tag or a saved search cannot be called so
├── UnusableValue          a field of an article cannot hold this
├── UnknownName            no search is saved under this name
├── UnknownEntity          no entity goes by this name
├── AmbiguousEntity        several do
├── QueryError             the query cannot be understood
└── SearchCancelled        a newer search made this one pointless
"""

from collections.abc import Sequence
from pathlib import Path


class BroadsheetError(Exception):
    """Base of every error whose text is a sentence for the person at the terminal."""


class LibraryError(BroadsheetError):
    """The library at `path` cannot be used."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class MissingLibrary(LibraryError):
    """There is no library at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f'no library at {path}; make one with "broadsheet add FOLDER"')


class NotALibrary(LibraryError):
    """What stands at `path` is no library."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, f"{path} is not a Broadsheet library: {why}; name another with --library")


class NewerLibrary(LibraryError):
    """A newer Broadsheet made this library."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"the library at {path} was made by a newer Broadsheet; update Broadsheet to open it")


class OlderLibrary(LibraryError):
    """An older Broadsheet made this library."""

    def __init__(self, path: Path) -> None:
        sentence = f"the library at {path} was made by an older Broadsheet and is not made anew yet"
        super().__init__(path, sentence)


class ReplacedLibrary(LibraryError):
    """What was opened is not there any more: a note would be written to a file that nobody can open again."""

    def __init__(self, path: Path) -> None:
        sentence = (
            f"the library at {path} was taken away or replaced since it was opened: nothing can be kept in it now"
        )
        super().__init__(path, f"{sentence}; leave, and open it again")


class LockedLibrary(LibraryError):
    """Another process is writing."""

    def __init__(self, path: Path, owner: str) -> None:
        super().__init__(path, f"{owner} is writing to the library at {path}; try again when it has ended")


class UnknownArticle(BroadsheetError):
    """No article in the library has this id."""

    def __init__(self, id: str) -> None:
        super().__init__(f'no article has the id {id}; "broadsheet search" lists ids')


class SourceGone(BroadsheetError):
    """What an article was made from cannot be read any more."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is gone or has changed; the article itself is safe: leave out --raw")


class UnusableName(BroadsheetError):
    """A tag or a saved search cannot be called so."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}; a name is up to 80 printable characters with a letter or digit among them")


class UnusableValue(BroadsheetError):
    """A field of an article cannot hold what it was to be corrected to."""


class UnusableTagger(BroadsheetError):
    """No tagger of names is called so, or it cannot be loaded."""


class UnknownName(BroadsheetError):
    """No search is saved under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'no search is saved as {name}; "broadsheet saved" lists the names there are')


class UnknownEntity(BroadsheetError):
    """No entity of the library goes by this name, or none of those that one entity has (`known`)."""

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        rest = f"this entity is known as {', '.join(known)}" if known else '"broadsheet entities" lists those there are'
        super().__init__(f"no entity goes by the name {name}; {rest}")


_FEW_NAMED = 8


class AmbiguousEntity(BroadsheetError):
    """Several entities go by this name."""

    def __init__(self, name: str, entities: Sequence[str]) -> None:
        named = ", ".join(entities[:_FEW_NAMED])
        more = f" and {len(entities) - _FEW_NAMED} more" if len(entities) > _FEW_NAMED else ""
        super().__init__(f"several entities go by the name {name}: {named}{more}; write one of these")


class MissingExtra(BroadsheetError):
    """What was asked for needs a package that comes with an extra."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f'{what} needs {package}: pip install "broadsheet[{extra}]" adds it')


class QueryError(BroadsheetError):
    """The query text cannot be understood; `column` counts characters from 1."""

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(f"{reason} (column {column})")
        self.reason = reason
        self.column = column


class SearchCancelled(BroadsheetError):
    """The caller said that nobody waits for this search any more."""

    def __init__(self) -> None:
        super().__init__("the search was given up")
