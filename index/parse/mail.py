"""Mail: newsletters and forwarded stories."""

import re
from collections.abc import Iterable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses
from itertools import islice

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble, one_line
from index.parse.decode import Decoded, decode
from index.parse.fields import Fields
from index.parse.html import decode_page, parse_page
from index.parse.moments import moment
from index.parse.names import names_of
from index.parse.pasted import parse_text
from index.parse.solicitations import UNSUBSCRIBE, solicitations
from index.plain import clean

_LIST_NAME = re.compile(r"\s*\"?([^<\"]+?)\"?\s*(?:<|$)")
_DESK = re.compile(
    r"(?i)\b(?:news|newsletter|daily|weekly|digest|briefing|team|desk|editors?|alerts?|post|times|no-?reply|list)\b"
)
_DESK_ADDRESS = re.compile(r"(?:letters?|news\w*|info|hello|mail|contact|editor\w*|no-?reply|redaktion|office|post)")
_FORWARDED = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg)\s*:\s*)+")
_SIGNATURE = re.compile(r"\n-- ?\n.*", re.S)
_LONGEST_NOTE, _LONGEST_TAIL = 400, 3000
"""Characters of the paragraph that says how to leave a list, and of all from there on."""
_TAIL_PARAGRAPHS = 12
# What the email package lets through on malformed headers and bodies.
FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_PARTS = 1000


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article in a mail: its HTML part where there is one, else its plain text; no attachments."""
    try:
        message = message_from_bytes(document.content, policy=policy.default)
        parts = _texts(message)
    except FAULTS as error:
        return (Rejected(document.name, f"is no mail that can be read ({type(error).__name__})"),)
    title = one_line(_FORWARDED.sub("", _header(message, "subject").strip()))
    fields = _fields(title, parts)
    if fields is None:
        return (Rejected(document.name, "has no text to read"),)
    part = one_line(_header(message, "message-id")).strip("<>") if document.part else None  # places move, ids do not
    return (assemble(document, _with_headers(message, title, fields), part or document.part or None),)


def _texts(message: Message) -> dict[str, Decoded]:
    """Return the first text of each kind (`text/html`, `text/plain`); what is attached only where there is no other."""
    parts = list(islice(message.walk(), _PARTS))
    return _first_texts(each for each in parts if not _is_attached(each)) or _first_texts(parts)


def _first_texts(parts: Iterable[Message]) -> dict[str, Decoded]:
    found: dict[str, Decoded] = {}
    for part in parts:
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or kind in found:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            charset = part.get_content_charset()
            found[kind] = decode(payload, charset) if charset or kind == "text/plain" else decode_page(payload)
    return found


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _fields(title: str, parts: dict[str, Decoded]) -> Fields | None:
    """Return what the text of a mail says; None when it says nothing."""
    rich, plain = parts.get("text/html"), parts.get("text/plain")
    fields = parse_page(rich.text) if rich else None
    if rich and fields and fields.body:
        return _noted(fields, rich)
    if plain is None:
        return fields
    text, tail = _without_tail(_SIGNATURE.sub("", clean(plain.text)).split("\n\n"))
    fields = parse_text(f"# {title}\n\n{text}" if title else text)
    if title and fields.title and one_line(fields.title) != title:
        fields = replace(fields, body=f"{fields.title}\n\n{fields.body}")
    return _noted(replace(fields, chrome=(*fields.chrome, *tail)), plain)


def _noted(fields: Fields, decoded: Decoded) -> Fields:
    return replace(fields, notices=(*fields.notices, decoded.notice)) if decoded.notice else fields


def _with_headers(message: Message, title: str, fields: Fields) -> Fields:
    """Return `fields` with what the headers say, which goes before what the text says."""
    sender, address = next((each for each in getaddresses([_header(message, "from")]) if each[0]), ("", ""))
    listed = _LIST_NAME.match(_header(message, "list-id"))
    is_letter = any(_header(message, name) for name in ("list-id", "list-unsubscribe", "list-post"))
    source = (listed[1] if listed else sender) if is_letter else None
    authors = names_of([sender]) if _is_person(sender, address) else ()
    outlets = {sender.casefold(), (source or "").casefold()}
    sent = moment(_header(message, "date"))
    said = {
        "title": "header Subject" if title else "",
        "authors": "header From" if authors else "",
        "published": "header Date" if sent else "",
        "source": "header List-Id" if source and listed else "",
    }
    if not said["source"] and (source or (sender and not authors and not fields.source)):
        said["source"] = "header From"
    body, tail = _without_tail(fields.body.split("\n\n"))
    return replace(
        fields,
        title=title or fields.title,
        body=body,
        authors=authors or tuple(name for name in fields.authors if name.casefold() not in outlets),
        source=source or fields.source or (sender if sender and not authors else None),
        published=sent or fields.published,
        chrome=(*fields.chrome, *tail),
        provenance={**fields.provenance, **{field: where for field, where in said.items() if where}},
    )


def _is_person(sender: str, address: str) -> bool:
    """Tell a person from an outlet: `Ana Dorrin <ana@…>` from `Strait Ledger <ledger@ledger.example>`."""
    local, _, domain = address.lower().partition("@")
    words = [word for word in sender.lower().split() if len(word) > 2]
    if not sender or _DESK.search(sender) or any(word in domain for word in words):
        return any(word in local for word in words) and not any(word in domain for word in words)
    return not _DESK_ADDRESS.fullmatch(local)


def _without_tail(paragraphs: list[str]) -> tuple[str, tuple[str, ...]]:
    """Cut how to leave the list, and what comes behind it, off the end of a text, and other words to the reader."""
    unasked = solicitations(paragraphs)
    asides = tuple(text for text, is_one in zip(paragraphs, unasked, strict=True) if is_one)
    paragraphs = [text for text, is_one in zip(paragraphs, unasked, strict=True) if not is_one]
    for number in range(max(1, len(paragraphs) - _TAIL_PARAGRAPHS), len(paragraphs)):
        is_short = len(paragraphs[number]) <= _LONGEST_NOTE and sum(map(len, paragraphs[number:])) <= _LONGEST_TAIL
        if is_short and UNSUBSCRIBE.search(paragraphs[number]):
            return "\n\n".join(paragraphs[:number]), (*asides, *paragraphs[number:])
    return "\n\n".join(paragraphs), asides


def _header(message: Message, name: str) -> str:
    """Return a header as text, empty when there is none or it cannot be read."""
    try:
        return str(message.get(name) or "")
    except FAULTS:
        return ""
