"""All there is to set, as a file of settings that changes nothing."""

from tui import keys
from tui.config.colours import COLOURS
from tui.config.settings import SETTINGS
from tui.themes import LAMP


def defaults_as_toml() -> str:
    """Return every setting, every key and the colours of a theme as TOML, each line behind a `#`."""
    parts = ["# Settings of Broadsheet. Take the # off a line to change it.\n", "[settings]"]
    parts += [f"# {setting.name} = {setting.default}  # {setting.says}: {setting.allowed}" for setting in SETTINGS]
    parts += ["\n[keys]  # a key or a list of keys; what can be done without a key has an empty list"]
    for scope, title in keys.SCOPES.items():
        lines = [f"# {key.id} = {_keys(key.keys)}  # {key.says}" for key in keys.TABLE if key.scope == scope]
        parts += [f"# -- {title} --", *lines] if lines else []
    parts += ["\n[macros]  # a letter: lines of the command line and keys, which , and the letter play"]
    parts += ['# a = [":search is:unread", "Enter"]']
    parts += ["\n# [themes.evening]", '# like = "lamp"  # what is left out is taken from lamp, paper or contrast']
    parts += [f'# {name} = "{getattr(LAMP, name)}"' for name in COLOURS]
    return "\n".join(parts) + "\n"


def _keys(names: tuple[str, ...]) -> str:
    quoted = [_quoted(keys.face(name)) for name in names]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"


def _quoted(face: str) -> str:
    return f"'{face}'" if face in ('"', "\\") else f'"{face}"'
