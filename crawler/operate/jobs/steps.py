"""What a job does: a crawl of one outlet, or the import of what it brought."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive import exclusive as archive
from crawler.archive.store import ArchiveError
from crawler.fetch.outlets import site_of
from crawler.operate.jobs.child import Child, Ended
from crawler.operate.jobs.queue import CrawlJob
from crawler.operate.jobs.runs import take_runs
from crawler.operate.jobs.storage import Home, News, run_name
from crawler.operate.jobs.takedowns import honour, publish

UNWELL = 3
BUSY = 75
INTERRUPTED = 130
BUSY_SECONDS = 10.0
"""After so long a job is tried again whose archive somebody else was writing to."""


class AttemptError(Exception):
    """An attempt that did not do its job."""

    again: float | None = None
    """Seconds until the next attempt; None: there is none."""


class FailedError(AttemptError):
    """The command failed; the message is its reason."""


class BusyError(AttemptError):
    """Somebody else is writing to the archive."""

    again = BUSY_SECONDS


class InterruptedJobError(AttemptError):
    """The worker is to end; the job goes back to the queue."""

    again = 0.0


@dataclass(frozen=True, slots=True)
class Brought:
    """What an attempt brought."""

    words: str
    """For people."""
    new: int = 0
    """New articles."""
    problem: str | None = None
    """What is not well, though it ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How a worker does the two kinds of jobs."""

    db: Path
    warcs: Path
    """The shared folder."""
    program: Callable[..., list[str]]
    """Gives the command line that calls ``arsip`` with some words."""
    pace: tuple[str, ...] = ()
    """Further words for each crawl."""

    async def crawl(self, job: CrawlJob, child: Child) -> Brought:
        """Crawl an outlet into its working archive. Raises AttemptError."""
        home = Home(self.warcs, job.outlet)
        try:
            home.path.mkdir(parents=True, exist_ok=True)
            await asyncio.to_thread(honour, home, frozenset({site_of(job.home)}))
        except OSError as error:
            raise FailedError(f"{error.filename or home.path}: {error.strerror}") from error
        except archive.BusyError as error:
            raise BusyError(str(error)) from error
        except ArchiveError as error:
            raise FailedError(str(error)) from error
        words = ["crawl", "--db", str(home.archive), "--warcs", str(home.path)]
        words += ["--mode", job.mode, "--json", "--quiet", *self.pace]
        words += ["--since", job.since] if job.since else []
        words += ["--limit", str(job.limit)] if job.limit else []
        ended = await child.run(self.program(*words, "--", job.word))
        report = _report(ended, child)
        counts = list(report["outlets"].values())
        problems = [count["problem"] for count in counts if count["problem"]]
        new, changed = (sum(count[name] for count in counts) for name in ("new", "changed"))
        more = f", {changed} changed" if changed else ""
        words_said = f"crawled, {new} new{more}, {report['seconds']:.0f} s"
        return Brought(words_said, new, "; ".join(problems) or None)

    async def ingest(self, outlet: str, home: str, news: News, child: Child) -> Brought:
        """Take into the archive what an outlet's crawls brought; files stay where they are.

        Raises AttemptError.
        """
        paths = {self.warcs / name: name for name in news.files}
        missing = [path for path in paths if not path.is_file()]
        if missing:
            reason = "is not there; do all workers have the same folder as --warcs?"
            raise FailedError(f"{missing[0]} {reason}")
        brought = Brought("imported, nothing new")
        if paths:
            brought = await self._import(outlet, paths, child)
        try:
            await asyncio.to_thread(take_runs, self.db, home, news.runs)
            Home(self.warcs, outlet).note_imported(run_name(run) for run in news.runs)
            await asyncio.to_thread(publish, self.db, self.warcs)
        except archive.BusyError as error:
            raise BusyError(str(error)) from error
        except (ArchiveError, OSError) as error:
            raise FailedError(str(error)) from error
        return brought

    async def _import(self, outlet: str, paths: Mapping[Path, str], child: Child) -> Brought:
        words = ["import", "--db", str(self.db), "--json", "--quiet", "--"]
        ended = await child.run(self.program(*words, *map(str, paths)))
        report = _report(ended, child)
        unread = {file["file"]: file["problem"] for file in report["files"] if file["problem"]}
        home = Home(self.warcs, outlet)
        home.note_imported(name for path, name in paths.items() if str(path) not in unread)
        if unread:
            path, problem = next(iter(unread.items()))
            raise FailedError(f"{path}: {problem}")
        new = sum(tally["new"] for tally in report["outlets"].values())
        problem = ended.reason if ended.code == UNWELL else None
        again = sum(file["left_out"].get("redacted", 0) for file in report["files"])
        if again and problem is None:
            problem = (
                f"{again} responses of what was taken down lie in its new web archives;"
                " `arsip redact` with the same address takes them out"
            )
        return Brought(f"imported, {new} new articles, {report['seconds']:.0f} s", new, problem)


def _report(ended: Ended, child: Child) -> dict[str, Any]:
    """Return what a command printed. Raises AttemptError where it did not do what it was to do."""
    if ended.code in (0, UNWELL):
        report: dict[str, Any] = json.loads(ended.out)
        return report
    if child.interrupted or ended.code in (INTERRUPTED, -signal.SIGINT, -signal.SIGTERM):
        raise InterruptedJobError("interrupted")
    if ended.code == BUSY:
        raise BusyError(ended.reason)
    raise FailedError(ended.reason)
