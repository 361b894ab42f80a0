"""``arsip coverage``: JSON for programs, lines for pipes, a map of months for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.helpers import arsip, arsip_json, on_terminal
from tests.operate.past import Past


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Two outlets: one with months of every kind, one with nothing."""
    past = Past(tmp_path)
    past.outlet()
    past.outlet("warta")
    for month, held, missing in (("2023-11", 4, 0), ("2024-01", 3, 1), ("2024-02", 1, 3)):
        for turn in range(held):
            url = f"https://kabar.example/{month}/{turn}/"
            past.page("archived", url=url, article=past.article(f"{month}-05", url=url))
        for _ in range(missing):
            past.page("failed", reason="http_403", published=f"{month}-06")
    past.page("not_article", reason="no_text")
    past.db.execute("UPDATE outlets SET total = 13 WHERE name = 'kabar'")
    past.db.close()
    return str(past.path)


def plain(text: str) -> list[str]:
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]


def test_json_has_outlets_months_and_reasons(db: str) -> None:
    outlets = arsip_json("coverage", "--db", db)["outlets"]
    kabar = outlets["kabar"]
    numbers = {name: kabar[name] for name in ("total", "listed", "archived", "duplicate")}
    assert numbers == {"total": 13, "listed": 13, "archived": 8, "duplicate": 0}
    assert (kabar["missing"], kabar["not_article"]) == (4, 1)
    assert list(kabar["months"]) == ["2023-11", "2024-01", "2024-02", "undated"]
    assert kabar["months"]["2024-02"]["reasons"] == {"failed: http_403": 3}
    assert outlets["warta"]["months"] == {}


def test_one_outlet(db: str) -> None:
    assert list(arsip_json("coverage", "--db", db, "--outlet", "warta")["outlets"]) == ["warta"]


def test_an_unknown_outlet_is_wrong_usage(db: str) -> None:
    done = arsip("coverage", "--db", db, "--outlet", "entah")
    assert (done.exit_code, done.stderr) == (
        2, "arsip: no outlet in the archive is called 'entah'\n",
    )  # fmt: skip


def test_a_pipe_gets_a_line_a_month(db: str) -> None:
    header, *lines = arsip("coverage", "--db", db).stdout.splitlines()
    assert header.split("\t")[:4] == ["outlet", "month", "listed", "archived"]
    assert "kabar\t2024-02\t4\t1\t0\t3\t0\t\tfailed: http_403 (3)" in lines
    assert "kabar\tall\t13\t8\t0\t4\t1\t13\tfailed: http_403 (4)" in lines


def test_a_terminal_gets_a_map_of_months(db: str) -> None:
    lines = plain(on_terminal("coverage", "--db", db))
    (head,) = [line for line in lines if line.startswith("outlet")]
    (kabar,) = [line for line in lines if line.startswith("kabar")]
    assert kabar.split() == ["kabar", "13", "8", "4", "66%", "13", "██..", "▒▒░░"]
    assert [head.index(year) for year in ("2023", "2024")] == [
        kabar.index(sign) for sign in ("█", "▒")
    ]
    assert any("nothing listed" in line for line in lines)


def test_a_terminal_shows_one_outlets_reasons(db: str) -> None:
    lines = plain(on_terminal("coverage", "--db", db, "--outlet", "kabar"))
    assert any(
        line.split()[:6] == ["2024-01", "██████████░░░░", "4", "3", "0", "1"] for line in lines
    )
    assert "http_403 (3)" in " ".join(lines)
    assert any("13 articles" in line for line in lines)


def test_many_years_show_the_newest_months(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.outlet()
    for year in range(2010, 2025):
        past.article(f"{year}-03-01")
    past.db.close()
    lines = plain(on_terminal("coverage", "--db", str(past.path)))
    (kabar,) = [line for line in lines if line.startswith("kabar")]
    assert kabar.endswith("█")
    assert max(len(line) for line in lines if line.startswith(("kabar", "outlet"))) <= 80
    assert any("earlier months have no room here" in line for line in lines)


def test_without_an_archive_one_line(tmp_path: Path) -> None:
    done = arsip("coverage", "--db", str(tmp_path / "archive.db"))
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
