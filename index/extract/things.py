"""Names of what happens and of what is agreed: events, which readers are told of, and laws, which they are not."""

from collections.abc import Iterator, Sequence

from index.extract.lists import lists
from index.extract.mentions import Mention, Sentence


def as_thing(mention: Mention, sentence: Sentence) -> Mention:
    """Make no body and no place of what is called like a law or an event: the Voting Rights Act, Typhoon Marisol."""
    words = [token.word for token in sentence[mention.begin : mention.end]]
    if mention.kind not in ("PER", "LOC", "ORG") or len(words) < 2:
        return mention
    known = lists()
    is_law = mention.kind != "PER" and known.has("law heads", words[-1])
    is_event = known.has("event heads start", words[0]) and not known.has("org heads end", words[-1])
    return mention._replace(kind="MISC") if is_law or is_event else mention


def events(number: int, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what is called like an event and was not seen: the World Cup, Typhoon Marisol."""
    words = [token.word for token in sentence]
    heads, starts = lists().sections["event heads"], lists().sections["event heads start"]
    places = [at for at, word in enumerate(words) if word in heads or word in starts]
    taken = {at for mention in mentions for at in range(mention.begin, mention.end)} if places else ()
    for at in places:
        if at in taken:
            continue
        if words[at] in starts:
            if at + 1 < len(words) and at + 1 not in taken and words[at + 1][0].isupper():
                yield Mention(number, at, at + 2, "MISC")
            continue
        begin = at
        while begin > 1 and begin - 1 not in taken and words[begin - 1][0].isupper():
            begin -= 1
        if begin < at and begin - 1 not in taken:
            yield Mention(number, begin, at + 1, "MISC")
