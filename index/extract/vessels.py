"""Ships: they have names as people and places do, and are neither."""

from collections.abc import Iterator, Sequence, Set

from index.extract.lexicon import GIVEN, Lexicon
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence

_LONGEST = 4
_LONGEST_DEED = 3
_BETWEEN = frozenset(["had", "has", "have", "was", "later", "then", "also", "never", "finally", "is", "being"])
"""What may stand between a ship and what it does."""
_THE = frozenset(["the", "The"])
_MANY_SHIPS = frozenset(["Fleet", "Flotilla", "Armada", "Convoy"])
_QUOTES = frozenset(['"', "'"])


def without_vessels(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], lexicon: Lexicon, lands: Set[tuple[str, ...]]
) -> list[Mention]:
    """Return `mentions` without the names of ships: what is called one somewhere is one in all of the article.

    A name of one word that a list knows as a place, or that is among `lands`, is none; nor is the surname of a person.
    """
    found = [*_vessels(sentences, lands), *_never_without_the(mentions, sentences)]
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
            if word in kinds or (at and f"{sentence[at - 1].word} {word}" in kinds):
                begin = _name_behind(sentence, at)
            elif word in letters:
                begin = at + 1
            elif word in before:
                begin = _behind_the(sentence, at)
            elif word == "board" and at and sentence[at - 1].word in ("on", "On"):
                begin = at + 2 if [each.word for each in sentence[at + 1 : at + 2]] == ["the"] else len(sentence)
            elif word in _THE and _does_what_ships_do(sentence, at + 1):
                begin = at + 1
            else:
                continue
            end = _end_of_name(sentence, begin)
            name = sentence[begin:end]
            if name and not (len(name) == 1 and ((name[0].word,) in lands or known.kind(name[0].word))):
                yield Mention(number, begin, end, "MISC")


def _never_without_the(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield what was taken for a person of one word and is always "the Petrel", where there are ships: none is that."""
    kinds = lists().sections["vessels"]
    if not any(token.word in kinds for sentence in sentences for token in sentence):
        return
    persons = [each for each in mentions if each.kind == "PER" and each.end - each.begin == 1]
    bare = {_word(each, sentences) for each in persons if not _is_behind_the(each, sentences)}
    yield from (each for each in persons if _word(each, sentences) not in bare)


def _is_behind_the(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    return mention.begin > 0 and sentences[mention.sentence][mention.begin - 1].word in _THE


def _end_of_name(sentence: Sentence, begin: int) -> int:
    end = begin
    while end < min(len(sentence), begin + _LONGEST) and sentence[end].word[0].isupper():
        end += 1
    return end


def _does_what_ships_do(sentence: Sentence, begin: int) -> bool:
    """Tell whether a ship's name stands here, behind "the", by what follows it: the Tern sailed, the Tern had sunk.

    A team, a party, a fleet or a currency sails and sinks as well: what is many, or known, or a body by its last word.
    """
    known = lists()
    end = _end_of_name(sentence, begin)
    name = [token.word for token in sentence[begin:end]]
    if not name or known.kind(*name) or known.has("org heads end", name[-1]) or _is_many(name[-1]):
        return False
    while end < len(sentence) and sentence[end].word in _BETWEEN and not _is_deed(sentence, end):
        end += 1
    return _is_deed(sentence, end)


def _is_many(word: str) -> bool:
    return word in _MANY_SHIPS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _is_deed(sentence: Sentence, at: int) -> bool:
    words = [token.word for token in sentence[at : at + _LONGEST_DEED]]
    if words[:1] == ["sank"] and words[1:] and (words[1] in ("to", "by") or words[1][0].isdigit()):
        return False  # as prices do
    return any(lists().has("of vessels", " ".join(words[:length])) for length in range(1, len(words) + 1))


def _name_behind(sentence: Sentence, at: int) -> int:
    """Return where the name stands behind the kind of ship.

    The ferry Tern, the ferry “Tern”, the ferry, the Tern; a ferry called the Tern.
    """
    words = [token.word for token in sentence[at + 1 : at + 4]]
    if words[:1] in (["called"], ["named"]):
        return at + 3 if words[1:2] == ["the"] else at + 2
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
