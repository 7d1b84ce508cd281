"""Teams that are called by their town: Leeds lost 3-1 to Everton."""

import re
from collections.abc import Iterator, Sequence

from index.extract.lexicon import LAND
from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence
from index.extract.tagger import the_model

_SCORE = re.compile(r"\d{1,3}-\d{1,3}$")
_BEFORE_OPPONENT = frozenset(["to", "with", "against", "over"])
_FARTHEST_SCORE = 6
_WHERE = frozenset(["in", "In", "at", "At", "near", "Near", "of", "outside", ","])


def with_teams(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """Return `mentions` with teams in the place of towns that play each other somewhere in the article.

    Where one is in the town it stays one. A land stays a land: that is what readers look for.
    """
    teams = set(_teams(mentions, sentences))
    return [
        each._replace(kind="ORG")
        if each.kind == "LOC" and _words(each, sentences) in teams and not _is_town(each, sentences[each.sentence])
        else each
        for each in mentions
    ]


def _teams(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[tuple[str, ...]]:
    verbs, kinds = lists().sections["matches"], the_model().lexicon.kinds
    scores: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        if any(token.word in verbs for token in sentence):
            scores[number] = [at for at, token in enumerate(sentence) if _SCORE.match(token.word)]
    for each in mentions:
        if each.kind != "LOC" or not scores.get(each.sentence):
            continue
        sentence, name = sentences[each.sentence], _words(each, sentences)
        said = " ".join(name)
        before = sentence[each.begin - 1].word if each.begin else ""
        behind = sentence[each.end].word if each.end < len(sentence) else ""
        is_near = any(0 < each.begin - at < _FARTHEST_SCORE for at in scores[each.sentence])
        plays = before in verbs or behind in verbs or (is_near and before in _BEFORE_OPPONENT)
        if plays and not kinds(lists().same.get(said, said)) & LAND:
            yield name


def _is_town(mention: Mention, sentence: Sentence) -> bool:
    return mention.begin > 0 and sentence[mention.begin - 1].word in _WHERE


def _words(mention: Mention, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(token.word for token in sentences[mention.sentence][mention.begin : mention.end])
