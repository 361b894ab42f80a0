"""Reading many pages from a plain loop: all come, in bounded memory, and faults are told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest

from crawler.extract.batch import read_all
from crawler.extract.pool import ReaderPool, Task
from tests.extract.test_pool import behave, page


def test_read_all_yields_each_page_under_its_key() -> None:
    tasks = ((n, page(f"ok {n}")) for n in range(50))
    pool = ReaderPool(2, function=behave)
    found = {key: reading.article.text for key, reading in read_all(tasks, pool) if reading.article}
    assert found == {n: str(n) for n in range(50)}


def test_read_all_draws_only_a_few_pages_ahead() -> None:
    drawn = 0

    def endless() -> Iterator[tuple[int, Task]]:
        nonlocal drawn
        for drawn in count():
            yield drawn, page("ok")

    readings = read_all(endless(), ReaderPool(2, function=behave))
    assert len(list(islice(readings, 10))) == 10
    readings.close()  # type: ignore[attr-defined]
    assert drawn < 20


def test_read_all_raises_what_its_source_raises() -> None:
    def broken() -> Iterator[tuple[int, Task]]:
        yield 1, page("ok")
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(read_all(broken(), ReaderPool(1, function=behave)))
