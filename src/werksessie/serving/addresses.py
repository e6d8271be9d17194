"""Under which addresses this computer can be reached."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address

import ifaddr

from werksessie.settings import Settings

EVERYWHERE = ("0.0.0.0", "::")
NOWHERE_NEAR = ("198.51.100.1", 9)
"""An address that no network uses. Connecting a UDP socket to it sends nothing; it only makes a choice of route."""


def web_addresses(settings: Settings, port: int) -> list[str]:
    """The addresses of the site, the likeliest for phones first, without a slash at the end; never empty.

    Only `--public-url` when it is given. Without any network: this computer's own address for itself.
    """
    if settings.public_url:
        return [settings.public_url]
    hosts = (lan_addresses() or ["127.0.0.1"]) if settings.host in EVERYWHERE else [settings.host]
    return [_url(host, port) for host in hosts]


def own_address(host: str, port: int) -> str:
    """The address at which the server reaches itself, with or without a network."""
    return _url({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port)


def lan_addresses() -> list[str]:
    """The IPv4 addresses that other devices may be able to reach, the one of the default route first."""
    found = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    likeliest = _of_default_route()
    outside = [address for address in dict.fromkeys(found) if _is_for_others(address)]
    return sorted(outside, key=lambda address: address != likeliest)


def _of_default_route() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE_NEAR)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address


def _is_for_others(address: str) -> bool:
    ip = IPv4Address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)


def _url(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"
