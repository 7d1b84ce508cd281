"""Names that nobody has heard of: capitals of words that no list and no text knew, where small words point to them."""

from collections.abc import Iterator, Sequence

from index.extract.lexicon import Lexicon
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence

PEOPLES = ("n", "an", "ean", "ian", "ese", "ish", "i", "ns", "ans", "eans", "ians", "is")
"""How the peoples of lands are called: Vesnan, Tholean, Halmari."""
_PEOPLE_OF = tuple(ending for ending in PEOPLES if len(ending.removesuffix("s")) > 1)
_WHERE = frozenset(
    [
        "In",
        "in",
        "at",
        "near",
        "From",
        "from",
        "to",
        "Between",
        "between",
        "of",
        "outside",
        "across",
        "and",
        "with",
        "by",
    ]
)
_LONGEST = 3
_SHORTEST = 3


def unheard(mentions: Sequence[Mention], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Mention]:
    """Return names that the tagger passed over because it could know nothing of their words.

    Of one word behind a small word it takes a place, a people by its ending, and of two or three a person; a head tells
    bodies.
    """
    taken = {(mention.sentence, at) for mention in mentions for at in range(mention.begin, mention.end)}
    found = []
    for number, sentence in enumerate(sentences):
        for begin, end in _runs(sentence, {at for at in range(len(sentence)) if (number, at) in taken}):
            words = [token.word for token in sentence[begin:end]]
            if 1 < end - begin <= _LONGEST and lists().has("place heads end", words[-1]):
                found.append(Mention(number, begin, end, "LOC"))  # the Admiralty Hotel
                continue
            if end - begin > _LONGEST or not any(is_unheard(word, lexicon) for word in words):
                continue
            kind = _kind(words, sentence[begin - 1].word)
            if kind:
                found.append(Mention(number, begin, end, kind))
        at = _opening(sentence)
        if (number, at) not in taken and at < len(sentence) - 1 and sentence[at + 1].word.islower():
            word = sentence[at].word
            if word.endswith(_PEOPLE_OF) and word[0].isupper() and is_unheard(word, lexicon):
                found.append(Mention(number, at, at + 1, "MISC"))  # Tholean envoys; The Tholean envoys
    return found


def _opening(sentence: Sentence) -> int:
    """Return the place of the first word that is no article."""
    return 1 if len(sentence) > 1 and sentence[0].word in ("The", "A", "An") else 0


def _runs(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of words with a capital that touch no name, but for the first word of the sentence."""
    at = 1
    while at < len(sentence):
        if not sentence[at].word[0].isupper():
            at += 1
            continue
        begin = at
        while at < len(sentence) and sentence[at].word[0].isupper():
            at += 1
        if taken.isdisjoint(range(begin - 1, at + 1)) and not sentence[begin - 1].word[0].isupper():
            yield begin, at


def is_unheard(word: str, lexicon: Lexicon) -> bool:
    """Say whether no list and no cluster knows `word`."""
    return (
        len(word) >= _SHORTEST
        and word.isalpha()
        and not word.isupper()
        and not lists().is_common(word)
        and lexicon.cluster(word.lower()) is None
        and not lexicon.kinds(word)
    )


def _kind(words: Sequence[str], before: str) -> str | None:
    known = lists()
    if known.has("org heads end", words[-1]) and len(words) > 1:
        return "ORG"
    if len(words) > 1:
        return "PER"
    if words[0].endswith(_PEOPLE_OF):
        return "MISC"
    return "LOC" if before in _WHERE else None
