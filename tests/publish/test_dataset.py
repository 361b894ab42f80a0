"""Datasets: the same rows in every format, described truthfully, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet, types  # type: ignore[import-untyped]
from sqlite_utils import Database

from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import NothingError, Shape, export
from crawler.publish.dataset.fields import ARTICLES
from crawler.publish.dataset.writers import FORMATS
from tests.publish.conftest import LONG, fill

ALL = Shape(FORMATS, tables=True)
TABLES = ("contributors", "coverage", "outlets", "reprints", "revisions")


@pytest.fixture(scope="module")
def exported(archive: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports") / "all"
    export(archive, folder, Choice(), ALL)
    return folder


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(folder: Path) -> list[dict[str, Any]]:
    return [row for path in sorted(folder.glob("data/articles-*.jsonl")) for row in lines(path)]


def slugs(folder: Path) -> list[str]:
    return [row["url"].split("/")[3] for row in rows(folder)]


def test_articles_lie_in_a_file_a_year_in_order_of_time(exported: Path) -> None:
    names = [path.name for path in sorted(exported.glob("data/articles-*.jsonl"))]
    assert names == [f"articles-{year}.jsonl" for year in ("2023", "2024", "2025", "undated")]
    assert slugs(exported) == ["panen", "gantung", "sekolah", "beton", "panjang", "rumus", "salat"]


@pytest.mark.parametrize("year", ["2023", "2024", "2025", "undated"])
def test_each_format_has_the_same_rows(exported: Path, year: str) -> None:
    data = exported / "data"
    plain = lines(data / f"articles-{year}.jsonl")
    typed = parquet.read_table(data / f"articles-{year}.parquet").to_pylist()
    csv.field_size_limit(1_000_000)
    with (data / f"articles-{year}.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.DictReader(file))
    for row, record, cell in zip(plain, typed, cells, strict=True):
        assert list(row) == list(record) == list(cell) == [field.name for field in ARTICLES.fields]
        for field in ARTICLES.fields:
            value, other, text = row[field.name], record[field.name], cell[field.name]
            if field.kind == "instant":
                assert value == (other and other.isoformat(timespec="seconds"))
            else:
                assert value == other
            if field.kind == "list":
                assert json.loads(text) == value
            elif field.kind == "flag":
                assert text == str(value).lower()
            else:
                assert text.removeprefix("'") == ("" if value is None else str(value))


def test_the_further_tables_are_the_same_in_each_format(exported: Path) -> None:
    for table in TABLES:
        count = parquet.read_table(exported / "data" / f"{table}.parquet").num_rows
        assert len(lines(exported / "data" / f"{table}.jsonl")) == count, table
        with (exported / f"data/{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == count, table


def test_times_are_instants_with_their_precision(exported: Path) -> None:
    found = {row["url"].split("/")[3]: row for row in rows(exported)}
    assert (found["rumus"]["published"], found["rumus"]["published_at"]) == (
        "2025-03-01T09:00:00+07:00", "2025-03-01T02:00:00+00:00",
    )  # fmt: skip
    assert found["rumus"]["published_precision"] == "time"
    # a bare day begins at midnight in the outlet's zone
    assert found["panjang"]["published_at"] == "2025-01-01T16:00:00+00:00"
    assert found["panjang"]["published_precision"] == "day"
    assert (found["salat"]["published_at"], found["salat"]["published_precision"]) == (None, None)


def test_parquet_is_typed_and_compressed(exported: Path) -> None:
    file = parquet.ParquetFile(exported / "data/articles-2025.parquet")
    schema = file.schema_arrow
    assert str(schema.field("published_at").type) == "timestamp[ms, tz=UTC]"
    assert types.is_list(schema.field("tags").type)
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_csv_has_a_mark_no_formula_and_long_cells_whole(exported: Path) -> None:
    data = (exported / "data/articles-2025.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,")
    text = data.decode("utf-8-sig")
    assert "\"'=HYPERLINK" in text
    assert "\"'+62 nomor." in text
    assert LONG.strip() in text


def test_the_sums_hold_and_name_every_file(exported: Path) -> None:
    text = (exported / "SHA256SUMS").read_text(encoding="utf-8")
    sums = {name: digest for digest, name in (line.split("  ") for line in text.splitlines())}
    files = {p.relative_to(exported).as_posix(): p for p in exported.rglob("*") if p.is_file()}
    assert set(sums) == set(files) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest


def test_the_version_is_the_sum_over_the_data(exported: Path) -> None:
    lines = (exported / "SHA256SUMS").read_text(encoding="utf-8").splitlines(keepends=True)
    digest = hashlib.sha256("".join(x for x in lines if "  data/" in x).encode()).hexdigest()
    package = json.loads((exported / "datapackage.json").read_bytes())
    assert package["version"] == f"sha256:{digest}"
    assert digest in (exported / "README.md").read_text(encoding="utf-8")


def test_two_exports_are_the_same(archive: Database, exported: Path, tmp_path: Path) -> None:
    export(archive, tmp_path / "again", Choice(), ALL)
    for path in exported.rglob("*"):
        if path.is_file():
            other = tmp_path / "again" / path.relative_to(exported)
            assert path.read_bytes() == other.read_bytes(), path.name


def test_the_card_tells_counts_choice_and_columns(archive: Database, tmp_path: Path) -> None:
    choice = Choice(query="jembatan -beton", outlet="kabar", since="2024")
    export(archive, tmp_path / "some", choice, Shape(("csv", "parquet")))
    card = (tmp_path / "some" / "README.md").read_text(encoding="utf-8")
    assert "only articles that match `jembatan -beton`; only the outlet `kabar`" in card
    assert "| 2024 | 1 | 1 |" in card
    assert 'path: "data/articles-*.parquet"' in card
    assert "## Coverage and known gaps" in card
    assert "@misc{arsip-" in card
    assert all(f"| `{field.name}` |" in card for field in ARTICLES.fields)


def test_packages_describe_every_file(exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_bytes())
    listed = {one["path"]: one for one in package["resources"]}
    files = {p.relative_to(exported).as_posix(): p for p in exported.glob("data/*")}
    assert set(listed) == set(files)
    for name, one in listed.items():
        assert one["bytes"] == files[name].stat().st_size
    croissant = json.loads((exported / "croissant.json").read_bytes())
    assert {one["name"] for one in croissant["recordSet"]} == {
        "articles",
        "contributors",
        "coverage",
        "outlets",
        "revisions",
    }, "an empty table breaks those who load it"


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(outlet="warta"), ["panen", "beton", "rumus", "salat"]),
        (Choice(since="2024", until="2024-06-02"), ["gantung", "sekolah"]),
        (Choice(query='pembangunan -"dana desa"'), ["gantung"]),
        (Choice(query="tag:banjir OR"), []),
    ],
)
def test_choices(archive: Database, tmp_path: Path, choice: Choice, found: list[str]) -> None:
    if found:
        export(archive, tmp_path / "out", choice, Shape())
        assert slugs(tmp_path / "out") == found
    else:
        with pytest.raises(NothingError):
            export(archive, tmp_path / "out", choice, Shape())
        assert list(tmp_path.iterdir()) == []


@pytest.fixture
def changed(tmp_path: Path) -> Database:
    """An archive of one's own: a story of two prints, an open licence, a takedown."""
    db = fill(tmp_path / "changed")
    with db.atomic():
        db.execute("INSERT INTO stories(id, articles, outlets) VALUES (901, 2, 2)")
        db.execute("UPDATE articles SET story = 901 WHERE url LIKE '%/gantung/'")
        db.execute("UPDATE articles SET story = 901 WHERE url LIKE '%/beton/'")
        licence = '{"licences": ["https://creativecommons.org/licenses/by/4.0/"]}'
        db.execute("UPDATE articles SET rights = ? WHERE url LIKE '%/panen/'", [licence])
        taken = "https://kabar.example/panjang/"
        db.execute("INSERT INTO redactions VALUES (?, '2025-01-03T00:00:00+00:00', 'x')", [taken])
    return db


