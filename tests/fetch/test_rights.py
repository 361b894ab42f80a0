"""Rights from the site to the row; what other rules read is no edit of the outlet's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.fetch.helpers import Workplace
from tests.fetch.test_rechecks import recheck
from tests.sites.antara import AntaraSite
from tests.sites.base import Reply
from tests.sites.server import Served, serve


class Reserving(AntaraSite):
    """Says by header and by file what may be done with its articles."""

    def respond(self, method: str, target: str, headers: Any) -> Reply:
        if target == "/.well-known/tdmrep.json":
            rules = [{"location": "/berita/", "tdm-reservation": 1, "tdm-policy": "https://a/p"}]
            return Reply(200, json.dumps(rules).encode(), {"Content-Type": "application/json"})
        reply = super().respond(method, target, headers)
        reply.headers["X-Robots-Tag"] = "noai"
        return reply


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served[Reserving], Path]]:
    folder = tmp_path_factory.mktemp("reserving")
    with serve(Reserving(4)) as served:
        Workplace(folder).crawl(served.url + "/", "--mode", "full")
        yield served, folder


@pytest.fixture
def crawled(archived: tuple[Served[Reserving], Path], work: Workplace) -> Served[Reserving]:
    """The site, after a crawl into the test's own archive."""
    shutil.copytree(archived[1], work.folder, dirs_exist_ok=True)
    return archived[0]


def test_what_a_site_reserves_is_kept_with_each_article(
    work: Workplace, crawled: Served[Reserving]
) -> None:
    rows = work.rows("SELECT rights FROM articles")
    assert len(rows) == 4
    for row in rows:
        rights = json.loads(row["rights"])
        assert "noai" in rights["robots"]
        assert (rights["tdm_reservation"], rights["tdm_source"]) == (1, "tdmrep.json")
    asked = [r.path for r in crawled.log if r.path == "/.well-known/tdmrep.json"]
    assert len(asked) == 1
    kept = work.rows("SELECT status FROM captures WHERE url LIKE '%/.well-known/tdmrep.json'")
    assert [row["status"] for row in kept] == [200]
    shown = work.arsip("show", "1").out
    assert "robots noai" in shown
    assert "text and data mining reserved (tdmrep.json, https://a/p)" in shown
    report = json.loads(work.arsip("reextract", "--json", "--quiet").out)
    assert (report["articles"], report["changed"]) == (4, 0)


def test_a_recheck_after_an_upgrade_corrects_and_makes_revisions_of_edits_alone(
    work: Workplace, crawled: Served[Reserving]
) -> None:
    edited, furnished = (truth.url for truth in crawled.site.articles[:2])
    with closing(sqlite3.connect(work.path)) as db, db:
        db.execute("UPDATE articles SET title = title || ' | Warta', extractor = 'old'")
        db.execute("UPDATE pages SET etag = NULL, last_modified = NULL")
    crawled.site.edit(edited)
    crawled.site.refurnish(furnished)
    ran = recheck(work, crawled)
    assert ran.report["changed"] == 1
    query = (
        "SELECT a.url, r.kind, r.changed FROM revisions r JOIN articles a ON a.id = r.article"
        " WHERE r.revision > 1 ORDER BY a.id, r.revision"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in work.rows(query):
        found.setdefault(row["url"], []).append((row["kind"], row["changed"]))
    correction = ("correction", '["title"]')
    assert found.pop(edited) == [correction, ("outlet", '["text"]')]
    assert list(found.values()) == [[correction]] * 3
