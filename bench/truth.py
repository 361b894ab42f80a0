"""The real pages with known truth, which lie beside the checkout and never in it."""

from __future__ import annotations

import gzip
import importlib.util
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

Truth = dict[str, Any]
Item = TypeVar("Item")
Found = TypeVar("Found")


def data_dir() -> Path:
    """Return the folder of the pages: ``$ARSIP_TEST_DATA``, else ``../shared/data``."""
    named = os.environ.get("ARSIP_TEST_DATA")
    return Path(named) if named else Path(__file__).parent.parent.parent / "shared" / "data"


@lru_cache(maxsize=1)
def ground_truth() -> dict[str, Truth]:
    """Load every page's truth by its id."""
    found = json.loads((data_dir() / "ground-truth.json").read_text("utf-8"))
    items: dict[str, Truth] = found["items"]
    return items


def page_bytes(truth: Truth) -> bytes:
    """Read one page."""
    return gzip.decompress((data_dir() / truth["file"]).read_bytes())


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """Load score.py, the judge that stands beside the pages."""
    spec = importlib.util.spec_from_file_location("score", data_dir() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def on_all_cores(function: Callable[[Item], Found], items: Iterable[Item]) -> Iterator[Found]:
    """Apply a function to all items, in order, in a process for each core."""
    with multiprocessing.Pool() as pool:
        yield from pool.imap(function, items, chunksize=4)
        # what ends by itself need not be killed, which a process may not heed
        pool.close()
        pool.join()