def test_of_a_story_the_first_stays(changed: Database, tmp_path: Path) -> None:
    export(changed, tmp_path / "out", Choice(one_per_story=True, since="2024"), Shape())
    assert slugs(tmp_path / "out") == ["gantung", "sekolah", "rumus"]


def test_only_open_licences(changed: Database, tmp_path: Path) -> None:
    export(changed, tmp_path / "out", Choice(rights_open=True), Shape())
    assert [row["rights_open"] for row in rows(tmp_path / "out")] == [True]
    assert slugs(tmp_path / "out") == ["panen"]


def test_what_was_taken_down_is_left_out(changed: Database, tmp_path: Path) -> None:
    export(changed, tmp_path / "out", Choice(), Shape(FORMATS, tables=True))
    assert "panjang" not in slugs(tmp_path / "out")
    assert len(lines(tmp_path / "out/data/revisions.jsonl")) == 6
    assert not any("Naskah" in p.read_text("utf-8") for p in tmp_path.glob("out/data/*.jsonl"))


def test_without_authors_no_name_is_left(changed: Database, tmp_path: Path) -> None:
    with changed.atomic():
        changed.execute("UPDATE articles SET text = text || ' Oleh Maria Lawai.'")
        changed.execute("UPDATE revisions SET text = text || ' Oleh Maria Lawai.'")
    export(changed, tmp_path / "out", Choice(authors=False), ALL)
    found = {row["url"].split("/")[3]: row for row in rows(tmp_path / "out")}
    assert found["panen"]["text"].endswith("Oleh [name].")
    assert "authors" not in found["panen"]
    assert not (tmp_path / "out/data/contributors.jsonl").exists()
    versions = {row["article"]: row for row in lines(tmp_path / "out/data/revisions.jsonl")}
    assert versions[found["panen"]["id"]]["text"].endswith("Oleh [name].")
