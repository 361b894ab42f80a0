"""How long the reading for a page may take, and what is said when it took longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlite_utils import Database

from crawler.publish.web import access, articles
from crawler.publish.web.access import TooLongError, look_up
from crawler.publish.web.server import make_server
from tests.publish.web.town import Town

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
    " SELECT count(*) FROM n"
)


def counted(db: Database) -> int:
    return int(db.execute(LONG).fetchone()[0])


def test_a_machine_busy_with_something_else_takes_no_reader_s_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "LOOK_UP_MS", 400)

    def after_a_while(db: Database) -> int:
        time.sleep(0.5)  # others have the processor
        return counted(db)

    assert look_up(make_server(town.path), after_a_while) == 200_000


def test_what_takes_the_processor_too_long_is_ended(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "LOOK_UP_MS", 1)
    with pytest.raises(TooLongError):
        look_up(make_server(town.path), counted)


@pytest.mark.parametrize("form", ["", ".json"])
def test_a_page_not_ready_in_time_is_the_server_s_fault(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def never(datasette: Any, what: Callable[[Database], object]) -> object:
        raise TooLongError

    monkeypatch.setattr(articles, "look_up", never)
    answer = client.get(f"/article/1{form}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
