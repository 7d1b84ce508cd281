"""Cutting a run into single names, by its own words alone: lists, heads such as Ministry, titles, given names."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.article import EntityType
from index.extract.heads import Capitals
from index.extract.lists import LINKS
from index.extract.runs import Run, Word

_NAME_LINKS = frozenset(LINKS) - frozenset(("of", "for", "on", "and", "&", "the"))


class Piece(NamedTuple):
    """A stretch of a run that may be one name."""

    words: tuple[Word, ...]
    kind: EntityType | None
    """What its own words say; None when only its surroundings can tell."""
    listed: bool
    """The name stands in a list, so it needs no other evidence."""
    titled: str
    """The title before it: `President`; empty when there is none."""
    opening: bool
    """It opens a sentence and nothing but that explains its first capital."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.words[-1].end

    @property
    def form(self) -> str:
        """The name with single spaces, as it is compared."""
        return " ".join(
            f"{word.link} {word.text}" if word.link and n else word.text for n, word in enumerate(self.words)
        )


def pieces(run: Run, seen: Callable[[str], bool]) -> Iterator[Piece]:
    """Yield the names of `run` in order; `seen` tells whether a word has a capital within a sentence too."""
    capitals = Capitals.of(run.words)
    at = _after_opening(capitals, seen) if run.opening else 0
    opening = run.opening and at == 0
    titled = ""
    while (at := _skip_function_words(capitals, at)) < len(run.words):
        if run.words[at].link not in ("", "-"):
            titled = ""
        length, kind, listed = _name_at(capitals, at, bool(titled))
        title = 0 if length > 1 or listed else capitals.title_at(at)
        if title:
            titled = run.words[at + title - 1].text
            at += title
            continue
        length = length or _person_at(capitals, at)
        yield Piece(run.words[at : at + length], kind, listed, "" if listed else titled, opening and at == 0)
        titled = ""
        at += length


def _after_opening(capitals: Capitals, seen: Callable[[str], bool]) -> int:
    """Return where the names begin behind a capital that only the sentence asks for: `Wounded Yemeni` begins at 1."""
    first, count = capitals.texts[0], len(capitals.texts)
    if count == 1 or not capitals.known.is_common(first) or seen(first) or capitals.links[1]:
        return 0
    if capitals.known_at(0)[0] > 1 or capitals.is_given(0) or capitals.title_at(0):
        return 0
    return 0 if count in (capitals.body_at(0), capitals.place_at(0)) else 1


def _skip_function_words(capitals: Capitals, at: int) -> int:
    """Return the first place from `at` on that does not hold "The", "In", "Friday" and the like."""
    known = capitals.known
    while at < len(capitals.texts) and (
        known.has("function", capitals.texts[at]) or known.has("days", capitals.texts[at])
    ):
        if capitals.known_at(at)[0] > 1:
            break
        at += 1
    return at


def _name_at(capitals: Capitals, at: int, titled: bool) -> tuple[int, EntityType | None, bool]:
    """Return length, type and "stands in a list" of what lists and heads see at `at`; length 0 if nothing."""
    length, kind = capitals.known_at(at)
    body, place, event = capitals.body_at(at), capitals.place_at(at), capitals.event_at(at)
    longest = max(body, place, event)
    if longest > length and not (titled and longest < 3 and body < 2):
        return longest, "org" if longest == body else "place" if longest == place else "event", False
    if length == 1 and kind != "group" and (titled or _begins_person(capitals, at)):
        return 0, None, False
    return length, kind, bool(length)


def _person_at(capitals: Capitals, at: int) -> int:
    """Return how many words from `at` on can be one name of unknown type, at least 1."""
    known, end = capitals.known, at + 1
    while end < len(capitals.texts):
        link, text = capitals.links[end], capitals.texts[end]
        if link and link.split()[0] not in _NAME_LINKS:
            break
        length, kind = capitals.known_at(end)
        if length > 1 or kind == "group" or (kind and not _may_be_surname(capitals, at, end)):
            break
        if not link and (known.has("function", text) or known.has("days", text)):
            break
        if not link and known.has("titles", text) and not (end > at + 1 and _may_be_surname(capitals, at, end)):
            break
        end += 1
    return end - at


def _begins_person(capitals: Capitals, at: int) -> bool:
    """Say whether a listed single word goes on as a person: `Jordan Peterson`."""
    if not capitals.is_given(at) or at + 1 >= len(capitals.texts) or capitals.links[at + 1]:
        return False
    known, following = capitals.known, capitals.texts[at + 1]
    return not (known.kind(following) or known.has("titles", following) or known.is_common(following))


def _may_be_surname(capitals: Capitals, at: int, end: int) -> bool:
    """Say whether a word that is a place or a title ends a name that begins with a first name: `Michael Jordan`."""
    ends = end + 1 == len(capitals.texts) or bool(capitals.links[end + 1])
    return ends and capitals.is_given(at) and capitals.links[end] != "-"
