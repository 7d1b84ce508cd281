"""Connecting: to public addresses alone, whatever a name or a redirection leads to."""

import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

AGENT = "Broadsheet"
"""What it calls itself, and looks for in robots.txt."""
_CONNECT_SECONDS = 10.0
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class NotFetched(Exception):
    """Why an address gave nothing; the text is the reason."""


def is_public(host: str) -> bool:
    """Tell whether an IP address is one of the public internet: not this machine's, not of its network."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _TRANSLATED or (inner and not is_public(str(inner))):
            return False
        address = address.ipv4_mapped or address
    return address.is_global and not address.is_multicast


def client(allows: Callable[[str], bool]) -> "httpx.Client":
    """Return a client that connects to nothing but IP addresses that are allowed."""
    import httpx

    class Checked(httpx.BaseTransport):
        """Connects to nothing but IP addresses that are allowed; the name is looked up once and not again."""

        def __init__(self) -> None:
            self._inner = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            host = request.url.host
            found = _looked_up(host, request.url.port or (443 if request.url.scheme == "https" else 80))
            if not found or not all(allows(each) for each in found):
                raise NotFetched(f"{host} is not a public address, so it is not asked")
            request.extensions = {**request.extensions, "sni_hostname": host}
            request.url = request.url.copy_with(host=found[0])
            return self._inner.handle_request(request)

        def close(self) -> None:
            self._inner.close()

    timeout = httpx.Timeout(_CONNECT_SECONDS)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip"}
    return httpx.Client(transport=Checked(), timeout=timeout, headers=headers, trust_env=False, follow_redirects=False)


def _looked_up(host: str, port: int) -> list[str]:
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"there is no host {host}") from error
