"""Search: the Whoosh index, always to be made again from the store. The only package that knows Whoosh."""

from index.search.asking import Found
from index.search.compile import Resolve
from index.search.doubting import DamagedIndex
from index.search.index import Index, Written
from index.search.known import Known
from index.search.likeness import Likeness
from index.search.ordering import Stories
from index.search.suggesting import Alternative, Suggesting

__all__ = [
    "Alternative",
    "DamagedIndex",
    "Found",
    "Index",
    "Known",
    "Likeness",
    "Resolve",
    "Stories",
    "Suggesting",
    "Written",
]
