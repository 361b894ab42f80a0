"""Coverage: what each outlet listed, what is held of it, what is missing and why, by month.

An article's month is that of its publication: as the page said it, else as a list did, else as
an address names it, else ``undated``. Everything is counted in SQL; only addresses without any
other date come to Python.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, get_args
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.records import PageState

UNDATED = "undated"
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_IN_PATH = re.compile(
    r"/(199\d|20\d\d)(?:/|-(?=\d\d\b))(0?[1-9]|1[0-2])(?=[/-]|$)"
    r"|/(199\d|20\d\d)(0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=[/_-]|$)"
)

_MONTH_OF_UNDATED = """coalesce(
  (SELECT substr(min(published), 1, 7) FROM pages WHERE article = a.id), address_month(a.url))"""
_HELD = f"""
SELECT outlet, substr(published, 1, 7) AS month, count(*) AS articles FROM articles
WHERE outlet IN ({{outlets}}) AND published IS NOT NULL GROUP BY 1, 2
UNION ALL
SELECT outlet, {_MONTH_OF_UNDATED}, count(*) FROM articles AS a
WHERE outlet IN ({{outlets}}) AND published IS NULL GROUP BY 1, 2"""
_ADDRESSES = f"""
WITH counted AS (
  SELECT article AS id, count(*) AS addresses FROM pages
  WHERE article IS NOT NULL GROUP BY article HAVING count(*) > 1
  UNION ALL
  SELECT id, 0 FROM articles
  WHERE NOT EXISTS (SELECT 1 FROM pages WHERE article = articles.id)
)
SELECT outlet, coalesce(substr(day, 1, 7),
    (SELECT {_MONTH_OF_UNDATED} FROM articles AS a WHERE a.id = counted.id)) AS month, addresses,
  count(*) AS articles
FROM counted CROSS JOIN timeline ON timeline.article = counted.id
WHERE outlet IN ({{outlets}}) GROUP BY 1, 2, 3"""
# most articles have one address, and SQLite counts those by its indexes alone

_OTHERS = """
SELECT outlet, coalesce(substr(published, 1, 7), address_month(url)) AS month, state, reason,
  count(*) AS addresses
FROM pages WHERE article IS NULL AND outlet IN ({outlets}) AND state IN ({states})
GROUP BY 1, 2, 3, 4"""
_STATES = [state for state in get_args(PageState) if state != "archived"]
# with the states named, SQLite leaves out most of the ledger by the index pages_state


@dataclass(slots=True)
class Count:
    """What became of the addresses of one outlet and month."""

    listed: int = 0
    """Different addresses that the outlet's lists held."""
    archived: int = 0
    """Articles in the archive."""
    unlisted: int = 0
    """Those of ``archived`` that no list of the outlet names (imported ones)."""
    duplicate: int = 0
    """Further addresses of archived articles, or of ones still to be visited."""
    missing: int = 0
    """Addresses that may be articles, and are not in the archive."""
    not_article: int = 0
    """Addresses that were read, or declared, to be none."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Why they are missing: the ledger's state, with its reason where it has one
    (``failed: http_403``); adds up to ``missing``."""
    not_article_reasons: Counter[str] = field(default_factory=Counter)
    """Why they are no articles; adds up to ``not_article``."""

    @property
    def share(self) -> float | None:
        """Share of the articles that is in the archive, 0 to 1; None where there are none."""
        known = self.archived + self.missing
        return self.archived / known if known else None

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON types; reasons with the most frequent first."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        for name in ("reasons", "not_article_reasons"):
            found[name] = dict(sorted(found[name].items(), key=lambda item: (-item[1], item[0])))
        return found


@dataclass(slots=True)
class Coverage:
    """One outlet's coverage."""

    total: int | None = None
    """How many articles the outlet itself says it has (``X-WP-Total``), None where it is silent."""
    total_at: str | None = None
    """When it said so, UTC."""
    months: dict[str, Count] = field(default_factory=dict)
    """By month (``2024-05``) in order, ``undated`` last."""

    @property
    def sum(self) -> Count:
        """Return all months together."""
        whole = Count()
        for count in self.months.values():
            whole.add(count)
        return whole

    def as_dict(self) -> dict[str, Any]:
        """Return the outlet's object of ``arsip coverage --json``."""
        months = {month: count.as_dict() for month, count in self.months.items()}
        return {
            "total": self.total,
            "total_at": self.total_at,
            **self.sum.as_dict(),
            "months": months,
        }


def coverage(db: Database, outlet: str | None = None) -> dict[str, Coverage]:
    """Return the coverage of every outlet (or of one) in the archive by name.

    Reads only; an outlet that the archive does not know gives an empty dict.
    """
    where, values = ("WHERE name = ?", [outlet]) if outlet is not None else ("", [])
    rows = list(db.query(f"SELECT * FROM outlets {where} ORDER BY name", values))
    found = {row["name"]: Coverage(row.get("total"), row.get("total_at")) for row in rows}
    db.conn.create_function("address_month", 1, address_month, deterministic=True)
    for name, month, count in (*_held(db, list(found)), *_others(db, list(found))):
        found[name].months.setdefault(month, Count()).add(count)
    for one in found.values():
        one.months = dict(sorted(one.months.items()))
    return found


def address_month(url: str) -> str | None:
    """Return the month that an address names (``/2024/05/31/slug``, ``/20240531-slug``)."""
    match = _IN_PATH.search(urlsplit(url).path)
    if match is None:
        return None
    year, month = (part for part in match.groups() if part)
    return f"{year}-{int(month):02d}"


def _held(db: Database, names: list[str]) -> Iterator[tuple[str, str, Count]]:
    """Yield what is in the archive: one article however many addresses lead to it."""
    marks = ", ".join("?" * len(names))
    for row in db.query(_HELD.format(outlets=marks), names * 2):
        number = row["articles"]
        yield row["outlet"], _month(row["month"]), Count(listed=number, archived=number)
    for row in db.query(_ADDRESSES.format(outlets=marks), names):
        number, further = row["articles"], row["addresses"] - 1
        count = Count(listed=number * further)
        if further > 0:
            count.duplicate = number * further
        else:
            count.unlisted = number
        yield row["outlet"], _month(row["month"]), count


def _others(db: Database, names: list[str]) -> Iterator[tuple[str, str, Count]]:
    """Yield what led to no article."""
    marks, states = (", ".join("?" * len(values)) for values in (names, _STATES))
    for row in db.query(_OTHERS.format(outlets=marks, states=states), names + _STATES):
        number, state, reason = row["addresses"], row["state"], row["reason"]
        count = Count(listed=number)
        if state == "duplicate":
            count.duplicate = number
        elif state == "not_article" or (state, reason) == ("blocked", "address_pattern"):
            count.not_article = number
            count.not_article_reasons[reason or state] = number
        else:
            count.missing = number
            count.reasons[f"{state}: {reason}" if reason else state] = number
        yield row["outlet"], _month(row["month"]), count


def _month(text: str | None) -> str:
    return text if text and _MONTH.fullmatch(text) else UNDATED
