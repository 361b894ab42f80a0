"""Reads an export with the libraries named on the command line; prints rows and ids as JSON.

A program of its own: ``datasets``, ``frictionless`` and ``mlcroissant`` are in an environment of
theirs.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any


def read_with_datasets(folder: Path) -> dict[str, Any]:
    datasets = import_module("datasets")

    datasets.disable_progress_bars()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as cache:
        for name in datasets.get_dataset_config_names(str(folder)):
            rows = datasets.load_dataset(str(folder), name, split="train", cache_dir=cache)
            found[name] = sorted(map(str, rows[rows.column_names[0]]))
            types = {column: str(feature) for column, feature in rows.features.items()}
            found[f"{name} types"] = types
    return found


def read_with_frictionless(folder: Path) -> dict[str, Any]:
    frictionless = import_module("frictionless")

    frictionless.system.trusted = True
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()
    found: dict[str, Any] = {"errors": report.flatten(["rowNumber", "fieldName", "type", "note"])}
    for resource in package.resources:
        if resource.type == "table":
            found[resource.name] = sorted(str(row[next(iter(row))]) for row in resource.read_rows())
    return found


def read_with_mlcroissant(folder: Path) -> dict[str, Any]:
    mlcroissant = import_module("mlcroissant")

    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    found: dict[str, Any] = {"errors": sorted(issues.errors), "warnings": sorted(issues.warnings)}
    for records in dataset.metadata.record_sets:
        first = records.fields[0].id
        rows = list(dataset.records(records.id))
        found[records.id] = sorted(
            row[first].decode() if isinstance(row[first], bytes) else str(row[first])
            for row in rows
        )
    return found


READERS = {
    "datasets": read_with_datasets,
    "frictionless": read_with_frictionless,
    "mlcroissant": read_with_mlcroissant,
}

if __name__ == "__main__":
    names, folder = sys.argv[1].split(","), Path(sys.argv[2])
    print(json.dumps({name: READERS[name](folder) for name in names}))
