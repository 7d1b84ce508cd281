"""WARC: pages as crawlers keep them. Needs warcio, of the extra [web]."""

import re
import zlib
from dataclasses import replace
from io import BytesIO

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.html import decode_page, parse_page

_MISSING = 'is WARC, for which warcio is needed: pip install "broadsheet[web]" adds it'
_CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)")
_PAGE_LIMIT = 64 << 20
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OSError, EOFError, zlib.error)


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the page in one response of a WARC file, with the address it was asked for."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        return (Rejected(document.path, _MISSING),)
    try:
        record = next(iter(ArchiveIterator(BytesIO(document.content))))
        content = record.content_stream().read(_PAGE_LIMIT + 1)
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        fetched = record.rec_headers.get_header("WARC-Date") or ""
        kind = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
    except StopIteration:
        return ()
    except (*_FAULTS, ArchiveLoadFailed) as error:
        return (Rejected(document.name, f"is no WARC record that can be read ({type(error).__name__})"),)
    if len(content) > _PAGE_LIMIT:
        return (Rejected(document.name, f"is larger than {_PAGE_LIMIT >> 20} MB"),)
    charset = _CHARSET.search(kind)
    decoded = decode(content, charset[1]) if charset else decode_page(content)
    fields = parse_page(decoded.text)
    if fields is None:
        return (Rejected(document.name, "has no text to read"),)
    fields = replace(
        fields,
        url=address or fields.url,
        provenance={**fields.provenance, "url": f"WARC-Target-URI, fetched {fetched}"},
        notices=(*fields.notices, *filter(None, (decoded.notice,))),
    )
    return (assemble(replace(document, format="html"), fields, f"{address or document.part}"),)
