"""The pattern of an outlet's article addresses."""

from __future__ import annotations

import re

import pytest

from crawler.operate.adding.pattern import article_pattern, tail_of

HOME = "https://kabarmuara.example"
SLUGS = (
    "jembatan-baru-dibuka", "banjir-surut", "harga-cabai-naik-lagi", "sidang-ditunda",
    "pasar-malam-ramai", "listrik-padam-dua-jam",
)  # fmt: skip
PAGES = ("/", "/ekonomi", "/redaksi", "/tag/banjir", "/2024/05/", "/kategori/daerah/2")


def at(*paths: str) -> list[str]:
    return [HOME + path for path in paths]


def each(form: str) -> list[str]:
    return at(*(form.format(n=48210 + n, slug=slug) for n, slug in enumerate(SLUGS)))


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("/2024/05/31/{slug}/", r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$"),
        ("/berita/{n}/{slug}", r"^/berita/\d+/[^/]+/?$"),
        ("/baca/{n}-{slug}.html", r"^/baca/\d+-[^/]+\.html$"),
        ("/read/2024/05/31/{n}/{slug}", r"^/read/\d{4}/\d{2}/\d{2}/\d+/[^/]+/?$"),
        ("/post/{slug}", r"^/post/[^/]+/?$"),
        ("/?p={n}", r"^/?\?(?:.*&)?p=\d+"),
    ],
)
def test_digits_and_slugs_are_generalised(form: str, pattern: str) -> None:
    found = article_pattern(each(form), each(form), at(*PAGES))
    assert found == pattern
    assert all(re.search(pattern, tail_of(url)) for url in each(form))
    assert not any(re.search(pattern, tail_of(url)) for url in at(*PAGES))


def test_what_is_built_of_words_alone_has_no_pattern() -> None:
    assert article_pattern(each("/{slug}/"), each("/{slug}/"), at(*PAGES)) is None


def test_a_word_that_few_addresses_share_is_taken_for_chance() -> None:
    few = each("/ekonomi/{n}/{slug}")[:2]
    assert article_pattern(few, few, at("/")) == r"^/[^/]+/\d+/[^/]+/?$"


def test_lists_widen_what_samples_alone_would_narrow() -> None:
    samples = each("/ekonomi/{n}/{slug}")
    listed = [*samples, *each("/olahraga/{n}/{slug}")]
    assert article_pattern(samples, listed, at("/")) == r"^/[^/]+/\d+/[^/]+/?$"


def test_an_old_way_of_building_addresses_stays_in() -> None:
    old, new = each("/read/{n}-{slug}.html"), each("/daerah/{n}/{slug}")
    found = article_pattern([*old[:2], *new[:2]], [*old, *new], at(*PAGES))
    assert found is not None
    assert all(re.search(found, tail_of(url)) for url in [*old, *new])


def test_a_pattern_that_takes_in_a_section_is_none() -> None:
    articles = each("/berita/{slug}")
    assert article_pattern(articles, articles, at("/berita/ekonomi")) is None


def test_a_pattern_that_would_lose_listed_articles_is_none() -> None:
    articles, others = each("/berita/{n}/{slug}"), each("/khusus-{n}-{slug}")
    assert article_pattern(articles, [*articles, *others], at("/")) is None


def test_pages_of_an_article_are_none() -> None:
    articles = each("/2024/05/31/{slug}/")
    found = article_pattern(articles, articles, at("/"))
    assert found is not None
    assert not re.search(found, "/2024/05/31/jembatan-baru-dibuka/2/")
    assert not re.search(found, "/2024/05/31/jembatan-baru-dibuka/feed/")
