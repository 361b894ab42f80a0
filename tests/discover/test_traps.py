"""Lists and sites without end."""

from __future__ import annotations

from crawler.discover.traps import (
    BARREN,
    EMPTY_DAYS,
    EMPTY_PAGES,
    KNOWN_PAGES,
    REPEATED_PAGES,
    ListWatch,
    SiteWatch,
    TrapReason,
    pattern_of,
)

HOME = "https://kabarulin.example"


def turns(watch: ListWatch, pages: list[list[str]], new: list[int]) -> list[TrapReason | None]:
    return [
        watch.turn(f"{HOME}/news?page={number}", links, fresh)
        for number, (links, fresh) in enumerate(zip(pages, new, strict=True), 1)
    ]


def test_a_list_that_brings_articles_goes_on() -> None:
    pages = [[f"a{n}"] for n in range(100)]
    assert set(turns(ListWatch(), pages, [1] * 100)) == {None}


def test_a_pager_that_ignores_its_number_ends() -> None:
    pages = [["a", "b"]] * (REPEATED_PAGES + 1)
    assert turns(ListWatch(), pages, [2, 0, 0])[-1] == "repeated"


def test_pages_that_other_lists_brought_end_later() -> None:
    pages = [[f"a{n}"] for n in range(KNOWN_PAGES)]
    reasons = turns(ListWatch(), pages, [0] * KNOWN_PAGES)
    assert (reasons[-2], reasons[-1]) == (None, "known")


def test_empty_pages_end_a_list() -> None:
    assert turns(ListWatch(), [["a"]] + [[]] * EMPTY_PAGES, [1] + [0] * EMPTY_PAGES)[-1] == "empty"


def test_quiet_days_do_not_end_a_list_by_day() -> None:
    watch = ListWatch()
    days = [f"{HOME}/indeks/2024/05/{day:02}" for day in range(31, 0, -1)]
    reasons = [watch.turn(day, [], 0) for day in days]
    assert set(reasons[: EMPTY_PAGES + 5]) == {None}
    assert len(days) == EMPTY_DAYS
    assert reasons[-1] == "empty"


def test_a_next_page_that_was_there_before_is_a_loop() -> None:
    watch = ListWatch()
    assert watch.turn(HOME + "/a", ["x"], 1, HOME + "/b") is None
    assert watch.turn(HOME + "/b", ["y"], 1, HOME + "/a") == "loop"


def test_a_list_has_a_budget() -> None:
    assert turns(ListWatch(pages=2), [["a"], ["b"]], [1, 1]) == [None, "budget"]


def test_a_calendar_is_given_up() -> None:
    watch = SiteWatch()
    months = [f"{HOME}/agenda/{2024 + n // 12}/{n % 12 + 1:02}/?hari={n}" for n in range(40)]
    asked = 0
    for month in months:
        if watch.refuses(month):
            break
        watch.note(month, 0)
        asked += 1
    assert asked == BARREN
    assert watch.refuses(months[-1]) == "calendar"
    assert watch.refuses(HOME + "/ekonomi") is None


def test_months_that_bring_articles_are_no_calendar() -> None:
    watch = SiteWatch()
    for month in range(1, 13):
        url = f"{HOME}/2024/{month:02}/"
        assert watch.refuses(url) is None
        watch.note(url, 1 if month % 5 == 0 else 0)


def test_paths_that_nest_without_end_are_refused() -> None:
    watch = SiteWatch()
    assert watch.refuses(HOME + "/a/b/a/b/a/b") == "depth"
    assert watch.refuses(HOME + "/" + "/".join("abcdefghij")) == "depth"
    assert watch.refuses(HOME + "/kaltim/kutai/ekonomi") is None


def test_a_site_has_a_budget() -> None:
    watch = SiteWatch(pages=1)
    watch.note(HOME, 5)
    assert watch.refuses(HOME + "/ekonomi") == "budget"


def test_patterns_leave_numbers_and_values_out() -> None:
    assert pattern_of(f"{HOME}/agenda/2024/06/?hari=3&x=a") == pattern_of(
        f"{HOME}/agenda/2031/11/?x=b&hari=28"
    )
    assert pattern_of(HOME + "/ekonomi") != pattern_of(HOME + "/daerah")
