"""Pictures and set-off quotations of a page."""

import re

from index.article import Caption
from index.parse.html.gather import is_aside
from index.parse.html.page import Page
from index.parse.pasted.credits import split_credit
from index.parse.tree import inner_text

_CREDIT = re.compile(r"(?i)credit|copyright|source|photographer|quelle")
_PULLED = re.compile(r"(?i)pull-?_?quote|quote-?pull|(?:^|\s)pull(?:\s|$)")
_LONGEST = 1000
_MOST = 200


def find_captions(page: Page) -> list[tuple[str, Caption]]:
    """Return each caption of the article: its whole text as it stands on the page, and parted into text and credit."""
    found: dict[str, Caption] = {}
    for element in page.root.iter("figcaption"):
        whole = inner_text(element)
        if not whole or whole in found or len(whole) > _LONGEST or len(found) >= _MOST or is_aside(element):
            continue
        marked = next(
            (each for each in element.iter() if each is not element and _CREDIT.search(each.get("class") or "")), None
        )
        credit = inner_text(marked) if marked is not None else ""
        if credit and whole.endswith(credit):
            parted = split_credit(credit)
            found[whole] = Caption(whole.removesuffix(credit).strip(), parted.credit or credit)
        else:
            found[whole] = split_credit(whole)
    return list(found.items())


def find_pull_quotes(page: Page) -> list[str]:
    """Return the sentences that the page shows a second time, large, to draw readers in."""
    elements = (element for element in page.root.iter("aside", "blockquote", "div", "figure", "p"))
    marked = (element for element in elements if _PULLED.search(element.get("class") or ""))
    return list(dict.fromkeys(text for element in marked if 0 < len(text := inner_text(element)) <= _LONGEST))[:_MOST]
