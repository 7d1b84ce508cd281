"""What is asked of a child process, and its answers."""

from dataclasses import dataclass, fields
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from index.article import Article, Extraction
from index.finding import Looked
from index.inputs import RawDocument, Rejected

if TYPE_CHECKING:
    from index.resemblance import Sketch

Also = Literal["nothing", "sketches", "names"]
"""What is wanted beside the articles of a document."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The question what articles are in a document."""

    document: RawDocument
    also: Also


@dataclass(frozen=True, slots=True)
class Digest:
    """What became of one raw document."""

    document: RawDocument
    """Without its bytes."""
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    sketches: "tuple[Sketch, ...]" = ()
    """One for each article, if wanted."""
    extractions: tuple[Extraction, ...] = ()
    """One for each article, if wanted."""


Question = Unread | Article
"""An article is the question what is found in it."""
Answer = Digest | Looked


def _send_by_fields(kind: type[Any]) -> None:
    """Have the pipe carry objects of a data class as the tuples of their values, in half the time."""
    values = attrgetter(*(field.name for field in fields(kind)))
    ForkingPickler.register(kind, lambda each: (kind, values(each)))


for _kind in (RawDocument, Article, Unread, Digest):
    _send_by_fields(_kind)


def size_of(question: Question) -> int:
    """Return about how many bytes a question takes on its way."""
    return len(question.document.content if isinstance(question, Unread) else question.body)


def answer(question: Question) -> Answer:
    """Do what is asked. The stages load only when they are needed."""
    if isinstance(question, Article):
        from index.extract import extract, vouched

        extraction = extract(question)
        return Looked.at(question, extraction, vouched(question, extraction))
    from index.parse import parse

    parsed = parse(question.document)
    articles = tuple(item for item in parsed if isinstance(item, Article))
    rejected = tuple(item for item in parsed if isinstance(item, Rejected))
    document = _without_bytes(question.document)
    if question.also == "sketches":
        from index.resemblance import sketch

        return Digest(document, articles, rejected, tuple(sketch(f"{each.title}\n{each.body}") for each in articles))
    if question.also == "names":
        from index.extract import extract

        return Digest(document, articles, rejected, extractions=tuple(map(extract, articles)))
    return Digest(document, articles, rejected)


def no_answer(question: Question, why: str) -> Answer:
    """Return the answer where a child cannot give one: a document is rejected, in an article nothing is found."""
    if isinstance(question, Article):
        return Looked(Extraction())
    document = question.document
    return Digest(_without_bytes(document), (), (Rejected(document.name, why),))


def _without_bytes(document: RawDocument) -> RawDocument:
    return RawDocument(document.path, b"", document.format, document.part, document.mapping)
