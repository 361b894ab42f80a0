"""A takedown in the archive, and the working archive of an outlet's crawls."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crawler.fetch.outlets import site_of
from crawler.operate.jobs.storage import Home
from crawler.operate.jobs.takedowns import honour, publish
from tests.cli.helpers import arsip
from tests.sites.antara import AntaraSite
from tests.sites.server import serve


def test_what_was_taken_down_leaves_the_working_archive_and_is_not_asked_for(
    tmp_path: Path,
) -> None:
    main, shared = tmp_path / "archive.db", tmp_path / "warcs"
    with serve(AntaraSite(8)) as served:
        home = Home(shared, served.url.removeprefix("http://"))
        crawl = ["crawl", f"{served.url}/", "--delay", "0", "--quiet"]
        crawl += ["--db", str(home.archive), "--warcs", str(home.path)]
        assert arsip(*crawl).exit_code == 0
        files = home.news().files
        assert arsip(
            "import", *(str(shared / name) for name in files), "--db", str(main), "--quiet"
        )
        home.note_imported(files)
        url = served.site.articles[0].url
        assert arsip("redact", url, "--reason", "surat 1", "--db", str(main)).exit_code == 0
        publish(main, shared)
        asked = len(served.log)
        honour(home, frozenset({site_of(served.url)}))
        assert arsip(*crawl, "--mode", "recheck").exit_code == 0
        assert url.removeprefix(served.url) not in [r.path for r in served.log[asked:]]
    with closing(sqlite3.connect(home.archive)) as db:
        assert db.execute("SELECT count(*) FROM articles WHERE url = ?", [url]).fetchone() == (0,)
        assert db.execute("SELECT reason FROM redactions").fetchone() == ("surat 1",)
    done = arsip("verify", "--all", "--db", str(main))
    assert done.exit_code == 0, done.output
