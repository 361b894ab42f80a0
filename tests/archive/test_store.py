"""Opening the archive: what is one, and where it lies."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.archive.exclusive import exclusive
from crawler.archive.store import ArchiveError, open_archive, read_archive

Opening = Callable[[Path], Database]


@pytest.mark.parametrize("opening", [open_archive, read_archive])
def test_another_programs_database_is_left_as_it_is(tmp_path: Path, opening: Opening) -> None:
    path = tmp_path / "places.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE places (name TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"places\.db: is not an archive of arsip"):
        opening(path)
    assert path.read_bytes() == before


def test_what_works_on_an_archive_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "archive.db"
    with pytest.raises(ArchiveError, match="no archive yet"), exclusive(path):
        pass
    assert not path.parent.exists()
    with exclusive(path, make=True):
        assert path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_archive_in_a_folder_without_write_access_is_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    open_archive(path).close()
    tmp_path.chmod(0o555)
    try:
        assert read_archive(path).execute("SELECT count(*) FROM articles").fetchone() == (0,)
        with pytest.raises(ArchiveError, match="folder cannot be written"), exclusive(path):
            pass
    finally:
        tmp_path.chmod(0o755)
