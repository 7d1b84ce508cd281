"""The lines of the article itself within the main run of prose, and the captions that stand between them."""

import re

from index.parse.pasted.page import Page

_CAPTION_WORDS = 70
_BEFORE, _AFTER = 12, 3  # lines around the run in which a caption may stand
_SUBHEAD_WORDS = 16
_NAME_WORDS = 3  # a line of fewer that looks like a name is none but a name
_SHOWING = re.compile(
    r"^pictured\b|(?:^|, )(?:from )?(?:(?:second|third|far) (?:from )?)?"
    r"(?:left|right|cent(?:er|re))(?: to (?:left|right))?[,:] "
    r"|\((?:l|r|left|right|cent(?:er|re)|li|re|links|rechts|mitte|izq|der|izquierda|derecha|à gauche|à droite)\.?\)"
    r"|^v\. ?l\.|\b(?:v\. ?l\. ?n\. ?r\.|von links|de gauche à droite|de izquierda a derecha|da sinistra|från vänster"
    r"|fra venstre|van links)",
    re.IGNORECASE,
)
"""How a caption says who of those in the picture is who."""


def caption_lines(page: Page) -> frozenset[int]:
    """Return the lines under pictures around the main run.

    They have a credit, stand above a bare credit, or say where in the picture somebody is.
    """
    found: set[int] = set()
    for index in range(max(0, page.start - _BEFORE), min(len(page.lines), page.stop + _AFTER)):
        shape = page.shapes[index]
        if shape.words > _CAPTION_WORDS or not (shape.credit or _shows(page, index)):
            continue
        if shape.only_credit and "by" in shape.cues and shape.names:
            continue
        found.add(index)
        if shape.only_credit and index and _is_caption_above(page, index):
            found.add(index - 1)
    return frozenset(found)


def _shows(page: Page, index: int) -> bool:
    return not page.shapes[index].quoted and bool(_SHOWING.search(page.lines[index].text))


def _is_caption_above(page: Page, credit: int) -> bool:
    above = page.shapes[credit - 1]
    return (
        not page.lines[credit].blanks
        and page.lines[credit - 1].blanks > 0
        and above.words <= 40
        and not above.furniture
        and not above.dated
        and page.count[above.key] == 1
    )


def body_lines(page: Page, captions: frozenset[int]) -> frozenset[int]:
    """Return the lines of the body: prose, sentences and speech in the main run, and the subheads above them."""
    if page.bare:
        return frozenset(range(len(page.lines))) - captions
    if page.start == page.stop:  # nothing but short lines: all that is no furniture
        return frozenset(index for index, shape in enumerate(page.shapes) if not shape.furniture) - captions
    body: set[int] = set()
    seen: set[str] = set()
    for index in range(page.start, page.stop):
        if index in captions:
            continue
        shape = page.shapes[index]
        if shape.key not in seen and _is_text(page, index):
            body.add(index)
            seen.add(shape.key)
    if not body:  # an article of one short paragraph looks like a teaser
        body = {index for index in range(page.start, page.stop) if page.shapes[index].prose} - captions
    body |= _subheads(page, body, captions)
    return frozenset(body)


def _is_text(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    if shape.furniture or index in page.lonely:
        return False
    if shape.prose or shape.sentence:
        return not _aside(page, index)
    return (shape.quoted or shape.end == "colon" or (shape.end == "stop" and shape.words > 1)) and shape.words >= 3


def _aside(page: Page, index: int) -> bool:
    """Tell by the blank lines: a block set apart above and joined to what follows is a caption or a teaser."""
    apart = page.gap == 1 and page.lines[index].blanks >= 2
    return apart and page.after(index) == 0 and page.shapes[index].words <= 45


def _subheads(page: Page, body: set[int], captions: frozenset[int]) -> set[int]:
    """A single short line, said once, with text right below and text (or a caption) above."""
    found = set()
    for index in range(page.start + 1, page.stop - 1):
        shape = page.shapes[index]
        if (
            index in body
            or index in captions
            or shape.furniture
            or (shape.names and shape.words < _NAME_WORDS)
            or shape.dated
            or page.count[shape.key] > 1
        ):
            continue
        above = index - 1 in body or index - 1 in captions or page.shapes[index - 1].furniture
        if above and index + 1 in body and 0 < shape.words <= _SUBHEAD_WORDS and shape.end != "comma":
            found.add(index)
    return found
