"""Full-text search over the archive: one function for the command line and the web."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Unpack

from sqlite_utils import Database

from crawler.archive.filters import Filters, PeriodError, understand
from crawler.archive.query import Query
from crawler.archive.ranking import Order, Place, rank
from crawler.archive.rows import load_articles
from crawler.archive.snippets import Marked, mark, snippet

__all__ = ["Copy", "Hit", "Order", "PeriodError", "Results", "search"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Another outlet's article of the same story."""

    id: int
    outlet: str
    url: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found."""

    article: dict[str, Any]
    """Its fields as ``load_articles`` returns them."""
    score: float | None
    """bm25, the larger the better; None where this article was placed without it."""
    title: Marked
    """The headline, found words marked."""
    snippet: Marked
    """The place in the text that says most of the query, found words marked."""
    copies: tuple[Copy, ...] = ()
    """The other outlets' articles of its story, the first published first, an outlet once:
    "also in 4 papers". They need not match the query themselves."""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what a query found."""

    hits: tuple[Hit, ...]
    query: Query
    """The query as understood."""
    total: int | None
    """How many articles match, reprints included; None where they were not counted."""
    in_phases: bool
    """Whether they were too many, or their words too common, to rank them all, and stand in the
    phases that ``crawler.archive.ranking`` tells: whoever shows them says so."""
    more: bool
    """Whether a further page follows."""


def search(
    db: Database,
    text: str,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = "best",
    collapse: bool = True,
    **filters: Unpack[Filters],
) -> Results:
    """Find articles; ``text`` is a query as ``crawler.archive.query`` describes it.

    ``best`` and ``newest`` order as ``crawler.archive.ranking`` says; a query without words is
    always ``newest``. With ``collapse`` a story's reprints are one hit, the best placed of them;
    ``limit`` and ``offset`` count hits. Raises PeriodError for ``since`` and ``until`` only: no
    text of a query is an error.
    """
    asked = understand(text, filters)
    limit, offset = max(0, limit), max(0, offset)
    ranking = rank(db, asked, order, offset + limit + 1)
    places = _collapsed(ranking.places) if collapse else ranking.places
    page = list(islice(places, offset, offset + limit + 1))
    hits = _hits(db, page[:limit], asked.query, collapse)
    return Results(hits, asked.query, ranking.total, ranking.in_phases, len(page) > limit)


def _collapsed(places: Iterator[Place]) -> Iterator[Place]:
    """Yield the first article of each story."""
    told: set[int] = set()
    for place in places:
        if place.story is None:
            yield place
        elif place.story not in told:
            told.add(place.story)
            yield place


def _hits(db: Database, places: Sequence[Place], query: Query, collapse: bool) -> tuple[Hit, ...]:
    articles = load_articles(db, [place.article for place in places])
    told = {place.story for place in places if place.story is not None} if collapse else set()
    copies = _copies(db, told)
    return tuple(
        Hit(
            article,
            place.score,
            mark(article["title"], query),
            snippet(article["text"], query),
            _others(copies.get(place.story or 0, ()), article["outlet"]),
        )
        for place in places
        if (article := articles.get(place.article))  # deleted meanwhile
    )


def _copies(db: Database, stories: set[int]) -> dict[int, list[Copy]]:
    """Return the articles of stories, the first published first."""
    found: dict[int, list[Copy]] = {}
    sql = (
        "SELECT a.story, a.id, a.outlet, a.url, a.title, a.published"
        " FROM articles AS a JOIN timeline AS t ON t.article = a.id"
        " WHERE a.story IN (SELECT value FROM json_each(?))"
        " ORDER BY t.moment IS NULL, t.moment, a.id"
    )
    for story, *values in db.execute(sql, [json.dumps(sorted(stories))]):
        found.setdefault(story, []).append(Copy(*values))
    return found


def _others(copies: Iterable[Copy], outlet: str) -> tuple[Copy, ...]:
    """Return one article of each other outlet."""
    by_outlet: dict[str, Copy] = {}
    for copy in copies:
        by_outlet.setdefault(copy.outlet, copy)
    by_outlet.pop(outlet, None)
    return tuple(by_outlet.values())
