"""Small pictures of figures: what they show, and in which characters."""

from __future__ import annotations

import io
import sys

import pytest

from crawler.cli.drawing import bar, spark


def test_bars_are_as_long_as_what_they_tell() -> None:
    assert [bar(value, 8, 4) for value in (0, 1, 4, 5, 8)] == ["", "▌", "██", "██▌", "████"]


def test_anything_above_nothing_is_seen() -> None:
    assert bar(1, 1_000_000, 10) == "▏"
    assert bar(1, 0, 10) == ""


def test_a_line_of_counts_is_as_high_as_they_are() -> None:
    assert spark([0, 1, 4, 8, 0]) == ".▂▅█."
    assert spark([0, 0]) == ".."
    assert spark([]) == ""


def test_where_only_ascii_is_taken_it_is_drawn_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert (bar(1, 2, 8), spark([0, 1, 9])) == ("####", ".19")
