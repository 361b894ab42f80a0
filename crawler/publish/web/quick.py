"""Datasette's databases with quick reads in the loop's own thread.

One of Datasette's pages reads a dozen times. In a crowd each turn of a thread, and each way back
to the loop, waits for the pages of others to be put together: most of what a reader waited for.
"""

# mypy: disable-error-code="import-untyped,misc,no-untyped-call"

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database, QueryInterrupted
from datasette.utils.sqlite import sqlite3

T = TypeVar("T")

QUICK_MS = 20
"""Milliseconds that a statement may keep the loop; what takes longer is read in a thread."""


class FileDatabase(Database):
    """A database in a file of any name: Datasette takes "#" and "?" for parts of an address."""

    def connect(self, write: bool = False) -> Any:
        """Open a connection that reads."""
        if self.path is None or write:
            return super().connect(write)
        mode = "mode=ro" if self.is_mutable else "immutable=1"
        uri = f"{Path(self.path).resolve().as_uri()}?{mode}"
        found = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._all_file_connections.append(found)
        return found


class QuickDatabase(FileDatabase):
    """A database as Datasette reads it."""

    @cached_property
    def own(self) -> Any:
        """The loop's connection."""
        found = self.connect()
        self.ds._prepare_connection(found, self.name)
        return found

    @cached_property
    def patient(self) -> FileDatabase:
        """The same database, read in Datasette's threads."""
        found = FileDatabase(
            self.ds, self.path, is_mutable=self.is_mutable, memory_name=self.memory_name
        )
        found.name = self.name
        return found

    async def execute_fn(self, fn: Callable[[Any], T]) -> T:
        """Return what a function reads from a connection: Datasette's looks at the schema."""
        return fn(self.own)

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """Return what a statement reads, as ``Database.execute`` does."""
        limit = custom_time_limit or self.ds.sql_time_limit_ms
        try:
            return await super().execute(
                sql, params, truncate, min(limit, QUICK_MS), page_size, log_sql_errors
            )
        except QueryInterrupted:
            if limit <= QUICK_MS:
                raise
        return await self.patient.execute(sql, params, truncate, limit, page_size, log_sql_errors)
