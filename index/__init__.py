"""Everything but the screen: articles read, parsed, extracted, stored and found.

with Library.open("library", create=True) as library:
    library.add(["articles/"])
    results = library.search('title:ceasefire "back channel"')
    for row in library.rows(results, 0, 20):
        print(row.title)
"""

from index.article import (
    Article,
    Caption,
    DateMention,
    Entity,
    EntityType,
    Extraction,
    NumberMention,
    Quote,
    RawDocument,
    Rejected,
    Span,
    When,
)
from index.errors import (
    BroadsheetError,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    OlderLibrary,
    QueryError,
    SearchCancelled,
    UnknownArticle,
)
from index.json_form import article_to_json, extraction_to_json, when_to_json
from index.library import Library
from index.pipeline import digest_paths
from index.plain import printable
from index.query import (
    And,
    Everything,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
    asks_for_names,
    narrow,
    parse_query,
    to_text,
    without,
)
from index.results import Hit, Info, MergedEntity, Named, Progress, Reading, Report, Results, Row, Sort

__all__ = [
    "And",
    "Article",
    "BroadsheetError",
    "Caption",
    "DateMention",
    "Entity",
    "EntityType",
    "Everything",
    "Extraction",
    "Hit",
    "Info",
    "Library",
    "LibraryError",
    "LockedLibrary",
    "MergedEntity",
    "MissingLibrary",
    "Named",
    "NewerLibrary",
    "Not",
    "NotALibrary",
    "NumberMention",
    "OlderLibrary",
    "Or",
    "Phrase",
    "Prefix",
    "Progress",
    "Query",
    "QueryError",
    "Quote",
    "RawDocument",
    "Reading",
    "Rejected",
    "Report",
    "Results",
    "Row",
    "SearchCancelled",
    "Sort",
    "Span",
    "UnknownArticle",
    "When",
    "Word",
    "article_to_json",
    "asks_for_names",
    "digest_paths",
    "extraction_to_json",
    "narrow",
    "parse_query",
    "printable",
    "to_text",
    "when_to_json",
    "without",
]
