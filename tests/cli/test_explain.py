"""``arsip extract --explain``: how a page was read, as tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import arsip, on_terminal
from tests.extract.pages import FULL, HEADLINE, article

PAGE = article(
    *FULL[:2],
    '<p>Baca juga: <a href="/pasar-pagi/">Pasar Pagi Ditutup Sementara</a></p>',
    *FULL[2:],
    "<p>Reporter: Siti Rahmawati</p>",
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("empty.html").write_text(" ", encoding="utf-8")
    return "page.html"


def cells(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()]


def test_candidates_are_lines_of_six_cells_with_their_winners_named(page: str) -> None:
    done = arsip("extract", "--explain", page)
    rows = [row for row in cells(done.stdout) if len(row) == 6]
    assert (done.exit_code, done.stderr) == (0, "")
    assert rows[0] == ["field", "won", "weight", "source", "value", "note"]
    won = {row[0]: row[4] for row in rows if row[1] == "yes" and row[0] != "text"}
    assert (won["title"], won["authors"]) == (HEADLINE, "Siti Rahmawati")


def test_says_why_and_counts_the_lines_that_rules_took_out(page: str) -> None:
    rows = cells(arsip("extract", "--explain", page).stdout)
    assert ["read also", "1"] in rows
    assert ["article", "headline with a text of its own"] in rows


def test_a_page_that_is_no_article_gives_its_reason_and_exit_3(page: str) -> None:
    done = arsip("extract", "--explain", "empty.html", page)
    first, *rest = done.stdout.splitlines()
    assert (done.exit_code, done.stderr) == (3, "")
    assert first == "empty.html: no article (empty)"
    assert f"{page}: an article" in rest


def test_explaining_a_batch_is_wrong_usage(page: str) -> None:
    done = arsip("extract", "--explain", "--batch")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--explain goes with FILEs" in done.stderr


def test_a_terminal_gets_a_drawn_table(page: str) -> None:
    shown = on_terminal("extract", "--explain", page)
    assert "\t" not in shown
    assert "Siti Rahmawati" in shown
