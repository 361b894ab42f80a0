"""Others' libraries read an export: Hugging Face's datasets, frictionless, mlcroissant.

They bring half a gigabyte of dependencies, so they are in an environment of their own:
``ARSIP_READERS`` names its Python, or ``make`` to make it once, in pytest's cache. Without it
these tests are skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.publish.dataset.choice import Choice
from crawler.publish.dataset.export import Shape, export
from crawler.publish.dataset.writers import FORMATS, Format
from tests.publish.conftest import fill

READERS = ("datasets", "frictionless", "mlcroissant")
PROGRAM = Path(__file__).with_name("read_export.py")


@pytest.fixture(scope="module")
def python(request: pytest.FixtureRequest) -> str:
    """The Python of an environment that has the readers."""
    wanted = os.environ.get("ARSIP_READERS", "")
    folder = request.config.cache.mkdir("readers") if request.config.cache else None
    cached = folder / "bin" / "python" if folder else Path("absent")
    if wanted not in ("", "make"):
        return wanted
    if not (cached.parent / "complete").exists():
        if wanted != "make":
            pytest.skip("no environment of the readers (ARSIP_READERS=make makes it)")
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        command = [str(cached), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        if subprocess.run([*command, *READERS]).returncode:
            pytest.skip("no package index")
        (cached.parent / "complete").touch()
    return str(cached)


@pytest.mark.parametrize("formats", [FORMATS, *((one,) for one in FORMATS)], ids="-".join)
def test_others_read_the_same_rows(
    python: str, tmp_path: Path, formats: tuple[Format, ...]
) -> None:
    db = fill(tmp_path / "archive")
    out = tmp_path / "out"
    made = export(db, out, Choice(), Shape(formats, tables=True))
    command = [python, str(PROGRAM), ",".join(READERS), str(out)]
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "cache")}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)
    read: dict[str, Any] = json.loads(done.stdout)
    assert read["frictionless"].pop("errors") == []
    assert read["mlcroissant"].pop("errors") == []
    counts = {
        table.name: sum(one.rows for one in made.of(table, formats[0])) for table in made.filled
    }
    for reader in ("datasets", "mlcroissant"):
        found = {name: len(read[reader][name]) for name in counts}
        assert found == counts, reader
        assert sorted(map(int, read[reader]["articles"])) == list(range(1, 8))
    if "csv" in formats:
        tables = {name: len(ids) for name, ids in read["frictionless"].items()}
        assert sum(tables.values()) == sum(counts.values())
