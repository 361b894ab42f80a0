"""The dashboard: the archive in pictures, drawn by the server, each with its figures beside."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from crawler.publish.web.access import memory
from crawler.publish.web.charts import bars, heat, network
from crawler.publish.web.sums import RECENT, days, flows, sums, words_of
from crawler.publish.web.visit import Page, Visit

DAYS = 45


def _pictures(db: Database) -> dict[str, Any]:
    whole = sums(db)
    by_day = days(db, whole.newest, DAYS)
    followed = flows(db)
    return {
        "sums": whole,
        "by_day": by_day,
        "bars": bars(by_day),
        "heat": heat({name: whole.months.get(name, {}) for name in whole.by_outlet}, 24),
        "flows": followed,
        "network": network(followed, whole.titles),
        "words": words_of(db),
        "recent": RECENT,
    }


async def page(visit: Visit) -> Page:
    """Show the dashboard."""
    found = await memory(visit.datasette).get("dashboard", _pictures)
    return Page("arsip/dashboard.html", found)
