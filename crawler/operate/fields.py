"""Fields that an outlet's articles had, and have no longer.

After a redesign a rule that read the date or the byline finds nothing, and nobody notices: the
articles still come. So the newest articles of an outlet are held against its earlier ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from math import comb
from statistics import median
from typing import Literal, NamedTuple

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


class DateFrom(IntEnum):
    """Where an article's date was read, the better the higher."""

    NOWHERE = 0
    """It has none."""
    LOOSE = 1
    """In the running text or the address, for want of anything better."""
    TOLD = 2
    """In the byline, or in the list that named the article."""
    OWN = 3
    """In the article's own markup: JSON-LD, meta, microdata, a hint of its outlet's declaration,
    or the whole entry that an API or feed carries."""


class Sample(NamedTuple):
    """What is to be known of one archived article."""

    at: datetime
    """When it came, aware."""
    title: str
    date: DateFrom
    time: bool
    """Whether its date has a time of day."""
    author: bool
    words: int


@dataclass(frozen=True, slots=True)
class Loss:
    """A field that the newest articles lack."""

    have: int
    """How many of them have it."""
    size: int
    """How many they are."""
    before: float
    """Share of the articles before that had it, 0 to 1."""
    what: Literal["any", "reliable", "own"] = "any"
    """Of a date: whether any is lacking, one that can be relied on, or one of the pages' own."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an outlet's articles have a field."""

    field: str
    before: float
    """Share of the articles before the last 30 days, 0 to 1."""
    recent: float | None
    """Share of those of the last 30 days, None where none came."""
    lost: Loss | None
    """What is wrong; None where nothing is."""


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
    words = [sample.words for sample in newest]
    enough = max(SHORT_WORDS, median(words[recent:]) / 3)
    dates = [sample.date for sample in newest]
    return (
        _share("title", _headlines(newest), recent),
        _date_share(dates, recent, dated_at_all),
        _share("time", [s.time or not s.date for s in newest], recent, dated_at_all),
        _share("author", [sample.author for sample in newest], recent),
        _share("text", [number >= enough for number in words], recent),
    )


def _headlines(newest: Sequence[Sample]) -> list[bool]:
    """Say which articles have a headline; one that stands on neighbours is the site's name."""
    titles = [sample.title.strip() for sample in newest]
    return [
        bool(title) and title not in titles[max(0, n - 2) : n] + titles[n + 1 : n + 3]
        for n, title in enumerate(titles)
    ]


def _date_share(dates: Sequence[DateFrom], recent: int, most: float) -> Share:
    """Compare dates, and where they were read.

    A redesign that takes the date off the pages can go unseen while a list still tells it, or
    while the clock in the header is taken for it.
    """
    dated = _share("date", [date > DateFrom.NOWHERE for date in dates], recent, most)
    lost = dated.lost
    lost = lost or _lost([date >= DateFrom.TOLD for date in dates], recent, most, "reliable")
    lost = lost or _lost([date >= DateFrom.OWN for date in dates], recent, most, "own")
    return replace(dated, lost=lost)


def _share(field: str, present: Sequence[bool], recent: int, most: float = 1.0) -> Share:
    return Share(
        field,
        before=round(min(_mean(present[recent:]), most), 3),
        recent=round(_mean(present[:recent]), 3) if recent else None,
        lost=_lost(present, recent, most),
    )


def _lost(
    present: Sequence[bool],
    recent: int,
    most: float,
    what: Literal["any", "reliable", "own"] = "any",
) -> Loss | None:
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
            return Loss(have, size, usual, what)
    return None


def _at_most(have: int, size: int, share: float) -> float:
    """Return the chance that at most ``have`` of ``size`` articles have a field (binomial)."""
    return sum(comb(size, n) * share**n * (1 - share) ** (size - n) for n in range(have + 1))


def _mean(present: Sequence[bool]) -> float:
    return sum(present) / len(present) if present else 0.0
