"""A second reader for PDFs that the first gives up on: pdfminer.six, of the extra [pdf]."""

from io import BytesIO

from index.parse.pdf.faults import FAULTS

MISSING = 'pip install "broadsheet[pdf]" adds a second reader, which may do'
_MOST_PAGES = 300


def read_again(content: bytes) -> str | None:
    """Return the text of a PDF, paragraphs parted by blank lines; empty when there is none, None without the reader."""
    try:
        from pdfminer.high_level import extract_text
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
    except ImportError:
        return None
    try:
        return str(extract_text(BytesIO(content), maxpages=_MOST_PAGES)).replace("\f", "\n\n")
    except (*FAULTS, PDFException, PSException):
        return ""
