"""What makes a person of a name that was taken for a place or a body: titles, roles, first names."""

import re

from index.extract.lexicon import GIVEN
from index.extract.lists import LINKS, lists
from index.extract.mentions import Mention, Sentence
from index.extract.tagger import the_model
from index.extract.unheard import is_unheard

_LINKS = frozenset(LINKS)
_LONGEST = 4
_FARTHEST_ROLE = 6
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+$")
"""A given name as Korean ones are written."""


def as_person(mention: Mention, sentence: Sentence) -> Mention:
    """Return `mention` as a person if it is one: Captain Ruta Selig; Jelka Torvald, the bosun’s mother; Park Ji-won."""
    words = [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind not in ("LOC", "ORG") or not 1 < len(words) <= _LONGEST:
        return mention
    is_person = (
        _is_titled(words, mention.kind)
        or (len(words) == 2 and _is_first_and_last(words))
        or (_are_persons_words(words) and _has_role(mention, sentence))
    )
    return mention._replace(kind="PER") if is_person else mention


def _is_titled(words: list[str], kind: str) -> bool:
    """Say whether a title begins it and no body ends it: Captain Ruta Selig, the Prophet Muhammad."""
    known = lists()
    if len(words) == 2:
        is_title = known.has("holy", words[0]) or (kind == "ORG" and known.has("titles", words[0]))
        return is_title and _is_given(words[1])
    is_body = any(known.has("org heads end", word) or not word[0].isupper() for word in words[1:])
    return kind == "ORG" and known.has("titles", words[0]) and not is_body


def _is_first_and_last(words: list[str]) -> bool:
    """Say whether nobody has heard of the word behind a first name: Ruta Grimsund; but Abu Ghraib, and Tirin Kot."""
    if _SYLLABLES.match(words[1]) and lists().kind(*words) is None:
        return True
    return _is_given(words[0]) and words[0].lower() not in _LINKS and is_unheard(words[1], the_model().lexicon)


def _are_persons_words(words: list[str]) -> bool:
    """Say whether first names and words of which nobody has heard are all there is; the last of two is one of these."""
    lexicon = the_model().lexicon
    if len(words) == 2:
        return is_unheard(words[1], lexicon)
    return all(word[0].isupper() and (_is_given(word) or is_unheard(word, lexicon)) for word in words)


def _has_role(mention: Mention, sentence: Sentence) -> bool:
    """Say whether it goes on like "…, the bosun’s mother"."""
    behind = [token.word for token in sentence[mention.end : mention.end + _FARTHEST_ROLE]]
    if behind[:1] != [","]:
        return False
    until = behind.index(",", 1) if "," in behind[1:] else len(behind)
    return any(lists().has("roles", word) for word in behind[1:until])


def _is_given(word: str) -> bool:
    return the_model().lexicon.kinds(word) & GIVEN > 0
