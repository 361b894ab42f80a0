"""The crawls of all workers in the archive's ``runs``, by which its health is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.archive.exclusive import exclusive
from crawler.archive.runs import Tally, save_outlet
from crawler.operate.importing.outlets import load_outlets

_COLUMNS = ("started", "finished", "mode", "problem", *asdict(Tally()))


def take_runs(path: Path, home: str, runs: Sequence[Mapping[str, Any]]) -> None:
    """Enter crawls of an outlet, known by its address, into an archive that lacks them.

    Raises BusyError, ArchiveError.
    """
    if not runs:
        return
    columns = ", ".join(("outlet", *_COLUMNS))
    marks = ", ".join("?" for _ in ("outlet", *_COLUMNS))
    with exclusive(path, make=True) as db:
        outlet = load_outlets(db).of(home)
        with db.atomic():
            save_outlet(db, outlet)
            for run in runs:
                values = [outlet.name, *(run[name] for name in _COLUMNS)]
                db.execute(
                    f"INSERT INTO runs({columns}) SELECT {marks} WHERE NOT EXISTS"
                    " (SELECT 1 FROM runs WHERE outlet = ? AND started = ? AND mode = ?)",
                    [*values, outlet.name, run["started"], run["mode"]],
                )
