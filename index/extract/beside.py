"""What the words beside a name say of it: the carmaker Velora, Vogue magazine, Lind & Sons."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from index.extract.lexicon import GIVEN
from index.extract.lists import LINKS, lists
from index.extract.mentions import Mention, Sentence
from index.extract.tagger import the_model
from index.extract.unheard import is_unheard

_LINKS = frozenset(LINKS)
_LONGEST = 4
_FARTHEST_NOUN = 6
_ENDS_PHRASE = frozenset(
    [",", ".", "that", "which", "who", "whose", "based", "in", "with", "founded", "owned", "for", "and"]
)
_PAPERS = frozenset(["magazine", "newspaper", "tabloid"])
_PARTNERS = frozenset(["Sons", "Daughters", "Brothers", "Partners", "Associates", "Co", "Company"])
_NEVER_FIRST = ("titles", "days", "months", "never", "function")


def by_neighbours(mentions: Sequence[Mention], number: int, sentence: Sentence, people: Set[str]) -> list[Mention]:
    """Return the names of the sentence with that number, with the bodies that the words beside them make of some.

    `people` are words of the full names of persons in the article.
    """
    words = [token.word for token in sentence]
    found = list(mentions)
    for begin, end in _Beside(words, mentions, people).bodies():
        touched = [each for each in found if each.begin < end and begin < each.end]
        if all(begin <= each.begin and each.end <= end for each in touched):
            found = [*(each for each in found if each not in touched), Mention(number, begin, end, "ORG")]
    return sorted(found)


class _Beside(NamedTuple):
    """A sentence, in which bodies are told by what stands beside them."""

    words: Sequence[str]
    mentions: Sequence[Mention]
    people: Set[str]

    def bodies(self) -> Iterator[tuple[int, int]]:
        """Yield where names of bodies begin and end."""
        words, nouns = self.words, lists().sections["body nouns"]
        for at, word in enumerate(words):
            if word == "&":
                begin, end = self._run_before(at), self._run_behind(at + 1)
                if begin < at and end > at + 1 and self._are_partners(begin, end):
                    yield begin, end
            elif word in nouns:
                begin = at + 2 if words[at + 1 : at + 2] == [","] else at + 1
                end = self._run_behind(begin)
                if (begin == at + 1 or words[end : end + 1] == [","]) and self._may_be_body(begin, end):
                    yield begin, end
                begin = self._run_before(at)
                if word in _PAPERS and self._may_be_body(begin, at):
                    yield begin, at
        yield from ((each.begin, each.end) for each in self.mentions if self._is_called_body(each))

    def _run_behind(self, begin: int) -> int:
        """Return the end of the run of capitals that begins there."""
        end = begin
        while end < min(len(self.words), begin + _LONGEST) and self.words[end][0].isupper():
            end += 1
        return end

    def _run_before(self, end: int) -> int:
        """Return the beginning of the run of capitals that ends there, without an article."""
        begin = end
        while begin and end - begin < _LONGEST and self.words[begin - 1][0].isupper():
            begin -= 1
        return begin + (self.words[begin] in ("The", "A", "An"))

    def _touched(self, begin: int, end: int) -> list[Mention]:
        return [each for each in self.mentions if each.begin < end and begin < each.end]

    def _are_partners(self, begin: int, end: int) -> bool:
        """Say whether surnames and bodies are joined: Lind & Sons; but not (Lind & Berg, 2012), nor works."""
        if any(word[0].isdigit() for word in self.words[end : end + 2]):
            return False
        if self.words[end - 1] in _PARTNERS:
            return True
        kinds = {each.kind for each in self._touched(begin, end)}
        is_told = "ORG" in kinds or "PER" in kinds or is_unheard(self.words[end - 1], the_model().lexicon)
        return is_told and "MISC" not in kinds and self.people.isdisjoint(self.words[begin:end])

    def _may_be_body(self, begin: int, end: int) -> bool:
        """Say whether nothing speaks against it: lands, peoples, persons, titles and days are none."""
        known, name = lists(), self.words[begin:end]
        if not name or known.kind(*name) in ("place", "group") or known.kind(name[0]) == "group":
            return False
        lexicon = the_model().lexicon
        if any(known.has(section, name[0]) for section in _NEVER_FIRST) or not self.people.isdisjoint(name):
            return False
        if lexicon.kinds(name[0]) & GIVEN and name[0].lower() not in _LINKS and not known.kind(*name):
            return False
        persons = any(each.kind == "PER" for each in self._touched(begin, end))
        return not persons or (len(name) == 1 and is_unheard(name[0], lexicon))

    def _is_called_body(self, mention: Mention) -> bool:
        """Say whether it goes on like "…, a chip maker based in Oslo"; that nobody with a first name is."""
        words, end = self.words, mention.end
        if words[end : end + 1] != [","] or words[end + 1 : end + 2] not in (["a"], ["an"], ["the"]):
            return False
        phrase = words[end + 2 : end + 2 + _FARTHEST_NOUN]
        length = next((at for at, word in enumerate(phrase) if word in _ENDS_PHRASE), 0)
        is_body = length > 0 and phrase[length - 1] in lists().sections["body nouns"]
        return is_body and mention.kind != "MISC" and not the_model().lexicon.kinds(words[mention.begin]) & GIVEN
