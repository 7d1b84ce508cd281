"""The commands, each a thin face of the library. What they print and their statuses are fixed in docs/cli.md."""

import difflib
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from index import printable
from tui.advice import name_library
from tui.cli.output import say
from tui.cli.places import SETTINGS, settings_of
from tui.cli.statuses import STOPPED, WRONG_USE

_HOMES = {
    "abreast": ("compare",),
    "configuring": ("config",),
    "asking": ("export", "extract", "parse", "search", "show", "suggest"),
    "deciding": ("entity",),
    "editing": ("diff", "set", "versions"),
    "gathering": ("brief", "entities", "quotes", "timeline"),
    "keeping": ("add", "catch-up", "check", "fetch", "forget", "info", "rebuild"),
    "personal": ("bookmark", "bookmarks", "mark-read", "note", "notes", "save", "saved", "star", "tag", "tags", "undo"),
}
"""Module → the commands that it adds. It is loaded for these alone: who opens the reader waits for none of it."""

_HELP = """Read and search a pile of news articles in the terminal.

\b
  broadsheet                     open your library (an empty one: the sample collection)
  broadsheet PATH...             read this pile of files and folders
  broadsheet add articles/       take a folder into your library
  broadsheet search 'ceasefire "back channel" date:2024..'

A query: words, "phrases", prefix*, OR, -without, title: body: by: source: path: date:2024-01..2024-06
person: org: place:  Bad input never gives a wrong answer in silence; see docs/query.md."""


_VALUED = ("--library", "--config")
"""Options of the whole that take a value."""


class _Text(click.types.StringParamType):
    """What is asked for, as text. A path is no text: it may be bytes of any kind."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text. Raises `click.BadParameter` for bytes that are none."""
        text = super().convert(value, param, ctx)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(f"{text} is no text in UTF-8", param, ctx)
        return text


_TEXT = _Text()


class _Group(click.Group):
    """A group whose first word may also be a path: then it means `read`."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands, by the alphabet."""
        return sorted({*self.commands, *(name for names in _HOMES.values() for name in names)})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command, loading the module that adds it."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home and name not in self.commands:
            for command in import_module(f"tui.cli.{home}").COMMANDS:
                for parameter in command.params:
                    parameter.type = _TEXT if parameter.type is click.STRING else parameter.type
                self.add_command(command)
        return super().get_command(context, name)

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Put `read` in front of a path, and where nothing is said."""
        takes_value = False
        for number, word in enumerate(arguments):
            named = word.partition("=")[0]
            if takes_value or named in (*_VALUED, "--help", "--version"):
                takes_value = word in _VALUED and not takes_value
                continue
            if word not in self.list_commands(context):
                arguments = [*arguments[:number], "read", *arguments[number:]]
            break
        else:
            if not {"--help", "--version"} & set(arguments):
                arguments = [*arguments, "read"]
        return super().parse_args(context, arguments)


def _folder(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Return the folder that was named. An empty name is none: a path would take it for the folder one stands in."""
    if value == "":
        raise click.BadParameter("it names no folder")
    return None if value is None else Path(value)


@click.group(cls=_Group, help=_HELP, context_settings={"help_option_names": ["--help"], "max_content_width": 100})
@click.option("--library", type=click.Path(), callback=_folder, default=None, help="The library's folder.")
@click.option("--config", type=click.Path(path_type=Path), default=None, help="The file of settings.")
@click.version_option(package_name="broadsheet", prog_name="broadsheet", message="%(prog)s %(version)s")
@click.pass_context
def broadsheet(context: click.Context, library: Path | None, config: Path | None) -> None:
    """Keep the library's folder and the file of settings for the command that follows."""
    context.obj = library
    name_library(library)
    if config:
        if not config.is_file():
            raise click.UsageError(f"there is no file {config}")
        context.meta[SETTINGS] = config


@broadsheet.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--stock-output", is_flag=True, help="Send what Textual sends, not just the cells that change.")
@click.pass_context
def read(context: click.Context, paths: tuple[str, ...], stock_output: bool) -> int:
    """Open the reader: on PATHS, on the library, or on the sample collection."""
    from tui.cli import opening

    for path in paths:
        if not os.path.lexists(path):
            near = difflib.get_close_matches(path, broadsheet.list_commands(context), 1)
            hint = f'; did you mean the command "{near[0]}"?' if near else ""
            raise click.UsageError(f"there is no file, folder or command {path!r}{hint}")
    return opening.read(paths, context.obj, settings_of(context), stock_output=stock_output)


def run(arguments: list[str]) -> int:
    """Run the command that `arguments` name; return its status, after a sentence where they cannot be understood.

    Raises what a command raises.
    """
    try:
        status = broadsheet.main(arguments, prog_name="broadsheet", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        say(printable(error.format_message() + _hint(error)))
        return WRONG_USE
    except click.Abort:
        say("stopped")
        return STOPPED
    return status if isinstance(status, int) else 0


def _hint(error: click.ClickException) -> str:
    """Return what to do about an option that is none, where it may be the beginning of a query."""
    if not isinstance(error, click.NoSuchOption) or error.possibilities or error.ctx is None:
        return ""
    takes_query = any(
        parameter.name == "query" for parameter in error.ctx.command.params if isinstance(parameter, click.Argument)
    )
    asked = f"broadsheet {error.ctx.info_name} -- '-talks'"
    return f" A query that begins with a dash stands behind --: {asked}" if takes_query else ""
