"""Parse: a raw document becomes articles."""

from collections.abc import Callable
from importlib import import_module

from index.article import Article, Format
from index.inputs import RawDocument, Rejected
from index.parse.fields import MAPPED

__all__ = ["MAPPED", "parse"]

_Parser = Callable[[RawDocument], tuple[Article | Rejected, ...]]
# Imported when first needed: a pile of JSON lines does not wait for the libraries that read web pages.
_MODULES: dict[Format, str] = {
    "text": "index.parse.plain",
    "html": "index.parse.html",
    "markdown": "index.parse.markdown",
    "email": "index.parse.mail",
    "feed": "index.parse.feed",
    "json": "index.parse.records",
    "csv": "index.parse.table",
    "mhtml": "index.parse.mhtml",
    "opml": "index.parse.opml",
    "warc": "index.parse.warc",
    "epub": "index.parse.book",
    "pdf": "index.parse.pdf",
}
_PARSERS: dict[Format, _Parser] = {}


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the articles in `document`: one, but for feeds and JSON that hold several; never none, never raises.

    What cannot be read is Rejected with the reason; in a feed or a list of records, item by item.
    """
    parser = _PARSERS.get(document.format)
    if parser is None:
        parser = _PARSERS[document.format] = import_module(_MODULES[document.format]).parse
    return parser(document) or (Rejected(document.name, "holds no article"),)
