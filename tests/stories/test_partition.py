"""Pairs become stories, whatever the order; chains do not."""

from __future__ import annotations

import random

import pytest

from crawler.stories.partition import (
    Pair,
    Print,
    lag_hours,
    moment_of,
    near_in_time,
    partition,
)

HOUR = "2024-05-31T{:02}:00:00+08:00"


def prints(count: int, published: dict[int, str | None] | None = None) -> list[Print]:
    times = published or {}
    return [
        Print(n, f"koran{n}", times.get(n, HOUR.format(n)), f"{n:064x}")
        for n in range(1, count + 1)
    ]


def stories(
    members: list[Print], pairs: dict[Pair, float], apart: tuple[Pair, ...] = ()
) -> list[list[int]]:
    found = partition(members, pairs, lambda a, b: (min(a, b), max(a, b)) in apart)
    return sorted([one.article for one in group] for group in found)


def test_what_is_like_nothing_is_a_story_of_its_own() -> None:
    assert stories(prints(2), {}) == [[1], [2]]


def test_copies_that_share_only_their_source_are_one_story() -> None:
    assert stories(prints(4), {(1, 2): 0.7, (1, 3): 0.4, (1, 4): 0.6}) == [[1, 2, 3, 4]]


def test_a_chain_breaks() -> None:
    chain = {(1, 2): 0.9, (2, 3): 0.7, (3, 4): 0.9}
    assert stories(prints(4), chain) == [[1, 2], [3, 4]]


def test_two_groups_join_where_half_of_their_members_are_alike() -> None:
    pairs = {(1, 2): 0.9, (3, 4): 0.9, (1, 3): 0.6, (2, 4): 0.6}
    assert stories(prints(4), pairs) == [[1, 2, 3, 4]]


def test_editions_of_a_form_are_not_brought_together_by_a_third_article() -> None:
    pairs = {(1, 2): 0.7, (2, 3): 0.6}
    assert stories(prints(3), pairs) == [[1, 2, 3]]
    assert stories(prints(3), pairs, apart=((1, 3),)) == [[1, 2], [3]]


def test_an_undated_copy_does_not_bridge_two_years() -> None:
    times: dict[int, str | None] = {1: "2023-05-31", 2: None, 3: "2024-05-31"}
    assert stories(prints(3, times), {(1, 2): 0.9, (2, 3): 0.8}) == [[1, 2], [3]]


def test_the_first_print_comes_first_and_undated_ones_last() -> None:
    times: dict[int, str | None] = {
        1: None, 2: "2024-05-31", 3: "2024-05-31T14:00:00+08:00", 4: "2024-05-31T13:30:00+07:00",
    }  # fmt: skip
    pairs = {(a, b): 1.0 for a in range(1, 5) for b in range(a + 1, 5)}
    (group,) = partition(prints(4, times), pairs, lambda a, b: False)
    assert [one.article for one in group] == [3, 4, 2, 1]


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_arrival_makes_no_difference(seed: int) -> None:
    dice = random.Random(seed)
    members = prints(9, {n: dice.choice([None, "2024-05-31", "2024-05-31T09:00:00+08:00"])
                         for n in range(1, 10)})  # fmt: skip
    pairs = {
        (a, b): dice.choice([0.5, 0.7, 1.0])
        for a in range(1, 10) for b in range(a + 1, 10) if dice.random() < 0.35
    }  # fmt: skip
    numbers = dict(zip(range(1, 10), dice.sample(range(1, 10), 9), strict=True))
    moved = [Print(numbers[o.article], o.outlet, o.published, o.content_hash) for o in members]
    dice.shuffle(moved)
    other = {
        (min(numbers[a], numbers[b]), max(numbers[a], numbers[b])): s for (a, b), s in pairs.items()
    }
    expected = {frozenset(numbers[n] for n in group) for group in stories(members, pairs)}
    assert {frozenset(group) for group in stories(moved, other)} == expected


@pytest.mark.parametrize(
    ("first", "later", "hours"),
    [
        ("2024-05-31T10:00:00+08:00", "2024-05-31T10:30:00+07:00", 1.5),
        ("2024-05-31T10:00:00+08:00", "2024-06-02", 48.0),
        ("2024-05-31", "2024-05-31T10:00:00+08:00", 0.0),
        ("2024-05-31T10:00:00+08:00", None, None),
        (None, None, None),
    ],
)
def test_lags(first: str | None, later: str | None, hours: float | None) -> None:
    assert lag_hours(first, later) == hours


def test_a_yearly_repeat_is_too_late() -> None:
    assert near_in_time("2024-05-31", "2024-06-10T09:00:00+08:00")
    assert not near_in_time("2024-05-31", "2025-05-31")
    assert near_in_time(None, "2025-05-31")


@pytest.mark.parametrize("text", ["", "kemarin", "2024-13-01", None])
def test_what_is_no_time_is_unknown(text: str | None) -> None:
    assert moment_of(text) is None
