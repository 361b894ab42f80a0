"""The quality gate: figures on real pages may rise, and not fall."""

from __future__ import annotations

import pytest

from bench.quality import measure, predict_all, read_figures
from bench.truth import data_dir

TOLERANCE = 0.002
"""By so much a figure may fall: one title in a small set of pages is more."""

pytestmark = pytest.mark.skipif(
    not (data_dir() / "ground-truth.json").exists(),
    reason="the real pages are not beside this checkout",
)


def test_no_figure_falls() -> None:
    now, written = measure(predict_all()), read_figures()
    fallen = {
        f"{kind}.{name}": (value, now[kind][name])
        for kind, found in written.items()
        for name, value in found.items()
        if name not in ("pages", "refused", "taken_for_articles")
        and now[kind][name] < value - TOLERANCE
    }
    risen = {
        f"{kind}.{name}": (found[name], now[kind][name])
        for kind, found in written.items()
        for name in ("refused", "taken_for_articles")
        if name in found and now[kind][name] > found[name] + TOLERANCE
    }
    assert not fallen
    assert not risen
