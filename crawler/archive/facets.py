"""Facets: how the articles that a query finds spread over outlets and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from crawler.archive.filters import Asked, Conditions, understand

MOST_COUNTED = 15_000
"""Matches up to which every one is counted, in some 15 ms."""
MOST_READ = 20 * MOST_COUNTED
"""Articles up to which they are looked through for a phrase, or for what filters leave."""
SAMPLE = 20_000
STRIPES = 25
"""With more matches they are counted in so many articles, which lie in so many stripes spread
evenly over the archive, and multiplied."""

_Counts = Counter[tuple[str, str | None]]
"""Articles by outlet and year."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many matching articles there are of each outlet and year."""

    outlets: dict[str, int]
    """By outlet's name, the most first."""
    years: dict[str, int]
    """By the outlets' own year of publication (``2024``), the newest first; undated left out."""
    total: int
    """Matching articles, undated ones too."""
    exact: bool = True
    """Whether they were counted one by one; else the figures are estimates from a sample."""


def facets(
    db: Database,
    text: str,
    *,
    outlet: str | None = None,
    author: str | None = None,
    section: str | None = None,
    tag: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Facets:
    """Count what ``crawler.archive.search.search`` finds; parameters and errors are the same."""
    asked = understand(
        text, outlet=outlet, author=author, section=section, tag=tag, since=since, until=until
    )
    articles = db.execute("SELECT max(article) FROM timeline").fetchone()[0] or 0
    sample = _too_many(db, asked, articles) if articles > MOST_COUNTED else None
    if sample is not None:
        return _facets(sample, exact=False)
    return _facets(_counts(db, *asked.where()))


def _too_many(db: Database, asked: Asked, articles: int) -> _Counts | None:
    """Return estimates where too many articles had to be looked at to count every match."""
    query, conditions = asked.query, asked.conditions
    # with words, what costs is reading their matches, whether or not the filters hold
    read = Conditions() if query.match else conditions
    sample = _estimated(db, query.match, read, articles)
    many = sample.total() > MOST_COUNTED
    if not many and any(term.exact for term in query.terms):
        loose = " AND ".join(f"({term.loose})" for term in query.terms)
        many = _estimated(db, loose, read, articles).total() > MOST_READ
    if many and read != conditions:
        return _estimated(db, query.match, conditions, articles)
    return sample if many else None


def _counts(db: Database, where: str, values: Sequence[Any]) -> _Counts:
    """Count by outlet and year."""
    sql = f"SELECT outlet, substr(day, 1, 4), count(*) FROM timeline WHERE {where} GROUP BY 1, 2"
    return Counter({(name, year): count for name, year, count in db.execute(sql, values)})


def _estimated(db: Database, match: str | None, conditions: Conditions, articles: int) -> _Counts:
    """Count in stripes of the archive and multiply."""
    width, step = SAMPLE // STRIPES, articles // STRIPES
    counts: _Counts = Counter()
    for number in range(STRIPES):
        ends = [number * step + 1, number * step + width]
        if match is None:
            where, values = f"article BETWEEN ? AND ? AND {conditions.where}", list[Any](ends)
        else:
            ids = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
            where = f"article IN ({ids} AND rowid BETWEEN ? AND ?) AND {conditions.where}"
            values = [match, *ends]
        counts.update(_counts(db, where, [*values, *conditions.values]))
    factor = articles / (width * STRIPES)
    return Counter({key: round(count * factor) for key, count in counts.items()})


def _facets(counts: _Counts, *, exact: bool = True) -> Facets:
    outlets: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for (name, year), count in counts.items():
        outlets[name] += count
        if year:
            years[year] += count
    by_count = sorted(outlets.items(), key=lambda item: (-item[1], item[0]))
    return Facets(dict(by_count), dict(sorted(years.items(), reverse=True)), outlets.total(), exact)
