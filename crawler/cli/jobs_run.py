"""Running ``arsip jobs``, and saying what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from crawler.cli import EXIT_INTERRUPTED, CommandError
from crawler.cli.crawl import held_by
from crawler.cli.output import moment, print_json, print_table, printable
from crawler.cli.tied import tied
from crawler.fetch.outlets import (
    UnknownOutletError,
    declared_spiders,
    project_settings,
    spiders_for,
)
from crawler.operate.jobs.queue import CrawlJob, DsnError, QueueError, opened
from crawler.operate.jobs.status import Line, lines, numbers
from crawler.operate.jobs.steps import Steps
from crawler.operate.jobs.tasks import Policy
from crawler.operate.jobs.worker import Done, Habits, work
from crawler.times import stamp

EXIT_FAILED = 3

T = TypeVar("T")


def put(dsn: str, words: tuple[str, ...], *, db: Path, quiet: bool, **asked: Any) -> None:
    """Put a job an outlet on the queue, unless it is waiting already."""
    settings = project_settings()
    try:
        spiders = spiders_for(words, settings, held_by(db) if words else ())
    except UnknownOutletError as error:
        raise CommandError(str(error), 2) from error
    declared = declared_spiders(settings)
    jobs = [
        CrawlJob(
            outlet=spider.name,
            home=spider.outlet.home,
            word=spider.name if spider.name in declared else spider.outlet.home,
            **asked,
        )
        for spider in spiders
    ]
    waiting = [job.outlet for job in run(_defer(dsn, jobs))]
    if not quiet:
        for name in waiting:
            click.echo(f"{name}: is waiting already")
        more = f", {len(waiting)} waiting already" if waiting else ""
        click.echo(f"{len(jobs) - len(waiting)} put on the queue{more}")


async def _defer(dsn: str, jobs: list[CrawlJob]) -> list[CrawlJob]:
    """Return those that are waiting already."""
    async with opened(dsn) as queue:
        await queue.prepare()
        return [job for job in jobs if not await queue.defer(job)]


def work_on(
    dsn: str,
    *,
    db: Path,
    warcs: Path | None,
    crawl_only: bool,
    stay: bool,
    retries: int,
    pause: float,
    takeover: float,
    delay: float | None,
    concurrency: int | None,
    allow_private: tuple[str, ...],
    quiet: bool,
) -> int:
    """Work until nothing is left; return the exit code."""
    pace = ["--delay", str(delay)] if delay is not None else []
    pace += ["--concurrency", str(concurrency)] if concurrency is not None else []
    for network in allow_private:
        pace += ["--allow-private", network]
    folder = warcs if warcs is not None else db.resolve().parent / "warcs"
    steps = Steps(db=db.resolve(), warcs=folder.resolve(), program=tied, pace=tuple(pace))
    habits = Habits(
        crawl_only=crawl_only, stay=stay, takeover=takeover, policy=Policy(retries, pause)
    )
    done = run(work(dsn, steps, habits, Voice(quiet=quiet)))
    if not quiet:
        click.echo(_summary(done))
    if done.interrupted:
        click.echo("arsip: interrupted", err=True)
        return EXIT_INTERRUPTED
    return EXIT_FAILED if done.tally["failed"] else 0


def tell_status(dsn: str, *, as_json: bool) -> None:
    """Print the numbers; for people also each outlet's latest job."""
    counts, found = run(_status(dsn))
    if as_json:
        print_json(counts, indent=None)
        return
    if found:
        header = ("outlet", "mode", "state", "attempts", "worker", "since", "last reason")
        print_table(header, [_row(line) for line in found], whole=("outlet", "state"))
    click.echo(", ".join(f"{number} {state}" for state, number in counts.items()))


async def _status(dsn: str) -> tuple[dict[str, int], list[Line]]:
    async with opened(dsn) as queue:
        return await numbers(queue), await lines(queue)


def _row(line: Line) -> list[str]:
    state = line.state
    if line.due is not None:
        state = f"todo, again {moment(stamp(line.due))}"
    elif line.state == "doing":
        state = "crawling" if line.step == "doing" else line.step
    return [
        printable(line.outlet),
        line.mode,
        state,
        str(line.attempts),
        line.worker or "",
        moment(stamp(line.since)) if line.since else "",
        printable(line.reason),
    ]


def _summary(done: Done) -> str:
    tally = done.tally
    counts = {"crawl": tally["crawls"], "import": tally["imports"], "new article": tally["new"]}
    if tally["failed"]:
        counts["failed job"] = tally["failed"]
    return ", ".join(f"{number} {word}{'s' * (number != 1)}" for word, number in counts.items())


class Voice:
    """Tells on standard error what a worker does."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def progress(self, name: str, text: str) -> None:
        """Tell how far an outlet is."""
        if not self._quiet:
            click.echo(printable(f"{name}: {text}" if name else text), err=True)

    def problem(self, name: str, text: str) -> None:
        """Tell what is wrong, with an outlet or (no name) at all."""
        click.echo(printable(f"arsip: {name}: {text}" if name else f"arsip: {text}"), err=True)


def run(doing: Coroutine[Any, Any, T]) -> T:
    """Run to the end; what is wrong with the queue is one line and the exit code."""
    try:
        return asyncio.run(doing)
    except DsnError as error:
        raise CommandError(str(error), 2) from error
    except QueueError as error:
        raise CommandError(str(error)) from error
