"""Rhythms: when silence is odd, for outlets of every kind."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from math import exp

import pytest

from crawler.operate.rhythm import Event, Rhythm, rhythm_of
from tests.operate.past import WITA

END = datetime(2024, 6, 30, tzinfo=WITA)


def events(rng: random.Random, a_day: float, batch: int, days: int = 112) -> list[Event]:
    """Draw articles by chance: more of them at noon than at night, in batches."""
    found = []
    for turn in range(days):
        day = END - timedelta(days=days - turn)
        for _ in range(poisson(rng, a_day / batch)):
            hour = min(23.9, max(0.0, rng.gauss(13, 4.5)))
            at = day + timedelta(hours=hour)
            found += [Event(at + timedelta(minutes=7 * n), timed=True) for n in range(batch)]
    return found


def poisson(rng: random.Random, mean: float) -> int:
    count, left = 0, rng.random()
    while left > exp(-mean):
        count, left = count + 1, left * rng.random()
    return count


def known(found: list[Event]) -> Rhythm:
    rhythm = rhythm_of(found, WITA)
    assert rhythm is not None
    return rhythm


@pytest.mark.parametrize(("a_day", "batch"), [(1, 1), (5, 1), (5, 4), (30, 3)])
def test_an_outlet_that_goes_on_by_chance_is_hardly_ever_odd(a_day: float, batch: int) -> None:
    odd, looks = 0, 400
    for seed in range(40):
        rng = random.Random(seed)
        drawn = events(rng, a_day, batch)
        for _ in range(looks // 40):
            look = END - timedelta(days=rng.uniform(0, 20))
            due = known([event for event in drawn if event.at <= look]).expected_by()
            odd += due is not None and due < look
    assert odd / looks <= 0.01


@pytest.mark.parametrize(
    ("a_day", "shortest", "longest"),
    [(0.3, 15, 100), (1, 4, 14), (5, 1, 3), (30, 0.1, 1)],
)
def test_the_busier_an_outlet_the_sooner_it_is_missed(
    a_day: float, shortest: float, longest: float
) -> None:
    rhythm = known(events(random.Random(7), a_day, 1))
    due = rhythm.expected_by()
    assert due is not None
    assert timedelta(days=shortest) < due - rhythm.newest < timedelta(days=longest)


def test_batches_count_by_their_hours() -> None:
    single = known(events(random.Random(3), 4, 1)).expected_by()
    batches = known(events(random.Random(3), 4, 4)).expected_by()
    assert single is not None
    assert batches is not None
    assert batches - END > 2 * (single - END)


def test_days_on_which_it_never_prints_count_nothing() -> None:
    days = (END - timedelta(days=turn) for turn in range(120))
    found = [Event(day + timedelta(hours=10), timed=True) for day in days if day.weekday() == 0]
    rhythm = known(found)
    assert rhythm.per_week == pytest.approx(1, abs=0.1)
    due = rhythm.expected_by()
    assert due is not None
    assert due.astimezone(WITA).weekday() == 0


def test_three_weeks_of_history_are_needed() -> None:
    days = [Event(END - timedelta(days=turn), timed=True) for turn in range(30)]
    assert known(days[:15]).expected_by() is None
    assert known(days[:25]).expected_by() is not None


def test_a_silence_does_not_become_the_habit() -> None:
    """The history ends with the newest article, however long ago that was."""
    rhythm = known([Event(END - timedelta(days=200 + turn), timed=True) for turn in range(100)])
    due = rhythm.expected_by()
    assert due is not None
    assert due < END - timedelta(days=190)


def test_without_articles_there_is_no_rhythm() -> None:
    assert rhythm_of([], WITA) is None
