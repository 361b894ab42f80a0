"""Health: who is silent, broken, has lost a field or is forgotten, and who is well."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from crawler.operate.health import Verdict, health_of
from tests.operate.past import SUNDAY, Past

FRIDAY = SUNDAY - timedelta(days=2)
WORKDAYS = range(5)


def verdict(past: Past, now: datetime = SUNDAY, outlet: str = "kabar") -> Verdict:
    return health_of(past.db, now)[outlet]


# silence


def test_a_busy_outlet_is_missed_within_hours(past: Past) -> None:
    past.weeks(FRIDAY.replace(hour=8), hours=range(6, 23))
    past.crawled(FRIDAY)
    found = verdict(past, FRIDAY)
    assert (found.state, found.healthy) == ("silent", False)
    assert "no article since 2024-06-28 07:12 +08:00" in str(found.problem)


def test_a_quiet_outlet_is_missed_after_weeks(past: Past) -> None:
    past.weeks(SUNDAY - timedelta(weeks=1), weekdays=[0, 3], hours=[10])
    past.crawled(SUNDAY)
    assert verdict(past).state == "well"
    past.crawled(SUNDAY + timedelta(weeks=6))
    assert verdict(past, SUNDAY + timedelta(weeks=6)).state == "silent"


def test_a_quiet_sunday_is_normal(past: Past) -> None:
    past.weeks(SUNDAY, weekdays=WORKDAYS)
    past.crawled(SUNDAY)
    found = verdict(past)
    assert found.state == "well"
    assert found.last_article == "2024-06-28T21:12:30+08:00"


def test_the_same_silence_on_a_working_day_is_not(past: Past) -> None:
    tuesday = SUNDAY + timedelta(days=2)
    past.weeks(SUNDAY, weekdays=WORKDAYS)
    past.crawled(tuesday)
    assert verdict(past, tuesday).state == "silent"


def test_a_sunday_without_news_is_odd_where_sundays_bring_some(past: Past) -> None:
    past.weeks(SUNDAY - timedelta(days=1))
    past.crawled(SUNDAY)
    assert verdict(past).state == "silent"


def test_the_night_is_no_silence(past: Past) -> None:
    dawn = SUNDAY + timedelta(hours=10)
    past.weeks(SUNDAY + timedelta(hours=3), hours=range(6, 23))
    past.crawled(dawn)
    assert verdict(past, dawn).state == "well"


def test_weekdays_are_those_of_the_outlets_zone(past: Past) -> None:
    """Early on Monday it is still Sunday in UTC."""
    past.outlet(zone=None)
    past.weeks(SUNDAY, weekdays=WORKDAYS, hours=range(1, 8))
    monday = SUNDAY.replace(hour=23) + timedelta(hours=1)
    past.crawled(monday)
    found = verdict(past, monday)
    assert found.state == "well"
    assert str(found.expected_by).startswith("2024-07-01T0")


def test_what_no_crawl_could_see_is_no_silence(past: Past) -> None:
    past.weeks(FRIDAY)
    past.crawled(FRIDAY + timedelta(hours=1), every=48)
    found = verdict(past, SUNDAY)
    assert found.state == "well"
    assert found.expected_by is not None
    assert found.expected_by < SUNDAY.isoformat()


def test_articles_without_dates_are_signs_of_life(past: Past) -> None:
    past.weeks(FRIDAY)
    past.crawled(SUNDAY)
    for hours in range(48):
        past.article(None, seen=FRIDAY + timedelta(hours=hours))
    assert "silent" not in str(verdict(past).problem)


def test_a_date_in_the_future_hides_no_silence(past: Past) -> None:
    past.weeks(FRIDAY - timedelta(days=7))
    past.article("2031-01-01T08:00:00+08:00", seen=FRIDAY - timedelta(days=9))
    past.crawled(FRIDAY)
    assert verdict(past, FRIDAY).state == "silent"


def test_an_outlet_of_bare_dates_is_judged_by_days(past: Past) -> None:
    for turn in range(100):
        past.article(f"{SUNDAY.date() - timedelta(days=turn)}", seen=SUNDAY)
    past.crawled(SUNDAY)
    found = verdict(past)
    assert (found.state, found.last_article) == ("well", "2024-06-30")
    past.crawled(SUNDAY + timedelta(days=9))
    assert verdict(past, SUNDAY + timedelta(days=9)).state == "silent"


def test_with_little_history_an_outlet_is_unknown_and_not_ill(past: Past) -> None:
    past.weeks(FRIDAY, weeks=2)
    past.crawled(FRIDAY + timedelta(days=20))
    found = verdict(past, FRIDAY + timedelta(days=20))
    assert (found.state, found.healthy) == ("unknown", True)
    assert str(found.note) == "15 days of history, 21 are needed"


# crawls


def test_the_last_crawls_problem_is_told_with_its_beginning(past: Past) -> None:
    past.weeks(SUNDAY)
    past.crawled(FRIDAY)
    for hours in (3, 2, 1):
        past.run(SUNDAY - timedelta(hours=hours), "https://kabar.example/: answered 403")
    found = verdict(past)
    assert found.state == "broken"
    assert found.problem == (
        "https://kabar.example/: answered 403 (latest: 3 crawls, since 2024-06-30 09:00 UTC)"
    )


def test_a_problem_that_is_over_is_not_told(past: Past) -> None:
    past.weeks(SUNDAY)
    past.run(SUNDAY - timedelta(hours=1), "name not found")
    past.crawled(SUNDAY)
    assert verdict(past).state == "well"


def test_a_crawl_that_somebody_ended_says_nothing(past: Past) -> None:
    past.weeks(SUNDAY)
    past.crawled(SUNDAY - timedelta(hours=1))
    past.run(SUNDAY, "interrupted")
    assert verdict(past).state == "well"


def test_a_full_crawls_problem_outlives_the_next_latest(past: Past) -> None:
    """The feed goes on working; the sitemap does not, and only ``full`` asks for it."""
    past.weeks(SUNDAY)
    past.run(FRIDAY, "https://kabar.example/sitemap.xml: answered 404", mode="full")
    past.crawled(SUNDAY)
    assert "sitemap.xml: answered 404 (full:" in str(verdict(past).problem)


def test_addresses_that_all_fail_one_at_a_time(past: Past) -> None:
    past.weeks(SUNDAY - timedelta(hours=6))
    past.crawled(SUNDAY)
    past.run(SUNDAY - timedelta(hours=6), new=1)
    for hours in range(5):
        past.page("failed", reason="http_403", listed=SUNDAY - timedelta(hours=hours))
    found = verdict(past)
    assert found.state == "broken"
    assert "none of 5 addresses" in str(found.problem)
    assert "failed: http_403: 5" in str(found.problem)


def test_nobody_crawls_it(past: Past) -> None:
    past.weeks(SUNDAY)
    past.crawled(SUNDAY)
    later = SUNDAY + timedelta(hours=7)
    found = verdict(past, later)
    assert found.problem == "not crawled since 2024-06-30 12:00 UTC (usually every 60 minutes)"


def test_a_crawl_under_way_is_a_crawl(past: Past) -> None:
    past.weeks(SUNDAY)
    past.crawled(SUNDAY)
    past.run(SUNDAY + timedelta(minutes=30), mode="full", ended=False)
    assert verdict(past, SUNDAY + timedelta(hours=20)).state == "well"


def test_a_demo_is_not_missed(past: Past) -> None:
    """Replays bear the recording's time, and nobody promised another one."""
    past.weeks(FRIDAY)
    for _ in range(6):
        past.run(FRIDAY)
    assert verdict(past, FRIDAY + timedelta(days=900)).healthy


