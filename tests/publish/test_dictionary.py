"""The page of the data dictionary: as the code is today, and complete."""

from __future__ import annotations

import pytest

from crawler.archive.rows import FIELDS
from crawler.publish.dataset import fields as dataset
from crawler.publish.dictionary import PAGE, PRINTED, README, page, with_table

STALE = "`make docs` writes it anew"


def test_the_page_is_as_the_code_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), STALE


def test_the_readme_s_table_is_as_the_code_is() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_table(readme) == readme, STALE


def test_a_readme_without_the_marks_is_not_written_over() -> None:
    with pytest.raises(ValueError, match="lacks"):
        with_table("# Arsip\n")


def test_every_column_of_a_dataset_is_told() -> None:
    _, _, told = page().partition("## A dataset")
    for table in (dataset.ARTICLES, *dataset.TABLES):
        part = told.partition(f"### `data/{table.name}`\n")[2].partition("\n### ")[0]
        assert [field.name for field in table.fields if f"| `{field.name}` |" not in part] == []


def test_what_the_schema_says_is_in_the_page() -> None:
    text = page()
    assert "| **`article`** | integer → `articles.id` | The article. |" in text
    assert "| **`published`** | outlet's time or null |" in text
    assert "| **`url`** | text | The article's own address" in text


def test_every_field_that_is_printed_is_told() -> None:
    told = page().partition("## The archive")[0]
    assert [name for name in FIELDS if f"| `{name}` |" not in told] == []
    assert all(f"| `{name}` |" in told for more in PRINTED.values() for name in more)
