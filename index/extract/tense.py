"""Whether a sentence looks back or ahead where it names a day."""

import re

_AHEAD = (
    "will|shall|won[’']t|may|is to|are to|is due|are due|due to|due on|due in|scheduled|plans?|planned"
    "|expects?|expected"
    "|hopes? to|set to|set for|aims? to|wants? to|ready|intends?|ahead of|is going|are going|next|coming"
    "|upcoming|can be"
    "|would"
)
_BACK = (
    "said|says|told|tells|announced|reported|wrote|added|was|were|had|has been|have been|did|met|began|came|went|took"
    "|died|fell|killed|held|struck|hit|arrived|left|signed|ended|opened|closed"
)
_VERB = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b")
_UNTIL = re.compile(r"\b(?:by|until|till|before|no later than)(?: the)?(?: end of)? $")
_PLANNED = re.compile(
    r"\b(?:(?:was|were) (?:to have|due|scheduled|set|planned)|had been (?:due|scheduled|set|planned))\b[^.!?\n;]*$"
    r"|\bfor $"
)
_BEHIND = re.compile(r"[^.!?\n]{0,40}?\b(?:will|may|is to|are to|is due|are due|is expected|are expected)\b")
_PARTICIPLE = re.compile(r"\b(?:be|been|being|is|are) $")
_FARTHEST = 100
_END = re.compile(r"[.!?][”\"’)]*\s|\n|;")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Say whether the expression from `start` to `end` means a time to come: `will meet on Friday`, `until Friday`.

    The verb nearest before it decides; where none stands before it in the sentence, the one behind.
    """
    floor = max(0, start - _FARTHEST)
    for match in _END.finditer(text, floor, start):
        floor = match.end()
    if _UNTIL.search(text, floor, start):
        return True
    ahead = None
    for match in _VERB.finditer(text, floor, start):
        if match["back"] and ahead and _PARTICIPLE.search(text, floor, match.start()):
            continue  # "will be opened": the participle tells nothing
        ahead = match["ahead"] is not None
    return _BEHIND.match(text, end) is not None if ahead is None else ahead


def was_planned(text: str, start: int, end: int) -> bool:
    """Say whether the day from `start` to `end` was planned, so that it may be past or to come: `was to have begun`."""
    if text.startswith(("’s", "'s"), end):
        return False
    return _PLANNED.search(text, max(0, start - _FARTHEST), start) is not None
