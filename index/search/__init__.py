"""Search: the Whoosh index, always to be made again from the store. The only package that knows Whoosh."""

from index.search.index import DamagedIndex, Found, Index

__all__ = ["DamagedIndex", "Found", "Index"]
