from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.archive.schedule import HOURS, LATER, birth, next_visit
from tests.archive.helpers import NOON


@pytest.mark.parametrize(
    ("age", "due"),
    [(0, 1), (0.95, 6), (1, 6), (5, 6), (6, 24), (23, 72), (100, 240), (1900, 2160)],
)
def test_the_next_visit_comes_at_the_next_age(age: float, due: float) -> None:
    assert next_visit(NOON, NOON + timedelta(hours=age)) == NOON + timedelta(hours=due)


def test_an_old_article_is_visited_once_a_year() -> None:
    moment = NOON + timedelta(days=4000)
    assert next_visit(NOON, moment) == moment + LATER


def test_every_age_is_visited_once() -> None:
    moment, visits = NOON, 0
    while moment < NOON + timedelta(hours=max(HOURS)):
        moment = next_visit(NOON, moment)
        visits += 1
    assert visits == len(HOURS)


def test_an_article_is_not_younger_than_its_first_visit() -> None:
    assert birth("2030-01-01T00:00:00+08:00", NOON) == NOON
    assert birth(None, NOON) == NOON
    assert birth("2024-05-30", NOON) < NOON
