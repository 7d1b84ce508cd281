"""Library: what a front end holds."""

from index.library.library import Library
from index.library.values import CORRECTED

__all__ = ["CORRECTED", "Library"]
