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
from crawler.archive.ledger import redacted
from crawler.archive.stretches import Stretch
from crawler.archive.taking import Capture, Original, answered, find_original, is_known
from crawler.archive.warc import Place
from crawler.extract.tasks import Task
from crawler.fetch.page import page_of_exchange, task_of
from crawler.fetch.recapture import Captures
from crawler.operate.importing.outlets import Outlets
from crawler.operate.importing.pages import (
    LARGEST_PAGE,
    could_be_article,
    first_page_of,
    holds_posts,
    is_page,
    posts_of,
)
from crawler.operate.rereading.reading import Words
from crawler.outlet import Outlet
from crawler.records import Link
from crawler.urls import clean_url, page_number

NOTE_BYTES = 1 << 22
"""So many bytes without anything to be done, and it is noted how far the reading has come."""
REMEMBERED = 100_000
"""Bodies of this import, by digest, that a later revisit may refer to; more are looked up."""


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
    via: str = "page"
    """What carries the article: the ``page`` itself, or an ``api``."""
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
        self._pages: OrderedDict[int, None] = OrderedDict()
        """Addresses of pages that were read, by hash."""
        self._words = Words(Captures(db, db_path))

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
                found = self._found(index, frame)
                if not found and frame.end - done >= NOTE_BYTES:
                    found = [(self._item(index, frame.end), None)]
                for one in found:
                    done = one[0].end
                    yield one
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

    def _found(self, index: int, frame: Frame) -> list[tuple[Item, Task | None]]:
        """Return what a frame asks for; nothing where it is only counted."""
        self._notes["records"] += 1
        if frame.problem is not None:
            self._notes[f"broken: {frame.problem}"] += 1
            return []
        try:
            record = parse_record(frame.data)
        except RecordError as error:
            self._notes[f"broken: {error.reason}"] += 1
            return []
        if record is None:
            return []
        url = clean_url(record.exchange.url)
        posts = holds_posts(record.exchange)
        # an answer with many articles may have been taken by half before a kill
        place = (self._names[index], frame.offset) if posts else None
        reason = "no_web_address" if url is None else self._unwanted(record, url, place)
        if reason is not None or url is None:
            self._notes["known" if reason == "known" else f"left_out: {reason}"] += 1
            return []
        if posts:
            return self._carried(index, frame, record, url)
        wanted = self._wanted(index, frame, record, url)
        return [wanted] if wanted is not None else []

    def _unwanted(self, record: Record, url: str, place: tuple[str, int] | None) -> str | None:
        exchange, filters = record.exchange, self._filters
        if not filters.wants_host(urlsplit(url).hostname or ""):
            return "host"
        if not filters.wants_moment(exchange.fetched):
            return "since"
        if is_known(self._db, exchange.url, exchange.fetched, record.digest, place):
            return "known"
        if redacted(self._db, url):
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
        if page_number(url) > 1 or self._continues(url):
            reason = "further_page"
        elif not could_be_article(url, outlet):
            reason = "no_article_address"
        elif len(exchange.body) > LARGEST_PAGE:
            reason = "too_large"
        if reason is not None:
            self._notes[f"left_out: {reason}"] += 1
            return None
        page = page_of_exchange(Link(exchange.url), exchange, 0)
        return task_of(page, outlet, self._words.of(exchange.url))

    def _continues(self, url: str) -> bool:
        """Tell whether a page is a further one of an article that is there; remember it else."""
        first = first_page_of(url)
        if first is None:
            self._pages[hash(url.rstrip("/"))] = None
            if len(self._pages) > REMEMBERED:
                self._pages.popitem(last=False)
            return False
        if hash(first) in self._pages:
            return True
        return answered(self._db, first, f"{first}/")

    def _carried(
        self, index: int, frame: Frame, record: Record, url: str
    ) -> list[tuple[Item, Task | None]]:
        """Return the articles that an API's answer carries, and the answer itself at the end."""
        exchange = record.exchange
        place = Place(frame.offset, frame.length, record.digest)
        capture = Capture(replace(exchange, body=b""), self._names[index], place)
        found: list[tuple[Item, Task | None]] = []
        for page in posts_of(exchange):
            address = clean_url(page.link.url)
            if address is None or not could_be_article(address, self._outlets.of(address)):
                continue
            if redacted(self._db, address):
                continue
            item = self._item(index, frame.offset)
            item.capture, item.url, item.via = capture, address, page.via
            item.outlet = self._outlets.of(address)
            found.append((item, task_of(page, item.outlet, self._words.of(page.url))))
        if not self._filters.language:
            answer = self._item(index, frame.end)
            answer.capture, answer.url = capture, url
            found.append((answer, None))
        elif found:
            found[-1][0].end = frame.end
        return found

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
