"""Whom "she" and "the minister" mean."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.article import Entity
from index.extract.attribution import Said
from index.extract.cues import FEMALE, MALE, PREPOSITIONS
from index.extract.fieldtext import Field, Speaker
from index.extract.genders import MEN, WOMEN
from index.extract.marks import Marked
from index.extract.tokens import Mention

_FARTHEST = 700
_FARTHEST_IT = 300
_MOST_PARAGRAPHS = 2
_SUBJECT_WITHIN = 60
_MOST_PLACES = 12
_SHORT = 20
_SHE = re.compile(r"\b[Ss]?[Hh]e\b")
_MOST_ROLES = 40
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ARTICLE = re.compile(r"(?:the|its|their|his|her|[A-Z]\w+’s)\s+", re.IGNORECASE)
_ONE = frozenset(("a", "an", "the", "one", "another", "his", "her", "its", "their"))
_SHORTEST_ROLE = 5


class Antecedents:
    """The people of one field, without those that are only named in what others say."""

    def __init__(self, field: Field, marks: Sequence[Marked]) -> None:
        self._field = field
        self._marks = marks
        self._people = [each for each in field.mentions if each.entity.type == "person" and not _inside(each, marks)]
        self._starts = [each.start for each in self._people]
        self._genders: dict[str, str] = {}
        self._roles: dict[str, Entity | None] = {}

    def people_between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions of people from `start` to `end`, in order."""
        return self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_pronoun(self, pronoun: str, at: int, last: Speaker | None) -> Speaker | None:
        """Return whom "he" or "she" at `at` means: who spoke or was spoken of last; None if several may be."""
        if pronoun not in ("he", "she"):
            return None
        text = self._field.text
        floor = max(0, at - _FARTHEST)
        for _ in range(_MOST_PARAGRAPHS + 1):
            before = text.rfind("\n\n", floor, at)
            paragraph = before + 2 if before >= 0 else floor
            sentence = max(paragraph, self._field.sentence_start(at, paragraph))
            found = self._of_paragraph(pronoun, paragraph, at, last)
            if found is not None or before < 0 or not self._leads_on(paragraph, sentence):
                return found
            at = before
        return None

    def speaker(self, said: Said, last: Speaker | None) -> Speaker | None:
        """Return whom an attribution names, describes or means; `last` spoke before."""
        who = said.who
        if who.entity:
            return Speaker(who.entity.name, who.entity, who.start)
        if who.pronoun == "it" and last and (last.entity is None or last.entity.type != "person"):
            return last._replace(start=who.start) if who.start - last.start < _FARTHEST_IT else None
        if who.pronoun:
            found = self.of_pronoun(who.pronoun, who.start, last)
            return found._replace(start=who.start) if found else None
        description = self._field.text[who.start : who.end]
        entity = self.of_role(description)
        return Speaker(entity.name if entity else description, entity, who.start)

    def of_role(self, description: str) -> Entity | None:
        """Return the one person whom the field calls `the foreign minister`; None if nobody or several are."""
        match = _ARTICLE.match(description)
        role = description[match.end() :] if match else ""
        if len(role) < _SHORTEST_ROLE or len(role.split()) > 4:
            return None
        if role not in self._roles and len(self._roles) < _MOST_ROLES:
            found = {each.id: each for each in self._holders(role)}
            self._roles[role] = next(iter(found.values())) if len(found) == 1 else None
        return self._roles.get(role)

    def _of_paragraph(self, pronoun: str, start: int, end: int, last: Speaker | None) -> Speaker | None:
        while end > start:
            sentence = max(start, self._field.sentence_start(end, start))
            named = [each for each in self.people_between(sentence, end) if not self._owns(each)]
            here = [each for each in named if self._fits(each.entity, pronoun)]
            if last and sentence <= last.start < end and self._may_be(last, pronoun):
                return last
            ids = {each.entity.id for each in here}
            if len(ids) == 1 or (here and self._is_subject(here[0], sentence)):
                return Speaker(here[0].entity.name, here[0].entity, here[0].start)
            if ids:
                return None
            end = sentence - 1 if sentence > start else start
        return None

    def _leads_on(self, start: int, end: int) -> bool:
        """Say whether "she" may mean somebody of the paragraph before: nothing but speech and "she" stands between."""
        said: list[str] = []
        for marked in self._marks[bisect_left(self._marks, start, key=_mark_start) :]:
            if marked.start >= end:
                break
            said.append(self._field.text[start : marked.start])
            start = marked.end
        said.append(self._field.text[start:end])
        outside = " ".join(said)
        return len(outside) < _SHORT or _SHE.search(outside) is not None

    def _owns(self, mention: Mention) -> bool:
        return self._field.text[mention.end : mention.end + 2] in ("’s", "'s")

    def _is_subject(self, mention: Mention, sentence: int) -> bool:
        if mention.start - sentence > _SUBJECT_WITHIN:
            return False
        words = _WORD.findall(self._field.text, sentence, mention.start)
        return not any(word.lower() in PREPOSITIONS for word in words)

    def _may_be(self, speaker: Speaker, pronoun: str) -> bool:
        if speaker.entity:
            return speaker.entity.type == "person" and self._fits(speaker.entity, pronoun)
        words = [word.lower() for word in _WORD.findall(speaker.name)]
        return words[0] in _ONE and not frozenset(words) & (MALE if pronoun == "she" else FEMALE)

    def _fits(self, entity: Entity, pronoun: str) -> bool:
        if entity.id not in self._genders:
            self._genders[entity.id] = self._gender(entity)
        return self._genders[entity.id] in ("", pronoun)

    def _gender(self, entity: Entity) -> str:
        """Return "he" or "she" if a title, a noun beside one of the first mentions or the first name tells; else ""."""
        text = self._field.text
        for mention in [each for each in entity.mentions if each.field == self._field.name][:_MOST_PLACES]:
            words = _WORD.findall(text, max(0, mention.start - 30), mention.start)[-2:]
            if text[mention.end : mention.end + 1] == ",":
                apposition = text[mention.end + 1 : mention.end + 60].split(",")[0]
                words += _WORD.findall(apposition.split(" of ")[0].split(" who")[0])
            for word in reversed(words):
                if word.lower() in FEMALE:
                    return "she"
                if word.lower() in MALE:
                    return "he"
        first = entity.name.split(" ", 1)[0]
        return "she" if first in WOMEN else "he" if first in MEN else ""

    def _holders(self, role: str) -> Sequence[Entity]:
        """Return the people beside whom the role stands: `foreign minister X`, `the minister, X`, `X, the minister`."""
        text, found = self._field.text, []
        places = re.finditer(rf"\b{re.escape(role)}\b", text, re.IGNORECASE)
        for match, _ in zip(places, range(_MOST_PLACES), strict=False):
            index = bisect_left(self._starts, match.end())
            if index < len(self._people) and text[match.end() : self._starts[index]] in (" ", ", "):
                found.append(self._people[index].entity)
            elif (
                index
                and (between := text[self._people[index - 1].end : match.start()]).startswith(", ")
                and len(between) < 40
                and "," not in between[2:]
            ):
                found.append(self._people[index - 1].entity)
        return found


def _inside(mention: Mention, marks: Sequence[Marked]) -> bool:
    at = bisect_left(marks, mention.start, key=_mark_start) - 1
    return at >= 0 and mention.start < marks[at].end


def _mark_start(marked: Marked) -> int:
    return marked.start
