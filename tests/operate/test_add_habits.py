"""What several articles of an outlet have in common."""

from __future__ import annotations

import pytest

from crawler.discover import Look, SiteFacts
from crawler.operate.adding.findings import Habits, Sample
from crawler.operate.adding.habits import habits_of, own_names, twin_hosts
from crawler.records import Article, Link

HOME = "https://kabarmuara.example/"
TOWNS = ("Samarinda", "Bontang", "Sangatta", "Tenggarong")


def article(text: str, dateline: str | None = None, published: str | None = None) -> Article:
    return Article(
        url=HOME, title="Judul", text=text, dateline=dateline, published=published, language="id"
    )


def sample(printed: str, published: str | None = None, language: str = "id") -> Sample:
    page = (
        "<html><head><title>Jembatan Dibuka - Kabar Muara</title>"
        "<link rel=amphtml href='https://amp.kabarmuara.example/a/'></head><body>"
        f"<h1>Jembatan Dibuka</h1><p>{printed}</p><p>Reporter: Siti Rahmawati</p></body></html>"
    )
    found = Article(
        url=HOME, title="Jembatan Dibuka", text="Isi.", published=published, language=language
    )
    return Sample(
        link=Link(HOME), url=f"{HOME}a/", html=page.encode(), content_type=None, article=found
    )


def habits(samples: list[Sample], facts: SiteFacts | None = None) -> Habits:
    return habits_of(samples, HOME, Look(title="Portal Berita Terkini", language="id"), facts)


def facts(zone: str | None) -> SiteFacts:
    return SiteFacts(name=None, url=None, timezone=zone, utc_offset=None, posts=True)


@pytest.mark.parametrize(
    ("printed", "zone"),
    [("WIB", "Asia/Jakarta"), ("WITA", "Asia/Makassar"), ("WIT", "Asia/Jayapura")],
)
def test_the_zone_is_the_one_that_pages_print(printed: str, zone: str) -> None:
    found = habits([sample(f"Jumat, 31 Mei 2024 | 14:05 {printed}")] * 3).zone
    assert (found.name, found.why) == (zone, f"3 of 3 pages print {printed}")


def test_the_zone_is_the_one_that_the_api_says() -> None:
    found = habits([sample("31 Mei 2024 14.05 WIB")] * 3, facts("Asia/Makassar")).zone
    assert found.name == "Asia/Makassar"
    assert "though 3 of 3 pages print WIB" in found.why


def test_an_api_that_keeps_utc_tells_nothing() -> None:
    assert habits([sample("14.05 WITA")] * 2, facts("UTC")).zone.name == "Asia/Makassar"


def test_one_page_alone_proves_no_zone() -> None:
    pages = [sample("31 Mei 2024 14.05 WIB"), *[sample("31 Mei 2024")] * 5]
    assert habits(pages).zone.name is None


def test_an_offset_names_a_zone_where_indonesian_is_written() -> None:
    stamp = "2024-05-31T14:05:00+09:00"
    assert habits([sample("", stamp)] * 3).zone.name == "Asia/Jayapura"
    abroad = habits([sample("", stamp, "ja")] * 3).zone
    assert abroad.name is None
    assert "+09:00" in abroad.why


def test_the_name_is_what_the_titles_of_articles_share() -> None:
    assert habits([sample("")] * 3).title == "Kabar Muara"


def test_labels_and_twins_are_seen() -> None:
    found = habits([sample("")] * 3)
    assert found.labels == (("Reporter", 3),)
    assert found.hosts == ("amp.kabarmuara.example",)


def test_twins_are_views_of_the_same_site() -> None:
    links = (
        "https://m.kabarmuara.example/", "https://iklan.kabarmuara.example/",
        "https://www.kabarmuara.example/", "https://m.lain.example/",
    )  # fmt: skip
    assert twin_hosts("https://www.kabarmuara.example/", links) == ("m.kabarmuara.example",)


@pytest.mark.parametrize(
    ("opening", "host", "title", "names"),
    [
        ("BERITAMUARA.EXAMPLE – Air", "beritamuara.example", "Berita", ("BERITAMUARA.EXAMPLE",)),
        ("{town} (ANTARA Kaltim) - Air", "kaltim.antara.example", "X", ("ANTARA Kaltim",)),
        ("SUARA MUARA, {town} – Air", "suaramuara.example", "Suara Muara", ("SUARA MUARA",)),
        ("{town}.NIAGA.ASIA — Air", "www.niaga.asia", "Niaga", ("NIAGA.ASIA",)),
        ("{town} – Air", "radarsamarinda.example", "Radar Samarinda", ()),
        ("Air naik sejak pagi", "suaramuara.example", "Suara Muara", ()),
    ],
)
def test_names_in_datelines_are_no_places(
    opening: str, host: str, title: str, names: tuple[str, ...]
) -> None:
    articles = [article(opening.format(town=town.upper()), dateline=town) for town in TOWNS]
    assert own_names(articles, host, title) == names


def test_a_name_that_one_article_prints_is_no_habit() -> None:
    articles = [article("SUARA MUARA – Air"), article("Bontang – Air", "Bontang")]
    assert own_names(articles, "suaramuara.example", "Suara Muara") == ()
