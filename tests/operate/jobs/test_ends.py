"""Workers that are interrupted or killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.operate.jobs.helpers import Region, articles, repeated, wait_until
from tests.sites.antara import AntaraSite
from tests.sites.server import serve


def children(process: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_an_interrupted_worker_puts_its_job_back(region: Region) -> None:
    with serve(AntaraSite(30)) as served:
        region.defer(f"{served.url}/", "--mode", "full")
        worker = region.start("--delay", "0.1", "--concurrency", "1")
        wait_until(lambda: len(served.log) >= 8)
        region.defer(f"{served.url}/")  # may wait while a crawl is under way, but not two
        worker.send_signal(signal.SIGINT)
        told, _ = worker.communicate(timeout=30)
    assert worker.returncode == 130, told
    assert "interrupted; back on the queue" in told
    assert region.numbers() == {"todo": 1, "doing": 0, "succeeded": 0, "failed": 0}
    assert region.jobs("status").stdout.splitlines()[1].split("\t")[1:3] == ["full", "todo"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_the_crawl_of_a_killed_worker_is_finished_by_another(region: Region) -> None:
    with serve(AntaraSite(24)) as served:
        region.defer(f"{served.url}/", "--mode", "full")
        worker = region.start("--delay", "0.1", "--concurrency", "1")
        wait_until(lambda: len(served.log) >= 10)
        (crawl,) = children(worker.pid)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        wait_until(lambda: not _runs(crawl))
        assert len(served.log) < 24
        done = region.work()
    assert done.exit_code == 0, done.output
    assert "its worker is gone; back on the queue" in done.stderr
    assert articles([served]) <= region.urls()
    assert repeated(served) == 0


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"
