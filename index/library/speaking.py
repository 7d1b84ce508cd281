"""What of all that is said a query asks for."""

from collections.abc import Iterable

from index.highlight import match_spans, wanted_in
from index.query.tree import And, Exact, Or, Phrase, Prefix, Query, Word
from index.relations.speech import Wanted
from index.store import Store


def speech_test(store: Store, tree: Query) -> Wanted | None:
    """Return what tells which quotations `speaker:` and `quote:` in the tree ask for; None where it asks for all.

    `quote:` asks for direct speech, `speaker:` for all that somebody says. What is under a Not leaves out articles and
    asks for nothing in those that are left.
    """
    match tree:
        case And(children):
            return _every(test for child in children if (test := speech_test(store, child)))
        case Or(children):
            tests = [speech_test(store, child) for child in children]
            return _some([test for test in tests if test]) if all(tests) else None
        case Word(field="speaker") | Phrase(field="speaker") | Prefix(field="speaker") | Exact(field="speaker"):
            prefix, just = isinstance(tree, Prefix), isinstance(tree, Phrase)
            entities = set(store.names.keys("speaker", tree.text, prefix=prefix, just=just))
            return lambda quote, speaker, is_direct: speaker in entities
        case _ if _is_said(tree):
            return lambda quote, speaker, is_direct: is_direct and bool(match_spans(quote.text, tree, "quote"))
        case _:
            return None


def _is_said(tree: Query) -> bool:
    """Tell whether a leaf or `Near` is about direct speech alone."""
    return any(wanted_in(tree, "quote")) and not any(wanted_in(tree, "standfirst")) and not isinstance(tree, And | Or)


def _every(tests: Iterable[Wanted]) -> Wanted | None:
    found = list(tests)
    return (lambda quote, speaker, is_direct: all(test(quote, speaker, is_direct) for test in found)) if found else None


def _some(tests: list[Wanted]) -> Wanted:
    return lambda quote, speaker, is_direct: any(test(quote, speaker, is_direct) for test in tests)
