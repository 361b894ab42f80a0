"""Looking at a site through an outlet's crawl: politely, and without touching the archive."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from crawler.fetch.outlets import outlet_at
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl
from crawler.fetch.session import Options
from crawler.fetch.spider import OutletSpider
from crawler.operate.adding.findings import AddError, Findings
from crawler.operate.adding.surveyor import Say, Surveyor, Wanted


class InterruptedAddError(AddError):
    """A person ended it."""


def survey(
    url: str,
    wanted: Wanted,
    say: Say,
    *,
    delay: float | None = None,
    allow_private: tuple[str, ...] = (),
) -> Findings:
    """Look at the site of ``url`` (absolute, cleaned) and return what was found.

    Everything goes through a crawl into an archive of its own that is thrown away: the same
    robots.txt, address rules, pace and reader processes as any other crawl. ``say`` gets a line
    for each step. Raises AddError where the site cannot be reached, and where no page of it
    reads as an article.
    """
    outcome = _Outcome(wanted, say)
    spider = type(
        "Survey",
        (_SurveySpider,),
        {"name": "survey", "outlet": outlet_at(url), "outcome": outcome},
    )
    with tempfile.TemporaryDirectory(prefix="arsip-add-") as folder:
        options = Options(
            db=Path(folder) / "archive.db", mode="full", delay=delay, allow_private=allow_private
        )
        report = crawl([spider], options, Quiet())
    if report.interrupted:
        raise InterruptedAddError("interrupted; nothing was written")
    if outcome.error is not None:
        raise outcome.error
    if outcome.findings is None:
        raise AddError(f"{url}: {report.outlets[0].problem or 'nothing came of it'}")
    return outcome.findings


class _Outcome:
    """What goes into the crawl's spider, and what comes out of it."""

    def __init__(self, wanted: Wanted, say: Say) -> None:
        self.wanted = wanted
        self.say = say
        self.findings: Findings | None = None
        self.error: Exception | None = None


class _SurveySpider(OutletSpider):
    """Looks at one site instead of crawling it."""

    outcome: ClassVar[_Outcome]

    async def start(self) -> AsyncIterator[Any]:
        """Look, and keep what came of it; there is nothing to crawl."""
        await self.session.start()
        await self.visit.open()
        outcome = self.outcome
        try:
            outcome.findings = await Surveyor(self, outcome.wanted, outcome.say).run()
        except Exception as error:  # noqa: BLE001 - raised again where the crawl was called
            outcome.error = error
        nothing: tuple[Any, ...] = ()
        for item in nothing:
            yield item
