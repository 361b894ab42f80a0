"""The search page: the archive's own search with its facets."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, cast

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response
from sqlite_utils import Database

from crawler.archive.facets import Facets, facets
from crawler.archive.filters import Filters
from crawler.archive.query import LONGEST
from crawler.archive.rows import find_article
from crawler.archive.search import Hit, Order, PeriodError, Results, search
from crawler.publish.web.access import look_up, memory, read
from crawler.publish.web.formats import Entry, Listing
from crawler.publish.web.sums import sums
from crawler.publish.web.visit import Page, Visit
from crawler.publish.web.wording import web_address

FILTERS = tuple(Filters.__annotations__)
SEARCHED_AT_ONCE = 30_000
"""Articles up to which a search takes no longer than writing its page."""
FACETS_MS = 700
"""Milliseconds for the counts beside the results; without them the results still stand."""


async def page(visit: Visit) -> Page | Response:
    """Show what a query finds; the address of an archived article leads to it."""
    query = visit.word("q", LONGEST)
    if web_address(query) and " " not in query:
        number = await read(visit.datasette, lambda db: find_article(db, query))
        if number is not None:
            return Response.redirect(visit.path(f"/article/{number}"))
    filters = cast("Filters", {name: visit.word(name) for name in FILTERS if visit.word(name)})
    order: Order = "newest" if visit.word("order") == "newest" else "best"
    whole = await memory(visit.datasette).get("sums", sums)
    values: dict[str, Any] = {
        "query": query,
        "filters": filters,
        "order": order,
        "sums": whole,
        "outlets": whole.titles,
        "undated": None,
        "results": None,
        "facets": None,
    }
    listing = None
    if query or filters:
        try:
            counting = visit.format == "html"

            def what(db: Database) -> tuple[Results, Facets | None]:
                return _found(db, visit, query, filters, order, counting)

            quick = whole.articles <= SEARCHED_AT_ONCE
            find = look_up(visit.datasette, what) if quick else await read(visit.datasette, what)
            found, counted = find
            values |= {"results": found, "facets": counted}
            listing = _listing(visit, query, found)
        except PeriodError as error:
            values["undated"] = error.value
    if listing is None and visit.format != "html":
        listing = _listing(visit, query, None)
    return Page("arsip/search.html", values, listing, 400 if values["undated"] is not None else 200)


def _found(
    db: Database,
    visit: Visit,
    query: str,
    filters: Filters,
    order: Order,
    counting: bool,
) -> tuple[Results, Facets | None]:
    """Return what is found, and how it spreads where that can be counted in time."""
    results = search(
        db,
        query,
        limit=visit.size,
        offset=visit.offset,
        order=order,
        **filters,
    )
    if not counting:
        return results, None
    try:
        with sqlite_timelimit(db.conn, FACETS_MS):
            return results, facets(db, query, **filters)
    except sqlite3.OperationalError:  # interrupted
        return results, None


def _listing(visit: Visit, query: str, found: Results | None) -> Listing:
    rows = [_row(hit) for hit in found.hits] if found else []
    about = {"query": query, "total": found.total if found else 0, "page": visit.page}
    title = f"{visit.tools()['t']('search.title')}: {query}"
    return Listing("search", title, rows, _entry, about, bool(found and found.more))


def _row(hit: Hit) -> dict[str, Any]:
    article = {key: value for key, value in hit.article.items() if key != "text"}
    return {
        **article,
        "score": hit.score,
        "snippet": hit.snippet.text,
        "also": [copy.outlet for copy in hit.copies],
    }


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:article:{row['id']}",
        title=row["title"],
        updated=row["published"] or row["first_seen"],
        path=f"/article/{row['id']}",
        summary=row["snippet"],
        authors=row["authors"],
        source=row["url"],
    )
