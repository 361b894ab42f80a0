"""Stories of real texts: groups of near-identical articles among other news."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bench.stories import add, new_archive, row, scores
from bench.truth import data_dir

TEXTS = data_dir() / "texts"

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the real texts are absent")


def texts(name: str) -> list[dict[str, Any]]:
    with gzip.open(TEXTS / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_groups_are_found_and_nothing_else_is(tmp_path: Path, dated: bool) -> None:
    """Also without dates, when a month or a year between two pages does not tell them apart."""
    found = texts("variants.jsonl.gz")
    titles = {one["title"] for one in found}
    found += [one for one in texts("radarbogor.jsonl.gz") if one["title"] not in titles]
    db = new_archive(tmp_path / "archive.db", {one["outlet"] for one in found})
    articles = (
        (
            one.get("group", one["title"]),
            row(number, one["outlet"], one["title"], one["published"] if dated else None,
                "\n\n".join(one["body"])),
        )
        for number, one in enumerate(found)
    )  # fmt: skip
    truth, _ = add(db, articles)
    measured = scores(db, truth)
    assert measured["pairs"] == 360
    assert measured["precision"] >= 0.995
    assert measured["recall"] >= 0.97
    roles = {number: one.get("role") for number, one in zip(truth, found, strict=True)}
    stories = dict(db.execute("SELECT id, story FROM articles"))
    releases = {truth[n]: stories[n] for n, role in roles.items() if role == "release"}
    reworked = [stories[n] == releases[truth[n]] for n, role in roles.items() if role == "reworked"]
    assert sum(reworked) / len(reworked) >= 0.9
