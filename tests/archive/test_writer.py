from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.captures import known_warc, mend, save_capture, unread, warc_name
from crawler.archive.runs import save_outlet, start_run
from crawler.archive.store import ArchiveError, open_archive, read_archive
from crawler.archive.warc import WarcFile
from crawler.archive.writer import Writer
from crawler.records import Link
from tests.archive.helpers import NOON, OUTLET, exchange, new_archive

URL = "https://kabar.example/a/"


def test_a_job_is_committed_when_its_future_resolves(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "archive.db")
    writer.do(lambda db: save_outlet(db, OUTLET)).result(5)
    other = read_archive(tmp_path / "archive.db")
    assert other.execute("SELECT name FROM outlets").fetchall() == [("kabar",)]
    writer.close()


def test_a_job_that_fails_costs_the_others_nothing(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "archive.db")
    good = writer.do(lambda db: save_outlet(db, OUTLET))
    bad = writer.do(lambda db: db.execute("INSERT INTO outlets(name) VALUES ('kabar')"))
    after = writer.do(lambda db: db.execute("SELECT count(*) FROM outlets").fetchone()[0])
    good.result(5)
    with pytest.raises(Exception, match="UNIQUE"):
        bad.result(5)
    assert after.result(5) == 1
    writer.close()


def test_a_job_whose_waiter_has_gone_is_done_all_the_same(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "archive.db")
    entered = threading.Event()

    def job(db: Database) -> None:
        entered.set()
        time.sleep(0.05)
        save_outlet(db, OUTLET)

    waiting = writer.do(job)
    entered.wait(5)
    waiting.cancel()  # what asyncio does to a future when the crawl that awaits it is interrupted
    assert writer.do(lambda db: db.execute("SELECT count(*) FROM outlets").fetchone()[0]).result(5)
    writer.close()


def test_an_exchange_and_its_capture_come_together(tmp_path: Path) -> None:
    path = tmp_path / "warcs" / "a.warc.gz"
    writer = Writer(tmp_path / "archive.db")
    run = writer.do(lambda db: start_run(db, OUTLET, "full", NOON)).result(5)
    writer.do(lambda db: known_warc(db, "warcs/a.warc.gz", run)).result(5)
    writer.open_warc(run, "warcs/a.warc.gz", path)
    capture = writer.preserve(run, exchange()).result(5)
    writer.close_warc(run)
    writer.close()
    db = open_archive(tmp_path / "archive.db")
    row = next(iter(db.query("SELECT * FROM captures WHERE id = ?", [capture])))
    assert (row["url"], row["warc"]) == (URL, "warcs/a.warc.gz")
    assert row["offset"] + row["length"] <= path.stat().st_size
    assert db.execute("SELECT closed, size FROM warcs").fetchone() == (1, path.stat().st_size)


def test_a_file_that_is_no_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text(
        "bukan basis data sama sekali, hanya catatan", encoding="utf-8"
    )
    with pytest.raises(ArchiveError, match=r"notes\.db"):
        Writer(tmp_path / "notes.db")


def killed_crawl(folder: Path, cut: int) -> Path:
    """Leave behind what a killed crawl leaves: a page preserved and unread, and a torn record."""
    db = new_archive(folder)
    path = folder / "warcs" / "k.warc.gz"
    with db.atomic():
        run = start_run(db, OUTLET, "full", NOON)
        known_warc(db, warc_name(path, folder / "archive.db"), run)
        from crawler.archive.ledger import offer

        offer(db, "kabar", [Link(URL), Link("https://kabar.example/b/")], "feed", NOON)
    warc = WarcFile(path)
    with db.atomic():
        save_capture(db, run, "warcs/k.warc.gz", exchange("https://kabar.example/feed/"),
                     warc.write(exchange("https://kabar.example/feed/")))  # fmt: skip
    warc.write(exchange(URL))
    warc.write(exchange("https://kabar.example/b/", os.urandom(5000)))
    warc.close()
    path.write_bytes(path.read_bytes()[:-cut])
    db.close()
    return path


def test_the_next_start_recovers_what_a_killed_crawl_preserved(tmp_path: Path) -> None:
    killed_crawl(tmp_path, cut=3000)
    db = open_archive(tmp_path / "archive.db")
    with db.atomic():
        assert mend(db, tmp_path / "archive.db") == 1
    assert [page.page for page in unread(db, "kabar")] == [URL]


def test_the_next_start_cuts_a_torn_tail(tmp_path: Path) -> None:
    path = killed_crawl(tmp_path, cut=3000)
    db = open_archive(tmp_path / "archive.db")
    with db.atomic():
        mend(db, tmp_path / "archive.db")
    command = [sys.executable, "-m", "warcio.cli", "check", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert db.execute("SELECT closed FROM warcs").fetchone() == (1,)
    assert db.execute("SELECT problem FROM runs").fetchone() == ("killed before its end",)


def test_mending_twice_finds_nothing_more(tmp_path: Path) -> None:
    killed_crawl(tmp_path, cut=3000)
    db = open_archive(tmp_path / "archive.db")
    with db.atomic():
        mend(db, tmp_path / "archive.db")
    with db.atomic():
        assert mend(db, tmp_path / "archive.db") == 0


def test_a_web_archive_that_was_taken_away_does_not_keep_crawls_from_starting(
    tmp_path: Path,
) -> None:
    killed_crawl(tmp_path, cut=3000).unlink()
    db = open_archive(tmp_path / "archive.db")
    with db.atomic():
        assert mend(db, tmp_path / "archive.db") == 0
    assert db.execute("SELECT name, size, closed FROM warcs").fetchall() == [
        ("warcs/k.warc.gz", 0, 1)
    ]


def test_a_reader_is_never_locked_out_while_a_batch_is_open(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "archive.db")

    def job(db: object) -> int:
        other = read_archive(tmp_path / "archive.db")
        return int(other.execute("SELECT count(*) FROM articles").fetchone()[0])

    assert writer.do(job).result(5) == 0
    writer.close()


SCRIPT = """
import sys
from pathlib import Path
from crawler.archive.writer import Writer
from tests.archive.helpers import OUTLET
from crawler.archive.runs import save_outlet
writer = Writer(Path(sys.argv[1]))
writer.do(lambda db: save_outlet(db, OUTLET)).result()
for n in range(10000):
    writer.do(lambda db, n=n: db.execute(
        "INSERT INTO redactions VALUES (?, '', '')", [str(n)])).result()
    print(n, flush=True)
"""


def test_what_was_said_to_be_committed_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = [int(process.stdout.readline()) for _ in range(60)][-1]
    process.send_signal(signal.SIGKILL)
    process.wait()
    db = open_archive(path)
    assert db.execute("SELECT count(*) FROM redactions").fetchone()[0] > said
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
