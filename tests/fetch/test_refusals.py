"""What goes wrong is said in one clear line, with its exit code."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.fetch.helpers import Workplace
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite


def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("arsip: ")]


def test_a_server_that_is_down(work: Workplace) -> None:
    ran = work.crawl(f"http://127.0.0.1:{closed_port()}/")
    assert ran.code == 3
    assert len(lines(ran.err)) == 1
    assert "connection refused" in ran.err


def test_a_name_that_does_not_exist(work: Workplace) -> None:
    ran = work.crawl("http://tidak-ada.invalid/")
    assert ran.code == 3
    assert len(lines(ran.err)) == 1
    assert "name not found" in ran.err


def test_a_sitemap_that_is_missing(work: Workplace, wordpress_site: Served[WordPressSite]) -> None:
    ran = work.crawl(wordpress_site.url + "/tidak-ada-sitemap.xml")
    assert ran.code == 3
    assert len(lines(ran.err)) == 1
    assert "answered 404" in ran.err


def test_a_robots_txt_that_cannot_be_had(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    wordpress_site.site.refusing = 500
    ran = work.crawl(wordpress_site.url + "/")
    assert ran.code == 3
    assert len(lines(ran.err)) == 1
    assert "cannot be reached (robots.txt answered 500)" in ran.err
    assert set(wordpress_site.asked()) == {"/robots.txt"}


@pytest.mark.parametrize(
    "words",
    [
        ["--mode", "semua"],
        ["--since", "kemarin"],
        ["--limit", "0"],
        ["--replay", "tidak-ada.warc.gz"],
        ["--allow-private", "rumah"],
        ["--tidak-ada"],
    ],
    ids=lambda words: words[0],
)
def test_a_wrong_word_is_wrong_usage(work: Workplace, words: list[str]) -> None:
    ran = work.arsip("crawl", "beritakaltim", *words)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_an_unknown_outlet_is_wrong_usage(work: Workplace) -> None:
    ran = work.arsip("crawl", "koran-entah")
    assert (ran.code, len(lines(ran.err))) == (2, 1)
    assert "koran-entah" in ran.err


def test_a_second_crawl_of_the_same_archive_waits_outside(work: Workplace) -> None:
    with FileLock(f"{work.path}.lock"):
        ran = work.crawl("beritakaltim")
    assert (ran.code, len(lines(ran.err))) == (75, 1)


def test_a_file_that_is_no_archive(work: Workplace) -> None:
    work.path.write_text("catatan belanja\n" * 50, encoding="utf-8")
    ran = work.crawl("beritakaltim")
    assert (ran.code, len(lines(ran.err))) == (1, 1)
    assert "archive.db" in ran.err


def test_a_replay_from_something_else(work: Workplace) -> None:
    other = work.folder / "a.warc.gz"
    other.write_bytes(b"bukan arsip web")
    ran = work.crawl("beritakaltim", "--replay", str(other))
    assert (ran.code, len(lines(ran.err))) == (2, 1)


def test_an_outlet_without_articles_is_unhealthy(work: Workplace) -> None:
    site = WordPressSite(12)
    with serve(site) as served:
        for truth in site.articles:
            site.delete(truth.url)
        ran = work.crawl(served.url + "/")
    assert ran.code == 3
    assert ran.report["healthy"] is False


def test_scrapy_knows_the_declared_outlets() -> None:
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert {"beritakaltim", "antarakaltim", "niagaasia"} <= set(ran.stdout.split())


def test_the_settings_are_the_checkouts_own_from_any_folder(work: Workplace) -> None:
    code = "import settings; print(settings.__file__)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=work.folder, capture_output=True, text=True, check=False
    )
    assert Path(ran.stdout.strip()) == Path(__file__).parents[2] / "settings.py"
