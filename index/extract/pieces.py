"""Cutting a run into single names, by its own words alone: lists, heads such as Ministry and Sea, titles, given names."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.article import EntityType
from index.extract.lists import LINKS, Lists, lists
from index.extract.runs import Run, Word

_NAME_LINKS = frozenset(LINKS) - frozenset(("of", "for", "on", "and", "&", "the"))
_FOR = frozenset(
    [
        "Center",
        "Centre",
        "Council",
        "Institute",
        "Ministry",
        "Department",
        "Campaign",
        "Movement",
        "Organization",
        "Organisation",
        "Fund",
        "Foundation",
        "Committee",
        "Agency",
        "Coalition",
        "Alliance",
        "Society",
        "Association",
        "Front",
        "Party",
        "Conference",
        "Office",
    ]
)


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
    """Yield the names of `run` in order; `seen` tells whether a word has its capital within a sentence of the article."""
    cutter = _Cutter(run.words)
    at = cutter.after_opening(seen) if run.opening else 0
    opening = run.opening and at == 0
    titled = ""
    while at < len(run.words):
        at = cutter.skip_function_words(at)
        if at == len(run.words):
            return
        if run.words[at].link not in ("", "-"):
            titled = ""
        length, kind, listed = cutter.name_at(at, bool(titled))
        title = 0 if length > 1 or listed else cutter.title_at(at)
        if title and not (length and kind == "org"):
            titled = run.words[at + title - 1].text
            at += title
            continue
        if not length:
            length = cutter.person_at(at)
        words = run.words[at : at + length]
        yield Piece(words, kind, listed, titled if not listed else "", opening and at == 0)
        titled = ""
        at += length


class _Cutter:
    """The words of one run, and what can begin at each of them."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.texts = tuple(word.text for word in words)
        self.links = tuple(word.link for word in words)
        self.known: Lists = lists()

    def after_opening(self, seen: Callable[[str], bool]) -> int:
        """Return where the names begin behind a capital that only the sentence asks for: `Armed Yemeni` begins at 1."""
        first = self.texts[0]
        at = self.skip_function_words(0)
        if at or len(self.texts) == 1 or not self.known.is_common(first) or seen(first) or self.links[1]:
            return at
        if self.known.known_at(self.texts, 0)[0] > 1 or first in self.known.given:
            return 0
        if self.title_at(0) or self.body_at(0) == len(self.texts) or self.place_at(0) == len(self.texts):
            return 0
        return 1

    def skip_function_words(self, at: int) -> int:
        """Return the first place from `at` on that does not hold "The", "In" and the like."""
        while at < len(self.texts) and self.known.has("function", self.texts[at]):
            if self.known.known_at(self.texts, at)[0] > 1:
                break
            at += 1
        return at

    def name_at(self, at: int, titled: bool) -> tuple[int, EntityType | None, bool]:
        """Return length, type and "stands in a list" of the name that begins at `at` by lists and heads; length 0 if none."""
        length, kind = self._known_at(at)
        body, place, event = self.body_at(at), self.place_at(at), self._event_at(at)
        longest = max(body, place, event)
        if longest > length and not (titled and longest < 3 and body < 2):
            return longest, "org" if longest == body else "place" if longest == place else "event", False
        if length == 1 and kind != "group" and (titled or self._is_person_first(at)):
            return 0, None, False
        return length, kind, bool(length)

    def title_at(self, at: int) -> int:
        """Return how many words from `at` on are a title: `Deputy Foreign Minister` 3."""
        end = at
        while end < len(self.texts) and (end == at or not self.links[end]):
            text, pair = self.texts[end], " ".join(self.texts[end : end + 2])
            if self.known.has("titles", pair):
                end += 2
            elif self.known.has("titles", text) or (
                self.known.has("title joints", text) and self._title_follows(end + 1)
            ):
                end += 1
            else:
                break
        return min(end, len(self.texts)) - at

    def body_at(self, at: int) -> int:
        """Return how many words from `at` on name an organisation by its head: `Strait Authority`, `Bank of England`."""
        end, last = at, 0
        while end < len(self.texts) and self._body_goes_on(at, end, last):
            link, text = self.links[end], self.texts[end]
            behind_of = end > at and (
                link.startswith(("of", "for")) or (last and last == end and not link and self._of(at, end))
            )
            if behind_of or (end > at and self.known.has("org heads end", text)):
                last = end + 1
            end += 1
        if last - at == 2 and self.known.has("org doubtful heads", self.texts[at + 1]) and not self.links[at + 1]:
            return 0 if self.known.is_common(self.texts[at]) else last - at
        return max(last - at, 0)

    def place_at(self, at: int) -> int:
        """Return how many words from `at` on name a place by its head: `Mount Vesna`, `Gulf of Oman`, `Karst Sea`."""
        known, texts, links = self.known, self.texts, self.links
        more = len(texts) - at
        if more > 1 and links[at + 1].startswith("of") and known.has("place head of", texts[at]):
            return 2 + sum(1 for _ in self._plain(at + 2))
        if more < 2 or links[at + 1]:
            return 0
        if more > 1 and self.title_at(at) and not self._plain_more(at, 2):
            return 0
        if known.has("place heads start", texts[at]) and not known.is_common(texts[at + 1]):
            return 2
        if (
            known.has("place adjectives", texts[at])
            and not known.is_common(texts[at + 1])
            and not self._plain_more(at, 2)
        ):
            return 2
        reach = 1 + sum(1 for _ in self._plain(at + 1))
        for end in range(at + min(reach, 4) - 1, at, -1):
            if known.has("place heads end", texts[end]) and not self._is_surname(at, end):
                return end + 1 - at
        return 0

    def person_at(self, at: int) -> int:
        """Return how many words from `at` on can be one name of unknown type, at least 1."""
        end = at + 1
        while end < len(self.texts):
            link, text = self.links[end], self.texts[end]
            if link and (link.split()[0] not in _NAME_LINKS):
                break
            length, kind = self.known.known_at(self.texts, end)
            if length > 1 or kind == "group" or (kind and not self._may_be_surname(at, end)):
                break
            if not link and (self.known.has("titles", text) or self.known.has("function", text)):
                break
            end += 1
        return end - at

    def _known_at(self, at: int) -> tuple[int, EntityType | None]:
        length, kind = self.known.known_at(self.texts, at)
        while length > 1 and "-" in self.links[at + 1 : at + length]:
            length, kind = 1, self.known.kind(self.texts[at])
        return (length, kind) if kind else (0, None)

    def _event_at(self, at: int) -> int:
        reach = 1 + sum(1 for _ in self._plain(at + 1))
        for end in range(at + min(reach, 5) - 1, at, -1):
            if self.known.has("event heads", self.texts[end]):
                return end + 1 - at
        return 0

    def _plain(self, at: int) -> Iterator[int]:
        """Yield the places from `at` on that a mere space ties to the word before."""
        while at < len(self.texts) and not self.links[at]:
            yield at
            at += 1

    def _plain_more(self, at: int, count: int) -> bool:
        """Say whether more than `count` words from `at` on stand side by side."""
        return at + count < len(self.texts) and not self.links[at + count]

    def _body_goes_on(self, at: int, end: int, last: int) -> bool:
        link, text = self.links[end], self.texts[end]
        if end == at:
            return True
        before = self.texts[end - 1]
        if link == "":
            if self.known.known_at(self.texts, end)[0] > 1:
                return bool(self._of(at, end)) and last == end
            return not (
                text in ("The", "He", "She", "But", "It")
                or (self.known.has("titles", text) and not self.known.has("org heads end", text))
                or (last and text in self.known.given)
            )
        if link == "&":
            return True
        if link.startswith("for"):
            return before in _FOR
        if link.startswith("of"):
            return self.known.has("org heads start", before) or (
                last == end and self.known.has("org heads end", before)
            )
        if link.startswith("on"):
            return before in ("Committee", "Council", "Commission", "Conference")
        if link == "and":
            return self.known.is_common(before) and self.known.is_common(text) and not self.known.kind(before)
        return False

    def _of(self, at: int, end: int) -> bool:
        return any(self.links[n].startswith(("of", "for", "on")) for n in range(at + 1, end))

    def _title_follows(self, at: int) -> bool:
        for n in range(at, min(at + 3, len(self.texts))):
            if self.links[n]:
                return False
            if self.known.has("titles", self.texts[n]):
                return True
            if not self.known.has("title joints", self.texts[n]):
                return False
        return False

    def _is_person_first(self, at: int) -> bool:
        """A listed single word that goes on as a person: `Jordan Peterson`."""
        if self.texts[at] not in self.known.given or at + 1 >= len(self.texts) or self.links[at + 1]:
            return False
        following = self.texts[at + 1]
        return not (
            self.known.kind(following) or self.known.has("titles", following) or self.known.is_common(following)
        )

    def _is_surname(self, at: int, end: int) -> bool:
        return (
            end == at + 1 and self.texts[at] in self.known.given and self.known.has("name-like places", self.texts[end])
        )

    def _may_be_surname(self, at: int, end: int) -> bool:
        """`Michael Jordan`, where a listed place stands behind a given name and ends the name."""
        ends = end + 1 == len(self.texts) or bool(self.links[end + 1])
        return ends and self.texts[at] in self.known.given and self.links[end] != "-"
