"""What a query asks for, as SQL conditions on the slim table ``timeline``.

A row of ``timeline`` is some forty bytes, one of ``articles`` some thousand: what can be decided
by outlet and day is decided there, without reading articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from crawler.archive.query import Filter, Query, parse_period, parse_query

MATCHES = (
    "articles_fts CROSS JOIN timeline ON timeline.article = articles_fts.rowid"
    " WHERE articles_fts MATCH ?"
)
"""The index's matches with their rows of ``timeline``; CROSS keeps SQLite from asking the index
for one row of ``timeline`` after another, which takes 100 µs each."""

EITHER = frozenset({"outlet", "section"})
"""Fields of which an article has one: two filters on it mean one or the other."""


class Filters(TypedDict, total=False):
    """What an option beside a query may narrow it down to; None or "" narrows nothing."""

    outlet: str | None
    """Name or title."""
    author: str | None
    """Any part of the name."""
    section: str | None
    tag: str | None
    since: str | None
    """First day, month or year, the outlets' own: ``2024``, ``2024-05``, ``2024-05-31``."""
    until: str | None
    """Last one, itself included."""


class PeriodError(ValueError):
    """What was given as ``since`` or ``until`` is no year, month or day: ``value``."""

    def __init__(self, value: str) -> None:
        super().__init__(f"{value!r} is no date (2024, 2024-05 or 2024-05-31)")
        self.value = value


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions that must all hold, with the values of their parameters."""

    sql: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The conditions as one SQL expression, ``1`` where there are none."""
        return " AND ".join(self.sql) or "1"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the options that narrow it down."""

    query: Query
    conditions: Conditions
    """Filters and exclusions on ``timeline``; the words that must be there are
    ``query.match``."""

    def ids(self) -> tuple[str, list[str]]:
        """Return a query of SQL for the ids of all matching articles, and its parameters."""
        values = self.conditions.values
        if self.query.nothing:
            return "SELECT article FROM timeline WHERE 0", []
        if self.query.match is None:
            return f"SELECT article FROM timeline WHERE {self.conditions.where}", values
        if not self.conditions.sql:
            only = "SELECT rowid AS article FROM articles_fts WHERE articles_fts MATCH ?"
            return only, [self.query.match]
        sql = f"SELECT timeline.article FROM {MATCHES} AND {self.conditions.where}"
        return sql, [self.query.match, *values]

    def where(self) -> tuple[str, list[str]]:
        """Return a condition on ``timeline`` that matching articles meet, and its parameters."""
        if self.query.match is None and not self.query.nothing:
            return self.conditions.where, self.conditions.values
        ids, values = self.ids()
        return f"timeline.article IN ({ids})", values


def understand(text: str, filters: Filters) -> Asked:
    """Read a query and the filters beside it.

    Raises PeriodError for ``since`` and ``until`` only: no text of a query is an error.
    """
    query = parse_query(text)
    named = {name: filters.get(name) for name in ("outlet", "author", "section", "tag")}
    options = [Filter(name, str(value)) for name, value in named.items() if value]
    for name, value, edge in (
        ("since", filters.get("since"), 0),
        ("until", filters.get("until"), 1),
    ):
        if value is None:
            continue
        days = parse_period(value)
        if days is None:
            raise PeriodError(value)
        options.append(Filter(name, days[edge]))
    return Asked(query, _conditions(query, options))


def _conditions(query: Query, options: Sequence[Filter]) -> Conditions:
    found = Conditions()
    if query.match is None and query.mismatch is not None:
        found.sql.append(
            "timeline.article NOT IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        )
        found.values.append(query.mismatch)
    for filters in (query.filters, options):
        for group in _groups(filters):
            pairs = [_condition(one) for one in group]
            sql = " OR ".join(sql for sql, _ in pairs)
            # where the field is null the filter does not hold, and neither does what it excludes
            without = group[0].without
            found.sql.append(f"NOT coalesce({sql}, 0)" if without else f"({sql})")
            found.values.extend(value for _, values in pairs for value in values)
    return found


def _groups(filters: Sequence[Filter]) -> list[list[Filter]]:
    """Put together those of which one is enough."""
    groups: dict[tuple[str, ...], list[Filter]] = {}
    for one in filters:
        alone = one.without or one.name not in EITHER
        key = (one.name, str(one.without), one.value) if alone else (one.name,)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _condition(condition: Filter) -> tuple[str, list[str]]:
    value = condition.value
    if condition.name == "outlet":
        return (
            "timeline.outlet IN (SELECT name FROM outlets"
            " WHERE name = ? COLLATE NOCASE OR title = ? COLLATE NOCASE)",
            [value, value],
        )
    if condition.name == "author":
        pattern = "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return (
            "timeline.article IN (SELECT article FROM contributors"
            " WHERE role = 'author' AND name LIKE ? ESCAPE '\\')",
            [pattern],
        )
    if condition.name == "section":
        return (
            "(SELECT section FROM articles WHERE id = timeline.article) = ? COLLATE NOCASE",
            [value],
        )
    if condition.name == "tag":
        return (
            "EXISTS (SELECT 1 FROM articles, json_each(articles.tags)"
            " WHERE articles.id = timeline.article AND value = ? COLLATE NOCASE)",
            [value],
        )
    return f"timeline.day {'>=' if condition.name == 'since' else '<'} ?", [value]
