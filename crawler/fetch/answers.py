"""What a server's answer to a request for an article means, where it is no page to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from scrapy.http import Response
from sqlite_utils import Database

from crawler.archive import ledger, rechecks
from crawler.outlet import Outlet
from crawler.records import Link, PageState
from crawler.urls import is_front_page, same_site


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that brings no page to read."""

    state: PageState | Literal["unchanged"]
    reason: str


def judge(response: Response, link: Link, outlet: Outlet) -> Answer | None:
    """Judge a response by its status and by where it led; None: it is to be read."""
    if response.status == 304:
        return Answer("unchanged", "http_304")
    if response.status in (404, 410):
        return Answer("gone", f"http_{response.status}")
    if response.status != 200:
        return Answer("failed", f"http_{response.status}")
    if urlsplit(response.url) == urlsplit(link.url):
        return None
    if not same_site(outlet.home, response.url, outlet.hosts):
        return Answer("not_article", "other_site")
    if is_front_page(response.url):
        return Answer("gone", "redirect_home")
    return None


def note_answer(
    db: Database,
    answer: Answer,
    url: str,
    known: int | None,
    moment: datetime,
    hours: Sequence[float],
) -> str:
    """Write an answer; return what it counts as. Within a transaction.

    ``known`` is the article that the page was archived as, None for a page never read.
    """
    if known is None:
        if answer.state == "blocked":
            ledger.blocked(db, url, answer.reason)
        elif answer.state == "unchanged":
            ledger.settle(db, url, "failed", answer.reason, moment)
            return "failed"
        else:
            ledger.settle(db, url, answer.state, answer.reason, moment)
        return answer.state
    if answer.state == "unchanged":
        rechecks.confirmed(db, url, moment, hours)
        return "unchanged"
    if answer.state == "gone":
        return "gone" if rechecks.missing(db, url, answer.reason, moment, hours) else "missing"
    rechecks.unreadable(db, url, answer.reason, moment, hours)
    return "failed"
