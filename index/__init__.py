"""Everything but the screen: articles read, parsed, extracted, stored and found.

with Library.open("library", create=True) as library:
    library.add(["articles/"])
    results = library.search('title:ceasefire "back channel"')
    for row in library.rows(results, 0, 20):
        print(row.title)
"""

from typing import TYPE_CHECKING

from index.lazily import lazily

if TYPE_CHECKING:
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
    from index.citations import citation
    from index.difference import Passage, Piece
    from index.editions import Version
    from index.errors import (
        AmbiguousEntity,
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
        UnknownEntity,
        UnknownName,
        UnusableName,
        UnusableValue,
    )
    from index.json_form import article_to_json, extraction_to_json, when_to_json
    from index.library import Library
    from index.library.exporting import ExportFormat, note_to_json
    from index.pipeline import digest_paths, settled_changes
    from index.plain import printable
    from index.query import (
        And,
        Everything,
        Like,
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
    from index.related import (
        Account,
        Brief,
        Companion,
        Dispute,
        Event,
        Excerpt,
        Gathered,
        Portrait,
        Quotation,
        Reported,
        Spelling,
        Voice,
    )
    from index.results import (
        Explanation,
        Hit,
        Info,
        Joined,
        MergedEntity,
        Named,
        Note,
        Progress,
        Reading,
        Reason,
        Report,
        Results,
        Row,
        SavedSearch,
        Sort,
        Suggestion,
        Tag,
    )
    from index.sentences import sentence_spans

__all__ = [
    "Account",
    "AmbiguousEntity",
    "And",
    "Article",
    "Brief",
    "BroadsheetError",
    "Caption",
    "Companion",
    "DateMention",
    "Dispute",
    "Entity",
    "EntityType",
    "Event",
    "Everything",
    "Excerpt",
    "Explanation",
    "ExportFormat",
    "Extraction",
    "Gathered",
    "Hit",
    "Info",
    "Joined",
    "Library",
    "LibraryError",
    "Like",
    "LockedLibrary",
    "MergedEntity",
    "MissingLibrary",
    "Named",
    "NewerLibrary",
    "Not",
    "NotALibrary",
    "Note",
    "NumberMention",
    "OlderLibrary",
    "Or",
    "Passage",
    "Phrase",
    "Piece",
    "Portrait",
    "Prefix",
    "Progress",
    "Query",
    "QueryError",
    "Quotation",
    "Quote",
    "RawDocument",
    "Reading",
    "Reason",
    "Rejected",
    "Report",
    "Reported",
    "Results",
    "Row",
    "SavedSearch",
    "SearchCancelled",
    "Sort",
    "Span",
    "Spelling",
    "Suggestion",
    "Tag",
    "UnknownArticle",
    "UnknownEntity",
    "UnknownName",
    "UnusableName",
    "UnusableValue",
    "Version",
    "Voice",
    "When",
    "Word",
    "article_to_json",
    "asks_for_names",
    "citation",
    "digest_paths",
    "extraction_to_json",
    "narrow",
    "note_to_json",
    "parse_query",
    "printable",
    "sentence_spans",
    "settled_changes",
    "to_text",
    "when_to_json",
    "without",
]

_HOMES = [  # looked through in this order: what a first frame needs comes first
    "article",
    "errors",
    "results",
    "plain",
    "sentences",
    "library",
    "query",
    "json_form",
    "pipeline",
    "related",
    "editions",
    "difference",
    "citations",
    "library.exporting",
]

__getattr__ = lazily("index", __all__, _HOMES)  # a child process that parses articles needs next to nothing of it
