"""Ships: they have names as people and places do, and are neither."""

from collections.abc import Iterator, Sequence, Set

from index.extract.lexicon import GIVEN, Lexicon
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence
from index.extract.unheard import is_unheard

_LONGEST = 4
_LONGEST_DEED = 3
_BETWEEN = frozenset(["had", "has", "have", "was", "later", "then", "also", "never", "finally", "is", "being"])
"""What may stand between a ship and what it does."""
_THE = frozenset(["the", "The"])
_MANY_SHIPS = frozenset(["Fleet", "Flotilla", "Armada", "Convoy"])
_FLAGGED = frozenset(["flagged", "registered"])
_FARTHEST_KIND = 8
_ENDS_PHRASE = frozenset([",", ".", "of", "in", "with", "that", "which", "carrying", "from", "bound", "owned", "built"])
_WHERE = frozenset(["in", "on", "along", "across", "up", "down", "near", "off", "over", "of", "into", "from", "to"])
"""Before waters more than before ships."""
_QUOTES = frozenset(['"', "'"])


def without_vessels(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], lexicon: Lexicon, lands: Set[tuple[str, ...]]
) -> list[Mention]:
    """Return `mentions` without the names of ships: what is called one somewhere is one in all of the article.

    A name of one word that a list knows as a place, or that is among `lands`, is none; nor is the surname of a person.
    """
    found = [*_vessels(sentences, lands), *_never_without_the(mentions, sentences, lexicon)]
    if not found:
        return list(mentions)
    surnames = {
        sentences[mention.sentence][mention.end - 1].word
        for mention in mentions
        if mention.kind == "PER" and mention.end - mention.begin > 1
        if not lists().has("vessel letters", _word(mention, sentences))
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
            elif word in _FLAGGED and at and sentence[at - 1].word == "-":
                begin = at + 1
            elif word == "board" and at and sentence[at - 1].word in ("on", "On"):
                begin = at + 2 if [each.word for each in sentence[at + 1 : at + 2]] == ["the"] else len(sentence)
            elif word in _THE and _is_ship(sentence, at + 1):
                begin = at + 1
            else:
                continue
            end = _end_of_name(sentence, begin)
            name = sentence[begin:end]
            if name and not (len(name) == 1 and ((name[0].word,) in lands or known.kind(name[0].word))):
                yield Mention(number, begin, end, "MISC")


def _never_without_the(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], lexicon: Lexicon
) -> Iterator[Mention]:
    """Yield what is always "the Petrel" and is known as nothing else, where there are ships: it is one of them.

    Anywhere in such an article it is what was taken for a person of one word, and in a sentence about a ship a word of
    which nobody has heard: the crew left the Tern, which was on fire; but the Ostrel ferry, and on the Ostrel.
    """
    kinds, about = lists().sections["vessels"], _about_vessels()
    at_sea = {
        number
        for number, sentence in enumerate(sentences)
        if any(token.word in about or token.word.removesuffix("s") in kinds for token in sentence)
    }
    if not at_sea:
        return
    is_of_ships = any(token.word in kinds for number in at_sea for token in sentences[number])
    single = [each for each in mentions if each.end - each.begin == 1]
    bare = {_word(each, sentences) for each in single if not _is_behind_the(each, sentences)}
    unheard = {
        word
        for each in single
        if each.sentence in at_sea and (word := _word(each, sentences)) not in bare
        if is_unheard(word, lexicon) and not _is_many(word) and _stands_alone(each, sentences[each.sentence])
    }
    for each in single:
        word = _word(each, sentences)
        if word in unheard or (is_of_ships and each.kind == "PER" and word not in bare):
            yield each


def _stands_alone(mention: Mention, sentence: Sentence) -> bool:
    """Say whether no noun follows that it goes with, and, of a place, whether nothing is in it, on it or near it."""
    behind = sentence[mention.end].word if mention.end < len(sentence) else "."
    if mention.kind == "LOC" and mention.begin > 1 and sentence[mention.begin - 2].word in _WHERE:
        return False
    return mention.kind != "MISC" and (not behind[0].isalnum() or lists().has("behind vessels", behind))


def _about_vessels() -> Set[str]:
    sections = lists().sections
    return sections["vessels"] | sections["before vessels"] | sections["about vessels"]


def _is_behind_the(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    return mention.begin > 0 and sentences[mention.sentence][mention.begin - 1].word in _THE


def _end_of_name(sentence: Sentence, begin: int) -> int:
    end = begin
    while end < min(len(sentence), begin + _LONGEST) and sentence[end].word[0].isupper():
        end += 1
    return end


def _is_ship(sentence: Sentence, begin: int) -> bool:
    """Tell whether a ship's name stands here, behind "the", by what follows it.

    The Tern sailed; the Tern had sunk; the Tern, a bulk carrier. A team, a party, a fleet or a currency sails and sinks
    as well: what is many, or known, or a body by its last word, is a ship only if it is called so.
    """
    known = lists()
    end = _end_of_name(sentence, begin)
    name = [token.word for token in sentence[begin:end]]
    if not name or known.kind(*name):
        return False
    if _is_called_ship(sentence, end):
        return True
    if known.has("org heads end", name[-1]) or _is_many(name[-1]):
        return False
    while end < len(sentence) and sentence[end].word in _BETWEEN and not _is_deed(sentence, end):
        end += 1
    return _is_deed(sentence, end)


def _is_called_ship(sentence: Sentence, end: int) -> bool:
    """Say whether it goes on like "…, a 90-metre bulk carrier"."""
    words = [token.word for token in sentence[end : end + _FARTHEST_KIND]]
    if words[:1] != [","] or words[1:2] not in (["a"], ["an"]):
        return False
    until = next((at for at, word in enumerate(words[2:], 2) if word in _ENDS_PHRASE), len(words))
    kinds = lists().sections["vessels"]
    return until > 2 and (words[until - 1] in kinds or " ".join(words[until - 2 : until]) in kinds)


def _is_many(word: str) -> bool:
    return word in _MANY_SHIPS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _is_deed(sentence: Sentence, at: int) -> bool:
    words = [token.word for token in sentence[at : at + _LONGEST_DEED]]
    if words[:1] == ["sank"] and words[1:] and (words[1] in ("to", "by") or words[1][0].isdigit()):
        return False  # as prices do
    return any(lists().has("of vessels", " ".join(words[:length])) for length in range(1, len(words) + 1))


def _name_behind(sentence: Sentence, at: int) -> int:
    """Return where the name stands behind the kind of ship.

    The ferry Tern, the ferry “Tern”, the ferry, the Tern; a ferry called the Tern; the ferry, named Tern.
    """
    words = [token.word for token in sentence[at + 1 : at + 4]]
    if words[:1] in (["called"], ["named"]):
        return at + 3 if words[1:2] == ["the"] else at + 2
    if words[:1] == [","] and words[1:2] in (["the"], ["called"], ["named"]):
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
