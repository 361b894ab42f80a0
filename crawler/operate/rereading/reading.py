"""Reading subjects on all cores, each with all of its pages, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue

from crawler.archive.tdmrep import SiteWord, load_site_word, tdmrep_url
from crawler.extract.batch import Readers
from crawler.extract.tasks import Reading, Task
from crawler.fetch.page import Page, task_of
from crawler.fetch.parts import Parts
from crawler.fetch.posts import told_by
from crawler.fetch.recapture import CaptureError, Captures
from crawler.operate.rereading.subjects import Outlets, Subject

MISSING = "missing: "
"""How the failure of a reading begins whose capture is not to be had."""


@dataclass(slots=True, eq=False)
class _Work:
    """A subject on its way through the reader processes."""

    subject: Subject
    page: Page | None = None
    parts: Parts | None = None


class Rereader:
    """Reads subjects with today's rules.

    One thread draws subjects and reads captures, so the connection behind ``captures`` is its own.
    """

    def __init__(self, captures: Captures, outlets: Outlets) -> None:
        self._captures = captures
        self._outlets = outlets
        self._words = Words(captures)
        self._further: SimpleQueue[_Work | None] = SimpleQueue()
        self._drawn = 0

    def readings(
        self, subjects: Iterable[Subject], readers: Readers
    ) -> Iterator[tuple[Subject, Reading]]:
        """Yield each subject with what today's rules read, in any order. Raises PoolError."""
        for work, reading in readers.read_all(self._tasks(subjects)):
            if work.parts is not None:
                work.parts.take(None if reading == Reading() else reading)
            elif reading.following is not None and work.page is not None:
                work.parts = Parts(work.page.url, reading)
            if work.parts is not None and work.parts.wanted is not None:
                self._further.put(work)
                continue
            whole = work.parts.whole() if work.parts is not None else reading
            self._further.put(None)
            yield work.subject, _as_stored(work, whole)

    def _tasks(self, subjects: Iterable[Subject]) -> Iterator[tuple[_Work, Task | Reading]]:
        """Yield first pages, and further ones as they are asked for, until nothing is left."""
        done = 0
        for subject in subjects:
            self._drawn += 1
            work = _Work(subject)
            yield work, self._first(work)
            try:
                while True:
                    more = self._further.get_nowait()
                    if more is None:
                        done += 1
                    else:
                        yield more, self._next(more)
            except Empty:
                pass
        while done < self._drawn:
            more = self._further.get()
            if more is None:
                done += 1
            else:
                yield more, self._next(more)

    def _first(self, work: _Work) -> Task | Reading:
        subject = work.subject
        if subject.source is None:
            return Reading(failure=f"{MISSING}nothing preserved")
        try:
            work.page = self._captures.page(subject.source)
        except CaptureError as error:
            return Reading(failure=f"{MISSING}{error}")
        return self._task(work, work.page)

    def _next(self, work: _Work) -> Task | Reading:
        assert work.page is not None
        assert work.parts is not None
        assert work.parts.wanted is not None
        try:
            page = self._captures.further(work.page, work.parts.wanted)
        except CaptureError as error:
            return Reading(failure=f"{MISSING}{error}")
        return self._task(work, page, part=True) if page is not None else Reading()

    def _task(self, work: _Work, page: Page, *, part: bool = False) -> Task:
        outlet = self._outlets.named(work.subject.outlet)
        return task_of(page, outlet, self._words.of(page.url), part=part)


class Words:
    """What sites said in their ``tdmrep.json``, each loaded once."""

    def __init__(self, captures: Captures) -> None:
        self._captures = captures
        self._known: dict[str, SiteWord] = {}

    def of(self, url: str) -> SiteWord:
        """Return what the site of a page said."""
        site = tdmrep_url(url)
        if site not in self._known:
            self._known[site] = load_site_word(self._captures.db, self._captures.path, url)
        return self._known[site]


def _as_stored(work: _Work, reading: Reading) -> Reading:
    if reading.article is None or work.page is None:
        return reading
    return replace(reading, article=told_by(reading.article, work.page.via))
