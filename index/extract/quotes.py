"""Who said what: direct speech, and what people are reported to have said, with the speakers."""

from collections.abc import Mapping, Sequence

from index.article import Entity, Quote
from index.extract.antecedents import Antecedents
from index.extract.direct import Quotations
from index.extract.fieldtext import Field
from index.extract.indirect import find_indirect
from index.extract.marks import quotations
from index.extract.tokens import Mention


def find_quotes(fields: Mapping[str, str], entities: Sequence[Entity]) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Return the direct speech in all `fields`, in order, and the indirect speech of the body.

    The speaker is the entity that the sentence names, or that "she" or "the minister" there can only mean; else the
    description that it gives ("a spokesman for the ministry"); else None. A quotation without an attribution of its own
    has the speaker of the one before when nothing but that attribution stands between, or the subject of the sentence
    before. Phrases of fewer than four words that nobody is said to say, titles, and quotations that a paragraph
    repeats are left out.
    """
    mentions: dict[str, list[Mention]] = {name: [] for name in fields}
    for entity in entities:
        for span in entity.mentions:
            mentions[span.field].append(Mention(span.start, span.end, entity))
    direct: list[Quote] = []
    indirect: list[Quote] = []
    for name, text in fields.items():
        marks = tuple(quotations(text))
        field = Field(name, text, sorted(mentions[name], key=_start))
        people = Antecedents(field, marks)
        reader = Quotations(field, marks, people)
        direct.extend(reader.quotes())
        if name == "body":
            indirect.extend(find_indirect(field, marks, people, reader.speakers))
    return tuple(direct), tuple(indirect)


def _start(mention: Mention) -> int:
    return mention.start
