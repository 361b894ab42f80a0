"""A rhythm: how often an outlet brings articles by weekday and hour, and which silence is odd.

Model. Editors publish in batches, so what is counted is not articles but active hours: clock
hours in which something came. Those of the twelve weeks before the newest article give, for each
weekday, how many such days there were and how many active hours they had; within a day they
spread over the clock as they did then. The counts of the days may vary more or less than by
chance: their variance is taken as ``dispersion`` times their mean (Pearson's statistic;
McCullagh and Nelder, Generalized Linear Models, 6.2). With that the chance of no active hour
while ``m`` are expected is ``dispersion ** (-m / (dispersion - 1))``: the negative binomial's
above 1, the binomial's below, and at 1 Poisson's ``exp(-m)``. The rates are estimates, which is
counted in as in the gamma-Poisson model: after ``k`` active hours on ``n`` days, silence over
``t`` such days more weighs ``m = k log((n + t) / n)``, a little less than ``k t / n``.

A silence is odd once its chance is below one in a thousand. So a busy outlet is missed within
hours of its day, a quiet one after weeks, and a Sunday on which it never prints counts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import log, log1p
from typing import NamedTuple

HISTORY = timedelta(weeks=12)
"""How far back before its newest article an outlet's habits are read."""
LEAST_HISTORY = timedelta(weeks=3)
"""With less, nobody can know the outlet's week."""
ODD = 0.001
"""Chance below which a silence is no chance."""
SHORTEST = timedelta(hours=3)
"""No silence is odd sooner, however busy the outlet."""
LONGEST = timedelta(weeks=52)
"""Beyond that a quiet outlet's silence is not judged."""
DISPERSION = (0.5, 20.0)
"""Bounds of the estimate: 84 days cannot prove an outlet to be a clock."""

_HOUR = timedelta(hours=1)
_EVEN = 1.0
"""Articles assumed in each hour beside those seen: without many, every hour is alike."""


class Event(NamedTuple):
    """An article that came."""

    at: datetime
    """When, aware."""
    timed: bool
    """Whether the time of day is known; else ``at`` is the latest it can have been."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """An outlet's habits, and the time from which they are held against it."""

    newest: datetime
    """When its newest article came."""
    zone: tzinfo
    days: tuple[int, ...]
    """How many Mondays, Tuesdays … the history has."""
    active: tuple[int, ...]
    """How many active hours they had: clock hours in which something came."""
    hours: tuple[float, ...]
    """Share of a day's active hours that each hour of the clock has; adds up to 1."""
    dispersion: float
    """Variance of a day's active hours, in multiples of their mean."""
    per_week: float
    """Articles a week."""
    peak: float
    """Articles in the busiest hour of the week."""

    @property
    def history(self) -> timedelta:
        """How long the history is."""
        return timedelta(days=sum(self.days))

    @property
    def known(self) -> bool:
        """Whether the history is long enough to judge by."""
        return self.history >= LEAST_HISTORY

    def expected_by(self) -> datetime | None:
        """Return when silence since the newest article becomes odd, UTC.

        None where the history is too short, or where that would take over a year.
        """
        if not self.known:
            return None
        local = at = self.newest.astimezone(self.zone)
        exposure, weight = [0.0] * 7, [0.0] * 7
        limit = -log(ODD) / _scale(self.dispersion)
        while at - local < LONGEST:
            end = at.replace(minute=0, second=0, microsecond=0) + _HOUR
            day = at.weekday()
            if self.active[day]:
                exposure[day] += (end - at) / _HOUR * self.hours[at.hour]
                weight[day] = self.active[day] * log1p(exposure[day] / self.days[day])
                if sum(weight) > limit:
                    return max(end, local + SHORTEST).astimezone(UTC)
            at = end
        return None


def rhythm_of(events: Sequence[Event], zone: tzinfo) -> Rhythm | None:
    """Return the rhythm of articles that came, in any order; None where there are none."""
    if not events:
        return None
    newest = max(event.at for event in events)
    recent = [event for event in events if event.at > newest - HISTORY]
    local = [(event.at.astimezone(zone), event.timed) for event in recent]
    slots = {(at.date(), at.hour): timed for at, timed in local}
    dates = Counter(day for day, _ in slots)
    first, last = min(dates), newest.astimezone(zone).date()
    if len(recent) < len(events):  # older ones are known, so the history is whole
        first = last - HISTORY + timedelta(days=1)
    calendar = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = Counter(day.weekday() for day in calendar)
    active = Counter[int]()
    for day in calendar:
        active[day.weekday()] += dates[day]
    rates = Counter((at.weekday(), at.hour) for at, _ in local)
    return Rhythm(
        newest=newest,
        zone=zone,
        days=tuple(days[n] for n in range(7)),
        active=tuple(active[n] for n in range(7)),
        hours=_hours(hour for (_, hour), timed in slots.items() if timed),
        dispersion=_dispersion([(day, dates[day]) for day in calendar], days, active),
        per_week=7 * len(recent) / len(calendar),
        peak=max(n / days[weekday] for (weekday, _), n in rates.items()),
    )


def _hours(active: Iterable[int]) -> tuple[float, ...]:
    """Return the share of each hour of the clock, smoothed by its neighbours."""
    seen = Counter(active)
    raw = [_EVEN + seen[h] / 2 + (seen[h - 1 if h else 23] + seen[(h + 1) % 24]) / 4
           for h in range(24)]  # fmt: skip
    return tuple(value / sum(raw) for value in raw)


def _dispersion(
    counts: Sequence[tuple[date, int]], days: Counter[int], active: Counter[int]
) -> float:
    """Estimate the dispersion by Pearson's statistic over its degrees of freedom."""
    squares, free = 0.0, -sum(active[weekday] > 0 for weekday in days)
    for day, count in counts:
        mean = active[day.weekday()] / days[day.weekday()]
        squares += (count - mean) ** 2 / mean if mean else 0.0
        free += bool(mean)
    low, high = DISPERSION
    return min(max(squares / free, low), high) if free >= 7 else 1.0


def _scale(dispersion: float) -> float:
    """Return by what the logarithm of the chance of silence shrinks, 1 for Poisson's."""
    if abs(dispersion - 1) < 1e-6:
        return 1.0
    return log(dispersion) / (dispersion - 1)
