"""``arsip outlets``: what is declared, what is held, how the last crawl went."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.runs import Tally, finish_run, start_run
from crawler.outlet import Outlet
from tests.archive.helpers import NOON
from tests.archive.library import KABAR, WARTA, make_library
from tests.cli.helpers import arsip, arsip_json, on_terminal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def crawl(folder: Path, outlet: Outlet, problem: str | None, *, done: bool = True) -> None:
    db = make_library(folder)
    with db.atomic():
        run = start_run(db, outlet, "latest", NOON)
        if done:
            finish_run(db, run, Tally(listed=9, new=2), problem, NOON)
    db.close()


def by_name() -> dict[str, dict[str, Any]]:
    return {outlet["name"]: outlet for outlet in arsip_json("outlets")}


def test_without_an_archive_the_declared_ones_are_listed() -> None:
    found = by_name()["beritakaltim"]
    assert found["title"] == "BeritaKaltim.Co"
    assert (found["declared"], found["articles"]) == (True, 0)
    assert found["state"] == "never crawled"
    assert not Path("archive.db").exists()


def test_those_in_the_archive_are_counted(folder: Path) -> None:
    make_library(folder).close()
    found = by_name()["warta"]
    assert (found["region"], found["declared"]) == ("Kalimantan Utara", False)
    assert (found["articles"], found["newest"]) == (3, "2024-06-10T08:00:00+08:00")


def test_the_last_crawl_tells_the_state(folder: Path) -> None:
    crawl(folder, KABAR, "feed: 404")
    crawl(folder, KABAR, None)
    crawl(folder, WARTA, None)
    crawl(folder, WARTA, "server does not answer")
    found = by_name()
    assert found["kabar"]["state"] == "well"
    assert found["kabar"]["last_crawl"]["new"] == 2
    assert found["warta"]["state"] == "server does not answer"


def test_a_crawl_without_an_end_is_not_called_well(folder: Path) -> None:
    crawl(folder, KABAR, None, done=False)
    assert by_name()["kabar"]["state"] == "crawl under way, or killed"


def test_prints_a_line_an_outlet(folder: Path) -> None:
    crawl(folder, KABAR, None)
    header, *lines = arsip("outlets").stdout.splitlines()
    assert header.split("\t")[2] == "articles"
    line = next(line for line in lines if line.startswith("kabar\t"))
    assert line.split("\t")[1:] == [
        "Kabar Muara", "2", "2024-06-02", "2024-05-31 04:00 UTC", "well", "", "",
        "found by looking",
    ]  # fmt: skip


def drawn(folder: Path, columns: int) -> list[str]:
    db = str(folder / "archive.db")
    return on_terminal("outlets", "--db", db, columns=columns, NO_COLOR="1").splitlines()


def test_a_terminal_draws_a_line_an_outlet_and_says_below_what_is_wrong(folder: Path) -> None:
    crawl(folder, KABAR, None)
    crawl(folder, WARTA, "https://warta.example/: answered 403")
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in drawn(folder, 80)]
    warta, kabar = lines[1:3]
    told = ["kabar", "2", "████▋", "...........█", "2024-06-02", "2024-05-31", "well"]
    assert kabar.split() == told
    assert (warta.split()[1], warta.split()[-1]) == ("3", "ill")
    assert lines[3] == "warta: https://warta.example/: answered 403"
    assert any("declared outlets were never crawled" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_wide_terminal_has_room_for_titles(folder: Path) -> None:
    crawl(folder, KABAR, None)
    assert any("Kabar Muara" in line for line in drawn(folder, 140))
