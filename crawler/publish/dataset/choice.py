"""Which articles go into a dataset, in which order."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.archive.filters import Filters, understand
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


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles of a dataset."""

    years: dict[str, array[int]]
    """Their ids by year of publication, in order of time; ``undated`` last."""
    stories: int
    """How many stories they tell."""


def choose(db: Database, choice: Choice) -> Chosen:
    """Return what a dataset is to hold.

    Raises PeriodError where ``since`` or ``until`` is no date.
    """
    filters = Filters(outlet=choice.outlet, since=choice.since, until=choice.until)
    where, values = understand(choice.query, filters).where()
    allowed = _open_ids(db) if choice.rights_open else None
    sql = (
        f"SELECT article, substr(day, 1, 4), story FROM timeline WHERE {where}"
        " AND article NOT IN (SELECT a.id FROM redactions AS r JOIN articles AS a ON a.url = r.url)"
        " ORDER BY moment IS NULL, moment, article"
    )
    years: dict[str, array[int]] = {}
    stories = 0
    told = bytearray(_largest_story(db) + 1)  # a byte a story, where a set takes a hundred
    for article, year, story in db.execute(sql, values):
        if allowed is not None and article not in allowed:
            continue
        known = story is not None and told[story]
        if known and choice.one_per_story:
            continue
        if story is not None:
            told[story] = 1
        stories += not known
        years.setdefault(year or UNDATED, array("q")).append(article)
    return Chosen(dict(sorted(years.items())), stories)


def _largest_story(db: Database) -> int:
    return int(db.execute("SELECT max(story) FROM timeline").fetchone()[0] or 0)


def batches(ids: array[int], size: int) -> Iterator[list[int]]:
    """Yield ids in lists of at most ``size``."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size].tolist()


def _open_ids(db: Database) -> set[int]:
    rows = db.execute("SELECT id, rights FROM articles WHERE rights <> '{}'")
    return {article for article, rights in rows if rights_open(json.loads(rights))}
