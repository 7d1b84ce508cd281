"""MHTML: web pages as browsers save them whole, in one file."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from itertools import islice

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble
from index.parse.decode import decode
from index.parse.html import decode_page, parse_page
from index.parse.mail import FAULTS

_PARTS = 2000


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article: the first HTML part, which is the page; the others are its frames."""
    try:
        message = message_from_bytes(document.content, policy=policy.compat32)
        page = next((part for part in islice(message.walk(), _PARTS) if _is_page(part)), None)
        if page is None:
            return (Rejected(document.name, "is MHTML without a web page in it"),)
        return (_article(replace(document, format="html"), message, page),)
    except FAULTS as error:
        return (Rejected(document.name, f"is no MHTML that can be read ({type(error).__name__})"),)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml") and not part.is_multipart()


def _article(document: RawDocument, message: Message, page: Message) -> Article | Rejected:
    payload = page.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = page.get_content_charset()
    decoded = decode(content, charset) if charset else decode_page(content)
    fields = parse_page(decoded.text)
    if fields is None:
        return Rejected(document.name, "has no text to read")
    address = str(page["content-location"] or message["snapshot-content-location"] or "")
    return assemble(
        document,
        replace(
            fields,
            url=fields.url or address,
            provenance={**fields.provenance, **({} if fields.url else {"url": "header Content-Location"})},
            notices=(*fields.notices, *filter(None, (decoded.notice,))),
        ),
    )
