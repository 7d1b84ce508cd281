"""`make bench`: measure, print, and write docs/benchmarks.md."""

import datetime
import os
import platform
from pathlib import Path

import platformdirs

from tests.bench import engine, screen

_HEAD = """# Benchmarks

Made by `make bench`; the machine was shared and noisy, so ratios and bytes tell more than milliseconds.
CPU time is that of the measuring thread or process, not the clock's.
"""


def main() -> None:
    """Run everything."""
    folder = platformdirs.user_cache_path("broadsheet") / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_HEAD]
    lines.append(f"{datetime.date.today()} · Python {platform.python_version()} · {os.cpu_count()} cores\n")
    for title, part in (("Adding and searching 20,000 articles", engine), ("The screen", screen)):
        print(f"\n{title}")
        lines += [f"## {title}\n", "| what | measured |", "|---|---|"]
        for row in part.run(folder):
            print(f"  {row.what}: {row.figure}")
            lines.append(f"| {row.what} | {row.figure} |")
        lines.append("")
    Path("docs/benchmarks.md").write_text("\n".join(lines), encoding="utf-8")


main()
