"""Where a name begins and ends: parting what the tagger took for one, and reaching to the head of a body."""

import re
from collections.abc import Iterator

from index.extract.lexicon import GIVEN
from index.extract.lists import LINKS, lists
from index.extract.mentions import Mention, Sentence
from index.extract.tagger import the_model

_LINKS = frozenset(LINKS)
_FARTHEST_HEAD = 3
_SEATS = frozenset(["D", "R", "I"])
_OF_MANY = re.compile(r"\d+-[a-z]+$")
_POSSESSIVE = frozenset(["'s", "'"])


def within_edges(mention: Mention, sentence: Sentence, until: int) -> Iterator[Mention]:
    """Yield the names that `mention` should have been: none, one, or the two that it joins.

    None reaches beyond the word at place `until`, where the next one begins.
    """
    *before, last = _parted(_trimmed(mention, sentence), sentence)
    yield from before
    if last.end > last.begin and not _is_office(last, sentence):
        yield _to_head(last, sentence, until)


def _ends_as_body(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a name of several words ends in the head of a body: Littoral Union."""
    known, word = lists(), sentence[mention.end - 1].word
    is_long = mention.end - mention.begin > 1
    return is_long and known.has("org heads end", word) and not known.has("org doubtful heads", word)


def _trimmed(mention: Mention, sentence: Sentence) -> Mention:
    """Take off what is no part: D-Texas; the 53-member African Union; a High Court Judge."""
    begin, end = mention.begin, mention.end
    words = [token.word for token in sentence[begin:end]]
    if len(words) > 2 and words[0] in _SEATS and words[1] == "-":
        begin += 2
    elif len(words) > 1 and _OF_MANY.match(words[0]):
        begin += 1
    elif mention.kind == "ORG" and len(words) > 2 and lists().has("offices", words[-1]) and words[-2] not in _LINKS:
        end -= 1
    return mention._replace(begin=begin, end=end)


def _is_office(mention: Mention, sentence: Sentence) -> bool:
    """Say whether what was taken for a body is what an office is for: Secretary of Defense, Chief Cabinet Secretary."""
    known, words = lists(), [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind != "ORG" or known.kind(*words) or not all(known.is_common(word) for word in words):
        return False
    if any(known.has("org heads end", word) for word in words):
        return False
    before = [token.word for token in sentence[max(0, mention.begin - 2) : mention.begin]]
    behind = sentence[mention.end].word if mention.end < len(sentence) else ""
    return known.has("offices", behind) or (before[1:] == ["of"] and known.has("offices", before[0]))


def _parted(mention: Mention, sentence: Sentence) -> list[Mention]:
    """Part a person from where they are from, a body from whose it is, and those who are against a land from that.

    Karin Vell | of | Kaldera; China | 's | Health Ministry; anti-Israel | Islamist.
    """
    words = [token.word for token in sentence[mention.begin : mention.end]]
    known = lists()
    for length in range(1, len(words) - 1):
        if words[length] in _POSSESSIVE and known.kind(*words[:length]) == "place":
            at = mention.begin + length
            return [mention._replace(end=at, kind="LOC"), mention._replace(begin=at + 1)]
    if _is_compounded(mention, sentence) and known.kind(words[0]) == "place" and known.kind(*words[1:]) == "group":
        at = mention.begin + 1
        return [mention._replace(end=at, kind="LOC"), mention._replace(begin=at, kind="MISC")]
    if mention.kind not in ("PER", "LOC") or "of" not in words[2:]:
        return [mention]
    at = mention.begin + words.index("of")
    first = the_model().lexicon.kinds(words[0]) & GIVEN
    if not first or not all(word[0].isupper() for word in words[: at - mention.begin]):
        return [mention]
    return [mention._replace(end=at, kind="PER"), Mention(mention.sentence, at + 1, mention.end, "LOC")]


def _is_compounded(mention: Mention, sentence: Sentence) -> bool:
    """Say whether the name begins behind a hyphen, and goes on behind the compound."""
    hyphen = sentence[mention.begin - 1] if mention.begin and mention.end - mention.begin > 1 else None
    return hyphen is not None and hyphen.word == "-" and hyphen.end == sentence[mention.begin].start


def _to_head(mention: Mention, sentence: Sentence, until: int) -> Mention:
    """Let a name reach to the head of a body behind it: Strait Navigation | Authority, Grain Exporters | ' Board."""
    known, last = lists(), mention.end if _ends_as_body(mention, sentence) else 0
    for at in range(mention.end, min(mention.end + _FARTHEST_HEAD, until)):
        word = sentence[at].word
        if word == "'" and sentence[at - 1].word.endswith("s"):
            continue
        if not word[0].isupper():
            break
        if known.has("org heads end", word) and not known.has("org doubtful heads", word):
            last = at + 1
    return mention._replace(end=last, kind="ORG") if last and mention.kind != "PER" else mention
