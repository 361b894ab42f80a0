"""What is on the queue, and what is not."""

from __future__ import annotations

import asyncio

import psycopg

from crawler.operate.jobs.queue import opened
from crawler.operate.jobs.tasks import Policy
from tests.operate.jobs.helpers import Region

HERE = "http://127.0.0.1:9/"


def test_an_outlet_that_is_waiting_is_not_put_there_twice(region: Region) -> None:
    assert region.defer(HERE, "beritakaltim").stdout == "2 put on the queue\n"
    again = region.defer("beritakaltim")
    assert again.stdout == (
        "beritakaltim: is waiting already\n0 put on the queue, 1 waiting already\n"
    )
    assert region.numbers() == {"todo": 2, "doing": 0, "succeeded": 0, "failed": 0}


def test_a_job_s_locks_are_its_outlet_s_name(region: Region) -> None:
    region.defer(HERE, "--mode", "full", "--since", "2024", "--limit", "7")
    with psycopg.connect(region.dsn) as connection:
        rows = connection.execute("SELECT lock, queueing_lock, args FROM procrastinate_jobs")
        lock, queueing_lock, asked = rows.fetchall()[0]
    assert lock == queueing_lock == "127.0.0.1:9"
    assert asked == {
        "outlet": "127.0.0.1:9", "home": HERE, "word": HERE, "mode": "full",
        "since": "2024-01-01", "limit": 7,
    }  # fmt: skip


def test_of_words_with_an_unknown_one_none_is_put_there(region: Region) -> None:
    done = region.jobs("defer", "beritakaltim", "nosuch", "--db", str(region.db))
    assert done.exit_code == 2
    assert done.stderr == "arsip: no outlet is called 'nosuch' (`arsip outlets` lists them)\n"
    assert region.numbers()["todo"] == 0


def test_the_tables_can_be_made_by_several_at_once(region: Region) -> None:
    async def prepare() -> None:
        async with opened(region.dsn) as queue:
            await queue.prepare()

    async def all_at_once() -> None:
        await asyncio.gather(*(prepare() for _ in range(4)))

    asyncio.run(all_at_once())
    assert region.numbers() == dict.fromkeys(("todo", "doing", "succeeded", "failed"), 0)


def test_pauses_grow_and_end() -> None:
    policy = Policy(retries=3, pause=30)
    assert [policy.again(failures) for failures in (1, 2, 3, 4)] == [30, 120, 480, None]
