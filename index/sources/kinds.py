"""Which kind of thing a file is: first by its name, then by how it begins."""

import json
import re
from dataclasses import dataclass
from typing import Literal

from index.article import Format

Kind = Format | Literal["lines", "array", "rows"]
"""`lines` is JSON lines: every line a document. `array` is JSON: every element. `rows` is a table: every row."""

HEAD = 8192
"""How many bytes of a file tell its kind."""

_NAMED: dict[str, Kind | Literal["xml"]] = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mkd", "mdown"), "markdown"),
    **dict.fromkeys(("jsonl", "ndjson", "jl"), "lines"),
    **dict.fromkeys(("rss", "atom", "rdf"), "feed"),
    **dict.fromkeys(("mht", "mhtml"), "mhtml"),
    **dict.fromkeys(("csv", "tsv", "tab"), "rows"),
    "opml": "opml",
    "eml": "email",
    "json": "json",
    "xml": "xml",
}
_NOT_YET = {
    **dict.fromkeys(("zst", "7z", "rar", "z", "lz", "br"), "an archive of this kind"),
    **dict.fromkeys(("doc", "docx", "odt", "rtf", "pages"), "a word processor's file"),
    **dict.fromkeys(("xls", "xlsx", "ods"), "a spreadsheet"),
    **dict.fromkeys(("ppt", "pptx", "odp", "key"), "a set of slides"),
    **dict.fromkeys(("mobi", "azw", "azw3"), "a Kindle book"),
    "msg": "an Outlook message",
}
_BEGINS = (
    (b"PK\x03\x04", "a word processor's file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive of this kind"),
    (b"Rar!\x1a", "an archive of this kind"),
    (b"\x28\xb5\x2f\xfd", "an archive of this kind"),
    (b"{\\rtf", "a word processor's file"),
    (b"\xd0\xcf\x11\xe0", "a word processor's file"),
)
_DOCUMENTS: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"[\s\S]{0,1000}?%PDF-\d"), "pdf"),
    (re.compile(rb"PK\x03\x04[\s\S]{26}mimetypeapplication/epub"), "epub"),
)
_NEVER = re.compile(
    "(?:css|scss|less|js|mjs|cjs|ts|jsx|tsx|vue|map|wasm"
    "|woff2?|ttf|otf|eot|png|jpe?g|jpe|gif|svg|webp|avif|bmp|tiff?|ico|cur|hei[cf]|psd|ai|eps|raw"
    "|mp[34]|m4[av]|aac|og[gav]|opus|wav|flac|wma|mid|mkv|webm|mov|avi|mpe?g|wmv|flv|vtt|srt"
    "|py[cdio]?|ipynb|c|h|cc|[ch]pp|cs|java|class|jar|rs|go|rb|php|pl|lua|sh|bash|bat|ps1"
    "|o|a|so|dll|dylib|exe|toml|ini|cfg|conf|ya?ml|lock)"
)
_HTML = re.compile(rb"(?i)(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|article)\b", re.S)
_FEED = re.compile(rb"(?i)(?:\s|<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>)*<(?:rss|(?:atom:)?feed|rdf:rdf|channel)\b", re.S)
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,64}\"\s*:")
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_CELL = re.compile(rb'\s*"?([^"\n]{1,40}?)"?\s*')
_COLUMNS = re.compile(
    rb"(?i)(?:head_?line|title|head|text|body|content|article|story|date|published\w*|pub_?date|authors?|byline|url|link|id"
    rb"|source|outlet|publisher|summary|description|category|section)"
)
"""Names of columns by which text is told to be a table where no file name says so."""
_LONGEST_NAME = 4
"""Words of the name of a column."""
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\n]*(?:\n[ \t]+[^\n]*)*\n")
_OPML = re.compile(rb"(?i)(?:\s|<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>)*<opml\b", re.S)
_MHTML = re.compile(rb"(?im)^content-type:\s*multipart/related\b")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why content of this kind gives no article."""

    reason: str


_CONTROL = bytes(byte for byte in range(128) if byte < 9 or 13 < byte < 27 or 27 < byte < 32 or byte == 127)


def extension(name: str) -> str:
    """Return what follows the last dot of a file name, in lower case; empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def is_never_an_article(name: str) -> bool:
    """Tell whether a walk passes over a file of this name in silence: pictures, style sheets, programs."""
    return _NEVER.fullmatch(extension(name)) is not None


