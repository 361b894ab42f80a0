"""Saying how far long work is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

LINE_SECONDS = 10.0
"""Where there is no terminal, a line so often at most."""


class Tell(Protocol):
    """Takes what is being worked on, how much of it is done, and how much there is."""

    def __call__(self, part: str, done: int, total: int) -> None:
        """Show it."""


@contextmanager
def working(*, quiet: bool) -> Iterator[Tell]:
    """Give a function that shows progress on standard error while the block runs."""
    console = Console(stderr=True)
    if quiet:
        yield lambda part, done, total: None
    elif console.is_terminal:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.percentage:3.0f} %"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        ) as progress:
            yield _Bar(progress)
    else:
        yield _Lines()


class _Bar:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, part: str, done: int, total: int) -> None:
        if part not in self._tasks:
            self._tasks[part] = self._progress.add_task(part)
        self._progress.update(self._tasks[part], completed=done, total=max(total, 1))


class _Lines:
    def __init__(self) -> None:
        self._last = monotonic()

    def __call__(self, part: str, done: int, total: int) -> None:
        if monotonic() - self._last >= LINE_SECONDS:
            self._last = monotonic()
            share = f"{100 * done // total} %" if total else "..."
            print(f"{part}: {share}", file=sys.stderr, flush=True)
