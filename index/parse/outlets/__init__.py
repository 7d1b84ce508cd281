"""Outlets: the many ways to write a paper's name become one."""

import logging
import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from index.plain import clean

_OWN = Path(__file__).parent / "outlets.toml"
_DOMAIN = re.compile(r"(?:[a-z]+://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#].*)?", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "de",
        "der",
        "des",
        "di",
        "du",
        "e",
        "et",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "und",
    )
)
_VOWEL = re.compile("[AEIOUYÄÖÜÁÉÍÓÚ]")
_LARGEST = 1 << 20
"""Bytes of a list of outlets that are read."""
_log = logging.getLogger(__name__)


def own_list() -> Path:
    """Return where people put outlets of their own; the file need not be there."""
    return platformdirs.user_config_path("broadsheet") / "outlets.toml"


@lru_cache(maxsize=4096)
def outlet_name(source: str | None, url: str | None = None) -> str | None:
    """Return the name to show for the outlet that an article calls `source`, or that `url` belongs to.

    Known outlets have one name however they are written (`FT`, `ft.com`: Financial Times). Of the others, an address
    becomes its domain and a name in capitals is brought down to the usual spelling; the rest stays as it is. None
    where nothing names an outlet.
    """
    known = _known()
    if source and (source := source.strip()):
        domain = _DOMAIN.fullmatch(source)
        return (
            known.get(_key(source))
            or (_of_host(domain[1], known) if domain else None)
            or (domain[1].lower() if domain and source.lower() != source else None)
            or (domain[1] if domain else _lowered(source))
        )
    host = _host(url)
    return (_of_host(host, known) or host.removeprefix("www.")) if host else None


def _of_host(host: str, known: Mapping[str, str]) -> str | None:
    """Return the outlet at `host` or at a domain above it."""
    labels = host.lower().split(".")
    return next((known[key] for at in range(len(labels) - 1) if (key := _key(".".join(labels[at:]))) in known), None)


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host if _DOMAIN.fullmatch(host) else ""


def _lowered(name: str) -> str:
    """Bring `HARBOUR LIGHTS` down to `Harbour Lights`; what is short or has no vowel is an abbreviation and stays."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    return " ".join(_lowered_word(word, is_first=index == 0) for index, word in enumerate(words))


def _lowered_word(word: str, *, is_first: bool) -> str:
    if word.casefold() in _SMALL:
        return word.capitalize() if is_first else word.lower()
    return word if len(word) <= 3 or not _VOWEL.search(word) else word.title()


def _key(name: str) -> str:
    return _NO_WORD.sub("", name).casefold()


@cache
def _known() -> Mapping[str, str]:
    """Return the name to show, by every way of writing it."""
    return {**_read(_OWN), **_read(own_list())}


def _read(path: Path) -> dict[str, str]:
    """Return what a list of outlets says; a list that is not there or cannot be read says nothing."""
    try:
        with path.open("rb") as file:
            lists = tomllib.loads(file.read(_LARGEST).decode("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        _log.warning("The outlets in %s are not used: %s", path, fault)
        return {}
    found: dict[str, str] = {}
    for name, others in lists.items():
        shown = " ".join(clean(name).split())
        spellings = others if isinstance(others, list) else [others]
        for spelling in [name, *(each for each in spellings if isinstance(each, str))]:
            if key := _key(spelling):
                found.setdefault(key, shown)
    return found