def kind_of(name: str, head: bytes) -> Kind | Unreadable:
    """Return what a file called `name` is.

    `head` is its first lines, whole, at least two of them and `HEAD` bytes. A telling extension decides, but
    for content that shows it to be something else that is known: a PDF saved as `.html`, JSON lines called
    `.json`.
    """
    ending = extension(name)
    document = next((format for begin, format in _DOCUMENTS if begin.match(head)), None)
    if document or (ending == "epub" and head.startswith(b"PK")):
        return document or "epub"
    foreign = _foreign(ending, head)
    if foreign:
        return Unreadable(f"{foreign[0].upper()}{foreign[1:]} is not read yet")
    if not is_text(head):
        return Unreadable("is not text")
    named = _NAMED.get(ending) or _sniffed(head)
    if named == "rows":
        return "csv" if head.startswith(_UTF16) or b"\n" not in head else "rows"  # whole: rows cannot be told by bytes
    if named == "xml":
        return _xml(head)
    if named in ("json", "lines") and head.startswith(_UTF16):
        return "json"  # its lines cannot be told apart by bytes
    if named == "json" and is_json_line(head):
        return "lines"
    return "array" if named == "json" and _ARRAY.match(head) else named


def is_text(head: bytes) -> bool:
    """Tell text from other bytes by the control characters among the first `HEAD` bytes."""
    head = head[:HEAD]
    if head.startswith(_UTF16):
        return True
    nuls = head.count(0)
    if nuls > len(head) / 4 and max(head[::2].count(0), head[1::2].count(0)) > 0.95 * nuls:
        return True  # UTF-16 without its mark: every other byte of Latin text is NUL
    control = len(head) - len(head.translate(None, _CONTROL))
    try:
        head[:-3].decode()
    except UnicodeDecodeError as error:
        if error.start < len(head) - 7:
            # 8-bit text holds next to no control characters, a compressed file every ninth byte
            return control * 25 < len(head) and nuls * 500 <= len(head)
    return control * 10 < len(head)


def is_json_line(head: bytes) -> bool:
    """Tell whether the first line of `head` is a whole JSON object and another object begins after it."""
    line, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{") or not rest.lstrip().startswith(b"{"):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _foreign(ending: str, head: bytes) -> str | None:
    """Name a format that is known but not read."""
    for begin, name in _BEGINS:
        if head.startswith(begin):
            return _NOT_YET.get(ending, name)
    return _NOT_YET.get(ending)


def _sniffed(head: bytes) -> Kind:
    if is_json_line(head):
        return "lines"
    head = _eight_bit(head[:HEAD])
    if _HTML.match(head):
        return "html"
    if _FEED.match(head):
        return "feed"
    if _OPML.match(head):
        return "opml"
    if _JSON.match(head):
        return "json"
    return _mail(head) or ("rows" if _is_table(head) else "text")


def _is_table(head: bytes) -> bool:
    """Tell whether the first line names columns, two of them as news data does, and the second has as many cells."""
    first, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    part = max((b",", b"\t", b";", b"|"), key=first.count)
    names = [cell[1] for name in first.split(part) if (cell := _CELL.fullmatch(name))]
    if not rest.strip() or len(names) < 2 or len(names) <= first.count(part):
        return False
    if any(len(name.split()) > _LONGEST_NAME for name in names):  # a sentence with commas
        return False
    known = sum(_COLUMNS.fullmatch(name) is not None for name in names)
    return known >= 2 and rest.count(part) >= len(names) - 1


def _xml(head: bytes) -> Kind | Unreadable:
    found = _sniffed(head)
    if found in ("html", "feed", "opml") or not head.lstrip().startswith(b"<"):
        return found
    return Unreadable("is XML, but neither a feed nor a web page")


def _mail(head: bytes) -> Format | None:
    head = head.replace(b"\r\n", b"\n")
    names: set[bytes] = set()
    position = 0
    while header := _HEADER.match(head, position):
        names.add(header[1].lower())
        position = header.end()
    if names.isdisjoint((b"subject", b"date")) or names.isdisjoint((b"from", b"snapshot-content-location")):
        return None
    is_page = b"snapshot-content-location" in names or (b"mime-version" in names and b"to" not in names)
    return "mhtml" if is_page and _MHTML.search(head[:position]) else "email"


def _eight_bit(head: bytes) -> bytes:
    """Return `head` so that ASCII patterns match it whatever its encoding."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
