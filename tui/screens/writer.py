"""The process that fills the library while one reads; it tells what it does in JSON, one object a line."""

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index import Progress, Rejected, Report

LONGEST_LINE = 1 << 26
"""Bytes: the report names every input that was rejected, and of a large pile there may be many."""
PATIENCE = 2.0
"""Seconds that a writer gets to end by itself."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The writer could not do its work."""

    sentence: str
    locked: bool = False
    """Whether another process is writing."""


Event = Progress | Report | Failed


class Writer:
    """A child process that writes. It outlives nothing: `stop` asks it to end, and it leaves a sound library."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self.process: Process | None = None
        """None until it runs."""

    async def events(self) -> AsyncIterator[Event]:
        """Start the process and yield what it says; the last event is a `Report` or `Failed`."""
        try:
            # Its standard error would land in the middle of the screen
            self.process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=DEVNULL,
                stdout=PIPE,
                stderr=DEVNULL,
                limit=LONGEST_LINE,
                process_group=0,  # an interrupt meant for a program that has the terminal is none of its business
            )
        except OSError as error:
            yield Failed(f"the articles could not be added: {error.strerror or error}")
            return
        assert self.process.stdout
        ended = False
        async for text in self.process.stdout:
            event = _event(text)
            if event is not None:
                ended = not isinstance(event, Progress)
                yield event
        status = await self.process.wait()
        if not ended:
            yield Failed(
                f"adding articles stopped early (status {status}); what was added is kept, run it again to go on"
            )

    def stop(self) -> None:
        """Ask the process to end, when it runs."""
        if self.process and self.process.returncode is None:
            self.process.terminate()

    async def ended(self) -> None:
        """Wait until the process has ended; one that does not listen is killed, which the library stands as well."""
        if not self.process:
            return
        try:
            await asyncio.wait_for(self.process.wait(), PATIENCE)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


def _event(text: bytes) -> Event | None:
    """Return what one line says; None for a line that is none of ours."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    if "error" in said:
        return Failed(str(said["error"]), locked=said.get("locked") is True)
    if isinstance(said.get("report"), dict):
        return _report(said["report"])
    doing = said.get("doing")
    return Progress(
        doing=doing if doing in ("indexing", "finding names") else "adding",
        done=_number(said, "done"),
        total=_number(said, "total"),
        added=_number(said, "added"),
        rejected=_number(said, "rejected"),
        name=str(said.get("name", "")),
    )


def _report(said: Mapping[str, Any]) -> Report:
    rejected = said.get("rejected", [])
    return Report(
        added=_number(said, "added"),
        changed=_number(said, "changed"),
        unchanged=_number(said, "unchanged"),
        rejected=tuple(
            Rejected(str(item.get("path", "")), str(item.get("reason", "")))
            for item in rejected
            if isinstance(item, dict)
        ),
    )


def _number(said: Mapping[str, Any], name: str) -> int:
    value = said.get(name, 0)
    return value if isinstance(value, int) else 0
