"""Decode: bytes become text."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web means by these names: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1", "latin-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_SEVEN_BIT = re.compile("iso2022|hz|utf-(?:16|32)")
_NO_CHARSET = frozenset(
    ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem")
)
# The encodings worth a guess, of those that are as likely the first; more of them only make short texts guess wildly.
_GUESSES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
]
_SAMPLE = 32 << 10
_FEW = 50
"""A text with fewer faults than one in so many of its characters beyond ASCII is UTF-8 all the same."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how sure its letters are."""

    text: str
    notice: str | None = None
    """A sentence where the encoding had to be guessed."""


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `content`; never raises.

    In order: byte order mark, valid UTF-8, the `declared` encoding, UTF-8 with few faults, a guess. Valid UTF-8 comes
    before the declaration, which pages keep when they are saved anew; ASCII text is the same either way.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, "replace"))
    named = known_encoding(declared)
    if named and _SEVEN_BIT.match(named):
        return _as_declared(content, named)
    wide = _utf16_without_mark(content)
    if wide:
        return Decoded(content.decode(wide, "replace"))
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        return _not_utf8(content, named)


def known_encoding(name: str | None) -> str | None:
    """Return the codec that the web means by `name`, None when there is none that gives text."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
        b"x".decode(found, "replace")  # refuses codecs from bytes to bytes, such as base64
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if found in _NO_CHARSET else _MEANT.get(found, found)


def _as_declared(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    faults = text.count("\ufffd")
    return Decoded(text, f"{faults} characters could not be decoded as {encoding}" if faults else None)


def _not_utf8(content: bytes, named: str | None) -> Decoded:
    if named and named != "utf-8":
        text = content.decode(named, "replace")
        if text.count("\ufffd") * _FEW <= len(text):
            return Decoded(text)
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") * _FEW < sum(map("\x7f".__lt__, text)):
        return _as_declared(content, "utf-8")
    encoding = _guess(content) or "cp1252"
    return Decoded(content.decode(encoding, "replace"), f"the encoding is not declared; {encoding} is a guess")


def _guess(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    start = next((place for place, byte in enumerate(content) if byte > 127), 0)
    sample = content[max(0, start - 256) :][:_SAMPLE]
    found = list(from_bytes(sample, cp_isolation=_GUESSES))
    alike = [each for each in found if (each.chaos, each.coherence) == (found[0].chaos, found[0].coherence)]
    # Where two fit alike, its own first is cp1250: `Genčve` for Genève
    names = {name for each in alike for name in each.could_be_from_charset}
    return next((name for name in _GUESSES if name in names), None)


def _utf16_without_mark(content: bytes) -> str | None:
    head = content[:4096]
    nuls = head.count(0)
    if nuls * 4 < len(head) or not nuls:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
