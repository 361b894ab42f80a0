"""What an import brought, by outlet and by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.archive.runs import Tally
from crawler.fetch.run import OutletReport, Report


@dataclass(slots=True)
class FileReport:
    """What came of one file."""

    path: Path
    bytes: int = 0
    records: int = 0
    """Records of any type that were read now."""
    captures: int = 0
    """Responses that are known now and were not before."""
    known: int = 0
    """Captures that the archive had already."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Captures that were not wanted, or hold no page that could be read, by reason."""
    broken: Counter[str] = field(default_factory=Counter)
    """Records that could not be read, by reason."""
    cut: int | None = None
    """Offset of the record within which the file ends."""
    already: bool = False
    """It was imported before; nothing was read."""
    copied: bool = False
    """Its records were copied into the archive's own folder."""
    problem: str | None = None
    """Why it could not be read, or not to its end."""

    @property
    def well(self) -> bool:
        """Whether all of it could be read."""
        return not self.broken and self.cut is None and self.problem is None

    def note(self, notes: Counter[str]) -> None:
        """Add what the reader counted."""
        for name, number in notes.items():
            what, _, reason = name.partition(": ")
            if what == "left_out":
                self.left_out[reason] += number
            elif what == "broken":
                self.broken[reason] += number
            elif what == "records":
                self.records += number
            elif what == "known":
                self.known += number

    def faults(self) -> list[str]:
        """Say in a line each what is wrong with it."""
        lines = [self.problem] if self.problem else []
        if self.cut is not None:
            lines.append(f"ends within the record at byte {self.cut}; all before came in")
        if self.broken:
            reasons = ", ".join(f"{name}: {n}" for name, n in self.broken.most_common())
            lines.append(f"{self.broken.total()} records are broken ({reasons})")
        return lines

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "file": str(self.path),
            "bytes": self.bytes,
            "records": self.records,
            "captures": self.captures,
            "known": self.known,
            "left_out": dict(self.left_out.most_common()),
            "broken": dict(self.broken.most_common()),
            "cut": self.cut,
            "already": self.already,
            "copied": self.copied,
            "problem": self.problem,
        }


@dataclass(slots=True)
class ImportReport:
    """What an import brought."""

    files: list[FileReport]
    outlets: dict[str, Tally] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Whether every file could be read whole."""
        return all(file.well for file in self.files)

    def tally(self, outlet: str) -> Tally:
        """Return an outlet's counts, to be counted up."""
        return self.outlets.setdefault(outlet, Tally())

    def as_dict(self) -> dict[str, Any]:
        """Return the document of ``arsip import --json``: a crawl's, with ``files``."""
        outlets = tuple(
            OutletReport(name, tally, (), None) for name, tally in sorted(self.outlets.items())
        )
        crawl = Report(outlets, self.seconds, interrupted=False).as_dict()
        return {**crawl, "files": [file.as_dict() for file in self.files]}
