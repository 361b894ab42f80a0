"""The pool of reader processes: a bad page costs its worker, nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
import uvloop

from crawler.extract.pool import PoolError, ReaderPool
from crawler.extract.tasks import Task
from crawler.extract.worker import WARM_UP, read_page
from crawler.records import Article, NotAnArticle
from tests.readers import PLAIN

T = TypeVar("T")


def behave(task: Task) -> Article:
    """Do what the page says."""
    order, _, rest = task.html.decode().partition(" ")
    if order == "none":
        raise NotAnArticle("listing")
    if order == "fail":
        raise ValueError("baris\npertama")
    if order == "spin":
        while True:
            pass
    if order == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(1 << 24))
    if order == "exit":
        os._exit(7)
    if order == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "sleep":
        time.sleep(float(rest.split()[0]))
    if order == "print":
        print("not for standard output")
    return Article(url=task.url, title=str(os.getpid()), text=rest, words=len(task.html))


def page(html: str, url: str = "https://contoh.example/1") -> Task:
    return Task(html.encode(), url)


@pytest.fixture
def own_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pool start its server itself, as it does outside the tests."""
    monkeypatch.setattr(ReaderPool, "_start_server", PLAIN)


def with_pool(
    work: Callable[[ReaderPool], Awaitable[T]], workers: int = 2, seconds: float = 5.0
) -> T:
    async def main() -> T:
        async with ReaderPool(workers, seconds, 256 << 20, function=behave) as pool:
            return await work(pool)

    return asyncio.run(main())


@pytest.mark.usefixtures("own_server")
def test_reads_a_page_with_its_stems() -> None:
    async def work(pool: ReaderPool) -> None:
        reading = await pool.read(page("ok Warga membangun jembatan"))
        assert reading.article
        assert reading.article.text == "Warga membangun jembatan"
        assert reading.stems == "bangun"
        assert reading.failure is None

    with_pool(work)


def test_what_reading_loads_is_loaded_before_the_workers_are_forked() -> None:
    # only a page that is read to its end, with date and language, loads all that reading needs
    article = read_page(WARM_UP)
    assert article.published
    assert article.language == "id"
    assert article.authors


def test_says_why_a_page_is_no_article() -> None:
    async def work(pool: ReaderPool) -> None:
        reading = await pool.read(page("none"))
        assert (reading.article, reading.reason, reading.failure) == (None, "listing", None)

    with_pool(work)


def test_an_exception_is_that_pages_failure_in_one_line() -> None:
    async def work(pool: ReaderPool) -> None:
        before = await pool.read(page("ok"))
        reading = await pool.read(page("fail"))
        after = await pool.read(page("ok"))
        assert reading.failure == "error: ValueError: baris pertama"
        assert before.article == after.article, "the worker stays"

    with_pool(work)


def test_a_page_over_its_time_is_ended_alone() -> None:
    async def work(pool: ReaderPool) -> None:
        endless, slow = await asyncio.gather(pool.read(page("spin")), pool.read(page("sleep 0.5")))
        assert endless.failure == "timeout"
        assert 1.0 <= endless.seconds < 3.0
        assert slow.article
        assert (await pool.read(page("ok"))).article

    with_pool(work, seconds=1.0)


def test_a_page_over_its_memory_is_ended_alone() -> None:
    async def work(pool: ReaderPool) -> None:
        hungry, other = await asyncio.gather(pool.read(page("eat")), pool.read(page("sleep 0.2")))
        assert hungry.failure == "memory"
        assert other.article
        assert (await pool.read(page("ok"))).article

    with_pool(work)


@pytest.mark.parametrize("order", ["exit", "kill"])
def test_a_page_that_ends_its_worker_is_told_and_the_worker_replaced(order: str) -> None:
    async def work(pool: ReaderPool) -> None:
        assert (await pool.read(page(order))).failure == "crashed"
        assert (await pool.read(page("ok"))).article

    with_pool(work, workers=1)


def test_a_worker_killed_while_idle_costs_no_page() -> None:
    async def work(pool: ReaderPool) -> None:
        first = await pool.read(page("ok"))
        assert first.article
        os.kill(int(first.article.title), signal.SIGKILL)
        await asyncio.sleep(0.2)
        second = await pool.read(page("ok"))
        assert second.article
        assert second.article.title != first.article.title

    with_pool(work, workers=1)


