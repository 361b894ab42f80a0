"""Stories held against their articles, and against what grouping afresh would make of them."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from crawler.archive.fixity.faults import Fault, Findings
from crawler.archive.stories import rebuild
from crawler.archive.story_checks import Difference, differences, loose_ends


def check_stories(db: Database, findings: Findings) -> None:
    """Look for what contradicts itself; what waits to be grouped is no fault."""
    waiting = db.execute("SELECT count(*) FROM story_waiting").fetchone()[0]
    if waiting:
        findings.notes.append(f"{waiting} articles wait to be grouped into stories")
        return
    for difference in loose_ends(db):
        findings.add(_fault(difference))


def check_grouping(db: Database, findings: Findings, progress: Callable[[int, int], None]) -> None:
    """Group everything afresh beside the archive: some milliseconds an article."""
    if db.execute("SELECT 1 FROM story_waiting LIMIT 1").fetchone() or findings.counts.get("story"):
        return
    for difference in differences(db, progress):
        findings.add(_fault(difference))


def regroup(db: Database) -> str:
    """Group everything afresh; say what that changed. Within a transaction."""
    return f"stories: grouped afresh, {rebuild(db)} articles moved"


def _fault(difference: Difference) -> Fault:
    where = "stories"
    if difference.article is not None:
        where = f"articles {difference.article}"
    elif difference.story is not None:
        where = f"stories {difference.story}"
    return Fault("story", where, difference.problem, mendable=True)
