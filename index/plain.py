"""Plain text: what may be shown on a terminal. The text of an article is hostile until it has been through here."""

import re
import unicodedata

# C0 but \t \n, DEL, C1; marks, embeddings and isolates of bidi; invisible tag characters; surrogates (bytes of a file
# name that are no UTF-8)
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
# What a terminal would have obeyed: CSI sequences, OSC and other strings with their end, two-byte escapes
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)|\x1b[ -/]*[0-~]"
)
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BREAK_MARKS = "\r\x0b\x0c\x85\u2028\u2029"


def clean(text: str) -> str:
    """Return `text` in NFC, every line break a newline, without escapes, control, bidi and invisible characters."""
    if text.isascii() and not text.encode().translate(None, _HARMLESS):  # most texts, in a tenth of the time
        return text
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    if any(mark in text for mark in _BREAK_MARKS):  # six plain searches take a tenth of the pattern's time
        text = _BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text))


def printable(text: str) -> str:
    """Return `text` on one line, unsafe characters as `\\x1b`: for names and messages that must stay telling."""
    return _UNSAFE.sub(_escape, _BREAKS.sub(" ", text).replace("\n", " ").replace("\t", " "))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
