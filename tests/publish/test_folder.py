"""The folder of a dataset: whole or not at all, and nothing of anybody else's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import Shape, export
from crawler.publish.dataset.folder import FolderError
from tests.publish.conftest import fill


def test_a_folder_with_something_in_it_is_refused(archive: Database, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "catatan.txt").write_text("milik saya")
    with pytest.raises(FolderError, match="not empty"):
        export(archive, tmp_path / "out", Choice(), Shape())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_force_replaces_an_export_and_nothing_else(archive: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(archive, out, Choice(), Shape(("csv", "jsonl")))
    (out / "catatan.txt").write_text("milik saya")
    export(archive, out, Choice(since="2025"), Shape(), force=True)
    assert sorted(path.name for path in out.glob("data/*")) == ["articles-2025.jsonl"]
    assert (out / "catatan.txt").read_text() == "milik saya"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_folder_that_one_is_in_is_refused(
    archive: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FolderError, match="that you are in"):
        export(archive, Path(), Choice(), Shape(), force=True)


PROGRAM = """
import os, resource, signal, sys
from pathlib import Path
from crawler.archive.store import read_archive
from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import Shape, export

def die(part, done, total):
    if part == "revisions":
        os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
shape = Shape(("jsonl", "csv", "parquet"), tables=True)
progress = die if sys.argv[3] == "kill" else lambda *told: None
export(read_archive(Path(sys.argv[1])), Path(sys.argv[2]), Choice(), shape, progress=progress)
"""


@pytest.mark.parametrize("end", ["kill", "full"])
def test_what_ends_early_leaves_nothing_under_the_name(tmp_path: Path, end: str) -> None:
    db = fill(tmp_path / "archive")
    words = [str(tmp_path / "archive/archive.db"), str(tmp_path / "out"), end]
    done = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True)
    assert done.returncode == (-9 if end == "kill" else 1)
    assert not (tmp_path / "out").exists()
    if end == "full":
        assert re.search(r"OSError.*\[Errno 27\]", done.stderr)
        assert [path.name for path in tmp_path.iterdir()] == ["archive"]
    export(db, tmp_path / "out", Choice(), Shape())  # and the next one makes it
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "out"]
