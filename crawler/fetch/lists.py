"""Asking for one list and entering what it holds in the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from crawler.archive import ledger
from crawler.archive.rechecks import Due, due_page
from crawler.archive.validators import Seen, digest, save_list, seen_list
from crawler.discover import DiscoverError, may_be_article
from crawler.fetch.addresses import RefusedError, UnreachableError
from crawler.fetch.faults import describe
from crawler.records import Link, Listing
from crawler.urls import is_front_page
from crawler.wire import BodyError, decoded

if TYPE_CHECKING:
    from sqlite_utils import Database

    from crawler.fetch.spider import OutletSpider

_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")


class ListError(Exception):
    """A list could not be had; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A list as it came, decoded."""

    asked: str
    """The address that was asked for."""
    url: str
    """Where redirects led."""
    body: bytes
    headers: dict[str, str]
    """Response headers, names in lower case."""
    moment: datetime
    capture: object
    """The capture's id, or a future of it."""
    unchanged: bool = False
    """Whether it is as it was when its links were last entered."""

    @property
    def seen(self) -> Seen:
        """What to remember of it."""
        headers = self.headers
        return Seen(headers.get("etag"), headers.get("last-modified"), digest(self.body))


@dataclass(frozen=True, slots=True)
class Entered:
    """A list whose links are in the ledger."""

    listing: Listing
    offer: ledger.Offer
    edited: tuple[Due, ...]
    """Archived pages that the list says were changed since they were last visited."""


Reader = Callable[[Fetched], Listing]


class Lists:
    """Fetches lists for one outlet; what they hold goes through the ledger."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self._since = spider.session.options.since
        self._conditional = spider.session.options.mode == "latest"

    async def fetch(self, url: str, *, whole: bool = False) -> Fetched:
        """Return a list's bytes. Raises ListError, saying why it could not be had.

        In ``latest`` mode a list that was seen before is asked for on condition that it has
        changed, unless it is needed ``whole``; ``full`` asks for everything whole, against
        servers whose validators lie.
        """
        seen = None
        if self._conditional and not whole:
            seen = await self._spider.write(lambda db: seen_list(db, url))
        response = await self._download(Request(url, headers=_conditions(seen), priority=10))
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        meta = response.meta
        if response.status == 304 and seen is not None:
            return Fetched(
                url, response.url, b"", headers, meta["fetched"], meta["capture"], unchanged=True
            )
        if response.status != 200:
            raise ListError(f"{url}: answered {response.status}")
        try:
            body = decoded(response.body, headers.get("content-encoding"))
        except BodyError as error:
            raise ListError(f"{url}: {error}") from error
        same = seen is not None and seen.digest == digest(body)
        return Fetched(
            url, response.url, body, headers, meta["fetched"], meta["capture"], unchanged=same
        )

    async def enter(self, fetched: Fetched, reader: Reader, by: str) -> Entered:
        """Read a list and enter its links. Raises ListError where it is no such list."""
        try:
            listing = reader(fetched)
        except DiscoverError as error:
            raise ListError(f"{fetched.url}: {error}") from error
        links = [link for link in listing.links if self._may_be_article(link)]
        others = [link for link in listing.links if not self._may_be_article(link)]
        name, moment = self._spider.name, fetched.moment

        def job(db: Database) -> Entered:
            ledger.exclude(db, name, others, by, moment)
            offer = ledger.offer(db, name, links, by, moment)
            edited = [due_page(db, link.url) for link in offer.edited]
            save_list(db, name, fetched.asked, fetched.seen, moment)
            return Entered(listing, offer, tuple(due for due in edited if due is not None))

        return await self._spider.write(job)

    def wanted(self, link: Link) -> bool:
        """Tell whether ``--since`` lets a link pass; one without any date always does."""
        day = listed_day(link)
        return self._since is None or day is None or day >= self._since

    def too_old(self, listing: Listing) -> bool:
        """Tell whether everything in a list lies before ``--since``."""
        return bool(listing.links) and not any(self.wanted(link) for link in listing.links)

    def _may_be_article(self, link: Link) -> bool:
        """Judge an address by the outlet's declaration; without one only front pages are out.

        A guess from the address alone would lose what a sitemap or feed rightly lists.
        """
        outlet = self._spider.outlet
        if outlet.article or outlet.not_article:
            return may_be_article(link.url, outlet)
        return not is_front_page(link.url)

    async def _download(self, request: Request) -> Response:
        url = request.url
        try:
            return await self._spider.crawler.engine.download_async(request)
        except UnreachableError as error:
            host = urlsplit(url).netloc
            raise ListError(f"{host}: cannot be reached ({error})") from error
        except RefusedError as refusal:
            raise ListError(f"{url}: {_REFUSALS.get(str(refusal), str(refusal))}") from refusal
        except Exception as error:
            raise ListError(f"{url}: {describe(error)}") from error


_REFUSALS = {
    "robots.txt": "robots.txt forbids it",
    "private_address": "leads to a private address (--allow-private opens a network)",
    "no_contact": "nobody to contact: fill in CONTACT in settings.py, or set ARSIP_CONTACT",
    "retry_after": "asks to be left alone for longer than RETRY_AFTER_LONGEST",
}


def _conditions(seen: Seen | None) -> dict[str, str]:
    if seen is None:
        return {}
    return conditions(seen.etag, seen.last_modified)


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that ask for a page only where it has changed (RFC 9110, 13.1)."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


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
