"""Data files: JSON lines, CSV that spreadsheets open, typed Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import orjson
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from crawler.publish.dataset.fields import Kind, Table
from crawler.publish.dataset.rows import Batch

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

ROWS_AT_ONCE = 1_000
"""Rows of a batch, and of a row group of Parquet: some 3 MB of articles."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of cells that spreadsheets take for formulas (OWASP, CSV Injection)."""
_BUFFER = 1 << 20
"""Bytes of JSON lines that are gathered: the usual 8 KiB are three articles."""
_LINE = orjson.OPT_APPEND_NEWLINE
_TYPES: dict[Kind, pa.DataType] = {
    "integer": pa.int64(),
    "number": pa.float64(),
    "text": pa.string(),
    "flag": pa.bool_(),
    "instant": pa.timestamp("ms", tz="UTC"),
    "list": pa.list_(pa.string()),
    "object": pa.string(),
}


class Writer(Protocol):
    """Writes rows of one table into one file."""

    def write(self, batch: Batch) -> None:
        """Append rows, one at least; columns that the table does not have are left out."""

    def close(self) -> None:
        """Finish the file."""


def open_writer(path: Path, format: Format, table: Table) -> Writer:
    """Make the file and its writer."""
    makers: dict[Format, Callable[[Path, Table], Writer]] = {
        "jsonl": _JsonLines,
        "csv": _Csv,
        "parquet": _Parquet,
    }
    return makers[format](path, table)


class _JsonLines:
    def __init__(self, path: Path, table: Table) -> None:
        self._names = [field.name for field in table.fields]
        self._file = path.open("wb", buffering=_BUFFER)

    def write(self, batch: Batch) -> None:
        names = self._names
        rows = zip(*[batch[name] for name in names], strict=True)
        # one after another, so that the memory of the last line serves the next
        self._file.writelines(
            orjson.dumps(dict(zip(names, row, strict=True)), option=_LINE) for row in rows
        )

    def close(self) -> None:
        self._file.close()


class _Csv:
    """RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else."""

    def __init__(self, path: Path, table: Table) -> None:
        self._fields = table.fields
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow([field.name for field in table.fields])

    def write(self, batch: Batch) -> None:
        cells = [_cells(batch[field.name], field.kind) for field in self._fields]
        self._writer.writerows(zip(*cells, strict=True))

    def close(self) -> None:
        self._file.close()


def _cells(values: Sequence[Any], kind: Kind) -> Sequence[Any]:
    """Return a column as cells; the writer makes nothing of None."""
    if kind == "list":
        return [orjson.dumps(value).decode() for value in values]
    if kind == "flag":
        return ["true" if value else "false" for value in values]
    if kind in ("text", "object", "instant"):
        return ["'" + value if value and value.startswith(_FORMULA) else value for value in values]
    return values


class _Parquet:
    """Rows are encoded and compressed in a thread, while the next ones are read."""

    def __init__(self, path: Path, table: Table) -> None:
        self._schema = pa.schema(
            [pa.field(f.name, _TYPES[f.kind], metadata={"about": f.about}) for f in table.fields]
        )
        self._fields = table.fields
        few = [f.name for f in table.fields if f.name in _REPEATED]
        self._file = path.open("wb")
        self._writer = parquet.ParquetWriter(
            self._file,
            self._schema,
            compression="zstd",
            use_dictionary=few,
            write_statistics=[f.name for f in table.fields if f.kind in ("integer", "instant")],
        )
        # Arrow's own pool keeps a third more memory than it needs where two threads use it
        pa.set_memory_pool(pa.system_memory_pool())
        self._thread = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None

    def write(self, batch: Batch) -> None:
        columns = [_column(batch[field.name], field.kind) for field in self._fields]
        rows = pa.Table.from_arrays(columns, schema=self._schema)
        self._wait()
        self._written = self._thread.submit(self._writer.write_table, rows)

    def _wait(self) -> None:
        """Wait for the rows before; raise what went wrong with them."""
        if self._written is not None:
            self._written.result()

    def close(self) -> None:
        try:
            self._wait()
            self._writer.close()
        finally:
            self._thread.shutdown()
            self._file.close()


_REPEATED = frozenset(
    {"outlet", "section", "language", "published_source", "published_precision", "dateline",
     "modified_precision", "extractor", "rights", "kind", "role", "name", "month", "reasons"}
)  # fmt: skip
"""Columns that have few different values."""


def _column(values: Sequence[Any], kind: Kind) -> pa.Array:
    if kind == "instant":
        return pa.array(values, pa.string()).cast(_TYPES[kind])
    return pa.array(values, _TYPES[kind])
