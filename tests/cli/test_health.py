"""``arsip health``: exit code, lines for cron's mail, a table, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.helpers import arsip, arsip_json, on_terminal
from tests.operate.past import WITA, Past


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    """Two outlets, crawled until now; "kabar" is well."""
    made, now = Past(tmp_path), datetime.now(WITA)
    for name in ("kabar", "warta"):
        made.outlet(name)
        made.crawled(now, outlet=name)
    made.weeks(now, hours=(8, 14))
    yield made
    made.db.close()


def well(past: Past) -> None:
    past.weeks(datetime.now(WITA), hours=(8, 14), outlet="warta")


def silent(past: Past) -> None:
    past.weeks(datetime.now(WITA) - timedelta(days=20), hours=(8, 14), outlet="warta")


def test_nothing_wrong_is_quiet(past: Past) -> None:
    well(past)
    done = arsip("health", "--quiet", "--db", str(past.path))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_what_is_wrong_is_one_line_an_outlet_and_exit_3(past: Past) -> None:
    silent(past)
    done = arsip("health", "--quiet", "--db", str(past.path))
    assert (done.exit_code, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("arsip: warta: silent: no article since ")


def test_a_table_of_all(past: Past) -> None:
    silent(past)
    done = arsip("health", "--db", str(past.path))
    header, kabar, warta = (line.split("\t") for line in done.stdout.splitlines())
    assert header[:3] == ["outlet", "state", "a week"]
    assert kabar[:2] == ["kabar", "well"]
    assert warta[:2] == ["warta", "silent"]


def test_json(past: Past) -> None:
    silent(past)
    done = arsip("health", "--json", "--db", str(past.path))
    assert done.exit_code == 3
    found = json.loads(done.stdout)
    assert found["healthy"] is False
    kabar, warta = found["outlets"]["kabar"], found["outlets"]["warta"]
    assert (kabar["healthy"], kabar["problem"], kabar["state"]) == (True, None, "well")
    assert warta["problem"].startswith("silent: ")
    assert warta["last_article"] < warta["expected_by"] < kabar["expected_by"]
    assert kabar["last_crawl"].endswith("+00:00")
    assert kabar["fields"]["author"] == {"before": 1.0, "recent": 1.0, "lost": False}


def test_json_of_a_healthy_archive(past: Past) -> None:
    well(past)
    assert arsip_json("health", "--db", str(past.path))["healthy"] is True


def test_a_terminal_of_80_columns_shows_a_line_an_outlet(past: Past) -> None:
    silent(past)
    printed = on_terminal("health", "--db", str(past.path), NO_COLOR="1")
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in printed.splitlines()]
    warta, kabar = (line.split() for line in lines[1:3])
    assert warta[:2] == ["warta", "silent"]
    assert warta[2].endswith("..")
    assert kabar[:2] == ["kabar", "well"]
    assert max(map(len, lines[:3])) <= 80
