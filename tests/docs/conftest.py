"""One archive of the demo for all pages, and a copy of it for each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from crawler.demo import recordings
from tests.cli.helpers import arsip


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that ``arsip demo`` made: once, however many workers there are."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder = base / "documented"
    with FileLock(f"{folder}.lock"):
        if not (folder / "ready").exists():
            done = arsip("demo", "--db", str(folder / "archive.db"), "--quiet")
            assert done.exit_code == 0, done.output
            (folder / "ready").touch()
    return folder


@pytest.fixture
def desk(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a copy of the demo's archive and the files that pages name."""
    for name in ("ARSIP_DB", "ARSIP_CONTACT", "ARSIP_ALLOW_PRIVATE", "ARSIP_POSTGRES"):
        monkeypatch.setenv(name, "")  # so that whatever a page exports ends with the test
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(demo / "archive.db", "archive.db")
    shutil.copytree(demo / "warcs", "warcs")
    Path("luar").mkdir()
    shutil.copyfile(recordings()[1], "luar/suarapesisir-2024.warc.gz")
    shutil.copyfile(recordings()[1], "old-crawl.warc.gz")
    shutil.copyfile(recordings()[3], "CC-NEWS-20240628.warc.gz")
    return tmp_path
