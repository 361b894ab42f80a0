"""Fields that an outlet's articles had, and have no longer.

After a redesign a rule that read the date or the byline finds nothing, and nobody notices: the
articles still come. So the newest articles of an outlet are held against its earlier ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb
from statistics import median
from typing import NamedTuple

RECENT = timedelta(days=30)
LEAST_EARLIER = 15
"""Articles before, below which an outlet's habits are not known."""
USUAL = 0.5
"""Share of the earlier articles that have a field, from which it counts as one of the outlet's."""
CHANCE = 1e-5
"""Chance below which so many articles in a row without the field are no chance. Small, since
every outlet, field and stretch is looked at every day."""
STRETCHES = (3, 5, 8, 13, 20, 40, 80)
"""Numbers of newest articles that are looked at, beside those of the last 30 days."""
SHORT_WORDS = 30
"""Text below this is no article's text, however short the outlet writes."""


class Sample(NamedTuple):
    """What is to be known of one archived article."""

    at: datetime
    """When it came, aware."""
    title: str
    date: bool
    time: bool
    """Whether ``published`` has a time of day."""
    author: bool
    words: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an outlet's articles have a field."""

    field: str
    before: float
    """Share of the articles before the last 30 days, 0 to 1."""
    recent: float | None
    """Share of those of the last 30 days, None where none came."""
    lost: str | None
    """What is wrong, in words; None where nothing is."""


def field_shares(
    samples: Sequence[Sample], now: datetime, dated_at_all: float = 1.0
) -> tuple[Share, ...]:
    """Compare an outlet's newest articles with those before, field by field.

    ``dated_at_all`` is the share of dated articles among those whose time is known by their date
    alone: an outlet that never dated half its articles has lost nothing. Empty where there is
    too little to compare.
    """
    newest = sorted(samples, key=lambda sample: sample.at, reverse=True)
    if len(newest) < LEAST_EARLIER + STRETCHES[0]:
        return ()
    recent = min(sum(sample.at > now - RECENT for sample in newest), len(newest) // 2)
    found: dict[str, Share] = {}
    for name, present in _present(newest, recent).items():
        most = dated_at_all if name in ("date", "time") else 1.0
        found[name] = Share(
            name,
            before=round(min(_mean(present[recent:]), most), 3),
            recent=round(_mean(present[:recent]), 3) if recent else None,
            lost=_lost(present, recent, most),
        )
    if found["date"].lost:  # without a date there is no time either
        del found["time"]
    return tuple(found.values())


def _present(newest: Sequence[Sample], recent: int) -> dict[str, list[bool]]:
    """Say for each field which articles have it, newest first."""
    titles = [sample.title.strip() for sample in newest]
    enough = max(SHORT_WORDS, median([s.words for s in newest[recent:]]) / 3)
    return {
        "title": [
            bool(title) and title not in titles[max(0, n - 2) : n] + titles[n + 1 : n + 3]
            for n, title in enumerate(titles)  # a headline on neighbours is the site's name
        ],
        "date": [sample.date for sample in newest],
        "time": [sample.time for sample in newest],
        "author": [sample.author for sample in newest],
        "text": [sample.words >= enough for sample in newest],
    }


def _lost(present: Sequence[bool], recent: int, most: float) -> str | None:
    """Tell whether a stretch of newest articles lacks what those before had."""
    for size in sorted({*STRETCHES, recent}):
        earlier = present[size:]
        if size < STRETCHES[0] or len(earlier) < LEAST_EARLIER:
            continue
        # half an article more on both sides: never quite 0 or 1 (Jeffreys)
        usual = min((sum(earlier) + 0.5) / (len(earlier) + 1), most)
        have = sum(present[:size])
        gone = have / size <= usual / 2 and _mean(present[: min(5, size)]) <= usual / 2
        if usual >= USUAL and gone and _at_most(have, size, usual) <= CHANCE:
            return f"{have} of the newest {size} articles have it, before {usual:.0%}"
    return None


def _at_most(have: int, size: int, share: float) -> float:
    """Return the chance that at most ``have`` of ``size`` articles have a field (binomial)."""
    return sum(comb(size, n) * share**n * (1 - share) ** (size - n) for n in range(have + 1))


def _mean(present: Sequence[bool]) -> float:
    return sum(present) / len(present) if present else 0.0
