"""What comes before a question: the index brought up to date, names looked for, each said and done once."""

from collections.abc import Callable
from functools import partial

from index import BroadsheetError, Library, LibraryError, Results, Saved, Sort, asks_for_names, parse_query, printable
from tui.cli.output import ProgressLine, say
from tui.widgets.wording import counted


def ready(library: Library) -> None:
    """Bring the index up to date first where another process left it behind; say so, and go on if that cannot be.

    Of a library without articles say that, and what to do.
    """
    if not library.count():
        say("the library has no articles yet: broadsheet add FOLDER")
    if not library.behind():
        return
    say("the index is missing or behind; bringing it up to date")
    _try(library.catch_up)


def ready_names(library: Library) -> None:
    """Look for names first in articles that nobody has looked through."""
    if pending := library.pending():
        say(f"looking for names in {counted(pending, 'article')}, this once")
        _try(library.look_through)


def ask(
    library: Library, query: str, *, sort: Sort = "relevance", strict: bool = False, names: bool = False
) -> Results:
    """Return what a query finds, all done first that it needs: with `names`, and where it asks for some, looking."""
    ready(library)
    asked = parse_query(query, strict=strict).tree
    if names or asks_for_names(library.written_out(asked)):
        ready_names(library)
    results = answer(library, query, sort=sort, strict=strict)
    if isinstance(asked, Saved):
        library.look_at_search(asked.name)
    return results


def answer(library: Library, query: str, *, sort: Sort = "relevance", strict: bool = False) -> Results:
    """Return what a query finds; an index that turns out to be damaged is made anew first.

    Raises:
        LibraryError: there is no sound index. That is not the same as that nothing was found.
    """
    results = library.search(query, sort=sort, strict=strict)
    if results.unanswered and not library.behind():
        say("the index is damaged; making it anew")
        _try(partial(library.catch_up, anew=True))
        results = library.search(query, sort=sort, strict=strict)
    if results.unanswered:
        raise LibraryError(library.path, results.notices[-1])
    return results


def _try(work: Callable[..., object]) -> None:
    """Do it with its progress shown; say what hinders it, and go on without."""
    line = ProgressLine()
    try:
        work(progress=line)
    except BroadsheetError as error:
        say(printable(str(error)))
    finally:
        line.end()
