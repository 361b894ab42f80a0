"""The demo's recordings are whole, small, and made from the living sites."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace

from crawler.archive.warc import responses
from crawler.demo import DEMO_OUTLETS, recordings
from tests.sites.record import contents, demo_sites, main, record


def test_recordings_are_up_to_date() -> None:
    assert main(["--check"]) == 0


def test_recordings_are_small() -> None:
    sizes = [path.stat().st_size for path in recordings()]
    assert max(sizes) < 600_000
    assert sum(sizes) < 3_000_000


def test_recordings_pass_warcio_check() -> None:
    command = [sys.executable, "-m", "warcio.cli", "check", *map(str, recordings())]
    assert subprocess.run(command, check=False).returncode == 0


def test_recording_again_gives_the_same_bytes() -> None:
    (site,) = [site for site in demo_sites() if site.kind == "listing"]
    (again,) = [site for site in demo_sites() if site.kind == "listing"]
    assert record(site) == record(again)


def test_recordings_hold_every_article() -> None:
    for site, path in zip(demo_sites(), recordings(), strict=True):
        held = {found.exchange.url: found.exchange.status for found in responses(path)}
        assert {held.get(article.url) for article in site.articles} == {200}
        assert f"https://{site.domain}/robots.txt" in held
        assert len(contents(path.read_bytes())) == 2 * len(held) + 1


def test_the_outlets_are_declared_as_the_sites_are() -> None:
    sites = demo_sites()
    assert len(DEMO_OUTLETS) >= 3
    for site, outlet in zip(sites, DEMO_OUTLETS, strict=True):
        assert outlet == replace(site.outlet, home=f"https://{site.domain}/")


def test_the_demo_holds_enough_articles_and_reprints() -> None:
    articles = [article for site in demo_sites() for article in site.articles]
    assert len(articles) >= 70
    releases = Counter(article.release for article in articles if article.release)
    assert sum(count > 1 for count in releases.values()) >= 4
    assert any("membangun" in article.text for article in articles)
