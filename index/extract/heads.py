"""What the words of a run say by themselves: known names, titles, and heads such as Ministry, Sea and Summit."""

from typing import NamedTuple

from index.article import EntityType
from index.extract.lists import Lists, lists
from index.extract.runs import Word

# Heads that go on with "for", and with "on".
_FOR = frozenset(
    (
        *(
            "Center",
            "Centre",
            "Council",
            "Institute",
            "Ministry",
            "Department",
            "Campaign",
            "Movement",
            "Office",
            "Party",
        ),
        *(
            "Organization",
            "Organisation",
            "Fund",
            "Foundation",
            "Committee",
            "Agency",
            "Coalition",
            "Alliance",
            "Society",
        ),
        *("Association", "Front", "Conference"),
    )
)
_ON = frozenset(("Committee", "Council", "Commission", "Conference"))
_LONGEST_PLACE = 4
_LONGEST_EVENT = 5


class Capitals(NamedTuple):
    """The words of one run. Each method says how many words from a place on are a name of one kind; 0 is none."""

    texts: tuple[str, ...]
    links: tuple[str, ...]
    """`Word.link` of each."""
    known: Lists

    @classmethod
    def of(cls, words: tuple[Word, ...]) -> "Capitals":
        """Return the texts and links of `words`, with the lists to read them by."""
        return cls(tuple(word.text for word in words), tuple(word.link for word in words), lists())

    def known_at(self, at: int) -> tuple[int, EntityType | None]:
        """Count the words of a listed name, and return its type: `Saudi Arabia` 2."""
        length, kind = self.known.known_at(self.texts, at)
        if length > 1 and "-" in self.links[at + 1 : at + length]:
            length, kind = 1, self.known.kind(self.texts[at])
        return (length, kind) if kind else (0, None)

    def title_at(self, at: int) -> int:
        """Count the words of a title: `Deputy Foreign Minister` 3."""
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
            if end < len(self.texts) and self.links[end] == "of" and self.known.has("title objects", self.texts[end]):
                end += 1
        return min(end, len(self.texts)) - at

    def body_at(self, at: int) -> int:
        """Count the words that name an organisation by its head: `Strait Authority` 2, `Bank of England` 2."""
        end, last, tied = at, at, False
        while end < len(self.texts) and (end == at or self._body_goes_on(end, last, tied)):
            if end > at:
                tied = tied or self.links[end].startswith(("of", "for", "on"))
                behind = tied and end in (last, last + 1) and self.links[end] != "and"
                if behind or self.known.has("org heads end", self.texts[end]):
                    last = end + 1
            end += 1
        if last - at == 2 and self.known.has("org doubtful heads", self.texts[at + 1]) and not self.links[at + 1]:
            return 0 if self.known.is_common(self.texts[at]) else 2
        return last - at

    def place_at(self, at: int) -> int:
        """Count the words that name a place by its head: `Mount Vesna` 2, `Gulf of Oman` 2, `Karst Sea` 2."""
        known, texts = self.known, self.texts
        if at + 1 < len(texts) and self.links[at + 1].startswith("of") and known.has("place head of", texts[at]):
            return 1 + self._side_by_side(at + 1)
        more = self._side_by_side(at)
        if more < 2 or (more == 2 and self.title_at(at)):
            return 0
        if not known.is_common(texts[at + 1]) and (
            known.has("place heads start", texts[at]) or (more == 2 and known.has("place adjectives", texts[at]))
        ):
            return 2
        for end in range(at + min(more, _LONGEST_PLACE) - 1, at, -1):
            if known.has("place heads end", texts[end]) and not self._is_surname(at, end):
                return end + 1 - at
        return 0

    def event_at(self, at: int) -> int:
        """Count the words that name an event by its head: `World Cup` 2."""
        more = self._side_by_side(at)
        if more > 1 and self.known.has("event heads start", self.texts[at]):
            return 2
        for end in range(at + min(more, _LONGEST_EVENT) - 1, at, -1):
            if self.known.has("event heads", self.texts[end]):
                return end + 1 - at
        return 0

    def is_given(self, at: int) -> bool:
        """Say whether the word is a first name."""
        return self.texts[at] in self.known.given

    def _side_by_side(self, at: int) -> int:
        """Count the words from `at` on that only spaces part; 1 when the next is tied by a link."""
        end = at + 1
        while end < len(self.texts) and not self.links[end]:
            end += 1
        return end - at

    def _body_goes_on(self, end: int, last: int, tied: bool) -> bool:
        known, link, text, before = self.known, self.links[end], self.texts[end], self.texts[end - 1]
        if link == "":
            if known.known_at(self.texts, end)[0] > 1:
                return tied and last == end
            title = known.has("titles", text) and not known.has("org heads end", text)
            return not (title or known.has("function", text) or (last == end and not tied and self.is_given(end)))
        if link.startswith("of"):
            return known.has("org heads start", before) or (last == end and known.has("org heads end", before))
        if link == "and":
            return known.is_common(before) and known.is_common(text) and not known.kind(before)
        return link == "&" or (link.startswith("for") and before in _FOR) or (link.startswith("on") and before in _ON)

    def _title_follows(self, at: int) -> bool:
        for text, link in zip(self.texts[at : at + 3], self.links[at : at + 3], strict=True):
            if link or not (self.known.has("title joints", text) or self.known.has("titles", text)):
                return False
            if self.known.has("titles", text):
                return True
        return False

    def _is_surname(self, at: int, end: int) -> bool:
        return end == at + 1 and self.is_given(at) and self.known.has("name-like places", self.texts[end])
