"""docs/benchmarks.md: every bench writes its own sections and leaves those of the others alone."""

import datetime
import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

FILE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Made by `make bench`, `make bench-tui` and `make bench-peers`; the machine was shared and noisy, so ratios and bytes
tell more than milliseconds. CPU time is that of the measuring thread or process, not the clock's.
"""
_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)


def write_section(title: str, lines: Iterable[str], file: Path = FILE) -> None:
    """Put `lines` and the day under the heading `title`, in place of what stood there, or at the end."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    parts = _SECTION.split(text)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    day = f"{datetime.datetime.now().astimezone().date()} · Python {platform.python_version()} · {os.cpu_count()} cores"
    sections[title] = "\n".join(("", day, "", *lines, ""))
    written = [f"## {name}\n\n{body.strip()}\n" for name, body in sections.items()]
    file.write_text("\n".join([_HEAD, *written]), encoding="utf-8")
