"""Rows of a dataset's tables, read from the archive in batches, column by column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import orjson
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
Batch = dict[str, Sequence[Any]]
"""Rows as columns of one length, in the table's order; what is done to a column at once takes a
third of the time."""

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
_DAY = len("2024-05-31")
NAME = "[name]"
"""What stands for a name where people are left out."""


def article_rows(
    db: Database, ids: Sequence[int], zones: Mapping[str, str | None], *, authors: bool = True
) -> Batch:
    """Return the articles of these ids, one at least, in their order.

    ``zones`` are the outlets' IANA zones by name. Without ``authors`` the names of all
    contributors are replaced in headline, description and text; leaving out the columns is up to
    the table that is written.
    """
    sql = f"SELECT {_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    found = {row[0]: row for row in db.execute(sql, [json.dumps(ids)])}
    columns = zip(*[found[number] for number in ids], strict=True)
    batch: Batch = dict(zip(_NAMES, columns, strict=True))
    for name in _LISTS:
        batch[name] = _lists(batch[name])
    for name in ("published", "modified"):
        batch |= _instants(batch, name, zones)
    batch["rights_open"] = [text != "{}" and _open(text) for text in batch["rights"]]
    if not authors:
        _leave_out(batch, "id", ("title", "description", "text"), _names(db, ids))
    return batch


def _lists(texts: Iterable[str]) -> list[list[str]]:
    return [orjson.loads(text) if text != "[]" else [] for text in texts]


def _instants(batch: Batch, name: str, zones: Mapping[str, str | None]) -> Batch:
    """Return the columns that tell a time's instant and precision."""
    instants: list[str | None] = []
    precisions: list[str | None] = []
    for text, instant, outlet in zip(
        batch[name], batch[f"{name}_at"], batch["outlet"], strict=True
    ):
        if text and len(text) == _DAY:
            instants.append(_midnight(text, zones.get(outlet)))
            precisions.append("day")
        else:
            instants.append(instant)
            precisions.append("time" if text and instant else None)
    return {f"{name}_at": instants, f"{name}_precision": precisions}


@lru_cache(10_000)
def _open(rights: str) -> bool:
    return rights_open(json.loads(rights))


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


def _leave_out(
    batch: Batch, key: str, columns: Iterable[str], names: Mapping[int, Sequence[str]]
) -> None:
    """Replace names in some columns; ``key`` is the column of articles' ids."""
    for column in columns:
        batch[column] = [
            _nameless(text, names.get(article, ()))
            for article, text in zip(batch[key], batch[column], strict=True)
        ]


def _nameless(text: str | None, names: Iterable[str]) -> str | None:
    for name in names:
        if text and " " in name:  # a single word may be any word
            text = text.replace(name, NAME)
    return text


def revision_rows(db: Database, ids: Sequence[int], *, authors: bool = True) -> Batch:
    """Return all versions of these articles, article by article."""
    batch = _of(db, REVISIONS, ids)
    batch["changed"] = _lists(batch["changed"])
    if not authors:
        _leave_out(batch, "article", ("title", "text"), _names(db, ids))
    return batch


def reprint_rows(db: Database, ids: Sequence[int]) -> Batch:
    """Return the rows of ``reprints`` of these articles."""
    return _of(db, REPRINTS, ids)


def contributor_rows(db: Database, ids: Sequence[int]) -> Batch:
    """Return the people of these articles."""
    return _of(db, CONTRIBUTORS, ids)


def _of(db: Database, table: Table, ids: Sequence[int]) -> Batch:
    """Return a table's rows of these articles, in the articles' order."""
    columns = ", ".join(f"t.{field.name}" for field in table.fields)
    keys = ", ".join(f"t.{name}" for name in table.key if name != "article")
    sql = (
        f"SELECT {columns} FROM json_each(?) AS chosen JOIN {table.name} AS t"
        f" ON t.article = chosen.value ORDER BY chosen.key{', ' + keys if keys else ''}"
    )
    return as_batch(table, db.query(sql, [json.dumps(ids)]))


def as_batch(table: Table, rows: Iterable[Row]) -> Batch:
    """Return rows column by column."""
    held = list(rows)
    return {field.name: [row[field.name] for row in held] for field in table.fields}


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
