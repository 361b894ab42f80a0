"""Health of living sites: one that refuses, one whose dates vanish, one that falls silent."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.archive.store import read_archive
from crawler.operate.health import Verdict, health_of
from tests.fetch.helpers import Workplace
from tests.operate.past import WITA
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import serve


@pytest.fixture
def work(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


def health_at(work: Workplace, now: datetime) -> Verdict:
    db = read_archive(work.path)
    (found,) = health_of(db, now).values()
    db.close()
    return found


def test_a_living_site_is_well_until_it_answers_403(work: Workplace) -> None:
    now = datetime.now(WITA)
    site = ListingSite(40, now=now)
    with serve(site) as served:
        work.crawl(served.url + "/", "--mode", "full")
        before = health_at(work, now)
        site.refusing = 403
        work.crawl(served.url + "/")
    assert (before.state, before.problem) == ("well", None)
    after = health_at(work, now)
    assert after.state == "broken"
    assert "answered 403" in str(after.problem)


@pytest.mark.parametrize("kind", [AntaraSite, IdthemeSite])
def test_a_living_site_whose_dates_vanish(work: Workplace, kind: Callable[..., Site]) -> None:
    now = datetime.now(WITA)
    site = kind(40, now=now)
    with serve(site) as served:
        work.crawl(served.url + "/", "--mode", "full")
        time.sleep(1)  # the archive's clock has seconds: what the first crawl saw is its past
        site.dates_hidden = True
        site.publish(4)
        work.crawl(served.url + "/")
    after = health_at(work, now + timedelta(minutes=5))
    assert after.state == "lost a field"
    assert "lost a field: date" in str(after.problem)


def test_a_living_site_that_falls_silent(work: Workplace) -> None:
    now = datetime.now(WITA)
    with serve(AntaraSite(40, now=now - timedelta(days=20))) as served:
        work.crawl(served.url + "/", "--mode", "full")
    assert health_at(work, now).state == "silent"
