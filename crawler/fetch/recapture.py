"""What a row was read from, once more: preserved pages as they were given to the readers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from sqlite_utils import Database

from crawler.archive.captures import read_capture
from crawler.archive.exchange import Exchange
from crawler.discover import DiscoverError, read_full_posts
from crawler.fetch.page import Page, page_of_exchange
from crawler.fetch.posts import page_of_post
from crawler.records import Link
from crawler.times import stamp
from crawler.urls import url_key
from crawler.wire import BodyError, decoded

MOST_REDIRECTS = 8
"""As a crawl follows them (settings: ``REDIRECT_MAX_TIMES``)."""


class CaptureError(Exception):
    """A capture cannot be read again; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a row was read from."""

    capture: int
    via: str = "page"
    """``page``, or ``api``: the article as an answer carried it."""
    keys: frozenset[str] = frozenset()
    """Keys of the article's addresses (`crawler.urls.url_key`), to find it in an answer."""
    listed: str | None = None
    """What the list had said (``articles.listed``)."""


def source_of(db: Database, known: Mapping[str, Any]) -> Source | None:
    """Return what a row of ``articles`` was read from; None where nothing is preserved of it."""
    if known["capture"] is None:
        return None
    keys = {str(known["key"])}
    if known["via"] != "page":
        rows = db.execute("SELECT url FROM pages WHERE article = ?", [known["id"]])
        keys |= {url_key(row[0]) for row in rows}
    return Source(known["capture"], known["via"], frozenset(keys), known["listed"])


class Captures:
    """Reads captures as pages; remembers the API's answers that it took apart last."""

    def __init__(self, db: Database, db_path: Path) -> None:
        self.db = db
        self.path = db_path
        self._answers: dict[int, dict[str, Page]] = {}

    def page(self, source: Source) -> Page:
        """Return the page that a row was read from. Raises CaptureError."""
        if source.via != "page":
            return self._carried(source)
        exchange = self._read(source.capture)
        return page_of_exchange(_link(exchange.url, source.listed), exchange, source.capture)

    def further(self, first: Page, url: str) -> Page | None:
        """Return a further page of an article, as it was fetched with the first one.

        None where there is none: it was not found, or never asked for. Raises CaptureError.
        """
        for _ in range(MOST_REDIRECTS):
            row = self._nearest(url, first.fetched)
            if row is None or row["status"] in (404, 410):
                return None
            exchange = self._read(row["id"])
            if row["status"] == 200:
                return page_of_exchange(first.link, exchange, row["id"])
            url = urljoin(url, exchange.header("location") or "")
        return None

    def newest(self, url: str) -> int | None:
        """Return the newest capture of a page that answered well, after redirects."""
        for _ in range(MOST_REDIRECTS):
            row = self.db.execute(
                "SELECT id, status FROM captures WHERE url = ? AND status BETWEEN 200 AND 399"
                " AND status <> 304 ORDER BY fetched DESC LIMIT 1",
                [url],
            ).fetchone()
            if row is None:
                return None
            if row[1] == 200:
                return int(row[0])
            try:
                url = urljoin(url, self._read(row[0]).header("location") or "")
            except CaptureError:
                return None
        return None

    def _nearest(self, url: str, moment: datetime) -> dict[str, int] | None:
        """Return the first useful capture from a moment on, else the last one before."""
        query = (
            "SELECT id, status FROM captures WHERE url = ?1 AND fetched {} ?2"
            " AND (status IN (200, 404, 410) OR status BETWEEN 301 AND 303 OR status > 306"
            " AND status < 309) ORDER BY fetched {} LIMIT 1"
        )
        for comparison, order in ((">=", "ASC"), ("<", "DESC")):
            rows = self.db.query(query.format(comparison, order), [url, stamp(moment)])
            if row := next(iter(rows), None):
                return row
        return None

    def _carried(self, source: Source) -> Page:
        answer = self._answers.get(source.capture)
        if answer is None:
            answer = self._take_apart(source.capture)
            if len(self._answers) >= MOST_REDIRECTS:
                self._answers.pop(next(iter(self._answers)))
            self._answers[source.capture] = answer
        for key in sorted(source.keys):
            if key in answer:
                return answer[key]
        raise CaptureError("the answer does not hold the article")

    def _take_apart(self, capture: int) -> dict[str, Page]:
        exchange = self._read(capture)
        try:
            body = decoded(exchange.body, exchange.header("content-encoding"))
            posts = read_full_posts(body, exchange.url)
        except (BodyError, DiscoverError) as error:
            raise CaptureError(f"no answer of an API ({error})") from error
        return {
            url_key(post.url): page_of_post(
                post, "api", exchange.fetched, capture, exchange.headers
            )
            for post in posts
            if post.whole
        }

    def _read(self, capture: int) -> Exchange:
        try:
            return read_capture(self.db, self.path, capture)
        except OSError as error:
            raise CaptureError(f"web archive missing ({error.strerror or error})") from error
        except (LookupError, ValueError) as error:
            raise CaptureError("no record there") from error


def _link(url: str, listed: str | None) -> Link:
    told = json.loads(listed) if listed else {}
    return Link(url, told.get("title"), told.get("published"), told.get("modified"))
