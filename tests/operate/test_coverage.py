"""Coverage: what was listed, what is held, what is missing and why, by month."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from crawler.archive.store import read_archive
from crawler.operate.coverage import UNDATED, Count, address_month, coverage
from tests.fetch.helpers import Workplace
from tests.operate.past import Past
from tests.sites.server import serve
from tests.sites.wordpress import WordPressSite


def month(past: Past, name: str, outlet: str = "kabar") -> Count:
    return coverage(past.db)[outlet].months[name]


def archived(past: Past, published: str | None, url: str) -> int:
    """Archive an article whose address an own list named."""
    number = past.article(published, url=url)
    past.page("archived", url=url, article=number)
    return number


def test_an_article_counts_in_the_month_of_its_publication(past: Past) -> None:
    archived(past, "2024-05-31T23:30:00+08:00", "https://kabar.example/a/")
    assert month(past, "2024-05") == Count(listed=1, archived=1)


def test_without_a_date_the_lists_counts(past: Past) -> None:
    number = past.article(None, url="https://kabar.example/2023/01/02/a/")
    past.page("archived", article=number, published="2024-04-02T10:00:00+00:00")
    assert month(past, "2024-04").archived == 1


def test_without_both_the_addresss_counts(past: Past) -> None:
    archived(past, None, "https://kabar.example/2023/01/02/a/")
    past.page("failed", url="https://kabar.example/2023/02/02/b/", reason="http_500")
    past.page("failed", published="2023-03-01", reason="http_500")
    found = coverage(past.db)["kabar"].months
    assert list(found) == ["2023-01", "2023-02", "2023-03"]


def test_without_any_it_is_undated_and_comes_last(past: Past) -> None:
    archived(past, None, "https://kabar.example/a/")
    archived(past, "2024-05-31", "https://kabar.example/b/")
    assert list(coverage(past.db)["kabar"].months) == ["2024-05", UNDATED]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://kabar.example/2024/05/31/judul/", "2024-05"),
        ("https://kabar.example/2024/5/judul/", "2024-05"),
        ("https://kabar.example/read/20240531-judul", "2024-05"),
        ("https://kabar.example/berita/2024-05-31/judul", "2024-05"),
        ("https://kabar.example/berita/2024/judul/", None),
        ("https://kabar.example/2024/13/01/judul/", None),
        ("https://kabar.example/20240531123/judul/", None),
        ("https://kabar.example/judul/?tanggal=/2024/05/31/", None),
    ],
)
def test_months_in_addresses(url: str, found: str | None) -> None:
    assert address_month(url) == found


def test_further_addresses_of_an_article_are_duplicates(past: Past) -> None:
    number = archived(past, "2024-05-31", "https://kabar.example/a/")
    past.page("duplicate", article=number, reason="same_address", published="2024-06-01")
    past.page("gone", article=number, reason="moved")
    assert month(past, "2024-05") == Count(listed=3, archived=1, duplicate=2)


def test_another_spelling_of_an_unvisited_address_is_one_too(past: Past) -> None:
    past.page("listed", published="2024-05-31")
    past.page("duplicate", published="2024-05-31", reason="same_address")
    found = month(past, "2024-05")
    assert (found.listed, found.duplicate, found.missing) == (2, 1, 1)


def test_what_is_missing_has_its_reasons(past: Past) -> None:
    for state, reason in (
        ("failed", "http_403"), ("failed", "http_403"), ("failed", "timeout"), ("gone", "http_404"),
        ("blocked", "robots.txt"), ("listed", None), ("redacted", None),
    ):  # fmt: skip
        past.page(state, reason=reason, published="2024-05-31")
    found = month(past, "2024-05")
    assert found.missing == found.listed == 7
    assert list(found.as_dict()["reasons"].items()) == [
        ("failed: http_403", 2), ("blocked: robots.txt", 1), ("failed: timeout", 1),
        ("gone: http_404", 1), ("listed", 1), ("redacted", 1),
    ]  # fmt: skip


def test_an_archived_article_that_vanished_from_the_site_is_not_missing(past: Past) -> None:
    number = past.article("2024-05-31")
    past.page("gone", reason="http_404", article=number)
    assert month(past, "2024-05") == Count(listed=1, archived=1)


def test_what_is_no_article_is_not_missing(past: Past) -> None:
    past.page("not_article", reason="no_text", published="2024-05-31")
    past.page("blocked", reason="address_pattern", published="2024-05-31")
    found = month(past, "2024-05")
    assert (found.listed, found.missing, found.not_article) == (2, 0, 2)
    assert found.not_article_reasons == {"no_text": 1, "address_pattern": 1}


def test_what_no_list_names_is_told_apart(past: Past) -> None:
    past.article("2024-05-31")
    assert month(past, "2024-05") == Count(archived=1, unlisted=1)


def test_outlets_are_counted_apart(past: Past) -> None:
    past.outlet("warta")
    archived(past, "2024-05-31", "https://kabar.example/a/")
    past.page("failed", outlet="warta", published="2024-05-31", reason="timeout")
    past.article("2024-05-31", outlet="warta")
    everything = coverage(past.db)
    assert everything["kabar"].sum == Count(listed=1, archived=1)
    assert everything["warta"].sum.missing == 1
    for name, one in everything.items():
        assert coverage(past.db, name) == {name: one}


def test_the_shares_are_of_what_may_be_articles(past: Past) -> None:
    assert Count(listed=10, archived=3, duplicate=2, missing=1, not_article=4).share == 0.75
    assert Count(listed=4, not_article=4).share is None


def test_the_outlets_own_total_is_held_against_it(past: Past) -> None:
    past.db.execute("UPDATE outlets SET total = 812, total_at = '2024-06-01T00:00:00+00:00'")
    found = coverage(past.db)["kabar"].as_dict()
    assert (found["total"], found["total_at"]) == (812, "2024-06-01T00:00:00+00:00")


def test_an_outlet_without_pages_is_there(past: Past) -> None:
    assert coverage(past.db)["kabar"].as_dict()["listed"] == 0


def test_an_unknown_outlet_is_not(past: Past) -> None:
    assert coverage(past.db, "entah") == {}


def test_a_living_site_adds_up(tmp_path: Path) -> None:
    work, site = Workplace(tmp_path), WordPressSite(40)
    with serve(site) as served:
        work.crawl(served.url + "/", "--mode", "full")
    db = read_archive(work.path)
    (found,) = coverage(db).values()
    whole = found.sum
    (pages,) = db.execute("SELECT count(*) FROM pages").fetchone()
    assert whole.listed == pages
    assert whole.listed == whole.archived + whole.duplicate + whole.missing + whole.not_article
    assert whole.archived >= len(site.articles)
    assert found.total == len(site.articles) + 2  # its gallery and its video are posts too
    for name, number in Counter(article.published[:7] for article in site.articles).items():
        assert found.months[name].archived >= number
    db.close()
