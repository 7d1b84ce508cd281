"""EPUB: books and magazines, every chapter an article."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble, one_line
from index.parse.fields import Fields
from index.parse.html import decode_page
from index.parse.moments import moment
from index.parse.names import names_of
from index.parse.tree import inner_text, lines, load

_CHAPTER_LIMIT = 16 << 20
_BOOK_LIMIT = 256 << 20
_MOST_CHAPTERS = 5000
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_HEADINGS = ("h1", "h2", "h3")
# What zipfile and lxml let through on files that are not what they say.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)


@dataclass(slots=True)
class _Book:
    """What an EPUB says of itself."""

    archive: zipfile.ZipFile
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    language: str = ""
    chapters: list[str] = field(default_factory=list)
    """Names of the files of the spine, in order of reading."""
    encrypted: frozenset[str] = frozenset()
    left: int = _BOOK_LIMIT

    def read(self, name: str) -> bytes:
        """Return a file of the book. Raises one of `_FAULTS`, ValueError where it is too large."""
        with self.archive.open(name) as stream:
            content = stream.read(min(_CHAPTER_LIMIT, self.left) + 1)
        self.left -= len(content)
        if len(content) > _CHAPTER_LIMIT or self.left < 0:
            raise ValueError("too large")
        return content


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return an article for every chapter with text; covers and the like have none and are left out."""
    try:
        book = _opened(document.content)
    except _FAULTS as error:
        return (Rejected(document.name, f"is no EPUB that can be read ({_words(error)})"),)
    if not book.chapters:
        return (Rejected(document.name, "is an EPUB without chapters"),)
    return tuple(_chapters(document, book)) or (Rejected(document.name, "has no text to read"),)


def _words(error: Exception) -> str:
    return one_line(str(error))[:80].rstrip(".") or type(error).__name__


def _opened(content: bytes) -> _Book:
    book = _Book(zipfile.ZipFile(BytesIO(content)))
    names = set(book.archive.namelist())
    if _CONTAINER not in names:
        raise ValueError(f"{_CONTAINER} is missing")
    package = _first(_xml(book.read(_CONTAINER)), "rootfile", "full-path")
    root = _xml(book.read(package))
    book.title = _said(root, "title")[:1][0] if _said(root, "title") else ""
    book.authors = names_of(_said(root, "creator"))
    book.publisher = next(iter(_said(root, "publisher")), "")
    book.published = next(iter(_said(root, "date")), "")
    book.language = next(iter(_said(root, "language")), "")
    book.chapters = _spine(root, dirname(package))
    if _ENCRYPTION in names:
        book.encrypted = frozenset(
            unquote(str(each.get("URI"))) for each in _xml(book.read(_ENCRYPTION)).iter("{*}CipherReference")
        )
    return book


def _xml(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root is None:
        raise ValueError("its table of contents is no XML")
    return root


def _first(root: etree._Element, tag: str, key: str) -> str:
    return next(str(each.get(key)) for each in root.iter(f"{{*}}{tag}") if each.get(key))


def _said(root: etree._Element, name: str) -> list[str]:
    found = root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    return [text for each in found if (text := one_line("".join(each.itertext())))]


def _spine(root: etree._Element, folder: str) -> list[str]:
    items = {each.get("id"): each for each in root.iter("{*}item")}
    chapters: dict[str, None] = {}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("href") and item.get("media-type") in _PAGES:
            name = normpath(join(folder, unquote(str(item.get("href")).partition("#")[0])))
            chapters.setdefault(name)
    return list(chapters)[:_MOST_CHAPTERS]


def _chapters(document: RawDocument, book: _Book) -> Iterator[Article | Rejected]:
    names = set(book.archive.namelist())
    for number, name in enumerate(book.chapters, start=1):
        if name not in names:
            yield Rejected(f"{document.name}#{name}", "is named in the book and not in it")
            continue
        if name in book.encrypted or book.archive.getinfo(name).flag_bits & 1:
            yield Rejected(f"{document.name}#{name}", "is encrypted")
            continue
        try:
            fields = _chapter(book, name, number)
        except _FAULTS as error:
            yield Rejected(f"{document.name}#{name}", f"cannot be read ({_words(error)})")
            continue
        if fields is not None:
            yield assemble(document, fields, name)


def _chapter(book: _Book, name: str, number: int) -> Fields | None:
    """Return what a chapter says, None when it has no text."""
    root = load(decode_page(book.read(name)).text)
    text = lines(root) if root is not None else []
    if root is None or not text:
        return None
    heading = next((said for each in root.iter(*_HEADINGS) if (said := inner_text(each, 300))), "")
    while heading and len(text) > 1 and text[0] == heading:
        del text[0]
    published, language = moment(book.published), str(root.get("lang") or "")
    origins = {
        "body": "text of the chapter",
        "title": "first heading" if heading else "the book's title" if book.title else "",
        "authors": "dc:creator" if book.authors else "",
        "source": "dc:publisher" if book.publisher else "dc:title" if book.title else "",
        "published": "dc:date" if published else "",
        "language": "dc:language" if book.language else "lang of the page" if language else "",
    }
    return Fields(
        title=heading or (f"{book.title} · {number}" if book.title else ""),
        body="\n\n".join(text),
        authors=book.authors,
        source=book.publisher or book.title or None,
        published=published,
        language=book.language or language or None,
        provenance={field: where for field, where in origins.items() if where},
    )
