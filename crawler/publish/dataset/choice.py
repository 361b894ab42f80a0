"""Which articles go into a dataset, in which order."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.archive.filters import understand
from crawler.extract.rights import rights_open

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a dataset is to hold."""

    query: str = ""
    """As ``crawler.archive.query`` describes it; empty for everything."""
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    one_per_story: bool = False
    """Of near-identical articles only the one that was published first."""
    rights_open: bool = False
    """Only articles under an explicit open licence."""
    authors: bool = True
    """False leaves out who wrote and edited."""


def choose(db: Database, choice: Choice) -> dict[str, array[int]]:
    """Return the ids by year of publication, in order of time; ``undated`` last.

    Raises PeriodError where ``since`` or ``until`` is no date.
    """
    ids, values = understand(
        choice.query, outlet=choice.outlet, since=choice.since, until=choice.until
    ).ids()
    allowed = _open_ids(db) if choice.rights_open else None
    sql = (
        f"SELECT article, substr(day, 1, 4), story FROM timeline WHERE article IN ({ids})"
        " AND article NOT IN (SELECT a.id FROM redactions AS r JOIN articles AS a ON a.url = r.url)"
        " ORDER BY moment IS NULL, moment, article"
    )
    years: dict[str, array[int]] = {}
    told: set[int] = set()
    for article, year, story in db.execute(sql, values):
        if allowed is not None and article not in allowed:
            continue
        if choice.one_per_story and story is not None:
            if story in told:
                continue
            told.add(story)
        years.setdefault(year or UNDATED, array("q")).append(article)
    return dict(sorted(years.items()))


def batches(ids: array[int], size: int) -> Iterator[list[int]]:
    """Yield ids in lists of at most ``size``."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size].tolist()


def _open_ids(db: Database) -> set[int]:
    rows = db.execute("SELECT id, rights FROM articles WHERE rights <> '{}'")
    return {article for article, rights in rows if rights_open(json.loads(rights))}
