"""Facets: how the articles that a query finds spread over outlets and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Unpack

from sqlite_utils import Database

from crawler.archive.filters import Asked, Filters, understand
from crawler.archive.frequency import Frequencies

MOST_COUNTED = 15_000
"""Matches up to which every one is counted, in some 15 ms."""
MOST_READ = 1_000_000
"""Entries of the index's lists up to which they are looked through for few matches, in 40 ms."""
SAMPLE = 20_000
STRIPES = 25
"""With more matches they are counted in so many articles, which lie in so many stripes spread
evenly over the archive, and multiplied. For few matches of words that are too common it is more
articles, a third of ``MOST_READ``: the index is read on from each stripe to the next match."""

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
    **filters: Unpack[Filters],
) -> Facets:
    """Count what ``crawler.archive.search.search`` finds; parameters and errors are the same."""
    asked = understand(text, filters)
    words = Frequencies(db)
    if words.articles <= MOST_COUNTED:
        return _facets(_counts(db, *asked.where()))
    match = asked.query.match
    if match is None:
        sample = _estimated(db, asked, words.articles, SAMPLE)
        many = sample.total() > MOST_COUNTED
        return _facets(sample if many else _counts(db, *asked.where()), exact=not many)
    if words.matches(match) > MOST_COUNTED:
        return _facets(_estimated(db, asked, words.articles, SAMPLE), exact=False)
    entries = words.read(asked.query.terms)
    if entries > MOST_READ:
        among = max(SAMPLE, words.articles * MOST_READ // (3 * entries))
        return _facets(_estimated(db, asked, words.articles, among), exact=False)
    return _facets(_counts(db, *asked.where()))


def _counts(db: Database, where: str, values: Sequence[Any]) -> _Counts:
    """Count by outlet and year."""
    sql = f"SELECT outlet, substr(day, 1, 4), count(*) FROM timeline WHERE {where} GROUP BY 1, 2"
    return Counter({(name, year): count for name, year, count in db.execute(sql, values)})


def _estimated(db: Database, asked: Asked, articles: int, among: int) -> _Counts:
    """Count ``among`` so many articles, in stripes of the archive, and multiply."""
    width, step = among // STRIPES, articles // STRIPES
    match, conditions = asked.query.match, asked.conditions
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
