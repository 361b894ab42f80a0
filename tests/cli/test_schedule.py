"""``arsip schedule``: what is printed stands for this archive and this installation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.helpers import arsip
from tests.operate.past import WITA, Past


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARSIP_CONTACT", "arsip@perpus.example")
    return tmp_path


def test_a_crontab_with_absolute_paths(folder: Path) -> None:
    done = arsip("schedule", "cron")
    assert done.exit_code == 0
    lines = [line for line in done.stdout.splitlines() if " * * " in line]
    assert len(lines) == 4
    for line in lines:
        assert f"--db {folder.resolve() / 'archive.db'}" in line
        (program,) = [word for word in line.split() if word.endswith("/arsip")]
        assert Path(program).is_file()


def test_the_contact_is_in_it() -> None:
    assert '\nARSIP_CONTACT="arsip@perpus.example"\n' in arsip("schedule", "cron").stdout


def test_units_under_their_names() -> None:
    done = arsip("schedule", "systemd")
    assert done.exit_code == 0
    names = [line[2:] for line in done.stdout.splitlines() if line.startswith("# arsip-")]
    assert len(names) == 8
    assert "arsip-archive-latest.timer" in names


def test_units_written_into_a_folder(folder: Path) -> None:
    done = arsip("schedule", "systemd", "--to", "units")
    assert (done.exit_code, done.stdout) == (0, "")
    assert len(list((folder / "units").iterdir())) == 8
    assert "systemctl --user enable --now arsip-archive-latest.timer" in done.stderr


def test_a_busy_outlet_is_looked_at_more_often(folder: Path) -> None:
    past, now = Past(folder), datetime.now(WITA)
    past.outlet()
    for minute in range(0, 60, 5):
        past.weeks(now.replace(minute=minute), weeks=4, hours=(10,))
    past.db.close()
    latest = next(line for line in arsip("schedule", "cron").stdout.splitlines() if " * * " in line)
    assert len(latest.split()[0].split(",")) == 3


@pytest.mark.parametrize("words", [[], ["at"], ["cron", "--to", "units"]])
def test_wrong_words_are_wrong_usage(words: list[str]) -> None:
    assert arsip("schedule", *words).exit_code == 2


def test_what_is_no_archive_is_one_line(folder: Path) -> None:
    (folder / "archive.db").write_text("catatan belanja\n" * 50, encoding="utf-8")
    done = arsip("schedule", "cron")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
