"""Reading the captures again: a report, or corrections that a kill at any moment leaves whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import monotonic

from sqlite_utils import Database

from crawler.archive.corrections import Difference, differences
from crawler.archive.crashpoints import crash_point
from crawler.archive.exclusive import exclusive
from crawler.archive.rereadings import Rereading, begin, end, reached
from crawler.archive.store import read_archive
from crawler.archive.stories import group_waiting
from crawler.extract.batch import Readers
from crawler.extract.tasks import Reading
from crawler.fetch.recapture import Captures
from crawler.operate.readers import reader_pool
from crawler.operate.rereading.reading import Rereader
from crawler.operate.rereading.report import Report
from crawler.operate.rereading.settling import settle
from crawler.operate.rereading.subjects import Filters, Outlets, Subject, articles, count, pages
from crawler.outlet import Outlet
from crawler.times import now

BATCH = 200
BATCH_SECONDS = 1.0
"""A transaction holds so many subjects, or what came within so long."""

Tell = Callable[[int, int], None]
"""Takes how many subjects are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person asked for."""

    db: Path
    filters: Filters = field(default_factory=Filters)
    apply: bool = False
    most: int = 10
    """How many of the biggest changes are reported."""
    outlets: tuple[Outlet, ...] = ()
    """Outlets that are declared elsewhere than in ``spiders/``."""


class NoSuchOutletError(Exception):
    """The archive knows no outlet of that name."""


def reread(options: Options, tell: Tell) -> Report:
    """Read the captures again and report; with ``apply``, write the corrections.

    Raises ArchiveError, NoSuchOutletError, PoolError, and with ``apply`` BusyError while another
    command writes. With ``apply`` an archive of an older arsip is brought up first.
    """
    started = monotonic()
    alone = exclusive(options.db) if options.apply else nullcontext()
    with alone as writing, closing(read_archive(options.db)) as db:
        filters = options.filters
        query = "SELECT 1 FROM outlets WHERE name = ?"
        if filters.outlet and not db.execute(query, [filters.outlet]).fetchone():
            raise NoSuchOutletError(filters.outlet)
        outlets = Outlets(db, options.outlets)
        state = None
        if writing is not None:
            since = filters.since.isoformat() if filters.since else None
            with writing.atomic():
                state = begin(writing, outlets.rules(), filters.outlet, since, now())
        report = _Run(options, db, outlets, writing, state, tell).run()
    report.seconds = monotonic() - started
    return report


class _Run:
    def __init__(
        self,
        options: Options,
        db: Database,
        outlets: Outlets,
        writing: Database | None,
        state: Rereading | None,
        tell: Tell,
    ) -> None:
        self._options = options
        self._db = db
        self._outlets = outlets
        self._writing = writing
        self._state = state or Rereading(0)
        self._tell = tell
        self._numbers: dict[Subject, int] = {}
        self._report = Report(outlets.rules(), options.apply, options.most)
        self._report.resumed = self._state.resumed

    def run(self) -> Report:
        total = count(self._db, self._options.filters, self._state.article, self._state.page)
        if total:
            self._read(total)
        if self._writing is not None:
            with self._writing.atomic():
                end(self._writing, self._state, now())
        return self._report

    def _read(self, total: int) -> None:
        """Go through everything; what is written is written in the order drawn."""
        waiting: dict[int, tuple[Subject, Reading]] = {}
        batch: list[tuple[Subject, Reading]] = []
        expected, done, last = 0, 0, monotonic()
        rereader = Rereader(Captures(self._db, self._options.db), self._outlets)
        with Readers(reader_pool()) as readers:
            for subject, reading in rereader.readings(self._subjects(), readers):
                waiting[self._numbers.pop(subject)] = (subject, reading)
                while expected in waiting:
                    batch.append(waiting.pop(expected))
                    expected += 1
                if len(batch) >= BATCH or monotonic() - last >= BATCH_SECONDS:
                    done += len(batch)
                    self._settle(batch)
                    self._tell(done, total)
                    batch, last = [], monotonic()
        self._settle(batch)
        self._tell(total, total)

    def _subjects(self) -> Iterator[Subject]:
        """Yield what is to be read, numbered; runs in the thread that draws."""
        filters, state = self._options.filters, self._state
        captures = Captures(self._db, self._options.db)
        drawn = chain(
            articles(self._db, filters, state.article),
            pages(self._db, captures, filters, state.page),
        )
        for number, subject in enumerate(drawn):
            self._numbers[subject] = number
            yield subject

    def _settle(self, batch: list[tuple[Subject, Reading]]) -> None:
        told = [(subject, reading, _differences(subject, reading)) for subject, reading in batch]
        if self._writing is not None and batch:
            with self._writing.atomic():
                for subject, reading, _ in told:
                    outlet = self._outlets.named(subject.outlet)
                    if not settle(self._writing, subject, reading, outlet, now()):
                        self._report.kept += 1
                while group_waiting(self._writing, BATCH):
                    pass
                corrected = sum(bool(found) for _, _, found in told)
                reached(self._writing, self._state, *_place(batch, self._state), corrected)
                crash_point("reextract.batch")
            crash_point("reextract.committed")
        for subject, reading, found in told:
            self._report.add(subject, reading, found)


def _place(batch: list[tuple[Subject, Reading]], state: Rereading) -> tuple[int, str]:
    """Return the last article and the last page that are done with."""
    article, page = state.article, state.page
    for subject, _ in batch:
        if subject.known is not None:
            article = int(subject.known["id"])
        else:
            page = subject.url
    return article, page


def _differences(subject: Subject, reading: Reading) -> dict[str, Difference]:
    if subject.known is None or reading.article is None:
        return {}
    return differences(subject.known, reading.article)
