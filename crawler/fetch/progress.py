"""Saying how far a crawl is: bars on a terminal, plain lines elsewhere, always on stderr."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

LINE_SECONDS = 10.0
"""Where there is no terminal, a line so often at most."""


class Quiet:
    """Says nothing."""

    def started(self, spider: OutletSpider) -> None:
        """Note that an outlet's crawl has begun."""

    def changed(self, spider: OutletSpider) -> None:
        """Note that an outlet's counts have changed."""

    def ended(self, spider: OutletSpider) -> None:
        """Note that an outlet's crawl has ended."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class Lines(Quiet):
    """Plain lines, for logs and cron's mail."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._last: dict[str, float] = {}

    def changed(self, spider: OutletSpider) -> None:
        """Print a line where the last one is some time ago."""
        now = monotonic()
        last = self._last.setdefault(spider.name, now)
        if now - last >= LINE_SECONDS:
            self._last[spider.name] = now
            self._say(spider)

    def ended(self, spider: OutletSpider) -> None:
        """Print the last line."""
        self._say(spider)
        self._last.pop(spider.name, None)

    def _say(self, spider: OutletSpider) -> None:
        print(f"{spider.name}: {counts(spider)}", file=self._out, flush=True)


class _Left(ProgressColumn):
    """Pages a second, and the time left for what is listed so far."""

    def render(self, task: Task) -> Text:
        rate = task.finished_speed or task.speed
        if not rate:
            return Text("")
        left = max(0.0, (task.total or 0) - task.completed) / rate
        text = f"{rate:5.1f}/s"
        if not task.finished:
            text += f"  {int(left // 60)}:{int(left % 60):02d} left"
        return Text(text, style="cyan")


class Bars(Quiet):
    """A bar an outlet, on a terminal."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[counts]}"),
            _Left(),
            console=console,
            refresh_per_second=5,
        )
        self._tasks: dict[str, TaskID] = {}
        self._progress.start()

    def started(self, spider: OutletSpider) -> None:
        """Add the outlet's bar."""
        self._tasks[spider.name] = self._progress.add_task(spider.name, total=None, counts="")

    def changed(self, spider: OutletSpider) -> None:
        """Move the outlet's bar."""
        done, total = _done(spider)
        if spider.name in self._tasks:
            self._progress.update(
                self._tasks[spider.name], completed=done, total=total or None, counts=counts(spider)
            )

    def ended(self, spider: OutletSpider) -> None:
        """Fill the outlet's bar."""
        done, _ = _done(spider)
        if spider.name in self._tasks:
            task = self._tasks[spider.name]
            self._progress.update(task, completed=max(done, 1), total=max(done, 1))

    def close(self) -> None:
        """Stop drawing."""
        self._progress.stop()


def make_progress(*, quiet: bool) -> Quiet:
    """Return what suits the place that standard error leads to."""
    if quiet:
        return Quiet()
    console = Console(stderr=True)
    return Bars(console) if console.is_terminal else Lines(sys.stderr)


def counts(spider: OutletSpider) -> str:
    """Return an outlet's counts in a few words."""
    tally = spider.tally
    parts = [f"{tally.listed} listed", f"{tally.new} new"]
    optional = {
        "changed": tally.changed,
        "skipped": tally.skipped,
        "duplicate": tally.duplicate,
        "not articles": tally.not_article,
        "gone": tally.gone,
        "failed": tally.failed,
    }
    return ", ".join(parts + [f"{n} {name}" for name, n in optional.items() if n])


def _done(spider: OutletSpider) -> tuple[int, int]:
    tally = spider.tally
    done = (
        tally.new + tally.changed + tally.unchanged + tally.duplicate
        + tally.not_article + tally.failed + tally.gone
    )  # fmt: skip
    return done, max(done, tally.listed - tally.skipped)
