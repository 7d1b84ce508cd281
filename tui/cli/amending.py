"""Commands for what a person sets right in an article, and for where its values come from."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from index import Article, Library, article_to_json, printable
from tui.cli.mapping import ALSO
from tui.cli.output import put, put_json, say
from tui.cli.statuses import NOTHING

_FIELDS = (*Library.correctable, "body", "captions")
_FEW = 200
"""Articles that are looked through for names at once."""
_WIDTH = 60


def read_corrections(pairs: Sequence[str], withdrawn: Sequence[str]) -> dict[str, str | None]:
    """Return what `FIELD=VALUE` arguments ask for, by field; None for those that are `withdrawn`.

    Raises:
        click.UsageError: one is no such pair, or names a field that cannot be corrected or one twice.
    """
    asked: dict[str, str | None] = {}
    for pair in (*pairs, *withdrawn):
        name, equals, value = pair.partition("=")
        if pair in pairs and not equals:
            raise click.UsageError(f"{pair!r} is not FIELD=VALUE, such as title=…; FIELD= takes the field away")
        field = _field(name)
        if field in asked:
            raise click.UsageError(f"{field} is given twice")
        asked[field] = value if equals else None
    return asked


def _field(name: str) -> str:
    field = ALSO.get(name.strip().lower(), name.strip().lower())
    if field not in Library.correctable:
        near = difflib.get_close_matches(field, Library.correctable, 1)
        hint = f"did you mean {near[0]}?" if near else f"what can is {', '.join(Library.correctable)}"
        raise click.UsageError(f"{name.strip()!r} cannot be corrected; {hint}")
    return field


def correct(path: Path, id: str, asked: Mapping[str, str | None], *, as_json: bool) -> int:
    """Set fields of an article right, or (with nothing asked) print what was."""
    with Library.open(path) as library:
        key = library.key(id)
        changed = library.correct(key, asked) if asked else ()
        if changed and library.pending() <= _FEW:
            library.look_through()
        article, fields = library.article(id), library.corrected(key)
    shown = list(asked) if asked else list(fields)
    if as_json:
        form = article_to_json(article)
        put_json({"id": id, "changed": list(changed), "corrected": {field: form[field] for field in fields}}, indent=1)
    else:
        for line in _origins(article, shown):
            put(line)
    if not shown and not as_json:
        say(f"nothing was set right in {printable(id)}; broadsheet set ID FIELD=VALUE does so")
    if asked:
        say(f"{len(changed)} changed; broadsheet undo takes it back" if changed else "nothing is changed by that")
    return 0 if shown else NOTHING


def provenance(path: Path, id: str) -> int:
    """Print where each value of an article came from; of one that was corrected, also what was read."""
    with Library.open(path) as library:
        article, read = library.article(id), library.as_read(library.key(id))
        corrected = library.corrected(library.key(id))
    for field in _FIELDS:
        if _value(article, field) or field in article.provenance:
            for line in _origins(article, [field]):
                put(line)
            if field in corrected:
                before = f"{_origin(read, field)}: {_value(read, field)}" if _value(read, field) else "nothing"
                put(f"{'':<11}  in place of {before}")
    for field in article.provenance:
        if field not in _FIELDS:
            put(f"{field:<11}  {printable(article.provenance[field])}")
    return 0


def _origins(article: Article, fields: Sequence[str]) -> Iterator[str]:
    """Yield a line for each field: its name, where its value came from, the value or how it begins."""
    for field in fields:
        yield f"{field:<11}  {_origin(article, field):<24}  {_value(article, field) or '(nothing)'}"


def _origin(article: Article, field: str) -> str:
    return printable(article.provenance.get(field, "")) or "not said"


def _value(article: Article, field: str) -> str:
    if field == "captions":
        return f"{len(article.captions)} of pictures" if article.captions else ""
    value = article_to_json(article)[field]
    text = printable("; ".join(value) if isinstance(value, list) else value or "")
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH].rstrip()}…"
