"""What a crawl says at its end."""

from __future__ import annotations

import pytest

from crawler.archive.runs import Tally
from crawler.cli import output, summary
from crawler.fetch.run import OutletReport, Report

REPORT = Report(
    (
        OutletReport("kabarmuara", Tally(listed=33, fetched=32, new=30), ("Feed /feed/",), None),
        OutletReport("wartahulu-yang-panjang", Tally(failed=2), ("Sitemap",), "unreachable"),
    ),
    4.04,
    interrupted=False,
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for module in (output, summary):
        monkeypatch.setattr(module, "on_terminal", lambda: True)
    return monkeypatch


@pytest.mark.parametrize(("columns", "lists"), [("80", False), ("130", True)])
def test_a_terminal_shows_what_is_not_nought_and_cuts_nothing(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: str, lists: bool
) -> None:
    terminal.setenv("COLUMNS", columns)
    summary.print_summary(REPORT)
    header, first, second, total = capsys.readouterr().out.splitlines()
    assert header.split()[:5] == ["outlet", "listed", "fetched", "new", "failed"]
    assert first.split()[:5] == ["kabarmuara", "33", "32", "30", "·"]
    assert second.split()[0] == "wartahulu-yang-panjang"
    assert ("found through" in header, "Feed /feed/" in first) == (lists, lists)
    assert total == "30 new articles in 4.0 s"


def test_elsewhere_every_count_is_a_word_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    summary.print_summary(REPORT)
    assert capsys.readouterr().out.splitlines()[0] == (
        "kabarmuara: 33 listed, 0 skipped, 32 fetched, 30 new, 0 changed, 0 duplicate,"
        " 0 not_article, 0 failed"
    )
