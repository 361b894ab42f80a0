"""A day as an option. It loads little: an import has its readers started before all else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import click

from crawler.archive.query import parse_period


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
