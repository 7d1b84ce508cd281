"""Which words of an article a query found, and the stretch that shows them best."""

from index.highlight.snippet import best_window, snippet
from index.highlight.spans import match_spans

__all__ = ["best_window", "match_spans", "snippet"]
