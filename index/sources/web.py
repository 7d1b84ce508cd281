"""The web: pages and feeds fetched for a person who asked. Needs httpx, of the extra [web]. Nothing else connects."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from index.sources.connecting import AGENT, NotFetched, client, is_public
from index.sources.pace import Pace

if TYPE_CHECKING:
    import httpx

_SIZE = 32 << 20
_ROBOTS_SIZE = 512 << 10
_SECONDS = 30.0
_REDIRECTIONS = 5
_NOT_MODIFIED = 304
_LONGEST = 1000
"""Characters of what a host may say of a content."""
_MISSING = 'a web address needs httpx: pip install "broadsheet[web]" adds it'
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a host said of a content, by which it tells the next time whether it has changed; empty where nothing."""

    etag: str = ""
    modified: str = ""


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address."""

    content: bytes
    """Empty where it has not changed."""
    said: Validators


@dataclass(frozen=True, slots=True)
class _Answer:
    address: str
    status: int
    location: str
    kind: str
    content: bytes
    said: Validators


def fetch(address: str, allows: Callable[[str], bool] = is_public) -> bytes:
    """Return what stands at a web address: a page as a WARC record, which keeps its address and date, else the bytes.

    Raises:
        NotFetched: as `Web.get` says.
    """
    with Web(allows) as web:
        return web.get(address).content


class Web:
    """Asks for one address after the other. robots.txt of each host is asked for once and respected, as is the rest
    that it wants between two requests.

    Every host, also behind a redirection, is looked up once; all its IP addresses must pass `allows`, and the
    connection goes to one of these.

    Raises:
        NotFetched: httpx is missing.
    """

    def __init__(self, allows: Callable[[str], bool] = is_public) -> None:
        try:
            import httpx
        except ImportError as error:
            raise NotFetched(_MISSING) from error
        self._faults = (httpx.HTTPError, httpx.InvalidURL, ValueError)
        self._client = client(allows)
        self._robots: dict[str, RobotFileParser] = {}
        self._pace = Pace()

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, address: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Return what stands at an address: a page as a WARC record, which keeps its address and date, else the bytes.

        `known` is what was said of it the last time; where it is as it was then, `content` is empty.

        Raises:
            NotFetched: it is not allowed, not there, too large or too slow.
        """
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in asked.items() if value}
        with _told(*self._faults):
            self._pace.await_turn(_origin(address))
            end = time.monotonic() + _SECONDS
            for _ in range(_REDIRECTIONS + 1):
                _check(self._client, address, self._robots, end)
                answer = self._ask(address, end, headers)
                if not answer.location:
                    is_same = bool(headers) and answer.status == _NOT_MODIFIED
                    return Fetched(b"" if is_same else _kept(answer), answer.said)
                address = urljoin(address, answer.location)
        raise NotFetched(f"leads through more than {_REDIRECTIONS} redirections")

    def _ask(self, address: str, end: float, headers: dict[str, str]) -> _Answer:
        try:
            return _get(self._client, address, _SIZE, end, headers)
        finally:
            delay = self._robots[_origin(address)].crawl_delay(AGENT)
            self._pace.has_answered(_origin(address), None if delay is None else float(delay))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


@contextmanager
def _told(*faults: type[Exception]) -> Iterator[None]:
    try:
        yield
    except faults as error:
        raise NotFetched(f"cannot be fetched ({str(error)[:100] or type(error).__name__})") from error


def _check(client: "httpx.Client", address: str, robots: dict[str, RobotFileParser], end: float) -> None:
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"is no address of a web page ({parts.scheme or 'nothing'}: is not fetched)")
    origin = _origin(address)
    if origin not in robots:
        robots[origin] = _robots(client, f"{origin}/robots.txt", end)
    if not robots[origin].can_fetch(AGENT, address):
        raise NotFetched("may not be fetched by programs (robots.txt)")


def _robots(client: "httpx.Client", address: str, end: float) -> RobotFileParser:
    """Return the rules of a host; none where it has none."""
    rules = RobotFileParser()
    for _ in range(_REDIRECTIONS + 1):
        answer = _get(client, address, _ROBOTS_SIZE, end)
        if not answer.location:
            break
        address = urljoin(address, answer.location)
    if answer.status >= 500:
        raise NotFetched(f"its robots.txt cannot be read (status {answer.status})")
    rules.parse(answer.content.decode("utf-8", "replace").splitlines() if answer.status < 300 else [])
    return rules


def _get(
    client: "httpx.Client", address: str, limit: int, end: float, headers: dict[str, str] | None = None
) -> _Answer:
    content = bytearray()
    with client.stream("GET", address, headers=headers) as response:
        location = response.headers.get("location", "") if response.is_redirect else ""
        for piece in response.iter_bytes(64 << 10) if not location else ():
            content += piece
            if len(content) > limit:
                raise NotFetched(f"is larger than {limit >> 10:,} kB")
            if time.monotonic() > end:
                raise NotFetched(f"took longer than {_SECONDS:.0f} seconds")
        kind = response.headers.get("content-type", "")
        said = Validators(*(response.headers.get(name, "")[:_LONGEST] for name in ("etag", "last-modified")))
    if time.monotonic() > end:
        raise NotFetched(f"took longer than {_SECONDS:.0f} seconds")
    return _Answer(address, response.status_code, location, kind, bytes(content), said)


def _kept(answer: _Answer) -> bytes:
    if not 200 <= answer.status < 300:
        raise NotFetched(f"answers with status {answer.status}")
    kind = " ".join(answer.kind.split())
    if not kind.lower().startswith(_PAGES):
        return answer.content
    said = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode("utf-8", "replace") + answer.content
    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {answer.address}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(said)}\r\n\r\n"
    )
    return head.encode("utf-8", "replace") + said + b"\r\n\r\n"
