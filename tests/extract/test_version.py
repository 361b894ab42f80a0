"""The name of the rules changes with anything that reads, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.demo import DEMO_OUTLETS
from crawler.extract.version import digest_of, extractor, rule_files
from crawler.outlet import Feed, Outlet


@pytest.mark.parametrize("name", ["dates.py", "body.py", "identity.py", "wire.py", "posts.py"])
def test_what_reads_is_among_the_rules(name: str) -> None:
    assert name in {path.name for path in rule_files()}


@pytest.mark.parametrize("name", ["pool.py", "batch.py", "explain.py"])
def test_what_carries_pages_is_not(name: str) -> None:
    assert name not in {path.name for path in rule_files()}


def test_a_changed_source_or_library_changes_the_digest(tmp_path: Path) -> None:
    file = tmp_path / "dates.py"
    file.write_text("DAY = 1\n")
    before = digest_of([file], {"lxml": "6.0"})
    assert digest_of([file], {"lxml": "6.0"}) == before
    assert digest_of([file], {"lxml": "6.1"}) != before
    file.write_text("DAY = 2\n")
    assert digest_of([file], {"lxml": "6.0"}) != before


def test_a_declarations_hints_are_rules_and_its_sources_are_none() -> None:
    outlet = DEMO_OUTLETS[0]
    assert extractor(replace(outlet, sources=(Feed(),), article="/x/")) == extractor(outlet)
    assert extractor(replace(outlet, remove=(".promo",))) != extractor(outlet)


def test_an_outlet_without_hints_is_read_by_the_general_rules() -> None:
    assert extractor(Outlet(name="a", home="https://a.example/")) == extractor()
