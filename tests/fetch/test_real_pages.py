"""A crawl of a local site made of real pages; skipped where they are absent."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.pages import Site, article_path, real_pages, site_of
from tests.fetch.helpers import Workplace

COUNT = int(os.environ.get("ARSIP_TEST_PAGES", "40"))
QUERY = "SELECT url, title, authors, published, text, content_hash FROM articles ORDER BY url"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site
    log: list[str]

    def do_GET(self) -> None:
        self.log.append(self.path)
        kind, body = self.site.get(self.path, ("text/plain", b"tidak ada"))
        self.send_response(200 if self.path in self.site else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def real_site(data_dir: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a site of real pages, and its log of paths."""
    log: list[str] = []

    class Handler(_Handler):
        pass

    Handler.log = log
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    sets = ("aeb", "fundus", "indonesian", "fundus-eval")
    Handler.site = site_of(real_pages(data_dir, COUNT, sets), base)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield base, log
    server.shutdown()
    server.server_close()


def test_every_real_article_once_then_no_page_then_a_replay(
    real_site: tuple[str, list[str]], work: Workplace
) -> None:
    base, log = real_site
    first = work.crawl(base + "/", "--mode", "full")
    assert first.code == 0, first.err
    assert first.report["listed"] == COUNT
    settled = first.report["new"] + first.report["duplicate"] + first.report["not_article"]
    assert settled == COUNT
    assert first.report["not_article"] <= COUNT * 0.02
    assert len(work.rows(QUERY)) == first.report["new"]

    before = len(log)
    second = work.crawl(base + "/", "--mode", "full")
    articles = {article_path(number) for number in range(COUNT)}
    assert second.report["fetched"] == 0
    assert not articles.intersection(log[before:])

    other = Workplace(work.folder / "again")
    other.folder.mkdir()
    before = len(log)
    third = other.crawl(base + "/", "--mode", "full", "--replay", str(work.warcs()[0]))
    assert third.code == 0, third.err
    assert other.rows(QUERY) == work.rows(QUERY)
    assert len(log) == before
