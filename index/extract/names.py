"""Finding names and their types: fields in, typed spans out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index.article import EntityType
from index.extract.addresses import Addresses
from index.extract.agreeing import agree, lands
from index.extract.cutting import Token, sentences
from index.extract.headlines import is_headline, known_names
from index.extract.lexicon import GIVEN
from index.extract.listed import corrected
from index.extract.lists import lists
from index.extract.mentions import Mention
from index.extract.tagger import the_model
from index.extract.taggers import BUILT_IN, marker
from index.extract.unheard import PEOPLES, is_unheard, unheard
from index.extract.vessels import without_vessels

_MOST_LETTERS, _MOST_WORDS = 90, 16
"""Of a word of a name, and of a name: what is longer was written by no journalist."""
_TYPES: dict[str, EntityType] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "org",
    "GROUP": "group",
    "EVENT": "event",
}
_PEOPLE_OF = tuple(ending for ending in PEOPLES if len(ending.removesuffix("s")) > 1)


class Name(NamedTuple):
    """One mention of a name: a typed stretch of a field."""

    field: str
    start: int
    end: int
    text: str
    type: EntityType


class _Sentence(NamedTuple):
    field: str
    tokens: list[Token]


def find_names(fields: Mapping[str, str], tagger: str = BUILT_IN) -> list[Name]:
    """Return every name in `fields` (field name → text), field by field in their order, sorted and disjoint in each.

    Titles, possessives and leading articles stay outside. A name has one type in all of the fields. In a line where
    every word has a capital, only what the rest of the article or a list knows is a name, and in a web address nothing
    is. `tagger` is as `taggers.chosen` gives it.
    """
    plain: list[_Sentence] = []
    headlines: list[_Sentence] = []
    for field, text in fields.items():
        for start, end in _lines(text):
            into = headlines if is_headline(text, start, end, field) else plain
            into.extend(_Sentence(field, sentence) for sentence in sentences(text, start, end))
    tokens = [sentence.tokens for sentence in plain]
    marked = marker(tagger).mark(tokens, [fields[sentence.field] for sentence in plain])
    mentions = corrected(marked, tokens)
    known = the_model().lexicon
    mentions = sorted([*mentions, *unheard(mentions, tokens, known)])
    mentions = without_vessels(agree(mentions, tokens), tokens, known, lands(mentions, tokens))
    types: dict[tuple[str, ...], EntityType] = {}
    names = []
    for mention in mentions:
        field, sentence = plain[mention.sentence]
        words = _bounded(sentence[mention.begin : mention.end], mention)
        kind = _type(words, mention.kind) if words else None
        if kind:
            types[tuple(token.word for token in words)] = kind
            names.append(_name(field, fields[field], words, kind))
            if kind == "person":
                types.setdefault((words[-1].word,), kind)
    for field, line in headlines:
        for begin, end, known_as in known_names([token.word for token in line], types):
            names.append(_name(field, fields[field], line[begin:end], known_as))
    order = {field: n for n, field in enumerate(fields)}
    addresses = {field: Addresses(text) for field, text in fields.items()}
    plain_names = (name for name in names if name.start not in addresses[name.field])
    return sorted(plain_names, key=lambda name: (order[name.field], name.start))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _bounded(words: Sequence[Token], mention: Mention) -> Sequence[Token]:
    """Leave out marks at the ends, a leading article, titles of a person, and all of what is no name."""
    known = lists()
    while words and not words[0].word[0].isalnum():
        words = words[1:]
    while words and not words[-1].word[0].isalnum():
        words = words[:-1]
    if words and words[0].word.lower() in ("the", "a", "an"):
        words = words[1:]
    while (
        mention.kind == "PER"
        and words
        and (known.has("titles", words[0].word) or (len(words) > 1 and known.has("roles", words[0].word.lower())))
    ):
        words = words[1:]
    if mention.kind == "PER" and len(words) > 1 and not _is_given(words[0].word):
        is_name = mention.begin > 0 and is_unheard(words[0].word, the_model().lexicon)  # Mahamat Idriss Oumar
        if len(words) > 2 and _is_given(words[1].word) and not is_name:
            words = words[1:]  # Docker Wim Haas
        elif len(words) == 2 and len(words[1].word.rstrip(".")) == 1:
            return ()  # Annex C.
    if len(words) == 1 and known.has("never", words[0].word):
        return ()
    if all(token.word.isdigit() or any(known.has(part, token.word) for part in ("days", "months")) for token in words):
        return ()  # Feb 11
    return words


def _is_given(word: str) -> bool:
    return bool(the_model().lexicon.kinds(word) & GIVEN)


def _type(words: Sequence[Token], kind: str) -> EntityType | None:
    """Return the type that readers see; None for works, languages and other names they are not told of.

    What is too long for a name is none.
    """
    if len(words) > _MOST_WORDS or any(len(token.word) > _MOST_LETTERS for token in words):
        return None
    known = lists()
    if known.kind(*(token.word for token in words)) == "group":
        return "group"
    if kind == "MISC" and known.kind(words[-1].word) == "group":
        return "group"  # South Korean
    if kind in _TYPES:
        return _TYPES[kind]
    if len(words) == 1 and words[0].word.endswith(_PEOPLE_OF):
        return "group"
    if any(known.has("event heads", token.word) for token in words) or known.has("event heads start", words[0].word):
        return "event"
    return None


def _name(field: str, text: str, words: Sequence[Token], kind: EntityType) -> Name:
    start, end = words[0].start, words[-1].end
    return Name(field, start, end, text[start:end], kind)
