"""What ``arsip jobs`` says where it cannot work."""

from __future__ import annotations

import sys

import pytest

from tests.cli.helpers import arsip

NOBODY = "postgresql://arsip:rahasia@127.0.0.1:9/arsip"


@pytest.mark.parametrize("words", [("status",), ("work",), ("defer", "beritakaltim")])
def test_a_server_that_cannot_be_reached_is_one_line(words: tuple[str, ...]) -> None:
    done = arsip("jobs", "--postgres", NOBODY, *words)
    assert done.exit_code == 1
    assert done.stderr.startswith("arsip: PostgreSQL: ")
    assert done.stderr.count("\n") == 1
    assert "rahasia" not in done.output


@pytest.mark.parametrize("dsn", ["arsip", "postgresql://arsip:raha sia@/arsip", "passwort=sia"])
def test_what_is_no_connection_string_is_wrong_usage(dsn: str) -> None:
    done = arsip("jobs", "--postgres", dsn, "status")
    assert done.exit_code == 2
    assert done.stderr.startswith("arsip: --postgres: ")
    assert "sia" not in done.output


def test_without_a_queue_it_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARSIP_POSTGRES", raising=False)
    done = arsip("jobs", "status")
    assert done.exit_code == 2
    assert "ARSIP_POSTGRES" in done.stderr


def test_where_its_libraries_are_missing_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [*sys.modules]:
        if name.startswith(("crawler.operate.jobs", "crawler.cli.jobs_run")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    done = arsip("jobs", "--postgres", NOBODY, "status")
    assert done.exit_code == 1
    assert "pip install 'arsip[jobs]'" in done.stderr
