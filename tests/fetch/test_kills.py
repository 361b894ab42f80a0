"""A crawl that is killed at any moment, and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from crawler.archive.store import open_archive
from tests.fetch.helpers import Workplace
from tests.sites.antara import AntaraSite
from tests.sites.listing import ListingSite
from tests.sites.server import serve

KILLS = int(os.environ.get("ARSIP_TEST_KILLS", "2"))
CONCURRENCY = 8


def start(work: Workplace, url: str) -> subprocess.Popen[bytes]:
    words = ["crawl", url, "--mode", "full", "--delay", "0", "--concurrency", str(CONCURRENCY)]
    command = [sys.executable, "-c", "from crawler.cli import main; main()", *words]
    return subprocess.Popen([*command, "--db", str(work.path), "--quiet"], start_new_session=True)


def wait_for_requests(served: object, count: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while len(served.log) < count and process.poll() is None:  # type: ignore[attr-defined]
        assert time.monotonic() < deadline, "the crawl does not get going"
        time.sleep(0.01)


def test_kills_lose_nothing_and_repeat_only_what_was_in_flight(work: Workplace) -> None:
    dice = random.Random(20240531)
    with serve(AntaraSite(90)) as served:
        url = served.url + "/"
        paths = {post.path for post in served.site.posts}
        for _ in range(KILLS):
            process = start(work, url)
            wait_for_requests(served, len(served.log) + dice.randint(3, 40), process)
            time.sleep(dice.random() * 0.2)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert start(work, url).wait() == 0
        asked = Counter(r.path for r in served.log if r.path in paths)
        wanted = {truth.url for truth in served.site.articles}
    assert wanted <= work.urls()
    repeated = sum(count - 1 for count in asked.values())
    assert repeated <= KILLS * CONCURRENCY
    rows = work.rows("SELECT count(*) AS n, count(DISTINCT key) AS keys FROM articles")
    assert rows[0]["n"] == rows[0]["keys"]
    assert work.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    work.db.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH 'jembatan'").fetchone()


def test_files_of_a_killed_crawl_are_whole_after_the_next(work: Workplace) -> None:
    with serve(ListingSite(40)) as served:
        process = start(work, served.url + "/")
        wait_for_requests(served, 25, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert start(work, served.url + "/").wait() == 0
    command = [sys.executable, "-m", "warcio.cli", "check", *map(str, work.warcs())]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert work.rows("SELECT name FROM warcs WHERE closed = 0") == []


def test_pages_whose_preserved_bytes_are_gone_are_asked_for_again(work: Workplace) -> None:
    with serve(ListingSite(40)) as served:
        process = start(work, served.url + "/")
        wait_for_requests(served, 25, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        archive = open_archive(work.path)
        archive.execute("UPDATE pages SET state = 'listed', article = NULL")  # read, not written
        archive.conn.commit()
        archive.close()
        for path in work.warcs():
            path.write_bytes(path.read_bytes()[:1] + os.urandom(3000))
        assert start(work, served.url + "/").wait() == 0
        wanted = {truth.url for truth in served.site.articles}
    assert wanted <= work.urls()


def test_an_interrupt_ends_in_order(work: Workplace) -> None:
    with serve(AntaraSite(60)) as served:
        process = start(work, served.url + "/")
        wait_for_requests(served, 20, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        before = len(work.urls())
        assert work.rows("SELECT problem FROM runs") == [{"problem": "interrupted"}]
        assert start(work, served.url + "/").wait() == 0
        wanted = {truth.url for truth in served.site.articles}
    assert 0 < before < len(wanted)
    assert wanted <= work.urls()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_a_killed_crawl_leaves_no_process_behind(work: Workplace) -> None:
    with serve(AntaraSite(50)) as served:
        process = start(work, served.url + "/")
        wait_for_requests(served, 20, process)
        session = os.getsid(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
        deadline = time.monotonic() + 10
        while (left := _of_session(session)) and time.monotonic() < deadline:
            time.sleep(0.1)
    assert left == []


def _of_session(session: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(stat[3]) == session and stat[0] != "Z":
                found.append(int(folder.name))
    return found
