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
    from index.answers import (
        Explanation,
        Hit,
        Info,
        Joined,
        MergedEntity,
        Progress,
        Reason,
        Report,
        Suggestion,
    )
    from index.article import (
        Article,
        Caption,
        DateMention,
        Entity,
        EntityType,
        Extraction,
        NumberMention,
        Quote,
        Span,
        When,
        field_called,
    )
    from index.citations import citation
    from index.compared import Compared, Comparison, Had
    from index.difference import Passage, Piece
    from index.editions import Version
    from index.errors import (
        AmbiguousEntity,
        BroadsheetError,
        LibraryError,
        LockedLibrary,
        MissingExtra,
        MissingLibrary,
        NewerLibrary,
        NotALibrary,
        OlderLibrary,
        QueryError,
        ReplacedLibrary,
        SearchCancelled,
        UnknownArticle,
        UnknownEntity,
        UnknownName,
        UnusableName,
        UnusableTagger,
        UnusableValue,
    )
    from index.inputs import RawDocument, Rejected
    from index.json_form import article_to_json, extraction_to_json, when_to_json
    from index.library import Library
    from index.library.exporting import ExportFormat, note_to_json
    from index.personal import Bookmark, Note, SavedSearch, Tag
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
        Saved,
        Word,
        asks_for_names,
        narrow,
        parse_query,
        to_text,
        without,
    )
    from index.related import (
        Account,
        Bar,
        Brief,
        Companion,
        Dispute,
        Event,
        Excerpt,
        Gathered,
        Period,
        Portrait,
        Quotation,
        Quoted,
        Reported,
        Spelling,
        Voice,
    )
    from index.results import Named, Reading, Results, Row, Sort
    from index.sentences import sentence_spans
    from index.store import count_articles

__all__ = [
    "Account",
    "AmbiguousEntity",
    "And",
    "Article",
    "Bar",
    "Bookmark",
    "Brief",
    "BroadsheetError",
    "Caption",
    "Companion",
    "Compared",
    "Comparison",
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
    "Had",
    "Hit",
    "Info",
    "Joined",
    "Library",
    "LibraryError",
    "Like",
    "LockedLibrary",
    "MergedEntity",
    "MissingExtra",
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
    "Period",
    "Phrase",
    "Piece",
    "Portrait",
    "Prefix",
    "Progress",
    "Query",
    "QueryError",
    "Quotation",
    "Quote",
    "Quoted",
    "RawDocument",
    "Reading",
    "Reason",
    "Rejected",
    "ReplacedLibrary",
    "Report",
    "Reported",
    "Results",
    "Row",
    "Saved",
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
    "UnusableTagger",
    "UnusableValue",
    "Version",
    "Voice",
    "When",
    "Word",
    "article_to_json",
    "asks_for_names",
    "citation",
    "count_articles",
    "digest_paths",
    "extraction_to_json",
    "field_called",
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

_HOMES = [  # looked through in this order: what a first article needs comes first
    "errors",
    "plain",
    "store.counting",
    "article",
    "results",
    "library",
    "answers",
    "personal",
    "sentences",
    "query",
    "json_form",
    "pipeline",
    "related",
    "compared",
    "editions",
    "difference",
    "citations",
    "inputs",
    "library.exporting",
]

__getattr__ = lazily("index", __all__, _HOMES)  # a child process that parses articles needs next to nothing of it
