"""Quick statements are read where the pages are made, others in a thread."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from shutil import copyfile

import pytest
from datasette.database import QueryInterrupted  # type: ignore[import-untyped]

from crawler.publish.web import quick
from crawler.publish.web.access import DATABASE
from crawler.publish.web.server import make_server
from tests.publish.web.town import Town

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
    " SELECT count(*) FROM n"
)


def read(town: Town, sql: str, limit: int | None = None) -> tuple[int, bool]:
    """Return what a statement finds, and whether a thread had to be started for it."""

    async def found() -> int:
        database = make_server(town.path).get_database(DATABASE)
        rows = await database.execute(sql, custom_time_limit=limit)
        return int(rows.rows[0][0])

    before = set(threading.enumerate())
    value = asyncio.run(found())
    return value, bool(set(threading.enumerate()) - before)


def test_a_file_is_read_whatever_its_name(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "50% #1? é.db"
    copyfile(town.path, path)

    async def found() -> list[int]:
        database = make_server(path).get_database(DATABASE)
        readers = (database, database.patient)
        return [(await one.execute("SELECT count(*) FROM articles")).rows[0][0] for one in readers]

    assert min(asyncio.run(found())) > 0


def test_a_quick_statement_needs_no_thread(town: Town) -> None:
    assert read(town, "SELECT 7") == (7, False)


def test_a_long_statement_is_read_to_its_end_in_a_thread(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "QUICK_MS", 1)
    assert read(town, LONG) == (200_000, True)


def test_a_statement_keeps_to_its_own_limit(town: Town) -> None:
    with pytest.raises(QueryInterrupted):
        read(town, LONG, limit=1)
