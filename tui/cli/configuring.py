"""The command that checks the settings."""

import click

from index import printable
from tui.cli.output import put, say
from tui.cli.places import settings_of

_WRONG = 2


@click.command()
@click.option("--defaults", is_flag=True, help="Print a file that has every setting and changes none.")
@click.pass_context
def config(context: click.Context, defaults: bool) -> int:
    """Say where the settings are, and check them.

    \b
      broadsheet config --defaults > "$(broadsheet config)"    # where there is none yet
    """
    return _defaults() if defaults else _check(context)


def _defaults() -> int:
    from tui.config import defaults_as_toml

    put(defaults_as_toml().rstrip())
    return 0


def _check(context: click.Context) -> int:
    from tui.config import load

    file = settings_of(context)
    put(printable(str(file)))
    if not file.exists():
        say("it is not there; broadsheet config --defaults prints one to begin with")
        return 0
    found = load(file)
    for fault in found.faults:
        say(f"{printable(str(fault))}" if fault.wrong else f"{printable(str(fault))} (this holds)")
    return _WRONG if any(fault.wrong for fault in found.faults) else 0


COMMANDS: tuple[click.Command, ...] = (config,)
