"""An ssh server of one's own on loopback: for tests, and for benchmarks, that read over a real ssh."""

import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_PATIENCE = 20.0


def missing() -> str:
    """Return what of ssh is not installed, as a sentence; an empty one when all is there."""
    absent = [name for name in ("sshd", "ssh", "ssh-keygen") if not _found(name)]
    return f"{', '.join(absent)} not installed" if absent else ""


class Sshd:
    """A server that lets in the holder of one key, which is made for it. A context manager; all is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = _free_port()
        for name in ("host", "own"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        shutil.copy(folder / "own.pub", folder / "allowed")
        if os.geteuid() == 0:
            with suppress(OSError):  # where it cannot be made, the server says why it does not listen
                Path("/run/sshd").mkdir(exist_ok=True)  # where a server of root's locks itself in before one is let in
        settings = [
            f"Port={self.port}", "ListenAddress=127.0.0.1", f"HostKey={folder}/host", "StrictModes=no", "UsePAM=no",
            f"AuthorizedKeysFile={folder}/allowed", f"PidFile={folder}/pid",
        ]  # fmt: skip
        options = [part for setting in settings for part in ("-o", setting)]
        self._log = (folder / "log").open("w+")
        command = [_found("sshd"), "-D", "-e", "-f", "/dev/null", *options]
        self._process = subprocess.Popen(command, stderr=self._log)

    def __enter__(self) -> "Sshd":
        end = time.monotonic() + _PATIENCE
        while True:
            with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", self.port)):
                return self
            assert self._process.poll() is None and time.monotonic() < end, (self._folder / "log").read_text()
            time.sleep(0.05)  # noqa: TID251 (between two looks)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()

    def client(self, command: Sequence[str], *options: str) -> list[str]:
        """Return the command that runs `command` there, in the folder where one is now, on a terminal."""
        settings = ["StrictHostKeyChecking=no", f"UserKnownHostsFile={self._folder}/known", "LogLevel=ERROR", *options]
        there = f"cd {shlex.quote(os.getcwd())}; LANG=C.UTF-8 exec {shlex.join(command)}"
        return [
            "ssh", "-tt", "-F", "/dev/null", "-i", str(self._folder / "own"), "-p", str(self.port),
            *(part for setting in settings for part in ("-o", setting)), "127.0.0.1", there,
        ]  # fmt: skip


def _found(name: str) -> str:
    """Return the path of a program; a server's is often in no one's path."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin") or ""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
