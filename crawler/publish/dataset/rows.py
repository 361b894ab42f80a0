"""Rows of a dataset's tables, read from the archive in batches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from crawler.archive.rows import LISTS
from crawler.extract.rights import rights_open
from crawler.operate.coverage import Coverage
from crawler.publish.dataset.fields import (
    ARTICLES,
    CONTRIBUTORS,
    OUTLETS,
    REPRINTS,
    REVISIONS,
    Table,
)

Row = dict[str, Any]
"""Values by column, in the table's order: str, int, float, bool, list of str, None; an instant is
ISO 8601 in UTC to the second, an object its JSON text."""

_INSTANT = "strftime('%Y-%m-%dT%H:%M:%S+00:00', {})"
"""An ISO time in UTC; SQLite is ten times as fast at it as Python's ``datetime``."""
_DERIVED = {
    "published_at": _INSTANT.format("published"),
    "modified_at": _INSTANT.format("modified"),
    "published_precision": "NULL",
    "modified_precision": "NULL",
    "rights_open": "NULL",
}
_NAMES = [field.name for field in ARTICLES.fields]
_LISTS = [name for name in _NAMES if name in LISTS]
_COLUMNS = ", ".join(_DERIVED.get(name, name) for name in _NAMES)
NAME = "[name]"
"""What stands for a name where people are left out."""


def article_rows(
    db: Database, ids: Sequence[int], zones: Mapping[str, str | None], *, authors: bool = True
) -> list[Row]:
    """Return the articles of these ids, in their order.

    ``zones`` are the outlets' IANA zones by name. Without ``authors`` the names of all
    contributors are replaced in headline, description and text; leaving out the columns is up to
    the table that is written.
    """
    sql = f"SELECT {_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    found = {row[0]: _article(row, zones) for row in db.execute(sql, [json.dumps(ids)])}
    if not authors:
        for article, names in _names(db, ids).items():
            _leave_out(found[article], ("title", "description", "text"), names)
    return [found[number] for number in ids]


def _article(row: Sequence[Any], zones: Mapping[str, str | None]) -> Row:
    found: Row = dict(zip(_NAMES, row, strict=True))
    for name in _LISTS:
        text = found[name]
        found[name] = json.loads(text) if text != "[]" else []
    for name in ("published", "modified"):
        if found[name] and len(found[name]) == len("2024-05-31"):
            found[f"{name}_at"] = _midnight(found[name], zones.get(found["outlet"]))
            found[f"{name}_precision"] = "day"
        elif found[f"{name}_at"]:
            found[f"{name}_precision"] = "time"
    rights = found["rights"]
    found["rights_open"] = rights != "{}" and rights_open(json.loads(rights))
    return found


@lru_cache(10_000)
def _midnight(day: str, zone: str | None) -> str | None:
    """Return the beginning of a day in a zone, in UTC without one."""
    try:
        midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone or "UTC"))
        return midnight.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, KeyError):  # KeyError: no such zone
        return None


def _names(db: Database, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the people of each article, the longest name first."""
    found: dict[int, list[str]] = {}
    sql = (
        "SELECT article, name FROM contributors WHERE article IN (SELECT value FROM json_each(?))"
        " ORDER BY length(name) DESC, name"
    )
    for article, name in db.execute(sql, [json.dumps(ids)]):
        found.setdefault(article, []).append(name)
    return found


def _leave_out(row: Row, columns: Iterable[str], names: Iterable[str]) -> None:
    for column in columns:
        for name in names:
            if row[column] and " " in name:  # a single word may be any word
                row[column] = row[column].replace(name, NAME)


def revision_rows(db: Database, ids: Sequence[int], *, authors: bool = True) -> list[Row]:
    """Return all versions of these articles, article by article."""
    rows = list(_of(db, REVISIONS, ids))
    for row in rows:
        row["changed"] = json.loads(row["changed"])
    if not authors:
        names = _names(db, ids)
        for row in rows:
            _leave_out(row, ("title", "text"), names.get(row["article"], ()))
    return rows


def reprint_rows(db: Database, ids: Sequence[int]) -> list[Row]:
    """Return the rows of ``reprints`` of these articles."""
    return list(_of(db, REPRINTS, ids))


def contributor_rows(db: Database, ids: Sequence[int]) -> list[Row]:
    """Return the people of these articles."""
    return list(_of(db, CONTRIBUTORS, ids))


def _of(db: Database, table: Table, ids: Sequence[int]) -> Iterator[Row]:
    """Yield a table's rows of these articles, in the articles' order."""
    columns = ", ".join(f"t.{field.name}" for field in table.fields)
    keys = ", ".join(f"t.{name}" for name in table.key if name != "article")
    sql = (
        f"SELECT {columns} FROM json_each(?) AS chosen JOIN {table.name} AS t"
        f" ON t.article = chosen.value ORDER BY chosen.key{', ' + keys if keys else ''}"
    )
    yield from db.query(sql, [json.dumps(ids)])


def outlet_rows(db: Database, names: Iterable[str]) -> list[Row]:
    """Return the rows of these outlets, in order of their names."""
    columns = ", ".join(field.name for field in OUTLETS.fields)
    sql = (
        f"SELECT {columns} FROM outlets WHERE name IN (SELECT value FROM json_each(?))"
        " ORDER BY name"
    )
    return list(db.query(sql, [json.dumps(sorted(names))]))


def coverage_rows(found: Mapping[str, Coverage]) -> Iterator[Row]:
    """Yield coverage month by month."""
    for outlet, one in found.items():
        for month, count in one.months.items():
            values = count.as_dict()
            yield {
                "outlet": outlet,
                "month": month,
                **{name: values[name] for name in (
                    "listed", "archived", "unlisted", "duplicate", "missing", "not_article",
                )},
                "reasons": json.dumps(values["reasons"], ensure_ascii=False),
            }  # fmt: skip
