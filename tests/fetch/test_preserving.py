"""Web archives of a crawl: whole, readable, and enough to crawl again."""

from __future__ import annotations

import subprocess
import sys

from crawler.archive.warc import read_response, responses
from tests.fetch.helpers import Workplace
from tests.sites.server import Served
from tests.sites.wordpress import WordPressSite


def test_warcio_passes_every_file(work: Workplace, wordpress_site: Served[WordPressSite]) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "10")
    command = [sys.executable, "-m", "warcio.cli", "check", *map(str, work.warcs())]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, len(work.warcs())) == (0, 1)


def test_everything_that_was_asked_for_is_preserved(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    ran = work.crawl(wordpress_site.url + "/", "--mode", "full")
    kept = [found.exchange.url for found in responses(work.warcs()[0])]
    asked = [wordpress_site.url + request.path for request in wordpress_site.log]
    assert sorted(kept) == sorted(asked)
    assert ran.report["requests"] == len(asked)
    assert wordpress_site.url + "/robots.txt" in kept


def test_captures_know_where_each_response_lies(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "10")
    rows = work.rows("SELECT url, warc, offset, digest FROM captures")
    assert len(rows) == len(wordpress_site.log)
    for row in rows:
        assert read_response(work.folder / row["warc"], row["offset"]).url == row["url"]


def test_a_replay_gives_the_same_articles(
    work: Workplace, wordpress_site: Served[WordPressSite], tmp_path_factory: object
) -> None:
    work.crawl(wordpress_site.url + "/", "--mode", "full")
    other = Workplace(work.folder / "again")
    other.folder.mkdir()
    before = len(wordpress_site.log)
    replay = [word for path in work.warcs() for word in ("--replay", str(path))]
    ran = other.crawl(wordpress_site.url + "/", "--mode", "full", *replay)
    query = (
        "SELECT url, title, authors, editors, published, text, content_hash, first_seen"
        " FROM articles ORDER BY url"
    )
    assert ran.code == 0, ran.err
    assert other.rows(query) == work.rows(query)
    assert len(wordpress_site.log) == before
    assert other.warcs() == []


def test_a_replay_refers_to_the_files_it_answers_from(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "3")
    other = Workplace(work.folder / "again")
    other.folder.mkdir()
    other.crawl(wordpress_site.url + "/", "--limit", "3", "--replay", str(work.warcs()[0]))
    names = {row["warc"] for row in other.rows("SELECT warc FROM captures")}
    assert names == {str(work.warcs()[0].resolve())}


def test_a_run_never_writes_into_an_earlier_file(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "3")
    first = work.warcs()[0].read_bytes()
    work.crawl(wordpress_site.url + "/", "--limit", "3")
    assert len(work.warcs()) == 2
    assert work.warcs()[0].read_bytes() == first
