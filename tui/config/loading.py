"""Reading the file, and telling when it has changed."""

from pathlib import Path

from tui.config.nouns import Config, Fault
from tui.config.reading import read


def load(path: Path) -> Config:
    """Return what the file at `path` says; nothing where there is none, a fault where it cannot be read."""
    try:
        return read(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Config()
    except OSError as error:
        return Config(faults=(Fault(0, f"{path} cannot be read: {error.strerror}"),), readable=False)
    except UnicodeDecodeError as error:
        return Config(
            faults=(Fault(error.object.count(b"\n", 0, error.start) + 1, "this is no UTF-8"),), readable=False
        )