@pytest.mark.usefixtures("own_server")
def test_a_killed_server_is_started_again() -> None:
    async def work(pool: ReaderPool) -> None:
        assert pool._server
        await pool.read(page("ok"))
        pool._server.kill()
        assert (await pool.read(page("exit"))).failure == "crashed"
        assert (await pool.read(page("ok"))).article

    with_pool(work, workers=1)


def test_signals_for_the_crawl_do_not_end_workers() -> None:
    async def work(pool: ReaderPool) -> None:
        first = await pool.read(page("ok"))
        assert first.article
        for number in (signal.SIGINT, signal.SIGTERM):
            os.kill(int(first.article.title), number)
        second = await pool.read(page("ok"))
        assert second.article == first.article

    with_pool(work, workers=1)


def test_many_pages_on_two_workers_keep_their_own_answers() -> None:
    async def work(pool: ReaderPool) -> None:
        pages = [page(f"ok {n}", f"https://contoh.example/{n}") for n in range(200)]
        readings = await asyncio.gather(*(pool.read(p) for p in pages))
        assert [r.article.text for r in readings if r.article] == [str(n) for n in range(200)]
        assert len({r.article.title for r in readings if r.article}) == 2

    with_pool(work)


def test_a_cancelled_page_does_not_answer_for_the_next() -> None:
    async def work(pool: ReaderPool) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pool.read(page("sleep 1 first")), 0.3)
        reading = await pool.read(page("ok second"))
        assert reading.article
        assert reading.article.text == "second"

    with_pool(work, workers=1)


def test_a_large_page_passes() -> None:
    async def work(pool: ReaderPool) -> None:
        reading = await pool.read(page("ok " + "x" * 8_000_000))
        assert reading.article
        assert reading.article.words == 8_000_003
        assert len(reading.article.text) == 8_000_000

    with_pool(work, workers=1)


@pytest.mark.usefixtures("own_server")
def test_what_a_library_prints_stays_off_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    async def work(pool: ReaderPool) -> None:
        assert (await pool.read(page("print"))).article

    with_pool(work, workers=1)
    assert capfd.readouterr().out == ""


def test_works_on_uvloop() -> None:
    async def main() -> None:
        async with ReaderPool(1, 1.0, function=behave) as pool:
            assert (await pool.read(page("ok " + "x" * 1_000_000))).article
            assert (await pool.read(page("spin"))).failure == "timeout"
            assert (await pool.read(page("ok"))).article

    uvloop.run(main())


@pytest.mark.usefixtures("own_server")
def test_close_leaves_no_process() -> None:
    async def work(pool: ReaderPool) -> list[int]:
        readings = await asyncio.gather(*(pool.read(page("sleep 0.2")) for _ in range(2)))
        busy = asyncio.ensure_future(pool.read(page("spin")))
        await asyncio.sleep(0.2)
        await pool.close()
        assert (await busy).failure == "crashed"
        assert pool._server is None
        return [int(r.article.title) for r in readings if r.article]

    assert gone(with_pool(work))


def test_a_closed_pool_refuses() -> None:
    async def work(pool: ReaderPool) -> None:
        await pool.close()
        with pytest.raises(PoolError):
            await pool.read(page("ok"))

    with_pool(work)


def test_a_page_asked_for_while_the_pool_closes_is_refused() -> None:
    async def work(pool: ReaderPool) -> None:
        await pool.read(page("ok"))  # its worker is idle now
        closing = asyncio.ensure_future(pool.close())
        late = asyncio.ensure_future(pool.read(page("ok")))
        await closing
        with pytest.raises(PoolError):
            await late

    with_pool(work, workers=1)


def test_workers_end_with_a_killed_parent() -> None:
    program = (
        "import asyncio, tests.extract.test_pool as t\n"
        "async def main():\n"
        "    pool = t.ReaderPool(2, 2.0, function=t.behave)\n"
        "    await pool.start()\n"
        "    idle, _ = await asyncio.gather(*(pool.read(t.page('sleep 0.2')) for _ in range(2)))\n"
        "    print(idle.article.title, pool._server.pid, flush=True)\n"
        "    await pool.read(t.page('spin'))\n"
        "asyncio.run(main())\n"
    )
    root = Path(__file__).parents[2]
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=root, stdout=subprocess.PIPE)
    assert parent.stdout
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert len(pids) == 2
    assert gone(pids)


def gone(pids: list[int]) -> bool:
    """Wait up to five seconds until none of the processes lives."""
    for _ in range(50):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False
