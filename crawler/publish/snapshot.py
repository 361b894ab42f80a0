"""A folder that serves the archive elsewhere, with nothing but Datasette (``datasette FOLDER``).

Datasette's configuration directory mode: ``metadata.json``, ``settings.json``, ``plugins/`` and
``inspect-data.json``, which says that the copy never changes.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crawler.archive.captures import warc_path
from crawler.archive.store import read_archive
from crawler.publish.bundle import carry
from crawler.publish.dataset.folder import whole_folder
from crawler.publish.web.access import DATABASE
from crawler.publish.web.server import SETTINGS, metadata

_PLUGIN = '''"""The archive's pages; what they are made of lies in ``lib``."""

import sys
from pathlib import Path

lib = Path(__file__).parent.parent / "lib"
sys.path.insert(0, str(lib))
sys.path.append(str(lib / "absent"))

from crawler.publish.web.plugin import *  # noqa: E402, F403
'''
_README = """# {title}

A copy of the archive as of {asof}, {articles} articles. It is served with nothing but Datasette:

```sh
python3 -m venv .venv
.venv/bin/pip install -r requirements.txt
.venv/bin/datasette serve . --host 127.0.0.1 --port 8001
```

The copy never changes, so the folder can be read-only. SQL is off, robots are kept out and no
page asks another host for anything; `settings.json` and `metadata.json` say so. Preserved pages:
{pages}.

Libraries carried in `lib/`, each with its licence: {libraries}.
"""


@dataclass(frozen=True, slots=True)
class Published:
    """What was put into the folder."""

    articles: int
    bytes: int
    """Size of the copy of the archive."""
    warcs: int
    """Web archives with preserved pages that came along."""
    left: int
    """Those that did not: outside the archive's folder, or missing."""


def publish(
    db: Path,
    place: Path,
    *,
    title: str | None = None,
    robots: bool = False,
    base_url: str = "/",
    pages: bool = False,
    force: bool = False,
) -> Published:
    """Put the archive at ``db`` and all that serves it into the folder ``place``.

    ``pages`` takes the web archives along. The folder appears whole or not at all. Raises
    ArchiveError for no archive, FolderError where the folder is not empty, sqlite3.Error and
    OSError as they come.
    """
    with whole_folder(place, force=force) as folder:
        copy = folder / f"{DATABASE}.db"
        names = _copy(db, copy)
        taken, left = _take_pages(names, db, folder) if pages else (0, 0)
        libraries = carry(folder / "lib")
        (folder / "plugins").mkdir()
        (folder / "plugins" / "arsip_pages.py").write_text(_PLUGIN, encoding="utf-8")
        _json(folder / "metadata.json", metadata(title, robots, 86_400))
        _json(folder / "settings.json", {**SETTINGS, "base_url": base_url})
        (folder / "requirements.txt").write_text(f"datasette=={version('datasette')}\n")
        articles, asof = _inspect(copy, folder)
        (folder / "README.md").write_text(
            _README.format(
                title=title or "Arsip",
                asof=asof or "an empty day",
                articles=articles,
                pages=f"{taken} web archives" if pages else "not part of this copy",
                libraries=", ".join(f"{name} {version(name)}" for name in libraries),
            ),
            encoding="utf-8",
        )
        size = copy.stat().st_size
        _sums(folder)
    return Published(articles, size, taken, left)


def _copy(db: Path, copy: Path) -> list[str]:
    """Copy the archive as it is at one moment; return the names of its web archives."""
    with closing(read_archive(db)) as source:
        source.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy)) as target:
        # without a log beside it, a read-only folder is enough
        target.execute("PRAGMA journal_mode = DELETE")
        target.execute("ANALYZE")
        target.commit()
        rows = target.execute("SELECT DISTINCT warc FROM captures ORDER BY warc")
        return [row[0] for row in rows]


def _take_pages(names: Iterable[str], db: Path, folder: Path) -> tuple[int, int]:
    taken = left = 0
    for name in names:
        source = warc_path(name, db)
        if Path(name).is_absolute() or ".." in Path(name).parts or not source.is_file():
            left += 1
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        taken += 1
    return taken, left


def _inspect(copy: Path, folder: Path) -> tuple[int, str | None]:
    """Write Datasette's ``inspect-data.json``; return the number of articles and the last visit."""
    with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as db:
        tables = [
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        counts = {
            name: {"count": db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]}
            for name in tables
        }
        asof = db.execute("SELECT max(last_seen) FROM articles").fetchone()[0]
    found: dict[str, Any] = {
        DATABASE: {
            "hash": _digest(copy),
            "size": copy.stat().st_size,
            "file": copy.name,
            "tables": counts,
        }
    }
    _json(folder / "inspect-data.json", found)
    return int(counts["articles"]["count"]), asof


def _sums(folder: Path) -> None:
    """Write the digest of every file, as ``sha256sum --check`` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
