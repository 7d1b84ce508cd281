"""Library: what a front end holds."""

from index.library.library import Library

__all__ = ["Library"]
