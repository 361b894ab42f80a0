"""The archive's own clock: UTC, to the second, ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present time, aware UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return an aware time as the archive writes it: ``2024-05-31T06:05:00+00:00``."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
