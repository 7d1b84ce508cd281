"""Text files, pasted pages most of all."""

from dataclasses import replace

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.pasted import parse_text
from index.plain import clean


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article of a text file."""
    decoded = decode(document.content)
    fields = parse_text(clean(decoded.text))
    if decoded.notice:
        fields = replace(fields, notices=(*fields.notices, decoded.notice))
    return (assemble(document, fields),)
