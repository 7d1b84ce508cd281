"""`--map title=headline,body=text`: which columns or keys of records hold which field of an article."""

import difflib

import click

FIELDS = ("title", "body", "standfirst", "authors", "source", "url", "published", "updated", "language", "id")
ALSO = {
    "author": "authors",
    "byline": "authors",
    "date": "published",
    "text": "body",
    "headline": "title",
    "outlet": "source",
}
"""What people call a field too."""


def read_mapping(context: click.Context, parameter: click.Parameter, value: str | None) -> dict[str, str]:
    """Return the columns by the fields that `value` names; a click callback.

    Raises:
        click.BadParameter: it is no such list, or names a field that articles do not have or one twice.
    """
    mapping: dict[str, str] = {}
    for pair in (value or "").split(",") if value is not None else ():
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not (field and equals and column):
            raise click.BadParameter(f"{pair.strip()!r} is not FIELD=COLUMN, such as title=headline")
        field = ALSO.get(field.lower(), field.lower())
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, 1)
            hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(FIELDS)}"
            raise click.BadParameter(f"articles have no field {field!r}; {hint}")
        if field in mapping:
            raise click.BadParameter(f"{field} is mapped twice")
        mapping[field] = column
    return mapping


map_option = click.option(
    "--map",
    "mapping",
    callback=read_mapping,
    metavar="FIELD=COLUMN,…",
    help="Where the fields of records stand (CSV, TSV, JSON): title=headline,body=text.",
)
"""The option that says where the fields of records stand."""
