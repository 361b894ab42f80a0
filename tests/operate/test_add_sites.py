"""Living sites looked at: what is written down crawls them as the hand-written declarations do."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.archive.store import read_archive
from crawler.fetch.outlets import spider_of
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl
from crawler.fetch.session import Options
from crawler.fetch.spider import OutletSpider
from crawler.operate.adding.declaration import declaration
from crawler.operate.adding.findings import AddError, Findings
from crawler.operate.adding.place import write_declaration
from crawler.operate.adding.survey import survey
from crawler.operate.adding.surveyor import READ, SHOWN, SPARE, Wanted
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite

KINDS: dict[str, Callable[[int], Site]] = {
    "wordpress": WordPressSite,
    "idtheme": IdthemeSite,
    "antara": AntaraSite,
    "listing": ListingSite,
}


class Looked:
    """A served site and what looking at it found."""

    def __init__(self, served: Served[Site], findings: Findings) -> None:
        self.served = served
        self.site = served.site
        self.findings = findings
        self.asked = [request.path for request in served.log]


@pytest.fixture(scope="module", params=KINDS)
def looked(request: pytest.FixtureRequest) -> Iterator[Looked]:
    with serve(KINDS[request.param](60)) as served:
        findings = survey(served.url + "/", Wanted(), lambda line: None, delay=0)
        yield Looked(served, findings)


def archived(spider: type[OutletSpider], folder: Path) -> set[str]:
    options = Options(db=folder / f"{spider.name}.db", mode="full", delay=0, concurrency=16)
    report = crawl([spider], options, Quiet())
    assert report.healthy, report.outlets[0].problem
    db = read_archive(options.db)
    return {row["url"] for row in db.query("SELECT url FROM articles")}


def imported(path: Path) -> type[OutletSpider]:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (found,) = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == path.stem
    ]
    assert issubclass(found, OutletSpider)
    return found


def test_the_declaration_crawls_as_the_hand_written_one(looked: Looked, tmp_path: Path) -> None:
    found = looked.findings
    text = declaration(found.outlet, found.look, found.habits)
    path = write_declaration(tmp_path / "found", found.outlet.name, text)
    ours = archived(imported(path), tmp_path / "found")
    theirs = archived(spider_of(looked.site.outlet), tmp_path / "hand")
    assert len(theirs) > 55
    assert ours == theirs


def test_what_the_outlet_is_agrees_with_the_hand_written_declaration(looked: Looked) -> None:
    found, hand = looked.findings.outlet, looked.site.outlet
    assert (found.title, found.home, found.language) == (hand.title, hand.home, hand.language)
    assert found.timezone == "Asia/Makassar"
    assert found.region is None
    assert any("region" in note for note in looked.findings.notes)


def test_sample_articles_read_as_they_would_be_archived(looked: Looked) -> None:
    truths = {truth.url: truth for truth in looked.site.articles}
    samples = [sample.article for sample in looked.findings.samples]
    assert len(samples) == SHOWN
    for article in samples:
        assert article is not None
        truth = truths[article.url]
        assert article.outlet == looked.findings.outlet.name
        assert (article.title, article.published) == (truth.title, truth.published)


def test_a_look_asks_for_little_and_nothing_twice(looked: Looked) -> None:
    assert len(looked.asked) == len(set(looked.asked))
    articles = {post.path for post in looked.site.posts}
    assert sum(path.partition("?")[0] in articles for path in looked.asked) <= READ + SPARE
    assert len(looked.asked) <= 50


def test_robots_txt_holds_for_a_look(looked: Looked) -> None:
    assert "/robots.txt" in looked.asked[:2]
    assert not [path for path in looked.asked if path.startswith(("/print/", "/search"))]


@pytest.mark.parametrize("status", [403, 500])
def test_a_site_that_refuses_is_named(status: int) -> None:
    with serve(ListingSite(12)) as served:
        served.site.refusing = status
        with pytest.raises(AddError, match=r"127\.0\.0\.\d+"):
            survey(served.url + "/", Wanted(), lambda line: None, delay=0)


def test_an_articles_address_leads_to_its_site() -> None:
    with serve(AntaraSite(20)) as served:
        address = served.site.articles[0].url
        found = survey(address, Wanted(name="benua"), lambda line: None, delay=0)
        assert found.outlet.home == served.site.outlet.home
    assert found.outlet.name == "benua"
