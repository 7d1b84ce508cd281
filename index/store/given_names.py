"""Names that a person gives: to tags, to saved searches. The case is kept, and makes no difference."""

from unicodedata import normalize

from index.analysis import tokens
from index.errors import UnusableName
from index.plain import clean, printable

_LONGEST = 80


def given_name(text: str) -> str:
    """Return the name that was typed: trimmed, each run of white space one space.

    Raises:
        UnusableName: it is too long, holds something that cannot be shown, or nothing that a query could ask for.
    """
    name = normalize("NFC", " ".join(text.split()))
    if not name or next(tokens(name), None) is None:
        raise UnusableName(f'"{printable(name)}" is no name' if name else "the name is empty")
    if clean(name) != name or not name.isprintable():
        raise UnusableName(f'"{printable(name)}" holds a character that cannot be shown')
    if len(name) > _LONGEST:
        raise UnusableName(f'"{name[:_LONGEST]}…" is too long')
    return name


def one_letter(text: str) -> str:
    """Return the letter or digit that was typed. Raises `UnusableName` when it is none, or more than one."""
    letter = normalize("NFC", text.strip())
    if len(letter) != 1 or not letter.isalnum():
        raise UnusableName(f'"{printable(text)}" is not one letter or digit')
    return letter


def folded_name(name: str) -> str:
    """Return what is the same for names that differ in case and white space only."""
    return normalize("NFC", " ".join(name.split()).casefold())
