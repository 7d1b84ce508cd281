"""The commands in which a person decides who is who."""

from functools import partial

import click

from tui.cli import naming
from tui.cli.places import library_of

_OFF = click.option("--off", is_flag=True, help="Take it back.")


@click.group()
def entity() -> None:
    """Set right who is who: rename, merge, split, retype or hide an entity.

    It holds for articles that come later too, and undo takes it back. entities --why NAME says what is one and why.
    Where a person and a place have one name, write person:NAME or place:NAME.

    \b
      broadsheet entity rename "I. Molnar" "Irena Molnar"
      broadsheet entity merge Hisbollah Hezbollah
      broadsheet entity split Hezbollah "Hezbollah al-Hejaz"
      broadsheet entity retype "MV Serena" event
    """


@entity.command()
@click.argument("name")
@click.argument("new", required=False)
@_OFF
@click.pass_context
def rename(context: click.Context, name: str, new: str | None, off: bool) -> int:
    """Show the entity NAME as NEW, which finds it from now on too; --off shows its own name again."""
    if off == (new is not None):
        raise click.UsageError("say either the NEW name or --off")
    done = f"{{}} is shown as {new}" if new else "{} is shown by its own name"
    return naming.set_right(library_of(context), name, lambda all, one: all.rename_entity(one.key, new), done)


@entity.command()
@click.argument("name")
@click.argument("into")
@click.pass_context
def merge(context: click.Context, name: str, into: str) -> int:
    """Make the entity NAME one with the entity INTO."""
    return naming.set_right(library_of(context), name, partial(naming.merge, other=into), f"{{}} is one with {into}")


@entity.command()
@click.argument("name")
@click.argument("spelling")
@click.pass_context
def split(context: click.Context, name: str, spelling: str) -> int:
    """Make SPELLING, which is one with the entity NAME, an entity of its own."""
    done = f"{spelling} is an entity of its own"
    return naming.set_right(library_of(context), name, lambda all, one: all.split_entity(one.key, spelling), done)


@entity.command()
@click.argument("name")
@click.argument("type", required=False)
@_OFF
@click.pass_context
def retype(context: click.Context, name: str, type: str | None, off: bool) -> int:
    """Have the entity NAME be a person, org, place, event or group; --off leaves it as it was found."""
    if off == (type is not None):
        raise click.UsageError("say either the TYPE or --off")
    done = f"{{}} is of type {type}" if type else "{} is of the type that it was found with"
    return naming.set_right(library_of(context), name, lambda all, one: all.retype_entity(one.key, type), done)


@entity.command()
@click.argument("name")
@_OFF
@click.pass_context
def hide(context: click.Context, name: str, off: bool) -> int:
    """Leave the entity NAME out of lists; a search for it still finds its articles."""
    done = "{} is listed again" if off else "{} is not listed any more"
    return naming.set_right(library_of(context), name, lambda all, one: all.hide_entity(one.key, not off), done)


COMMANDS: tuple[click.Command, ...] = (entity,)
