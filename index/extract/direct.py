"""Direct speech, and its speakers where the text makes them sure."""

import re
from collections.abc import Iterator, Sequence

from index.article import Quote
from index.extract.antecedents import Antecedents
from index.extract.attribution import Said, before, behind, ends_soon
from index.extract.doubtful import is_phrase, is_speech, last_mark, pull_quotes
from index.extract.fieldtext import Field, Speaker
from index.extract.marks import Marked
from index.extract.phrases import first_subject

_FARTHEST_NEXT = 160
_NEAR = 60
_NEAR_CUE = 40
_MOST_WORDS_BEFORE = 4
_OVER = re.compile(r" *[.!?]")
_FURTHER = re.compile(r",? (?:and|or|but|then|\w+ing)\b[^.!?\n]{0,40}$|, $")
_SPOKE = re.compile(
    r"(?:[A-Z][\w.-]+ ){1,5}(?:spoke|speaks|was speaking|gave (?:that|this|the) (?:answer|reply|account)"
    r"|made the (?:remark|comment)s?|was (?:answering|replying|responding|referring))\b"
)
_DASHES = (",", " —", " –", " -", "—")


class Quotations:
    """One field's quotations, read from the first to the last."""

    def __init__(self, field: Field, marks: Sequence[Marked], people: Antecedents) -> None:
        self._field = field
        self._text = field.text
        self._marks = marks
        self._people = people
        self.speakers: list[Speaker] = []
        """Who has spoken so far."""
        self._last: Speaker | None = None
        """Who said the quotation before; None when that is not known."""
        self._last_end = 0
        """Where its attribution ends."""
        self._asked = False

    def quotes(self) -> Iterator[Quote]:
        """Yield every quotation with its speaker."""
        pulled = pull_quotes(self._text, self._marks)
        for number, marked in enumerate(self._marks):
            floor = self._marks[number - 1].end if number else 0
            ceiling = self._marks[number + 1].start if number + 1 < len(self._marks) else len(self._text)
            if marked in pulled:
                continue
            lead = self._lead(marked, floor)
            said = self._attribution(marked, lead, ceiling)
            whole = not self._text[lead[0] : lead[1]].strip()
            speaker = (
                self._people.speaker(said, self._last) if said else self._without_attribution(marked, floor, whole)
            )
            cue = said.cue if said else None
            near = said is None or marked.start - said.end < _NEAR_CUE
            if not is_speech(self._text, marked, cue, speaker is not None, near, whole):
                continue
            yield self._field.quote(marked.start, marked.end, speaker, cue)
            if speaker:
                self.speakers.append(speaker)
            self._last, self._last_end = speaker, self._end(marked, said, ceiling)
            self._asked = bool(cue and cue.startswith("ask"))

    def _end(self, marked: Marked, said: Said | None, ceiling: int) -> int:
        """Return where a quotation ends together with its attribution, and whatever else stands in that sentence."""
        if said is None or said.end <= marked.end:
            return marked.end
        end = self._field.sentence_end(said.end, ceiling)
        return end if end < ceiling else said.end

    def _lead(self, marked: Marked, floor: int) -> tuple[int, int]:
        """Return where the part of the sentence begins and ends that stands before the quotation."""
        start = marked.start
        if self._text[max(0, start - 3) : start] == ":\n\n":
            return self._field.sentence_start(start - 2, floor), start - 2
        return self._field.sentence_start(start, floor), start

    def _attribution(self, marked: Marked, lead: tuple[int, int], ceiling: int) -> Said | None:
        first = before(self._field, *lead, is_phrase(self._text, marked)) if lead[0] < lead[1] else None
        if first and (first.cue is None or lead[1] - first.end < _NEAR):
            return first
        return self._behind(marked, ceiling) or first

    def _behind(self, marked: Marked, ceiling: int) -> Said | None:
        """Read the attribution behind a quotation, there or at the start of the next paragraph."""
        text, start, mark = self._text, marked.end, last_mark(self._text, marked)
        if mark not in ",.!?…—–-" and not text.startswith(_DASHES, start):
            return None
        next_line = text.startswith("\n", start)
        while text.startswith("\n", start):
            start += 1
        said = behind(self._field, start, ceiling)
        if said is None or (mark == "," and not next_line):
            return said
        begins = text[start : said.who.start].count(" ") <= _MOST_WORDS_BEFORE
        if next_line and mark != ",":
            return said if begins and _OVER.match(text, said.end) else None
        if mark in ".…" and text[start : start + 2].strip()[:1].isupper():
            # The sentence is over: a name that follows begins the next one, unless that says no more.
            return said if begins and ends_soon(self._field, said, len(text)) else None
        return said

    def _without_attribution(self, marked: Marked, floor: int, whole: bool) -> Speaker | None:
        """Return who goes on to speak, or is said in the sentence before or afterwards to have spoken."""
        last, between = self._last, self._text[self._last_end : marked.start]
        if last and len(between) < _FARTHEST_NEXT and not self._people.people_between(self._last_end, marked.start):
            own_paragraph = "\n" in between
            nothing = not between.strip(" \n\xa0.,")
            further = whole or _FURTHER.match(between)
            if (not own_paragraph and further) or (nothing and whole and not self._asked):
                return last._replace(start=marked.end)
        if not whole or is_phrase(self._text, marked):
            return None
        return self._of_next_paragraph(marked.end) or self._of_sentence_before(marked.start, max(floor, self._last_end))

    def _of_sentence_before(self, start: int, floor: int) -> Speaker | None:
        """Return the subject of the sentence before, when it says what he said or, close by, names nobody else."""
        end = start
        while end > floor and self._text[end - 1].isspace():
            end -= 1
        sentence = self._field.sentence_start(end - 1, floor) if end - 1 > floor else end
        if sentence >= end:
            return None
        next_line = "\n" in self._text[end:start]
        if said := before(self._field, sentence, end, False):
            speaker = self._people.speaker(said, self._last)
            of_person = speaker and speaker.entity and speaker.entity.type == "person"
            return speaker if of_person or not next_line else None
        if next_line:
            return None
        who = first_subject(self._field.tokens(sentence, end))
        alone = len({each.entity.id for each in self._people.people_between(sentence, end)}) == 1
        return Speaker(who.entity.name, who.entity, who.start) if who and who.entity and alone else None

    def _of_next_paragraph(self, end: int) -> Speaker | None:
        """Return who is said to have spoken so: `Molnar gave that answer on Wednesday`."""
        spoke = _SPOKE.match(self._text, end + 2) if self._text.startswith("\n\n", end) else None
        named = self._people.people_between(end, spoke.end()) if spoke else ()
        return Speaker(named[0].entity.name, named[0].entity, named[0].start) if named else None
