"""Identity: whether two names from different articles are two spellings of one. Pure but for the lists it reads."""

from index.identity.aliases import own_list
from index.identity.judging import Verdict, abbreviates, judge, keys_of
from index.identity.outvoting import RIVALS, Vote, outvoted
from index.identity.words import words_of

__all__ = ["RIVALS", "Verdict", "Vote", "abbreviates", "judge", "keys_of", "outvoted", "own_list", "words_of"]
