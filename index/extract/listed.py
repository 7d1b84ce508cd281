"""What lists know better than the tagger: names that stand in them, heads of bodies, the place of a dateline."""

from collections.abc import Collection, Iterator, Sequence

from index.article import EntityType
from index.extract.lexicon import COMMON, GIVEN, LAND
from index.extract.lists import LINKS, lists
from index.extract.mentions import Mention, Sentence, beside_capital
from index.extract.tagger import the_model
from index.extract.unheard import is_unheard

KIND_OF: dict[EntityType, str] = {"person": "PER", "place": "LOC", "org": "ORG", "group": "MISC", "event": "MISC"}
"""The tagger's kind for each type of a list."""
_LINKS = frozenset(LINKS)
_FARTHEST_HEAD = 3
_FARTHEST_ROLE = 6
_LONGEST_DATELINE = 16
_DASHES = frozenset(["-", "--"])


def corrected(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """Return `mentions` of all `sentences`, in order, with what the lists are sure of."""
    by_sentence: list[list[Mention]] = [[] for _ in sentences]
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    found: list[Mention] = []
    people = _people(mentions, sentences)
    for number, sentence in enumerate(sentences):
        here = [
            _as_body(_as_person(_to_head(part, sentence), sentence), sentence)
            for mention in by_sentence[number]
            for part in _parted(mention, sentence)
        ]
        for sure in _listed(number, sentence):
            here = _with(sure, here, sentence, people)
        here += _events(number, sentence, here)
        found.extend(_agency(_dateline(number, sentence, sorted(here)), sentence))
    return found


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


def _parted(mention: Mention, sentence: Sentence) -> list[Mention]:
    """Part a person from where they are from: Karin Vell | of | Kaldera."""
    words = [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind not in ("PER", "LOC") or "of" not in words[2:]:
        return [mention]
    at = mention.begin + words.index("of")
    first = the_model().lexicon.kinds(words[0]) & GIVEN
    if not first or not all(word[0].isupper() for word in words[: at - mention.begin]):
        return [mention]
    home = Mention(mention.sentence, at + 1, mention.end, "LOC")
    return [mention._replace(end=at, kind="PER"), *([home] if home.end > home.begin else [])]


def _to_head(mention: Mention, sentence: Sentence) -> Mention:
    """Let a name reach to the head of a body behind it: Strait Navigation | Authority, Grain Exporters | ' Board."""
    known, last = lists(), mention.end if _ends_as_body(mention, sentence) else 0
    for at in range(mention.end, min(mention.end + _FARTHEST_HEAD, len(sentence))):
        word = sentence[at].word
        if word == "'" and sentence[at - 1].word.endswith("s"):
            continue
        if not word[0].isupper():
            break
        if known.has("org heads end", word) and not known.has("org doubtful heads", word):
            last = at + 1
    return mention._replace(end=last, kind="ORG") if last and mention.kind != "PER" else mention


def _ends_as_body(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a name of several words ends in the head of a body: Littoral Union."""
    known, word = lists(), sentence[mention.end - 1].word
    is_long = mention.end - mention.begin > 1
    return is_long and known.has("org heads end", word) and not known.has("org doubtful heads", word)


def _as_person(mention: Mention, sentence: Sentence) -> Mention:
    """Let a title in front make a person of two or three words that are no body: Captain Ruta Selig.

    Two words of which nobody has heard the second are one too, behind a first name or before a role: Ruta Grimsund;
    Jelka Torvald, the bosun’s mother; but Abu Ghraib, and Tirin Kot.
    """
    known, words = lists(), [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind in ("LOC", "ORG") and len(words) == 2:
        lexicon = the_model().lexicon
        is_first = lexicon.kinds(words[0]) & GIVEN and words[0].lower() not in _LINKS
        is_person = is_unheard(words[1], lexicon) and (is_first or _has_role(mention, sentence))
        return mention._replace(kind="PER") if is_person else mention
    if mention.kind != "ORG" or not 2 < len(words) < 5 or not known.has("titles", words[0]):
        return mention
    is_body = any(known.has("org heads end", word) or not word[0].isupper() for word in words[1:])
    return mention if is_body else mention._replace(kind="PER")


def _as_body(mention: Mention, sentence: Sentence) -> Mention:
    """Make a body of a person behind "the" without a first name, whose last word is a plain one: the Brandt Foundry."""
    lexicon, words = the_model().lexicon, [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind != "PER" or len(words) == 1 or not mention.begin:
        return mention
    is_name = lexicon.kinds(words[0]) & GIVEN or lexicon.kinds(words[-1]) & ~COMMON
    is_body = sentence[mention.begin - 1].word.lower() == "the" and lexicon.cluster(words[-1].lower()) is not None
    return mention._replace(kind="ORG") if is_body and not is_name else mention


def _has_role(mention: Mention, sentence: Sentence) -> bool:
    """Say whether it goes on like "…, the bosun’s mother"."""
    behind = [token.word for token in sentence[mention.end : mention.end + _FARTHEST_ROLE]]
    if behind[:1] != [","]:
        return False
    until = behind.index(",", 1) if "," in behind[1:] else len(behind)
    return any(lists().has("roles", word) for word in behind[1:until])


def _events(number: int, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what is called like an event and was not seen: the World Cup."""
    heads = lists().sections["event heads"]
    places = [at for at, token in enumerate(sentence) if token.word in heads]
    taken = {at for mention in mentions for at in range(mention.begin, mention.end)} if places else ()
    for at in places:
        if at in taken:
            continue
        begin = at
        while begin > 1 and begin - 1 not in taken and sentence[begin - 1].word[0].isupper():
            begin -= 1
        if begin < at and begin - 1 not in taken:
            yield Mention(number, begin, at + 1, "MISC")


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
