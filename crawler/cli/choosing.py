"""Options by which several commands choose: a day, an outlet of the archive."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import click
from sqlite_utils import Database

from crawler.archive.query import parse_period
from crawler.cli import CommandError
from crawler.cli.output import printable


class Day(click.ParamType[date]):
    """A day, month or year (``2024-05-31``, ``2024-05``, ``2024``): its first day, or its last."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self._last = last

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        days = parse_period(str(value))
        if days is None:
            self.fail(f"{value!r} is no date (2024, 2024-05 or 2024-05-31)", param, ctx)
        first, after = (date.fromisoformat(day) for day in days)
        return after - timedelta(days=1) if self._last else first


def no_such_outlet(name: str) -> CommandError:
    """Return the error that says that the archive knows no such outlet."""
    return CommandError(_unknown(name), 2)


def hint_of_outlet(archive: Database, name: str | None) -> str:
    """Return in brackets why nothing was found where the outlet is unknown, else nothing."""
    if not name:
        return ""
    query = "SELECT 1 FROM outlets WHERE name = ? COLLATE NOCASE OR title = ? COLLATE NOCASE"
    known = archive.execute(query, [name, name]).fetchone()
    return "" if known else f" ({_unknown(name)})"


def _unknown(name: str) -> str:
    return f"no outlet in the archive is called {printable(name)!r}"
