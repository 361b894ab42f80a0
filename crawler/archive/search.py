"""Full-text search over the archive: one function for the command line and the web."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from crawler.archive.query import Filter, Query, parse_period, parse_query
from crawler.archive.rows import load_articles
from crawler.archive.snippets import Marked, mark, snippet

Order = Literal["best", "newest"]

WEIGHTS = (8.0, 1.0, 1.0)
"""What a find counts in title, text, stems (SQLite, FTS5, bm25): headlines say what it is about."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found."""

    article: dict[str, Any]
    """Its fields as ``load_articles`` returns them."""
    score: float | None
    """bm25, the larger the better; None where nothing was ranked."""
    title: Marked
    """The headline, found words marked."""
    snippet: Marked
    """The place in the text that says most of the query, found words marked."""


class PeriodError(ValueError):
    """What was given as ``since`` or ``until`` is no year, month or day."""


def search(
    db: Database,
    text: str,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    offset: int = 0,
    order: Order = "best",
) -> list[Hit]:
    """Find articles; ``text`` is a query as ``crawler.archive.query`` describes it.

    ``outlet``, ``since`` and ``until`` are the filters of these names; days are the outlets' own.
    ``best`` ranks by bm25 with the title before the body, ``newest`` by time of publication; a
    query without words is always ``newest``. Raises PeriodError for ``since`` and ``until`` only:
    no text of a query is an error.
    """
    query = parse_query(text)
    extra = _options(outlet, since, until)
    if query.nothing:
        return []
    ranked = _rank(db, query, [*query.filters, *extra], limit, offset, order)
    articles = load_articles(db, [number for number, _ in ranked])
    return [
        Hit(
            article,
            score,
            mark(article["title"], query),
            snippet(article["text"], query),
        )
        for number, score in ranked
        if (article := articles.get(number))  # deleted meanwhile
    ]


def _options(outlet: str | None, since: str | None, until: str | None) -> list[Filter]:
    filters = [Filter("outlet", outlet)] if outlet else []
    for name, value, edge in (("since", since, 0), ("until", until, 1)):
        if value is None:
            continue
        days = parse_period(value)
        if days is None:
            raise PeriodError(f"{value!r} is no date (2024, 2024-05 or 2024-05-31)")
        filters.append(Filter(name, days[edge]))
    return filters


def _rank(
    db: Database, query: Query, filters: Sequence[Filter], limit: int, offset: int, order: Order
) -> list[tuple[int, float | None]]:
    """Return ids and scores of the matches, in order."""
    conditions, values = _conditions(query, filters)
    page = [max(0, limit), max(0, offset)]
    if query.match is None:
        where = " AND ".join(conditions) or "1"
        sql = (
            f"SELECT id, NULL FROM articles WHERE {where}"
            " ORDER BY published DESC, id DESC LIMIT ? OFFSET ?"
        )
        return [(row[0], None) for row in db.execute(sql, [*values, *page])]
    # Ranked without conditions, the index is enough: no row of an article is read.
    join = " JOIN articles ON articles.id = articles_fts.rowid"
    if order == "newest":
        score, by = "NULL", "articles.published DESC, articles.id DESC"
    else:
        # FTS5's bm25 is negative, the better the smaller
        score = f"-bm25(articles_fts, {', '.join(map(str, WEIGHTS))})"
        by = "score DESC, articles_fts.rowid DESC"
    sql = (
        f"SELECT articles_fts.rowid, {score} AS score"
        f" FROM articles_fts{join if conditions or order == 'newest' else ''}"
        f" WHERE {' AND '.join(['articles_fts MATCH ?', *conditions])}"
        f" ORDER BY {by} LIMIT ? OFFSET ?"
    )
    return [(row[0], row[1]) for row in db.execute(sql, [query.match, *values, *page])]


def _conditions(query: Query, filters: Sequence[Filter]) -> tuple[list[str], list[Any]]:
    """Return the SQL conditions on ``articles``, and their parameters."""
    conditions: list[str] = []
    values: list[Any] = []
    if query.mismatch is not None:
        conditions.append(
            "articles.id NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        )
        values.append(query.mismatch)
    for condition in filters:
        sql, value = _condition(condition)
        # where the field is null the filter does not hold, and neither does what it excludes
        conditions.append(f"NOT coalesce({sql}, 0)" if condition.without else sql)
        values.extend(value)
    return conditions, values


def _condition(condition: Filter) -> tuple[str, list[str]]:
    value = condition.value
    if condition.name == "outlet":
        return (
            "articles.outlet IN (SELECT name FROM outlets"
            " WHERE name = ? COLLATE NOCASE OR title = ? COLLATE NOCASE)",
            [value, value],
        )
    if condition.name == "author":
        pattern = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return (
            "articles.id IN (SELECT article FROM contributors"
            " WHERE role = 'author' AND name LIKE ? ESCAPE '\\')",
            [pattern],
        )
    if condition.name == "section":
        return "articles.section = ? COLLATE NOCASE", [value]
    if condition.name == "tag":
        return (
            "EXISTS (SELECT 1 FROM json_each(articles.tags) WHERE value = ? COLLATE NOCASE)",
            [value],
        )
    return f"articles.published {'>=' if condition.name == 'since' else '<'} ?", [value]
