"""Store: SQLite, the record of truth. What is here can not be made again; the index can."""

from index.store.entities import folded
from index.store.given_names import folded_name
from index.store.looking import Part
from index.store.store import FILE, Store

__all__ = ["FILE", "Part", "Store", "folded", "folded_name"]
