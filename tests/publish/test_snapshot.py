"""A published folder: whole, of one moment, served with nothing but Datasette."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from crawler.publish.bundle import needed_by, plain_name
from tests.cli.helpers import arsip, arsip_json
from tests.publish.web.town import Town, make_town

ALONE = """
import asyncio, json, sys
from importlib.machinery import PathFinder
from pathlib import Path

class Alone:
    def find_spec(self, name, path=None, target=None):
        if path is not None or name not in {foreign!r}:
            return None
        spec = PathFinder.find_spec(name, [path for path in sys.path if {folder!r} in path])
        if spec is None:
            raise ModuleNotFoundError(name, name=name)
        return spec

sys.meta_path.insert(0, Alone())
from datasette.app import Datasette

async def ask(paths):
    served = Datasette([], config_dir=Path({folder!r}))
    answers = [await served.client.get(path) for path in paths]
    print(json.dumps([[a.status_code, a.text] for a in answers]))

asyncio.run(ask({paths!r}))
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return make_town(tmp_path_factory.mktemp("town"), 12)


def ask(folder: Path, paths: list[str]) -> list[tuple[int, str]]:
    """Ask the folder's own Datasette, where no library of ours can be imported."""
    datasette = needed_by("datasette")
    foreign = {
        top
        for top, owners in packages_distributions().items()
        if not any(plain_name(owner) in datasette for owner in owners)
    }
    code = ALONE.format(foreign=foreign, folder=str(folder), paths=paths)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=folder
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [(status, text) for status, text in json.loads(done.stdout)]


def test_a_published_folder_is_served_with_nothing_but_datasette(
    town: Town, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    made = arsip_json(
        "publish", str(folder), "--db", str(town.path), "--pages", "--title", "Arsip Uji",
        "--base-url", "arsip",
    )  # fmt: skip
    assert (made["articles"], made["warcs"], made["warcs_left"]) == (16, 1, 0)
    answers = ask(
        folder,
        [
            "/", "/search?q=membangun", f"/article/{town.edited}/revisions",
            f"/article/{town.preserved}/page/shown", "/outlet/kabarmuara", "/dashboard",
            "/archive?sql=select+1",
        ],
    )  # fmt: skip
    assert [status for status, _ in answers] == [200] * 6 + [403]
    assert "Arsip Uji" in answers[0][1]
    assert 'href="/arsip/search"' in answers[0][1]
    assert "<mark>" in answers[1][1]
    assert "Baca juga" in answers[3][1]


def test_the_copy_needs_no_log_and_its_digests_hold(town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert arsip("publish", str(folder), "--db", str(town.path)).exit_code == 0
    with closing(sqlite3.connect(folder / "archive.db")) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not (folder / "warcs").exists()
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_folder_with_something_in_it_is_left_alone(town: Town, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("penting")
    done = arsip("publish", str(tmp_path), "--db", str(town.path))
    assert done.exit_code == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
