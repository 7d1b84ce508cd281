"""A line to a server far away: stands between an ssh client and its server, as its ProxyCommand.

What goes through either way comes half a round trip later, and no quicker than the line's rate lets it.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

ROUND_TRIP = 0.100
"""Seconds there and back."""
BYTES_A_SECOND = 1_000_000 / 8
_CHUNK = 1_400
"""Bytes sent in one piece, as on a network."""


def proxy_command(port: int) -> str:
    """Return the setting of ssh that puts the line before the server at `port` of this machine."""
    return f"ProxyCommand={sys.executable} -m tests.bench.screen.far {port}"


def main(port: str) -> None:
    """Carry bytes between standard input and output and the server until either ends."""
    with socket.create_connection(("127.0.0.1", int(port))) as server:
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = _way(lambda: server.recv(_CHUNK), lambda data: _write(1, data))
        _way(lambda: os.read(0, _CHUNK), server.sendall)
        back.join()


def _way(take: Callable[[], bytes], give: Callable[[bytes], object]) -> threading.Thread:
    """Start one direction of the line; return the thread that delivers."""
    waiting: SimpleQueue[tuple[float, bytes]] = SimpleQueue()

    def send() -> None:
        free = 0.0  # when the line has sent all that came before
        while data := take():
            free = max(free, time.monotonic()) + len(data) / BYTES_A_SECOND
            waiting.put((free + ROUND_TRIP / 2, data))
        waiting.put((0.0, b""))

    def deliver() -> None:
        while (entry := waiting.get())[1]:
            time.sleep(max(0.0, entry[0] - time.monotonic()))
            give(entry[1])

    threading.Thread(target=send, daemon=True).start()
    delivering = threading.Thread(target=deliver, daemon=True)
    delivering.start()
    return delivering


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


if __name__ == "__main__":
    main(sys.argv[1])
