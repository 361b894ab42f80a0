"""A full disk is one line, and no traceback."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive.store import read_archive
from tests.archive.kept import crawl
from tests.cli.helpers import program

FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("full") / "archive.db"
    crawl(path)
    return str(path)


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_cannot_be_printed_for_want_of_room_says_so(archive: str, unbuffered: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            program("cite", "--db", archive),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    assert done.stderr == "arsip: no space left on the disk; make room, and call it again\n"


@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_output_is_no_error(archive: str, closed: int) -> None:
    words = [*program("cite", "--db", archive)]
    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}>&-', "sh", *words], check=False)
    assert done.returncode == 0


def test_a_wacz_without_room_is_one_line_and_leaves_nothing(archive: str, tmp_path: Path) -> None:
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        " resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
    )
    *python, code = program("wacz", str(tmp_path / "a.wacz"), "--db", archive)
    with closing(read_archive(Path(archive))) as reader:  # the index of SQLite's log stands already
        reader.execute("SELECT 1 FROM articles").fetchone()
        done = subprocess.run([*python, limit + code], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == f"arsip: {tmp_path}/a.wacz: File too large\n"
    assert list(tmp_path.iterdir()) == []
