"""From a web archive's bytes to what is to be done: pages to read, places to note, faults."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.archive.captures import warc_path
from crawler.archive.exchange import Exchange, Record, RecordError, parse_record, seen_again
from crawler.archive.frames import Frame, frame_at, frames
from crawler.archive.stretches import Stretch
from crawler.archive.taking import Capture, Original, find_original, is_known, is_redacted
from crawler.archive.tdmrep import SiteWord, load_site_word
from crawler.archive.warc import Place
from crawler.discover.addresses import may_be_article
from crawler.extract.pool import Task
from crawler.extract.rights import response_rights
from crawler.operate.importing.outlets import Outlets
from crawler.outlet import Outlet
from crawler.urls import clean_url, page_number

NOTE_BYTES = 1 << 22
"""So many bytes without anything to be done, and it is noted how far the reading has come."""
REMEMBERED = 100_000
"""Bodies of this import, by digest, that a later revisit may refer to; more are looked up."""
LARGEST_PAGE = 16 << 20
"""Bytes of a page's body as preserved; what is larger is no page that people read."""
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the web archives is wanted; empty: all."""

    hosts: tuple[str, ...] = ()
    """Hosts; their subdomains are meant as well."""
    language: str | None = None
    since: date | None = None

    def wants_host(self, host: str) -> bool:
        """Tell whether a host (without port) is one of those."""
        return not self.hosts or any(
            host == wanted or host.endswith(f".{wanted}") for wanted in self.hosts
        )

    def wants_moment(self, moment: datetime) -> bool:
        """Tell whether a capture may hold what was published since then."""
        if self.since is None:
            return True
        return moment >= datetime.combine(self.since, time.min, UTC)

    def __str__(self) -> str:
        since = self.since.isoformat() if self.since else ""
        return f"host={','.join(sorted(self.hosts))};language={self.language or ''};since={since}"


@dataclass(slots=True)
class Item:
    """What one record asks for, in the order of the file."""

    number: int
    """Counts up over the whole import."""
    stretch: int
    """Index of the web archive."""
    end: int
    """Offset up to which the file is done with this."""
    capture: Capture | None = None
    url: str = ""
    """The address as the ledger writes it."""
    outlet: Outlet | None = None
    """Of a page; None where the record is none."""
    notes: Counter[str] = field(default_factory=Counter)
    """What was counted since the item before: ``records``, ``known``, ``left_out: REASON``,
    ``broken: REASON``."""
    cut: int | None = None
    """Offset of the record within which the file ends."""
    last: bool = False
    """The web archive ends with this."""
    problem: str | None = None
    """Why it could not be read to its end."""


class Reader:
    """Goes through web archives and says what is to be done.

    To be used by one thread, which gives it a connection of its own to read from.
    """

    def __init__(
        self, db: Database, db_path: Path, names: list[str], outlets: Outlets, filters: Filters
    ) -> None:
        self._db = db
        self._db_path = db_path
        self._names = names
        self._outlets = outlets
        self._filters = filters
        self._number = 0
        self._notes: Counter[str] = Counter()
        self._bodies: OrderedDict[str, Original] = OrderedDict()
        self._words: dict[str, SiteWord] = {}

    def items(self, index: int, stretch: Stretch, start: int) -> Iterator[tuple[Item, Task | None]]:
        """Yield what a web archive asks for, from a record's offset on, in order.

        The task is the page to be read; None where there is nothing to read.
        """
        cut, problem, done = None, None, start
        try:
            for frame in frames(stretch.path, start, stretch.ends, stretch.begins):
                if frame.problem == "cut":
                    cut = frame.offset
                    break
                found = self._found(index, stretch, frame)
                if found is not None or frame.end - done >= NOTE_BYTES:
                    done = frame.end
                    yield found or (self._item(index, frame.end), None)
        except (OSError, ValueError) as error:
            problem = str(getattr(error, "strerror", None) or error)
        if cut is None and not stretch.whole and problem is None:
            cut = stretch.ends
        end = cut if cut is not None else stretch.ends if problem is None else done
        item = self._item(index, end)
        item.cut, item.problem, item.last = cut, problem, True
        yield item, None

    def _item(self, index: int, end: int) -> Item:
        item = Item(self._number, index, end, notes=self._notes)
        self._number += 1
        self._notes = Counter()
        return item

    def _found(self, index: int, stretch: Stretch, frame: Frame) -> tuple[Item, Task | None] | None:
        """Return what a frame asks for; None where it is only counted."""
        self._notes["records"] += 1
        if frame.problem is not None:
            self._notes[f"broken: {frame.problem}"] += 1
            return None
        try:
            record = parse_record(frame.data)
        except RecordError as error:
            self._notes[f"broken: {error.reason}"] += 1
            return None
        if record is None:
            return None
        url = clean_url(record.exchange.url)
        reason = "no_web_address" if url is None else self._unwanted(record, url)
        if reason is not None or url is None:
            self._notes["known" if reason == "known" else f"left_out: {reason}"] += 1
            return None
        return self._wanted(index, frame, record, url)

    def _unwanted(self, record: Record, url: str) -> str | None:
        exchange, filters = record.exchange, self._filters
        if not filters.wants_host(urlsplit(url).hostname or ""):
            return "host"
        if not filters.wants_moment(exchange.fetched):
            return "since"
        if is_known(self._db, exchange.url, exchange.fetched, record.digest):
            return "known"
        if is_redacted(self._db, self._outlets.of(url).name, url):
            return "redacted"
        return None

    def _wanted(
        self, index: int, frame: Frame, record: Record, url: str
    ) -> tuple[Item, Task | None] | None:
        name, refers, exchange = self._names[index], None, record.exchange
        digest = record.digest
        if record.kind == "revisit":
            found = self._original(record)
            body = self._body(found) if found is not None else None
            if found is None or body is None:
                self._notes["left_out: revisit_without_original"] += 1
                return None
            refers, digest = (found.warc, found.offset), found.digest
            exchange = seen_again(exchange, body)
        elif exchange.body:
            self._remember(Original(name, frame.offset, digest))
        task = self._task(exchange, url)
        if task is None and self._filters.language:
            self._notes["left_out: language"] += 1
            return None
        item = self._item(index, frame.end)
        place = Place(frame.offset, frame.length, digest)
        item.capture = Capture(replace(exchange, body=b""), name, place, refers)
        item.url = url
        item.outlet = task.outlet if task is not None else None
        item.notes["bytes"] += len(exchange.body)
        return item, task

    def _task(self, exchange: Exchange, url: str) -> Task | None:
        """Return the page to be read, None where the record holds none."""
        if not is_page(exchange):
            return None
        outlet = self._outlets.of(url)
        reason = None
        if page_number(url) > 1:
            reason = "further_page"
        elif not could_be_article(url, outlet):
            reason = "no_article_address"
        elif len(exchange.body) > LARGEST_PAGE:
            reason = "too_large"
        if reason is not None:
            self._notes[f"left_out: {reason}"] += 1
            return None
        word = self._site_word(exchange.url).at(exchange.fetched)
        return Task(
            html=exchange.body,
            url=exchange.url,
            outlet=outlet,
            captured=exchange.fetched,
            content_type=exchange.header("content-type"),
            coding=exchange.header("content-encoding"),
            beside=response_rights(exchange.headers, exchange.url, word),
        )

    def _original(self, record: Record) -> Original | None:
        found = self._bodies.get(record.digest)
        if found is not None:
            return found
        url, moment = record.original or (record.exchange.url, record.exchange.fetched)
        return find_original(self._db, record.digest, url, moment)

    def _body(self, original: Original) -> Exchange | None:
        path = warc_path(original.warc, self._db_path)
        try:
            record = parse_record(frame_at(path, original.offset).data)
        except (OSError, ValueError):
            return None
        return record.exchange if record is not None else None

    def _remember(self, original: Original) -> None:
        self._bodies[original.digest] = original
        if len(self._bodies) > REMEMBERED:
            self._bodies.popitem(last=False)

    def _site_word(self, url: str) -> SiteWord:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._words:
            self._words[site] = load_site_word(self._db, self._db_path, url)
        return self._words[site]


def is_page(exchange: Exchange) -> bool:
    """Tell whether a response is a page that came whole."""
    if exchange.status != 200 or exchange.truncated or not exchange.body:
        return False
    kind = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    if kind:
        return kind in _PAGE_TYPES
    return exchange.body[:1024].lstrip().startswith(b"<")


def could_be_article(url: str, outlet: Outlet) -> bool:
    """Tell whether an address may be an article's, today or at some time.

    Captures may be older than the outlet's present addresses: what its pattern for them does not
    know is judged as at an outlet that nobody declared.
    """
    if may_be_article(url, outlet):
        return True
    return outlet.article is not None and may_be_article(url, replace(outlet, article=None))
