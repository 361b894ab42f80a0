"""Every declared outlet: well formed, and its page read as a careful reader reads it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from cssselect import HTMLTranslator

from crawler.discover.addresses import may_be_article
from crawler.systems import SYSTEMS
from crawler.urls import same_site
from tests.spiders.samples import PAGES, reading, sample, shortfalls, spiders

FILES = sorted((Path(__file__).parents[2] / "spiders").glob("[!_]*.py"))
SHIPPED = {path.stem for path in PAGES.glob("*.json")}
"""The outlets that ship: one that somebody adds for themselves needs no sample to be tested."""
SAMPLED = [path for path in FILES if path.stem in SHIPPED]
MAX_LINES = 30
READ = [
    (path.stem, field)
    for path in sorted(PAGES.glob("*.json"))
    for field in sample(path.stem).expected
]
SELECTORS = ("headline", "body", "byline", "date")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spider_is_a_short_declaration_under_one_name(path: Path) -> None:
    spider = spiders()[path.stem]
    outlet = spider.outlet
    assert spider.__name__.lower() == spider.name == outlet.name == path.stem
    assert spider.__module__ == f"spiders.{path.stem}"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert re.fullmatch(r"https://[\w.-]+/", outlet.home)
    assert outlet.title
    assert re.fullmatch(r"[a-z]{2}", outlet.language or "")
    if path.stem in SHIPPED or outlet.timezone:
        assert ZoneInfo(outlet.timezone or "").key == outlet.timezone
    if path.stem in SHIPPED:
        assert outlet.region


@pytest.mark.parametrize("path", SAMPLED, ids=lambda path: path.stem)
def test_a_sample_lies_at_an_address_that_its_outlet_may_archive(path: Path) -> None:
    outlet, given = spiders()[path.stem].outlet, sample(path.stem)
    for address in (given.address, given.expected["url"]):
        assert same_site(outlet.home, address, outlet.hosts)
        assert may_be_article(address, outlet)
    assert not may_be_article(outlet.home, outlet)


def test_every_outlet_of_the_region_has_a_sample() -> None:
    assert set(spiders()) == {path.stem for path in FILES}
    assert {path.stem for path in PAGES.glob("*.html")} == SHIPPED
    assert {path.stem for path in SAMPLED} == SHIPPED
    assert len(SHIPPED) >= 43


def test_every_sample_says_what_any_page_settles() -> None:
    settled = {"url", "title", "authors", "editors", "published", "dateline", "language", "text"}
    for path in SAMPLED:
        assert settled <= set(sample(path.stem).expected), path.stem


def test_every_outlet_lies_on_a_host_of_its_own() -> None:
    hosts = [urlsplit(spider.outlet.home).hostname for spider in spiders().values()]
    assert len(set(hosts)) == len(hosts)


def test_every_hint_is_a_selector() -> None:
    given = [
        *([getattr(s.outlet, key) for key in SELECTORS] for s in spiders().values()),
        *([system.get(key) for key in SELECTORS] for system in SYSTEMS.values()),
        *(s.outlet.remove for s in spiders().values()),
    ]
    for selectors in given:
        for selector in selectors:
            assert selector is None or HTMLTranslator().css_to_xpath(str(selector))


@pytest.mark.parametrize(("name", "field"), READ, ids=lambda value: value)
def test_a_sample_is_read_as_its_reader_reads_it(name: str, field: str) -> None:
    holds = reading(name).get(field) == sample(name).expected[field]
    if field in shortfalls().get(name, ()):
        assert not holds, f"{name}.{field} is read right now: take it out of shortfalls.json"
        return
    assert reading(name).get(field) == sample(name).expected[field]
