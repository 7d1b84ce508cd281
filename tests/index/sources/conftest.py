"""A web server of our own, that answers what a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from index.sources import pace


class Answering(BaseHTTPRequestHandler):
    """Answers with what `answer` returns: status, type, content and further headers."""

    def answer(self) -> tuple[int, str, bytes, dict[str, str]]:
        raise NotImplementedError

    def do_GET(self) -> None:
        status, kind, content, headers = self.answer()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


class Server(HTTPServer):
    """Has a handler class of its own, so that a test may change what it answers."""

    def __init__(self, handler: type[Answering]) -> None:
        self.handler = type("Ours", (handler,), {"asked": []})
        super().__init__(("127.0.0.1", 0), self.handler)
        self.root = f"http://localhost:{self.server_port}"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[type[Answering]], Server]]:
    """Return what starts a server, which needs no rest between requests."""
    monkeypatch.setattr(pace, "REST", 0.0)
    running: list[tuple[Server, threading.Thread]] = []

    def start(handler: type[Answering]) -> Server:
        server = Server(handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return server

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()
