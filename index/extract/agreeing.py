"""What the mentions of one article teach each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence, beside_capital
from index.extract.namesakes import namesakes
from index.extract.unheard import PEOPLES

_GOVERNED = frozenset(
    word
    for line in (
        "army capital cabinet coast constitution defence defense economy foreign government interior justice king",
        "leader military minister ministry navy parliament people police premier president prime queen ruling",
    )
    for word in line.split()
)
"""What a land has, and no person."""
_WHERE = frozenset(["in", "In", "near", "Near", "outside", "across", "throughout", "inside"])


def agree(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """Return `mentions` with one kind for each name, surnames with their full names, and names that were missed.

    A word that ends the full name of a person is a person wherever it stands alone, unless it mostly is something else.
    """
    kinds: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        kinds[_words(mention, sentences)][mention.kind] += 1
    surnames = Counter(
        words[-1]
        for words, counts in kinds.items()
        if len(words) > 1
        for _ in range(counts["PER"])
        if len(words[-1]) > 2
    )
    settled = {words: _settled(words, counts, surnames) for words, counts in kinds.items()}
    for words in lands(mentions, sentences):
        if settled[words] == "PER" and words[0] not in surnames:
            settled[words] = "LOC"
    settled.update(((word,), "PER") for word in namesakes(mentions, sentences))
    for words in [words for words, kind in settled.items() if kind in ("MISC", "GROUP") and len(words) == 1]:
        for ending in PEOPLES:  # a Vesnan navy makes Vesna a land
            land = (words[0].removesuffix(ending),)
            if land != words and land in settled and land[0] not in surnames:
                settled[land] = "LOC"
    sought = {surname: settled.get((surname,), "PER") for surname in surnames}
    heads = {words[-1] for words, kind in settled.items() if kind == "ORG" and len(words) > 1 and words[-1] in _heads()}
    changed = [mention._replace(kind=settled[_words(mention, sentences)]) for mention in mentions]
    return sorted((*changed, *_missed(changed, sought, heads, sentences)))


def lands(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    """Return the names of one word that something is in, that have a minister or the like, or that somebody is of."""
    people = {(mention.sentence, mention.end) for mention in mentions if mention.kind == "PER"}
    return {
        _words(mention, sentences)
        for mention in mentions
        if mention.end - mention.begin == 1
        and (
            _is_place(sentences[mention.sentence], mention.begin)
            or _is_home(sentences[mention.sentence], mention.begin, (mention.sentence, mention.begin - 1) in people)
        )
    }


def _is_home(sentence: Sentence, at: int, behind_person: bool) -> bool:
    """Say whether it stands in "Karin Vell of Kaldera"."""
    return behind_person and sentence[at - 1].word == "of"


def _is_place(sentence: Sentence, at: int) -> bool:
    if at and sentence[at - 1].word in _WHERE:
        return True
    behind = [token.word for token in sentence[at + 1 : at + 4]]
    return behind[:1] in (["'s"], ["’s"]) and not _GOVERNED.isdisjoint(behind[1:])


def _words(mention: Mention, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(token.word for token in sentences[mention.sentence][mention.begin : mention.end])


def _settled(words: tuple[str, ...], counts: Counter[str], surnames: Mapping[str, int]) -> str:
    kind = max(counts, key=lambda kind: (counts[kind], kind == "ORG"))  # bodies are taken for others more often
    if len(words) == 1 and surnames.get(words[0], 0) and counts.total() - counts["PER"] <= surnames[words[0]] + 1:
        return "PER"
    return kind


def _missed(
    mentions: Sequence[Mention],
    sought: Mapping[str, str],
    heads: Set[str],
    sentences: Sequence[Sentence],
) -> Iterable[Mention]:
    """Yield further mentions of the surnames in `sought` (word → kind), and of `heads` behind "the".

    Only between small words; at the start of a sentence an everyday word proves nothing.
    """
    if not sought and not heads:
        return
    known = lists()
    taken = {(mention.sentence, at) for mention in mentions for at in range(mention.begin, mention.end)}
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            word = token.word
            if word not in sought and word not in heads:
                continue
            is_plain = not at and known.is_common(word) and not (len(sentence) > 1 and sentence[1].word.islower())
            kind = None if is_plain else sought.get(word)
            if kind is None and word in heads and at and sentence[at - 1].word.lower() == "the":
                kind = "ORG"
            if not kind or not token.word[0].isupper() or (number, at) in taken:
                continue
            if not beside_capital(sentence, at, at + 1):
                yield Mention(number, at, at + 1, kind)


def _heads() -> Set[str]:
    return lists().sections["org heads end"]
