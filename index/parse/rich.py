"""Rich text inside other formats: a field of a record or a feed that may hold HTML becomes plain text."""

import html
import re

_TAG = re.compile(
    r"(?i)</?(?:p|br|div|span|a|b|i|em|strong|u|ul|ol|li|h[1-6]|img|blockquote|figure|table|pre|article|section|hr|sup|sub)"
    r"(?:\s[^<>]{0,2000})?/?>"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,6});")


def is_rich(text: str) -> bool:
    """Tell whether `text` holds HTML tags, not just angle brackets (`OIL <SRD>` is plain)."""
    return "<" in text and _TAG.search(text) is not None


def plain_text(text: str) -> str:
    """Return `text` without markup: paragraphs parted by a blank line where it was HTML, unchanged where it was not."""
    if is_rich(text):
        from index.parse.tree import block_text, load  # lxml only where it is needed

        root = load(text)
        return block_text(root) if root is not None else _TAG.sub(" ", text)
    if "&" in text and _ENTITY.search(text):
        return html.unescape(text)
    return text
