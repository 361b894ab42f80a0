"""Many readers while the archive is written: none is turned away."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive.store import open_archive
from tests.publish.web.serving import serving
from tests.publish.web.town import OUTLETS, make_town, printed, save
from tests.sites.newsroom import write

PATHS = (
    "/", "/search?q=jembatan", "/search?q=membangun+desa&order=newest", "/article/5",
    "/article/5/revisions", "/outlets", "/outlet/kabarmuara?size=3", "/story/9000", "/changes",
    "/dashboard", "/search.json?q=banjir", "/changes.atom", "/archive/articles/1",
)  # fmt: skip
READERS = 8
SINCE = datetime.fromisoformat("2024-08-01T06:00:00+08:00")


def read(address: str, turn: int) -> list[int]:
    """Ask for every page over one connection; return the statuses."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    statuses = []
    for place in range(len(PATHS)):
        connection.request("GET", PATHS[(place + turn) % len(PATHS)])
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    return statuses


def test_readers_are_all_served_while_a_crawl_writes(tmp_path: Path) -> None:
    town = make_town(tmp_path, 12)
    done, wrote = threading.Event(), threading.Event()

    def crawl() -> None:
        db = open_archive(town.path)
        moment, number = SINCE, 5000
        while not done.is_set():
            with db.atomic():
                for _ in range(5):
                    number, moment = number + 1, moment + timedelta(minutes=7)
                    story = write(f"tulis-{number}", moment.date())
                    save(db, printed(OUTLETS[number % 4], story, moment, number), moment)
            wrote.set()
        db.close()

    writer = threading.Thread(target=crawl)
    with serving(town.path) as address:
        writer.start()
        assert wrote.wait(60)
        try:
            with ThreadPoolExecutor(READERS) as readers:
                statuses = list(readers.map(lambda turn: read(address, turn), range(READERS)))
        finally:
            done.set()
            writer.join()
    assert {status for of_reader in statuses for status in of_reader} == {200}
    assert sum(map(len, statuses)) == READERS * len(PATHS)
