"""A crawl that is killed while it writes: at torn records, before and after commits."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.verify import verify
from crawler.archive.store import open_archive
from tests.archive.helpers import NOON
from tests.archive.kept import ALL, crawl


def prepare(path: Path) -> None:
    open_archive(path).close()


def act(path: Path) -> None:
    crawl(path, with_lists=False)


def check(path: Path) -> None:
    with exclusive(path, make=True) as db:
        held = {url for (url,) in db.execute("SELECT url FROM articles")}
    assert held <= {told.url for told in ALL}
    findings = verify(path, NOON)
    assert not findings.counts, "\n".join(map(str, findings.faults))
    crawl(path, with_lists=False)
    with exclusive(path, make=True) as db:
        held = {url for (url,) in db.execute("SELECT url FROM articles")}
    assert held == {told.url for told in ALL}
