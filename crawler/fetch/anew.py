"""Telling what an outlet changed from what today's rules read differently.

Where a visit finds another article than the row that is known, and other rules had read that
row, its own capture is read with today's rules first. What differs then is a correction; only
what is left is the outlet's revision.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlite_utils import Database

from crawler.archive.corrections import read_otherwise
from crawler.extract.tasks import Reading
from crawler.fetch.page import Anew, Page
from crawler.fetch.parts import Parts
from crawler.fetch.posts import told_by
from crawler.fetch.recapture import CaptureError, Captures, source_of

if TYPE_CHECKING:
    from crawler.fetch.session import Session

T = TypeVar("T")


class Read(Protocol):
    """Reads a page, or a further page of an article."""

    async def __call__(self, page: Page, *, part: bool = False) -> Reading:
        """Read it."""


async def read_anew(page: Page, session: Session, read: Read) -> Anew | None:
    """Return the version that is known of a page's article, as today's rules read its capture.

    None where there is nothing to tell apart, or where the capture is not to be had.
    """
    assert page.reading is not None
    article = page.reading.article
    if article is None:
        return None
    path = session.options.db

    async def ask(job: Callable[[Database], T]) -> T:
        # such a job reads only, so nobody need wait for its transaction
        return await asyncio.wrap_future(session.writer.do_at_once(job))

    known = await ask(lambda db: read_otherwise(db, article, page.extractor, page.article))
    if known is None:
        return None
    try:
        source = await ask(lambda db: source_of(db, known))
        if source is None:
            return None
        first = await ask(lambda db: Captures(db, path).page(source))
        parts = Parts(first.url, await read(first))
        while (url := parts.wanted) is not None:
            further = await ask(lambda db, url=url: Captures(db, path).further(first, url))  # type: ignore[misc]
            parts.take(await read(further, part=True) if further is not None else None)
    except CaptureError:
        return None
    reading = parts.whole()
    if reading.article is None:
        return None
    return Anew(known["id"], told_by(reading.article, first.via), reading.stems)
