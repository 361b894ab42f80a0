"""Schedules: crontabs that cron reads, units that systemd accepts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.operate.schedule import Plan, ScheduleError, crontab, interval, units

RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
"""Of cron's five fields (crontab(5))."""
ODD = Path('/srv/arsip 100% $HOME\'s "baru"/archive.db')


def plan(db: Path = Path("/srv/arsip/archive.db"), **changes: object) -> Plan:
    return Plan(program=Path("/opt/arsip/bin/arsip"), db=db, **changes)  # type: ignore[arg-type]


def jobs(text: str) -> list[tuple[list[str], str]]:
    """Return fields and command of each line, as cron reads them."""
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#") and not re.match(r"\w+=", line):
            *fields, command = line.split(None, 5)
            found.append((fields, command))
    return found


def values(field: str, low: int, high: int) -> list[int]:
    return list(range(low, high + 1)) if field == "*" else [int(v) for v in field.split(",")]


@pytest.mark.parametrize("turn", range(40))
def test_cron_accepts_the_times(turn: int) -> None:
    lines = jobs(crontab(plan(Path(f"/srv/arsip/{turn}.db"), every=(10, 15, 20, 30)[turn % 4])))
    assert len(lines) == 4
    for fields, _ in lines:
        for field, (low, high) in zip(fields, RANGES, strict=True):
            assert all(low <= value <= high for value in values(field, low, high))


@pytest.mark.parametrize("every", [10, 15, 20, 30])
def test_news_is_looked_for_at_even_distances(every: int) -> None:
    minutes = values(jobs(crontab(plan(every=every)))[0][0][0], 0, 59)
    distances = {later - minute for minute, later in pairwise(minutes)}
    assert distances == {every}
    assert len(minutes) == 60 // every


def test_not_every_archive_knocks_at_the_same_minute() -> None:
    tables = [crontab(plan(Path(f"/srv/arsip-{turn}/archive.db"))) for turn in range(20)]
    assert len({jobs(table)[0][0][0] for table in tables}) > 8
    assert crontab(plan()) == crontab(plan())


def test_recheck_daily_full_weekly_health_in_the_morning() -> None:
    latest, recheck, full, health = jobs(crontab(plan()))
    assert latest[0][1:] == ["*"] * 4
    assert "--mode recheck" in recheck[1]
    assert recheck[0][2:] == ["*"] * 3
    assert recheck[0][1].isdigit()
    assert "--mode full" in full[1]
    assert full[0][4].isdigit()
    assert health[1] == "/opt/arsip/bin/arsip health --db /srv/arsip/archive.db --quiet"


@pytest.fixture
def written(tmp_path: Path) -> Plan:
    """A plan whose program is a script that writes its words and environment into a file."""
    program = tmp_path / "isi 50%" / "arsip"
    program.parent.mkdir()
    told = tmp_path / "told"
    program.write_text(
        f'#!/bin/sh\necho run >>"{told}"\nprintf "%s\\n" "$@" >>"{told}"\n'
        f'[ "$(grep -c run "{told}")" -gt 2 ] || exit 75\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    db = tmp_path / ODD.relative_to("/")
    db.parent.mkdir(parents=True)
    return Plan(program=program, db=db, environment={"ARSIP_CONTACT": "arsip@perpus.example"})


def as_cron_runs(command: str) -> list[str]:
    """Run a command as cron does (``%`` is a line break unless escaped); return its output."""
    command = re.sub(r"(?<!\\)%", "\n", command).replace("\\%", "%")
    environment = {**os.environ, "PATH": f"/fake:{os.environ['PATH']}"}
    shell = command.replace("sleep 300", "sleep 0")
    subprocess.run(["/bin/sh", "-c", shell], env=environment, check=False, timeout=20)
    return shell.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_odd_paths_reach_the_program_whole(written: Plan) -> None:
    latest = jobs(crontab(written))[0][1]
    as_cron_runs(latest)
    told = (written.program.parent.parent / "told").read_text(encoding="utf-8").splitlines()
    assert told == ["run", "crawl", "--db", str(written.db), "--quiet"]
    assert written.db.with_suffix(".log").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_recheck_waits_while_another_crawl_runs(written: Plan) -> None:
    as_cron_runs(jobs(crontab(written))[1][1])
    told = (written.program.parent.parent / "told").read_text(encoding="utf-8").splitlines()
    assert told.count("run") == 3  # twice busy, then done


def test_the_contact_is_passed_on() -> None:
    made = plan(environment={"ARSIP_CONTACT": 'Arsip "Etam" <a@perpus.example>'})
    assert "\nARSIP_CONTACT='Arsip \"Etam\" <a@perpus.example>'\n" in crontab(made)
    service = units(made)["arsip-archive-latest.service"]
    assert r'Environment="ARSIP_CONTACT=Arsip \"Etam\" <a@perpus.example>"' in service


@pytest.mark.parametrize("make", [crontab, units])
def test_a_line_break_has_no_place(make: object) -> None:
    assert callable(make)
    with pytest.raises(ScheduleError, match="line break"):
        make(plan(environment={"ARSIP_CONTACT": "a\n* * * * * rm -r /"}))
    with pytest.raises(ScheduleError, match="line break"):
        make(plan(Path("/srv/a\nb.db")))


@pytest.mark.parametrize("db", [Path("/srv/arsip/archive.db"), ODD], ids=["plain", "odd"])
def test_systemd_accepts_the_units(tmp_path: Path, db: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    made = Plan(program=Path(sys.executable), db=db, environment={"ARSIP_CONTACT": "50% $a\\b"})
    paths = []
    for name, text in units(made).items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    assert len(paths) == 8
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    ran = subprocess.run(
        [analyze, "verify", "--user", *paths],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize("turn", range(10))
def test_systemd_reads_the_times(turn: int) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    made = units(plan(Path(f"/srv/arsip/{turn}.db")))
    times = [
        line.removeprefix("OnCalendar=")
        for text in made.values()
        for line in text.splitlines()
        if line.startswith("OnCalendar=")
    ]
    assert len(times) == 4
    ran = subprocess.run([analyze, "calendar", *times], capture_output=True, check=False)
    assert ran.returncode == 0


def test_a_busy_archive_is_no_failure_of_latest_and_the_others_try_again() -> None:
    made = units(plan())
    assert "SuccessExitStatus=3 75\n" in made["arsip-archive-latest.service"]
    assert "Restart=on-failure" in made["arsip-archive-recheck.service"]
    assert "75" not in made["arsip-archive-full.service"]
    assert "SuccessExitStatus" not in made["arsip-archive-health.service"]


@pytest.mark.parametrize(
    ("peak", "minutes"), [(0, 30), (9, 30), (12, 20), (18, 15), (30, 10), (500, 10)]
)
def test_the_busiest_outlet_says_how_often(peak: float, minutes: int) -> None:
    assert interval([0.2, peak, 0.1]) == minutes


def test_without_history_twice_an_hour() -> None:
    assert interval([]) == 30
