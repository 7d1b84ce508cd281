"""Which outlet a page belongs to."""

from index.parse.html.page import Page
from index.parse.outlets import outlet_name


def find_source(page: Page) -> tuple[str | None, str]:
    """Return the outlet's name and where it came from: what the page calls itself, else the address it gives."""
    if page.sites:
        return outlet_name(page.sites[0].text), page.sites[0].where
    name = outlet_name(None, page.url)
    return name, "address of the page" if name else ""
