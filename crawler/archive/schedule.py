"""When an archived page is visited again: often while it is young, then ever more seldom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

HOURS: tuple[float, ...] = (1, 6, 24, 72, 240, 720, 2160)
"""Ages in hours at which a page is visited again; settings: ``RECHECK_HOURS``."""
LATER = timedelta(days=365)
"""How often after the last of them."""


def next_visit(born: datetime, moment: datetime, hours: Sequence[float] = HOURS) -> datetime:
    """Return when a page is due after a visit at ``moment``; ``born`` is its publication.

    A visit that comes shortly before an age counts as the visit at that age.
    """
    age = moment - born
    for wanted in hours:
        due = timedelta(hours=wanted)
        if age < due * 0.9:
            return born + due
    return moment + LATER


def birth(published: str | None, first_seen: datetime) -> datetime:
    """Return when an article began to be: its publication, but no later than it was seen."""
    if published is None:
        return first_seen
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return first_seen
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(moment, first_seen)
