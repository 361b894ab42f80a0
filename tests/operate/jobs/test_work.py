"""Workers that share outlets, and one archive."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from filelock import FileLock

from crawler.cli.tied import tied
from crawler.demo import recordings
from crawler.operate.jobs.child import Child
from crawler.operate.jobs.steps import BusyError, Steps
from crawler.operate.jobs.storage import Home, News
from tests.cli.helpers import arsip, arsip_json
from tests.operate.jobs.helpers import Region, articles, repeated
from tests.sites.antara import AntaraSite
from tests.sites.listing import ListingSite
from tests.sites.server import serve

HOME = "https://suarapesisir.example/"


def test_two_workers_share_the_outlets_and_fill_one_archive(region: Region) -> None:
    with ExitStack() as stack:
        sites = [stack.enter_context(serve(kind(12))) for kind in (AntaraSite, ListingSite)]
        region.defer(*(f"{served.url}/" for served in sites))
        other = region.start("--crawl-only")
        done = region.work()
        told, _ = other.communicate(timeout=60)
    assert (done.exit_code, other.returncode) == (0, 0), done.output + told
    assert articles(sites) <= region.urls()
    assert [repeated(served) for served in sites] == [0, 0]
    assert region.numbers() == {"todo": 0, "doing": 0, "succeeded": 2, "failed": 0}
    again = arsip_json("import", *map(str, region.warcs()), "--db", str(region.db))
    assert all(file["already"] for file in again["files"])
    assert arsip("verify", "--db", str(region.db)).exit_code == 0
    with closing(sqlite3.connect(region.db)) as db:
        assert db.execute("SELECT count(*) FROM runs WHERE problem IS NULL").fetchone() == (2,)


def test_a_crawl_that_fails_is_told_with_its_reason(region: Region) -> None:
    region.defer("http://127.0.0.1:9/")
    folder = region.shared / "127.0.0.1%3A9"
    folder.mkdir(parents=True)
    (folder / "work.db").write_text("no database")
    done = region.work("--retries", "1", "--pause", "0")
    assert done.exit_code == 3
    *_, told = [line for line in done.stderr.splitlines() if line.startswith("arsip: ")]
    assert "work.db: cannot be opened as an archive" in told
    assert told.endswith("; given up")
    assert region.numbers() == {"todo": 0, "doing": 0, "succeeded": 0, "failed": 1}
    line = region.jobs("status").stdout.splitlines()[1].split("\t")
    assert line[:4] == ["127.0.0.1:9", "latest", "failed", "2"]
    assert "cannot be opened as an archive" in line[-1]


def test_an_outlet_that_is_not_well_is_told_and_no_failure(region: Region) -> None:
    region.defer("http://127.0.0.1:9/")
    done = region.work()
    assert done.exit_code == 0
    assert "arsip: 127.0.0.1:9: " in done.stderr
    assert region.numbers()["succeeded"] == 1


def test_while_somebody_writes_to_the_archive_an_import_is_put_off(tmp_path: Path) -> None:
    (tmp_path / "kabar").mkdir()
    shutil.copyfile(recordings()[1], tmp_path / "kabar" / "kabar.warc.gz")
    steps = Steps(db=tmp_path / "archive.db", warcs=tmp_path, program=tied)
    with FileLock(tmp_path / "archive.db.lock"), pytest.raises(BusyError) as busy:
        asyncio.run(steps.ingest("kabar", HOME, News(("kabar/kabar.warc.gz",)), Child()))
    assert busy.value.again
    assert Home(tmp_path, "kabar").imported_names() == set()
