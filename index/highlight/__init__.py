"""Which words of an article a query found, and the stretch that shows them best."""

from index.highlight.located import STRIDE, Located
from index.highlight.places import Places, wanted_in
from index.highlight.snippet import snippet
from index.highlight.spans import match_spans

__all__ = ["STRIDE", "Located", "Places", "match_spans", "snippet", "wanted_in"]
