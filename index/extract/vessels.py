"""Ships: they have names as people and places do, and are neither."""

from collections.abc import Iterator, Sequence, Set

from index.extract.lexicon import GIVEN, Lexicon
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence

_LONGEST = 4
_QUOTES = frozenset(['"', "'"])


def without_vessels(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], lexicon: Lexicon, lands: Set[tuple[str, ...]]
) -> list[Mention]:
    """Return `mentions` without the names of ships: what is called one somewhere is one in all of the article.

    A name of one word that a list knows as a place, or that is among `lands`, is none; nor is the surname of a person.
    """
    found = list(_vessels(sentences, lands))
    if not found:
        return list(mentions)
    surnames = {
        sentences[mention.sentence][mention.end - 1].word
        for mention in mentions
        if mention.kind == "PER" and mention.end - mention.begin > 1
    }
    found = [each for each in found if each.end - each.begin > 1 or _word(each, sentences) not in surnames]
    taken = {(each.sentence, at) for each in found for at in range(each.begin, each.end)}
    names = {_words(each, sentences) for each in found}
    names = {words for words in names if len(words) == 1 or not lexicon.kinds(words[0]) & GIVEN}
    return [
        mention
        for mention in mentions
        if _words(mention, sentences) not in names
        and not any((mention.sentence, at) in taken for at in range(mention.begin, mention.end))
    ]


def _vessels(sentences: Sequence[Sentence], lands: Set[tuple[str, ...]]) -> Iterator[Mention]:
    known = lists()
    kinds, letters, before = (known.sections[name] for name in ("vessels", "vessel letters", "before vessels"))
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            word = token.word
            if word in kinds:
                begin = _name_behind(sentence, at)
            elif word in letters:
                begin = at + 1
            elif word in before:
                begin = _behind_the(sentence, at)
            elif word == "board" and at and sentence[at - 1].word in ("on", "On"):
                begin = at + 2 if [each.word for each in sentence[at + 1 : at + 2]] == ["the"] else len(sentence)
            else:
                continue
            end = begin
            while end < min(len(sentence), begin + _LONGEST) and sentence[end].word[0].isupper():
                end += 1
            name = sentence[begin:end]
            if name and not (len(name) == 1 and ((name[0].word,) in lands or known.kind(name[0].word))):
                yield Mention(number, begin, end, "MISC")


def _name_behind(sentence: Sentence, at: int) -> int:
    """Return where the name stands behind the kind of ship: the ferry Tern, the ferry “Tern”, the ferry, the Tern."""
    words = [token.word for token in sentence[at + 1 : at + 4]]
    if words[:2] == [",", "the"]:
        return at + 3
    return at + 2 if words and words[0] in _QUOTES else at + 1


def _behind_the(sentence: Sentence, at: int) -> int:
    """Return where the name stands in "aboard the Tern", "the crew of the Tern"; the end of the sentence for none."""
    words = [token.word for token in sentence[at + 1 : at + 3]]
    if words[:1] == ["the"]:
        return at + 2
    return at + 3 if words == ["of", "the"] else len(sentence)


def _word(mention: Mention, sentences: Sequence[Sentence]) -> str:
    return sentences[mention.sentence][mention.begin].word


def _words(mention: Mention, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(token.word for token in sentences[mention.sentence][mention.begin : mention.end])
