"""Saying how far an import is, by bytes: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

LINE_SECONDS = 10.0
"""Where there is no terminal, a line so often at most."""


class Quiet:
    """Says nothing."""

    def begin(self, total: int, done: int) -> None:
        """Say how many bytes there are, and how many were read before."""

    def moved(self, amount: int, words: str) -> None:
        """Say that so many more bytes are done with, and what came of them until now."""

    def say(self, line: str) -> None:
        """Say something once."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class Lines(Quiet):
    """Plain lines, for logs and cron's mail."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._total = self._done = 0
        self._last = monotonic()

    def begin(self, total: int, done: int) -> None:
        """Note the bytes."""
        self._total, self._done = total, done

    def moved(self, amount: int, words: str) -> None:
        """Print a line where the last one is some time ago."""
        self._done += amount
        if monotonic() - self._last >= LINE_SECONDS:
            self._last = monotonic()
            share = 100 * self._done // max(1, self._total)
            self.say(f"{self._done / 1e6:.0f} of {self._total / 1e6:.0f} MB ({share} %), {words}")

    def say(self, line: str) -> None:
        """Print the line."""
        print(f"import: {line}", file=self._out, flush=True)


class Bar(Quiet):
    """A bar, on a terminal."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("import"),
            BarColumn(bar_width=20),
            DownloadColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[words]}"),
            console=console,
            refresh_per_second=5,
        )
        self._task = self._progress.add_task("import", total=None, words="")
        self._progress.start()

    def begin(self, total: int, done: int) -> None:
        """Set the bar."""
        self._progress.update(self._task, total=total, completed=done)

    def moved(self, amount: int, words: str) -> None:
        """Move the bar."""
        self._progress.update(self._task, advance=amount, words=words)

    def say(self, line: str) -> None:
        """Print the line above the bar."""
        self._progress.console.print(line, highlight=False, markup=False, emoji=False)

    def close(self) -> None:
        """Stop drawing."""
        self._progress.stop()


def make_progress(*, quiet: bool) -> Quiet:
    """Return what suits the place that standard error leads to."""
    if quiet:
        return Quiet()
    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else Lines(sys.stderr)
