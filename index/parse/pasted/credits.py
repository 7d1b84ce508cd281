"""Picture captions and their credits: `Talks in Kaldera (Ana Dorrin / Karst Wire)` → text and credit."""

import re

from index.article import Caption
from index.parse.pasted.cues import AGENCIES, PICTURES

_LONGEST_CREDIT = 90
_AGENCIES = "|".join(
    sorted({form for name in (*AGENCIES, *PICTURES) for form in (name, name.upper())}, key=len, reverse=True)
)
_LABEL = (
    r"(?:photo(?:graph)?s?|foto(?:s|grafie)?|images?|pictures?|bild(?:er)?|imagen|pics?|credits?|quelle"
    r"|picture alliance|grafik|illustration|image credits?|photo credits?|picture credits?|courtesy)"
)
_COPYRIGHT = re.compile(r"\s*(?:©|Ⓒ|\([cC]\)(?= ?[A-Z\d]))\s*")
_LABELLED = re.compile(
    rf"(?:^|(?<=[.!?\"”’»)\]|/,;:–—-])\s*|\s)\(?\[?{_LABEL}\s?(?:by|von|:|/|courtesy of|of)\s*", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_TELLING = re.compile(
    rf"(?<!\w)(?:{_AGENCIES})(?!\w)|\bvia\b|\s/\s|\b(?:photo|foto|file|courtesy|bild|archiv|credit|picture|handout)\b|\bpic\b"
    r"|/[A-Z]{2,}|^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}/[A-Z]"
)
_TAIL = re.compile(rf"(?:\s[—–|-]\s|\.\s+)((?:[^.!?\s]+ ){{0,5}}?(?:{_AGENCIES})(?:[ /][^.!?]{{0,40}})?)\.?$")
_ONLY = re.compile(rf"(?:[^.!?,]{{0,60}}[/,|\s]\s?)?(?:{_AGENCIES})(?:[/ ][^.!?]{{0,40}})?$")


def split_credit(line: str) -> Caption:
    """Return the caption in `line` and, parted from it, photographer and agency as printed.

    The credit comes without ©, brackets and label. A line that is nothing but a credit gives an
    empty text. At most the last 90 characters are taken for a credit.
    """
    line = line.strip()
    start = max(0, len(line) - _LONGEST_CREDIT - 20)
    for cut in (_at_copyright, _at_bracket, _at_label, _at_tail):
        found = cut(line, start)
        if found and (credit := found[1].strip(" .:;,|()[]–—")):
            return Caption(found[0].rstrip(" |-–—([,"), credit)
    return Caption(line)


def _at_copyright(line: str, start: int) -> tuple[str, str] | None:
    match = None
    for match in _COPYRIGHT.finditer(line, start):  # noqa: B007 (the last one counts)
        pass
    return (line[: match.start()], line[match.end() :]) if match else None


def _at_bracket(line: str, start: int) -> tuple[str, str] | None:
    match = _BRACKETED.search(line, start)
    if not match or not _TELLING.search(match[1]):
        return None
    label = _LABELLED.match(match[1])
    return line[: match.start()], match[1][label.end() :] if label else match[1]


def _at_label(line: str, start: int) -> tuple[str, str] | None:
    match = None
    for match in _LABELLED.finditer(line, start):
        if not line[match.end() : match.end() + 1].islower():
            break
    else:
        return None
    credit = line[match.end() :]
    return (line[: match.start()], credit) if len(credit.split()) <= 14 else None


def _at_tail(line: str, start: int) -> tuple[str, str] | None:
    if len(line) <= _LONGEST_CREDIT and _ONLY.fullmatch(line):
        return "", line
    match = _TAIL.search(line, start)
    return (line[: match.start()] + ("." if line[match.start()] == "." else ""), match[1]) if match else None
