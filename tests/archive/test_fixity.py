from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from crawler.archive.exclusive import lock_archive
from crawler.archive.fixity.faults import Findings
from crawler.archive.fixity.repair import repair
from crawler.archive.fixity.verify import Extent, verify
from tests.archive.helpers import NOON

WARC = "warcs/kabar-1.warc.gz"


def change(path: Path, *statements: str) -> None:
    """Do to the tables what no command of ours would; foreign keys are not enforced."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def kinds(findings: Findings) -> set[tuple[str, str]]:
    return {(fault.kind, fault.where) for fault in findings.faults}


def offset_of(path: Path, capture: int = 1) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT offset, length FROM captures WHERE id = ?"
        offset, length = connection.execute(query, [capture]).fetchone()
    return int(offset), int(length)


def test_what_a_crawl_wrote_has_no_fault(kept: Path) -> None:
    found = verify(kept, NOON)
    assert found.faults == []
    assert (found.files, found.articles) == (2, 3)
    assert found.records >= 14


TRIGGERS = ("DROP TRIGGER articles_fts_update", "DROP TRIGGER articles_fts_insert")


@pytest.mark.parametrize(
    ("statements", "kind", "where"),
    [
        (["UPDATE articles SET words = 3 WHERE id = 1"], "derived", "articles 1"),
        (["UPDATE revisions SET content_hash = 'x' WHERE id = 2"], "derived", "revisions 2"),
        (["UPDATE timeline SET moment = 7 WHERE article = 1"], "derived", "timeline 1"),
        (["UPDATE timeline SET story = 7 WHERE article = 2"], "derived", "timeline 2"),
        (["DELETE FROM timeline WHERE article = 3"], "derived", "timeline 3"),
        (["INSERT INTO timeline(article, outlet) VALUES (9, 'x')"], "derived", "timeline 9"),
        (["DELETE FROM revisions WHERE article = 1"], "revision", "articles 1"),
        (["UPDATE articles SET revision = 4 WHERE id = 2"], "revision", "articles 2"),
        (["UPDATE articles SET tags = 'banjir' WHERE id = 1"], "json", "articles 1"),
        (["UPDATE articles SET published = '2031-01-01' WHERE id = 1"], "date", "articles 1"),
        (["UPDATE articles SET published = 'kemarin' WHERE id = 1"], "date", "articles 1"),
        (["INSERT INTO contributors VALUES (77, 0, 'Si Anu', 'author')"],
         "foreign_key", "contributors 77 0"),
        (["UPDATE captures SET warc = 'warcs/lain.warc.gz' WHERE id = 1"],
         "foreign_key", "captures 1"),
        (["INSERT INTO articles_fts(rowid, title, text, stems) VALUES (99, 'a', 'b', 'c')"],
         "index_orphan", "articles 99"),
        (["DELETE FROM articles_fts_docsize WHERE id = 2"], "index_missing", "articles 2"),
        ([*TRIGGERS, "UPDATE articles SET title = 'Lain' WHERE id = 1"],
         "index_stale", "articles 1"),
        ([*TRIGGERS, "UPDATE articles SET title = replace(title, 'Warga', 'Wargi') WHERE id = 1"],
         "index_stale", "articles 1"),
        (["UPDATE captures SET offset = offset + 1 WHERE id = 1"], "record_missing", None),
        (["UPDATE captures SET digest = 'sha256:AAAA' WHERE id = 1"], "digest", None),
        (["UPDATE captures SET url = 'https://lain.example/' WHERE id = 1"], "record_other", None),
        (["DELETE FROM captures WHERE id = 1"], "record_unrecorded", None),
        (["INSERT INTO redactions SELECT url, '2024', 'putusan' FROM articles WHERE id = 1"],
         "takedown", "articles 1"),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_is_named(
    kept: Path, statements: list[str], kind: str, where: str | None
) -> None:
    offset = offset_of(kept)[0]
    change(kept, *statements)
    found = kinds(verify(kept, NOON))
    moved = offset + ("offset + 1" in statements[0])
    assert (kind, where or f"{WARC} at byte {moved}") in found


def flip(path: Path) -> None:
    offset, length = offset_of(path)
    data = bytearray((path.parent / WARC).read_bytes())
    data[offset + length // 2] ^= 16
    (path.parent / WARC).write_bytes(bytes(data))


def cut(path: Path) -> None:
    data = (path.parent / WARC).read_bytes()
    (path.parent / WARC).write_bytes(data[:-100])


def strange(path: Path) -> None:
    (path.parent / "warcs" / "asing.warc.gz").write_bytes(b"x")


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (flip, "record_damaged"),
        (cut, "file_cut"),
        (strange, "file_unknown"),
        (lambda path: (path.parent / WARC).unlink(), "file_missing"),
    ],
)
def test_a_file_that_is_wrong_is_named_though_it_was_checked_before(
    kept: Path, damage: Callable[[Path], object], kind: str
) -> None:
    verify(kept, NOON)
    damage(kept)
    named = [fault for fault in verify(kept, NOON).faults if fault.kind == kind]
    assert len(named) == 1
    assert "warc.gz" in named[0].where


def test_a_file_is_read_again_after_the_days_or_when_all_is_asked_for(kept: Path) -> None:
    assert verify(kept, NOON).files == 2
    assert verify(kept, NOON + timedelta(days=1)).files == 0
    assert verify(kept, NOON + timedelta(days=1), Extent(whole=True)).files == 2
    assert verify(kept, NOON + timedelta(days=32)).files == 2


def test_bit_rot_that_changes_no_time_is_found_when_its_turn_comes(kept: Path) -> None:
    verify(kept, NOON)
    stat = (kept.parent / WARC).stat()
    flip(kept)
    os.utime(kept.parent / WARC, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not verify(kept, NOON + timedelta(days=1)).counts
    assert "record_damaged" in verify(kept, NOON + timedelta(days=31)).counts


def test_articles_beyond_a_nights_share_have_their_turn_the_next_nights(kept: Path) -> None:
    change(kept, "UPDATE articles SET words = 1, first_seen = '2020-01-01T00:00:00+00:00'",
           "UPDATE revisions SET seen = '2020-01-01T00:00:00+00:00'")  # fmt: skip
    one = Extent(articles=1)
    nights = [verify(kept, NOON, one) for _ in range(3)]
    named = {fault.where for night in nights for fault in night.faults if fault.kind == "derived"}
    assert named == {"articles 1", "articles 2", "articles 3"}


def test_a_crawl_may_begin_and_write_while_the_rows_are_checked(kept: Path) -> None:
    begun = []

    def begin(part: str, done: int, total: int) -> None:
        if part == "articles":
            lock_archive(kept).release()
            change(kept, "UPDATE articles SET words = 3", "DELETE FROM revisions")
            begun.append(part)

    assert verify(kept, NOON, Extent(articles=2), begin).faults == []
    assert begun


def test_a_running_crawl_is_no_fault(kept: Path) -> None:
    lock = lock_archive(kept)
    try:
        found = verify(kept, NOON)
    finally:
        lock.release()
    assert found.faults == []
    assert any("crawl is running" in note for note in found.notes)


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE articles SET words = 3, content_hash = 'x', stems = '' WHERE id = 1"],
        ["UPDATE articles SET text = 'rusak' WHERE id = 1"],
        ["DELETE FROM revisions WHERE article = 1"],
        ["UPDATE articles SET revision = 4 WHERE id = 2"],
        ["INSERT INTO contributors VALUES (77, 0, 'Si Anu', 'author')"],
        ["DELETE FROM articles_fts_docsize WHERE id = 2"],
        [*TRIGGERS, "UPDATE articles SET title = 'Lain' WHERE id = 1"],
        ["DELETE FROM captures WHERE id = 1"],
        ["UPDATE pages SET article = NULL"],
        ["DELETE FROM timeline WHERE article = 3", "UPDATE timeline SET day = 'x'"],
    ],
)
def test_what_can_be_mended_is_mended(kept: Path, statements: list[str]) -> None:
    change(kept, *statements)
    assert repair(kept, verify(kept, NOON))
    assert verify(kept, NOON, Extent(whole=True)).faults == []


def left_by_an_import(path: Path) -> Path:
    left = path.parent / "warcs" / ".luar-0a1b2c3d.warc.gz.part"
    left.write_bytes(b"x")
    return left


def test_what_a_killed_import_left_of_a_copy_is_named_and_removed(kept: Path) -> None:
    left = left_by_an_import(kept)
    found = verify(kept, NOON)
    assert kinds(found) == {("file_unknown", str(left))}
    assert repair(kept, found) == [f"{left}: removed, a killed import had left it"]
    assert not left.exists()


def test_a_copy_that_is_being_made_is_no_fault(kept: Path) -> None:
    with left_by_an_import(kept).open("rb") as file:
        flock(file, LOCK_EX)
        assert verify(kept, NOON).faults == []


def test_a_text_is_restored_from_the_revision_that_has_its_digest(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        before = connection.execute("SELECT text FROM articles WHERE id = 1").fetchone()
    change(kept, "UPDATE articles SET text = 'rusak' WHERE id = 1")
    repair(kept, verify(kept, NOON))
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT text FROM articles WHERE id = 1").fetchone() == before


def test_a_torn_tail_is_cut_and_what_was_lost_is_said(kept: Path) -> None:
    offset, length = offset_of(kept, 5)
    data = (kept.parent / WARC).read_bytes()
    (kept.parent / WARC).write_bytes(data[: offset + length // 2])
    lines = repair(kept, verify(kept, NOON))
    assert any(line.startswith("captures 5: its record is lost") for line in lines)
    assert verify(kept, NOON).faults == []


def test_a_file_that_is_not_there_is_left_to_come_back(kept: Path) -> None:
    (kept.parent / WARC).rename(kept.parent / "aside")
    repair(kept, verify(kept, NOON))
    assert "file_missing" in verify(kept, NOON).counts
    (kept.parent / "aside").rename(kept.parent / WARC)
    assert verify(kept, NOON).faults == []
