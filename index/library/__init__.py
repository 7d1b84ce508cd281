"""Library: what a front end holds."""

from typing import TYPE_CHECKING

from index.lazily import lazily

if TYPE_CHECKING:
    from index.library.library import Library

__all__ = ["Library"]

__getattr__ = lazily("index.library", __all__, ["library"])
