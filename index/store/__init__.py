"""Store: SQLite, the record of truth. What is here can not be made again; the index can."""

from typing import TYPE_CHECKING

from index.lazily import lazily

if TYPE_CHECKING:
    from index.store.counting import count_articles
    from index.store.entities import folded
    from index.store.given_names import folded_name
    from index.store.looking import Part
    from index.store.store import Store

__all__ = ["Part", "Store", "count_articles", "folded", "folded_name"]

__getattr__ = lazily("index.store", __all__, ["counting", "given_names", "entities", "looking", "store"])
