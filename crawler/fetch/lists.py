"""Asking for one list and entering what it holds in the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request

from crawler.archive import ledger
from crawler.discover import DiscoverError
from crawler.fetch.addresses import RefusedError, UnreachableError
from crawler.fetch.faults import describe
from crawler.records import Link, Listing
from crawler.wire import BodyError, decoded

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")


class ListError(Exception):
    """A list could not be had; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A list as it came, decoded."""

    body: bytes
    url: str
    """Where redirects led."""
    headers: dict[str, str]
    """Response headers, names in lower case."""
    moment: datetime


Reader = Callable[[Fetched], Listing]


class Lists:
    """Fetches lists for one outlet; what they hold goes through the ledger."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self._since = spider.session.options.since

    async def fetch(self, url: str) -> Fetched:
        """Return a list's bytes. Raises ListError, saying why it could not be had."""
        engine = self._spider.crawler.engine
        try:
            response = await engine.download_async(Request(url, priority=10))
        except UnreachableError as error:
            host = urlsplit(url).netloc
            raise ListError(f"{host}: cannot be reached ({error})") from error
        except RefusedError as refusal:
            raise ListError(f"{url}: {_REFUSALS.get(str(refusal), str(refusal))}") from refusal
        except Exception as error:
            raise ListError(f"{url}: {describe(error)}") from error
        if response.status != 200:
            raise ListError(f"{url}: answered {response.status}")
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        try:
            body = decoded(response.body, headers.get("content-encoding"))
        except BodyError as error:
            raise ListError(f"{url}: {error}") from error
        return Fetched(body, response.url, headers, response.meta["fetched"])

    async def enter(
        self, fetched: Fetched, reader: Reader, by: str
    ) -> tuple[Listing, ledger.Offer]:
        """Read a list and enter its links. Raises ListError where it is no such list."""
        try:
            listing = reader(fetched)
        except DiscoverError as error:
            raise ListError(f"{fetched.url}: {error}") from error
        name = self._spider.name
        offer = await self._spider.write(
            lambda db: ledger.offer(db, name, listing.links, by, fetched.moment)
        )
        return listing, offer

    def wanted(self, link: Link) -> bool:
        """Tell whether ``--since`` lets a link pass; one without any date always does."""
        day = listed_day(link)
        return self._since is None or day is None or day >= self._since

    def too_old(self, listing: Listing) -> bool:
        """Tell whether everything in a list lies before ``--since``."""
        return bool(listing.links) and not any(self.wanted(link) for link in listing.links)


_REFUSALS = {
    "robots.txt": "robots.txt forbids it",
    "private_address": "leads to a private address (--allow-private opens a network)",
    "no_contact": "nobody to contact: fill in CONTACT in settings.py, or set ARSIP_CONTACT",
    "retry_after": "asks to be left alone for longer than RETRY_AFTER_LONGEST",
}


def listed_day(link: Link) -> date | None:
    """Return the day that a list or an address gives for an article, None where neither does."""
    text = link.published or link.modified
    if text:
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            return None
    match = _URL_DATE.search(link.url)
    if not match:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
