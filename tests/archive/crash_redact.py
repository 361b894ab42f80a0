"""A takedown that is killed: what was begun is finished by the next command that writes."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.verify import verify
from crawler.archive.takedown.redact import redact
from tests.archive.helpers import NOON
from tests.archive.kept import BRIDGE, OTHERS, crawl
from tests.archive.leftovers import holders

UNIQUE = "menganyam titian rotan"


def prepare(path: Path) -> None:
    crawl(path)


def act(path: Path) -> None:
    redact(path, BRIDGE.url, "putusan", NOON)


def check(path: Path) -> None:
    with exclusive(path) as db:
        held = {url for (url,) in db.execute("SELECT url FROM articles")}
        begun = db.execute("SELECT count(*) FROM takedowns").fetchone()[0]
    findings = verify(path, NOON)
    assert not findings.counts, "\n".join(map(str, findings.faults))
    assert {told.url for told in OTHERS} <= held
    assert (BRIDGE.url in held) == (not begun)
    if begun:
        left = holders(path.parent, UNIQUE)
        assert not left, left
    else:
        assert holders(path.parent, UNIQUE)
