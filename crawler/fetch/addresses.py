"""Which machines may be asked: public ones, and those that a person named.

What a site links, lists or redirects to must not lead into the network that the crawler runs
in. Names are judged by what they resolve to, at the moment of connecting (handler.py), so that
a name cannot answer one thing to the check and another to the connection.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

NAT64 = ip_network("64:ff9b::/96")
"""An IPv4 address in IPv6 clothes (RFC 6052); what counts is the address inside."""


class RefusedError(IgnoreRequest):
    """A rule of ours forbids to ask for an address; the message is the reason in the ledger."""


class UnreachableError(RefusedError):
    """A host's robots.txt could not be had, so nothing there may be asked for."""


@dataclass(frozen=True, slots=True)
class AddressRules:
    """What an outlet's crawl may connect to."""

    named: frozenset[str]
    """Host names that a person named: these may be anywhere."""
    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    """Private networks opened by ``--allow-private``."""
    contact: bool = True
    """Whether a contact is filled in; without one no public host is asked."""

    @classmethod
    def for_outlet(
        cls, urls: Iterable[str], networks: Iterable[str], *, contact: bool
    ) -> AddressRules:
        """Make the rules of an outlet named by ``urls``. Raises ValueError for a bad network."""
        return cls(
            frozenset(host for url in urls if (host := urlsplit(url).hostname)),
            tuple(ip_network(text, strict=False) for text in networks),
            contact,
        )

    def check(self, host: str, address: str) -> None:
        """Raise RefusedError where ``host``, resolved to ``address``, must not be asked."""
        ip = _inner(ip_address(address.partition("%")[0]))
        if ip.is_global and not ip.is_multicast:
            if not self.contact:
                raise RefusedError("no_contact")
            return
        if host in self.named or any(ip in network for network in self.networks):
            return
        raise RefusedError("private_address")


def literal_address(host: str) -> str | None:
    """Return the IP address that a host is written as, None where it is a name."""
    try:
        return str(ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        return None


class AddressMiddleware:
    """Refuses addresses written as forbidden IP numbers, before robots.txt would be asked for."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise RefusedError for a forbidden address or scheme."""
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise RefusedError("scheme")
        literal = literal_address(host)
        if literal is not None:
            rules: AddressRules = self._crawler.spider.rules  # type: ignore[union-attr]
            rules.check(host, literal)


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip.sixtofour is not None:
            return ip.sixtofour
        if ip in NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip
