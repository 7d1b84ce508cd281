"""What lists know better than the tagger: names that stand in them, heads of bodies, the place of a dateline."""

from collections.abc import Collection, Iterator, Sequence

from index.article import EntityType
from index.extract.beside import by_neighbours
from index.extract.edges import within_edges
from index.extract.lexicon import COMMON, GIVEN, LAND
from index.extract.lists import LINKS, lists
from index.extract.matches import with_teams
from index.extract.mentions import Mention, Sentence, beside_capital
from index.extract.persons import as_person
from index.extract.tagger import the_model
from index.extract.things import as_thing, events

KIND_OF: dict[EntityType, str] = {"person": "PER", "place": "LOC", "org": "ORG", "group": "MISC", "event": "MISC"}
"""The tagger's kind for each type of a list."""
_LINKS = frozenset(LINKS)
_LONGEST_DATELINE = 16
_DASHES = frozenset(["-", "--"])
_WHERE = frozenset(["the", "off", "near", "at", "in", "on", "across", "along", "outside"])


def corrected(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """Return `mentions` of all `sentences`, in order, with what the lists are sure of."""
    by_sentence: list[list[Mention]] = [[] for _ in sentences]
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    found: list[Mention] = []
    people = _people(mentions, sentences)
    for number, sentence in enumerate(sentences):
        behind = [*(mention.begin for mention in by_sentence[number][1:]), len(sentence)]
        here = [
            as_thing(_no_person(as_person(part, sentence), sentence), sentence)
            for mention, until in zip(by_sentence[number], behind, strict=False)
            for part in within_edges(mention, sentence, until)
        ]
        for sure in _listed(number, sentence):
            here = _with(sure, here, sentence, people)
        here = by_neighbours(here, number, sentence, people)
        here += events(number, sentence, here)
        found.extend(_agency(_dateline(number, sentence, sorted(here)), sentence))
    return with_teams(found, sentences)


def _people(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> set[str]:
    """Return the words of persons of two or more words."""
    persons = [mention for mention in mentions if mention.kind == "PER" and mention.end - mention.begin > 1]
    return {token.word for each in persons for token in sentences[each.sentence][each.begin : each.end]}


def _with(sure: Mention, mentions: list[Mention], sentence: Sentence, people: Collection[str]) -> list[Mention]:
    """Put `sure` in the place of what it covers, unless it is part of something longer, or of a person.

    A country alone is no person but where one of the `people` of the article has its name.
    """
    touched = [mention for mention in mentions if mention.begin < sure.end and sure.begin < mention.end]
    if any(mention.begin < sure.begin or mention.end > sure.end for mention in touched):
        return mentions
    single = sure.end - sure.begin == 1
    if single and any(mention.kind == "PER" for mention in touched):
        word = sentence[sure.begin].word
        if word in people or not the_model().lexicon.kinds(word) & LAND:
            return mentions
    if not touched and (beside_capital(sentence, sure.begin, sure.end) or (single and _is_plain(sentence, sure.begin))):
        return mentions
    return [*(mention for mention in mentions if mention not in touched), sure]


def _is_plain(sentence: Sentence, at: int) -> bool:
    """Say whether a capital may only be that of an everyday word."""
    return lists().is_common(sentence[at].word)


def _listed(number: int, sentence: Sentence) -> Iterator[Mention]:
    """Yield the listed names of `sentence`."""
    known = lists()
    if not any(token.word in known.known for token in sentence):
        return
    places = [at for at, token in enumerate(sentence) if token.word not in _LINKS]
    words = tuple(sentence[at].word for at in places)
    at = 0
    while at < len(words):
        length, kind = known.known_at(words, at) if words[at] in known.known else (0, None)
        if kind:
            yield Mention(number, places[at], places[at + length - 1] + 1, KIND_OF[kind])
        at += max(length, 1)


def _no_person(mention: Mention, sentence: Sentence) -> Mention:
    """Make no person of what has no first name, and a plain last word, behind a small word.

    The Brandt Foundry is a body, Gannet Shoal, off which they lay, a place by its head.
    """
    lexicon, words = the_model().lexicon, [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind != "PER" or len(words) == 1 or not mention.begin:
        return mention
    before = sentence[mention.begin - 1].word.lower()
    if lexicon.kinds(words[0]) & GIVEN:
        return mention
    if before in _WHERE and lists().has("place heads end", words[-1]):
        return mention._replace(kind="LOC")
    is_body = before == "the" and lexicon.cluster(words[-1].lower()) is not None
    return mention._replace(kind="ORG") if is_body and not lexicon.kinds(words[-1]) & ~COMMON else mention


def _agency(mentions: Sequence[Mention], sentence: Sentence) -> Iterator[Mention]:
    """Make a body of what stands in brackets before a dash near the beginning: Ostrel (LPA) - Two ships sank."""
    for mention in mentions:
        before, behind = sentence[mention.begin - 1].word, [token.word for token in sentence[mention.end :][:2]]
        is_agency = 0 < mention.begin < _LONGEST_DATELINE and before == "(" and behind[:1] == [")"]
        yield mention._replace(kind="ORG") if is_agency and behind[1:] and behind[1] in _DASHES else mention


def _dateline(number: int, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Make the place of "KALDERA, Sept 25 (Karst Wire) - " one."""
    first = sentence[0].word
    if len(first) < 3 or not first.isupper() or (mentions and mentions[0].begin == 0 and mentions[0].kind == "MISC"):
        return mentions
    end = next((at for at, token in enumerate(sentence[:3]) if not token.word.isupper()), 0)
    dash = next((at for at, token in enumerate(sentence[:_LONGEST_DATELINE]) if token.word in _DASHES), 0)
    if not end or not dash or sentence[end].word not in (",", "(", *_DASHES):
        return mentions
    if sentence[dash].start == sentence[dash - 1].end or lists().has("org heads end", sentence[end - 1].word.title()):
        return mentions
    return [Mention(number, 0, end, "LOC"), *(mention for mention in mentions if mention.begin >= end)]
