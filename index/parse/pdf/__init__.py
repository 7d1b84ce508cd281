"""PDF with a text layer → lines where they stand → blocks in the order of reading → the fields of a pasted page."""

import logging
import time
import zlib
from dataclasses import dataclass, field, replace
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from index.article import Article
from index.inputs import RawDocument, Rejected
from index.parse.assemble import assemble, one_line
from index.parse.fields import Fields
from index.parse.pasted import parse_text
from index.parse.pdf.blocks import Block, blocks_of, join_across
from index.parse.pdf.faults import FAULTS
from index.parse.pdf.running import without_running
from index.parse.pdf.runs import Run, lines_of, run
from index.parse.pdf.second import MISSING, read_again
from index.plain import clean

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs each fault it gets over

_MOST_PAGES = 1000
_SECONDS = 15.0
"""Of processor time; a child has about twice that."""
_MOST_RUNS = 200_000
_HEADING = 1.25  # times the size of the text
_TELLING = 15
"""Letters of a block that cannot stand in a title by chance."""
_FEW = 12
"""Letters a page, below which a PDF is a pile of pictures."""
_FAULTS = (*FAULTS, PyPdfError, zlib.error)


@dataclass(slots=True)
class _Text:
    """The text layer of a file."""

    pages: list[list[Run]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    faulty: int = 0
    """Pages that could not be read."""
    left: int = 0
    """Pages behind the limits."""


def parse(document: RawDocument) -> tuple[Article | Rejected, ...]:
    """Return the one article of a PDF."""
    try:
        reader = PdfReader(BytesIO(document.content))
        if reader.is_encrypted and not reader.decrypt(""):
            return (Rejected(document.name, "is encrypted: it opens with a password only"),)
        text = _read(reader)
        title = _own_title(reader)
    except (FileNotDecryptedError, ImportError):
        return (Rejected(document.name, "is encrypted"),)
    except _FAULTS as error:
        return (_again(document, f"is no PDF that can be read ({_words(error)})"),)
    letters = sum(len(line.text) for lines in text.pages for line in lines)
    if letters < _FEW * max(1, len(text.pages)):
        return (_without_text(document, text),)
    return (assemble(document, _fields(text, title)),)


def _read(reader: PdfReader) -> _Text:
    text = _Text()
    end = time.process_time() + _SECONDS
    runs = 0
    count = len(reader.pages)
    for number in range(count):
        if number == _MOST_PAGES or runs > _MOST_RUNS or time.process_time() > end:
            text.left = count - number
            break
        try:
            page = reader.pages[number]
            found: list[Run] = []

            def take(text: str, matrix: list[float], inner: list[float], _: object, size: float) -> None:
                if len(found) < _MOST_RUNS and (each := run(matrix, inner, size, text)):  # noqa: B023
                    found.append(each)  # noqa: B023

            page.extract_text(visitor_text=take)
            height = float(page.mediabox.height)
        except FileNotDecryptedError:
            raise
        except _FAULTS:
            text.faulty += 1
            continue
        runs += len(found)
        text.pages.append(lines_of(found))
        text.heights.append(height)
    return text


def _own_title(reader: PdfReader) -> str:
    """Return the title that the file gives itself, which is often one and often the name of a program's file."""
    try:
        about: dict[str, object] = dict(reader.metadata or {})
        return one_line(str(about.get("/Title") or ""))
    except _FAULTS:
        return ""


def _fields(text: _Text, title: str) -> Fields:
    pages, running = without_running(text.pages, text.heights)
    blocks = join_across([block for lines in pages for block in blocks_of(lines)])
    fields = parse_text(clean(_marked(blocks, title)))
    return replace(fields, chrome=(*fields.chrome, *running), notices=(*fields.notices, *_notices(text)))


def _marked(blocks: list[Block], title: str) -> str:
    """Return blocks as paragraphs, headings marked: what stands in the file's own title, else all in large letters."""
    named = {block for block in blocks if len(block.text) >= _TELLING and block.text.casefold() in title.casefold()}
    size = _usual_size(blocks)
    marked = named or {block for block in blocks if block.size > _HEADING * size}
    return "\n\n".join(f"{'# ' * (block in marked)}{block.text}" for block in blocks)


def _usual_size(blocks: list[Block]) -> float:
    """Return the size of the letters in the middle of the text."""
    half = sum(len(block.text) for block in blocks) / 2
    for block in sorted(blocks, key=lambda block: block.size):
        half -= len(block.text)
        if half <= 0:
            return block.size
    return 0.0


def _notices(text: _Text) -> list[str]:
    found = []
    if text.left:
        found.append(f"only the first {len(text.pages) + text.faulty} pages were read, {text.left} are left out")
    if text.faulty:
        found.append(f"{text.faulty} of {len(text.pages) + text.faulty} pages could not be read")
    return found


def _without_text(document: RawDocument, text: _Text) -> Article | Rejected:
    if text.faulty:
        return _again(document, "is a PDF of which no page can be read")
    return Rejected(document.name, "has no text layer: it is a scan, or pictures; text recognition (OCR) can add one")


def _again(document: RawDocument, why: str) -> Article | Rejected:
    """Return what the second reader makes of a PDF that the first gave up on."""
    text = read_again(document.content)
    if text is None:
        return Rejected(document.name, f"{why}; {MISSING}")
    if not text.strip():
        return Rejected(document.name, why)
    return assemble(document, parse_text(clean(text)))


def _words(error: Exception) -> str:
    return one_line(str(error))[:80].rstrip(".") or type(error).__name__