# fields


@pytest.mark.parametrize(
    ("field", "columns"),
    [("author", {"authors": "[]"}), ("text", {"words": 31}), ("title", {"title": "Kabar Muara"})],
)
def test_a_field_that_vanished_is_named(past: Past, field: str, columns: dict[str, str]) -> None:
    past.weeks(FRIDAY)
    for hours in range(6):
        past.article(FRIDAY + timedelta(hours=hours), **columns)  # type: ignore[arg-type]
    past.crawled(FRIDAY + timedelta(hours=6))
    found = verdict(past, FRIDAY + timedelta(hours=6))
    assert found.state == "lost a field"
    assert f"lost a field: {field} (" in str(found.problem)
    assert [share.field for share in found.fields if share.lost] == [field]


def test_times_that_became_bare_dates_are_lost(past: Past) -> None:
    past.weeks(FRIDAY)
    for _ in range(5):
        past.article("2024-06-29", seen=FRIDAY + timedelta(hours=20))
    past.crawled(SUNDAY - timedelta(hours=20))
    assert "lost a field: time" in str(verdict(past, SUNDAY - timedelta(hours=20)).problem)


def test_a_field_that_came_back_is_not_lost(past: Past) -> None:
    past.weeks(FRIDAY - timedelta(days=5))
    past.weeks(FRIDAY - timedelta(days=2), weeks=0, hours=range(1, 20), authors="[]")
    past.weeks(FRIDAY, weeks=0)
    past.crawled(FRIDAY)
    (share,) = [s for s in verdict(past, FRIDAY).fields if s.field == "author"]
    assert share.lost is None
    assert share.recent is not None
    assert share.recent < 0.95


def test_what_half_the_articles_never_had_is_not_lost(past: Past) -> None:
    past.weeks(FRIDAY, hours=HALF, authors="[]")
    past.weeks(FRIDAY, hours=[hour + 1 for hour in HALF])
    for minutes in (1, 2, 3):
        past.article(FRIDAY + timedelta(minutes=minutes), authors="[]")
    past.crawled(FRIDAY + timedelta(hours=1))
    assert verdict(past, FRIDAY + timedelta(hours=1)).state == "well"


HALF = (7, 11, 15, 18)


def test_undated_articles_of_the_outlets_past_are_no_loss(past: Past) -> None:
    past.weeks(SUNDAY)
    for _ in range(40):
        past.article(None, seen=SUNDAY - timedelta(minutes=59))
    past.run(SUNDAY - timedelta(hours=1), mode="full", new=900)
    past.run(SUNDAY - timedelta(minutes=30))
    assert verdict(past).healthy


@pytest.mark.parametrize(
    ("source", "says"), [("text", "one that can be relied on"), ("feed", "one of their own")]
)
def test_dates_that_left_the_pages_are_lost(past: Past, source: str, says: str) -> None:
    """The list still tells them, or the clock in the header is taken for one."""
    past.weeks(FRIDAY, source="json-ld")
    past.weeks(SUNDAY, weeks=0, source=source)
    past.crawled(SUNDAY)
    found = verdict(past)
    (share,) = [share for share in found.fields if share.field == "date"]
    assert says in str(found.problem)
    assert (share.before, share.recent) == (1, 1)


def test_lists_that_begin_to_tell_dates_are_no_loss(past: Past) -> None:
    past.weeks(FRIDAY, source="byline")
    past.weeks(SUNDAY, weeks=0, source="feed")
    past.crawled(SUNDAY)
    assert verdict(past).state == "well"


# living sites: issue "Every outlet, every article, every change", check 7
