"""Requests and bytes an article that a full crawl costs each kind of living test site."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from crawler.fetch.outlets import outlet_at, spider_of
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl
from crawler.fetch.session import Options
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import serve
from tests.sites.wordpress import WordPressSite

ARTICLES = 300
KINDS: dict[str, Callable[[int], Site]] = {
    "WordPress": WordPressSite,
    "idtheme": IdthemeSite,
    "Antara-like": AntaraSite,
    "listing only": ListingSite,
}


def main(articles: int = ARTICLES) -> None:
    """Crawl each kind of site by its address alone and print what that cost."""
    print(f"full crawl of {articles} articles: requests and KiB an article, share found")
    for name, kind in KINDS.items():
        with serve(kind(articles)) as served, tempfile.TemporaryDirectory() as folder:
            spider = spider_of(outlet_at(served.url + "/"))
            options = Options(db=Path(folder) / "archive.db", mode="full", delay=0, concurrency=8)
            tally = crawl([spider], options, Quiet()).outlets[0].tally
            wanted = len(served.site.articles)
        per = tally.requests / wanted
        print(
            f"  {name}: {per:.2f} requests, {tally.bytes / wanted / 1024:.1f} KiB,"
            f" {tally.new / wanted:.1%}"
        )


if __name__ == "__main__":
    main()
