"""Reading many pages from a plain loop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest

from crawler.extract import batch
from crawler.extract.batch import AHEAD, Readers
from crawler.extract.pool import ReaderPool
from crawler.extract.tasks import Task
from tests.extract.test_pool import behave, page


def test_read_all_yields_each_page_under_its_key() -> None:
    tasks = ((n, page(f"ok {n}")) for n in range(50))
    with Readers(ReaderPool(2, function=behave)) as readers:
        found = {
            k: reading.article.text for k, reading in readers.read_all(tasks) if reading.article
        }
    assert found == {n: str(n) for n in range(50)}


def drawn_for(wanted: int, html: str) -> int:
    """Return how many of endless pages were drawn while so many readings were taken."""
    drawn = 0

    def endless() -> Iterator[tuple[int, Task]]:
        nonlocal drawn
        for drawn in count():
            yield drawn, page(html)

    with Readers(ReaderPool(2, function=behave)) as readers:
        assert len(list(islice(readers.read_all(endless()), wanted))) == wanted
    return drawn


def test_read_all_draws_only_some_pages_ahead() -> None:
    assert drawn_for(10, "ok") <= 10 + 2 * AHEAD


@pytest.mark.parametrize(("size", "ahead"), [(10_000, 3), (30_001, 1)])
def test_read_all_draws_fewer_large_pages_ahead(
    size: int, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "AHEAD_BYTES", 30_000)
    assert drawn_for(3, "ok " + "x" * size) <= 3 + ahead


def test_readers_read_one_list_after_another() -> None:
    with Readers(ReaderPool(1, function=behave)) as readers:
        lists = [list(readers.read_all([(n, page("ok"))])) for n in range(2)]
    assert [[key for key, _ in found] for found in lists] == [[0], [1]]


def test_read_all_raises_what_its_source_raises() -> None:
    def broken() -> Iterator[tuple[int, Task]]:
        yield 1, page("ok")
        raise OSError("disk gone")

    with (
        Readers(ReaderPool(1, function=behave)) as readers,
        pytest.raises(OSError, match="disk gone"),
    ):
        list(readers.read_all(broken()))
