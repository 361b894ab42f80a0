"""``arsip verify``: the archive against itself and its web archives."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import Any

import click

from crawler.archive.exclusive import BusyError
from crawler.archive.fixity.faults import Findings
from crawler.archive.fixity.repair import repair
from crawler.archive.fixity.verify import Extent, verify
from crawler.archive.store import ArchiveError
from crawler.cli import CommandError, database_option
from crawler.cli.output import print_json, print_text, printable
from crawler.cli.working import working
from crawler.fetch.outlets import project_settings
from crawler.times import now

EXIT_FAULTS = 3
EXIT_BUSY = 75


@click.command(
    epilog="""\b
Examples:
  arsip verify                     # nightly: what is new, and a share of the rest
  arsip verify --all
  arsip verify --repair --json"""
)
@database_option
@click.option("--all", "whole", is_flag=True, help="Everything, whenever it was last checked.")
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended, and say what.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress and no summary: only faults.")
def command(db: Path, whole: bool, mend: bool, as_json: bool, quiet: bool) -> None:
    """Check the archive against itself and its web archives.

    Without --all: the tables, what is new or was changed, the web archives that were not read for
    VERIFY_DAYS, and VERIFY_ARTICLES articles in turn (settings.py). Each fault is a line on
    standard output, and the command exits with 3.
    """
    settings = project_settings()
    extent = Extent(
        days=settings.getfloat("VERIFY_DAYS", 30),
        articles=settings.getint("VERIFY_ARTICLES", 20_000),
        whole=whole,
    )
    started = monotonic()
    repaired: list[str] = []
    try:
        with working(quiet=quiet or as_json) as tell:
            findings = verify(db, now(), extent, tell)
            if mend:
                repaired = repair(db, findings)
            if repaired:
                findings = verify(db, now(), extent, tell)
    except BusyError as error:
        raise CommandError(f"{error}; --repair waits for nobody", EXIT_BUSY) from error
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    seconds = monotonic() - started
    if as_json:
        print_json(_document(findings, repaired, seconds))
    else:
        _print(findings, repaired, seconds, quiet=quiet)
    if findings.counts:
        sys.exit(EXIT_FAULTS)


def _document(findings: Findings, repaired: list[str], seconds: float) -> dict[str, Any]:
    return {
        "ok": not findings.counts,
        "faults": [fault.as_dict() for fault in findings.faults],
        "counts": findings.counts,
        "repaired": repaired,
        "notes": findings.notes,
        "checked": {
            "files": findings.files,
            "records": findings.records,
            "bytes": findings.bytes,
            "articles": findings.articles,
        },
        "seconds": round(seconds, 3),
    }


def _print(findings: Findings, repaired: list[str], seconds: float, *, quiet: bool) -> None:
    for line in repaired:
        print_text(printable(f"repaired: {line}"), wrap=False)
    for fault in findings.faults:
        hint = " (--repair can mend it)" if fault.mendable and not repaired else ""
        print_text(printable(f"{fault}{hint}"), wrap=False)
    for kind, count in findings.untold.items():
        print_text(f"{kind}: {count} more")
    if quiet:
        return
    for note in findings.notes:
        click.echo(f"arsip: {note}", err=True)
    total = sum(findings.counts.values())
    verdict = f"{total} fault{'s' * (total != 1)}" if total else "no fault found"
    click.echo(
        f"arsip: {verdict}; looked at {findings.articles} articles, {findings.files} web archives"
        f" with {findings.records} records ({findings.bytes / 1e6:.1f} MB), {seconds:.1f} s",
        err=True,
    )
