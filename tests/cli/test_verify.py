from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.archive.exclusive import lock_archive
from tests.archive.kept import crawl
from tests.cli.helpers import arsip, arsip_json

WARC = "warcs/kabar-1.warc.gz"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    crawl(tmp_path / "archive.db")
    return tmp_path / "archive.db"


def test_a_sound_archive_is_quiet_and_exits_with_0(db: Path) -> None:
    done = arsip("verify", "--db", str(db))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no fault found; looked at 3 articles, 2 web archives" in done.stderr


def test_each_fault_is_a_line_and_the_exit_code_is_3(db: Path) -> None:
    (db.parent / WARC).unlink()
    (db.parent / "warcs" / "asing.warc.gz").write_bytes(b"x")
    done = arsip("verify", "--db", str(db))
    assert done.exit_code == 3
    lines = done.stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["file_unknown", "file_missing"]
    assert WARC in lines[1]


def test_json_is_one_document(db: Path) -> None:
    assert arsip_json("verify", "--db", str(db), "--all")["ok"] is True
    (db.parent / WARC).unlink()
    done = arsip("verify", "--db", str(db), "--json")
    found = json.loads(done.stdout)
    assert done.exit_code == 3
    assert found["ok"] is False
    assert found["counts"] == {"file_missing": 1}
    assert set(found["faults"][0]) == {"kind", "where", "what", "mendable"}


def test_repair_says_what_it_did_and_ends_well(db: Path) -> None:
    data = (db.parent / WARC).read_bytes()
    (db.parent / WARC).write_bytes(data + b"\x1f\x8b\x08 torn")
    assert arsip("verify", "--db", str(db)).exit_code == 3
    done = arsip("verify", "--db", str(db), "--repair")
    assert done.exit_code == 0
    assert f"repaired: {WARC}: torn tail of 8 bytes cut at byte {len(data)}" in done.stdout
    assert (db.parent / WARC).read_bytes() == data


def test_repair_waits_for_no_crawl(db: Path) -> None:
    lock = lock_archive(db)
    try:
        done = arsip("verify", "--db", str(db), "--repair")
    finally:
        lock.release()
    assert done.exit_code == 75
    assert len(done.stderr.splitlines()) == 1


def test_no_archive_is_one_line(tmp_path: Path) -> None:
    done = arsip("verify", "--db", str(tmp_path / "none.db"))
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_archive_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("catatan saja, bukan basis data", encoding="utf-8")
    done = arsip("verify", "--db", str(tmp_path / "notes.db"))
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_an_archive_that_cannot_be_read_as_sqlite_is_no_traceback(db: Path) -> None:
    data = bytearray(db.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    db.write_bytes(bytes(data))
    done = arsip("verify", "--db", str(db))
    assert done.exit_code in (1, 3)
    assert done.stdout or len(done.stderr.splitlines()) == 1
