"""An import that is killed at any moment, and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from pathlib import Path

from crawler.archive.copies import copy_path, copy_stretch
from crawler.archive.frames import frames
from crawler.archive.store import open_archive, read_archive
from crawler.archive.stretches import stretches
from crawler.extract.batch import Readers
from crawler.extract.pool import ReaderPool
from crawler.operate.importing.progress import Quiet
from crawler.operate.importing.records import Filters
from crawler.operate.importing.run import Options, import_files
from tests.archive.warcs import gzipped, page, story
from tests.cli.helpers import program

KILLS = int(os.environ.get("ARSIP_TEST_KILLS", "1"))
COUNT = 30 * KILLS
PLACES = ("import.batch", "import.committed")


def test_kills_lose_nothing_and_take_nothing_twice(tmp_path: Path) -> None:
    urls = [f"https://kabarluar.example/2024/05/31/desa-{n}/" for n in range(COUNT)]
    path = tmp_path / "luar.warc.gz"
    path.write_bytes(gzipped([page(url, story(f"Desa Nomor {n}")) for n, url in enumerate(urls)]))
    command = program("import", str(path), "--db", str(tmp_path / "archive.db"), "--quiet")
    dice = random.Random(20240531)
    offsets = []
    for number in range(KILLS):
        place = f"{PLACES[number % 2]}:{dice.randint(1, 2)}"
        environment = {**os.environ, "ARSIP_CRASH_AT": place}
        ended = subprocess.run(command, env=environment, check=False).returncode
        assert ended == -signal.SIGKILL
        db = read_archive(tmp_path / "archive.db")
        offsets.append(db.execute("SELECT offset FROM imports").fetchone()[0])
    assert offsets == sorted(offsets)
    assert subprocess.run(command, check=False).returncode == 0
    db = read_archive(tmp_path / "archive.db")
    assert {row[0] for row in db.execute("SELECT url FROM articles")} == set(urls)
    for table in ("captures", "revisions", "pages"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == COUNT
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_copy_that_no_takedown_looked_into_is_made_again_without_what_went(
    tmp_path: Path,
) -> None:
    urls = [f"https://kabarluar.example/2024/05/31/desa-{n}/" for n in range(2)]
    path, db_path = tmp_path / "luar.warc.gz", tmp_path / "archive.db"
    path.write_bytes(gzipped([page(url, story(f"Desa Nomor {n}")) for n, url in enumerate(urls)]))
    (stretch,) = stretches(path)
    copy = copy_path(stretch, tmp_path / "warcs")
    copy_stretch(stretch, copy, lambda _: False)  # and then the import was killed
    (copy.parent / ".lain-0a1b2c3d.warc.gz.part").write_bytes(b"x")  # as another one was
    db = open_archive(db_path)
    with db.atomic():
        db.execute("INSERT INTO redactions(url, at, reason) VALUES (?, '', '')", [urls[0]])
    db.close()
    options = Options(db=db_path, files=(path,), filters=Filters(), copy=True)
    with Readers(ReaderPool()) as readers:
        import_files(options, Quiet(), readers)
    assert [frame.data.count(urls[1].encode()) > 0 for frame in frames(copy)] == [True]
    assert list(copy.parent.iterdir()) == [copy]
    left = read_archive(db_path).execute("SELECT url FROM articles").fetchall()
    assert left == [(urls[1],)]
