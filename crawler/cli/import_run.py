"""Running ``arsip import``, and saying what it brought."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click

from crawler.archive.exclusive import BusyError
from crawler.archive.store import ArchiveError
from crawler.cli import EXIT_INTERRUPTED, CommandError
from crawler.cli.output import print_json
from crawler.extract.batch import Readers
from crawler.extract.pool import PoolError
from crawler.operate.importing.progress import make_progress
from crawler.operate.importing.records import Filters
from crawler.operate.importing.report import ImportReport
from crawler.operate.importing.run import Options, import_files

EXIT_NOT_WHOLE = 3
EXIT_BUSY = 75
MOST_OUTLETS = 30
"""Outlets that the summary names; Common Crawl's files hold thousands."""


def run(
    readers: Readers,
    db: Path,
    files: tuple[Path, ...],
    filters: Filters,
    *,
    copy: bool,
    warcs: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Import, print the summary, and exit with 3 where a file is not whole."""
    options = Options(db=db, files=files, filters=filters, copy=copy, warcs=warcs)
    progress = make_progress(quiet=quiet)
    try:
        report = import_files(options, progress, readers)
    except BusyError as error:
        raise CommandError(str(error), EXIT_BUSY) from error
    except (ArchiveError, PoolError) as error:
        raise CommandError(str(error)) from error
    except sqlite3.Error as error:
        raise CommandError(f"{options.db}: cannot be written ({error})") from error
    except KeyboardInterrupt:
        text = "interrupted; the next import goes on from here"
        raise CommandError(text, EXIT_INTERRUPTED) from None
    finally:
        progress.close()
    if as_json:
        print_json(report.as_dict(), indent=None)
    elif not quiet:
        _print(report)
    for file in report.files:
        for line in file.faults():
            click.echo(f"arsip: {file.path}: {line}", err=True)
    if not report.well:
        sys.exit(EXIT_NOT_WHOLE)


def _print(report: ImportReport) -> None:
    ranked = sorted(report.outlets.items(), key=lambda item: (-item[1].new, item[0]))
    for name, tally in ranked[:MOST_OUTLETS]:
        counts = {
            "new": tally.new,
            "changed": tally.changed,
            "unchanged": tally.unchanged,
            "duplicate": tally.duplicate,
            "not articles": tally.not_article,
            "failed": tally.failed,
        }
        said = ", ".join(f"{n} {word}" for word, n in counts.items() if n)
        click.echo(f"{name}: {said}")
    if len(ranked) > MOST_OUTLETS:
        click.echo(f"... and {len(ranked) - MOST_OUTLETS} outlets more")
    for file in report.files:
        if file.already:
            click.echo(f"{file.path}: imported already")
            continue
        left = [f"{file.known} known"] if file.known else []
        left += [f"{n} left out ({name})" for name, n in file.left_out.most_common()]
        more = f", {', '.join(left)}" if left else ""
        click.echo(f"{file.path}: {file.captures} captures of {file.records} records{more}")
    new = sum(tally.new for tally in report.outlets.values())
    click.echo(f"{new} new articles in {report.seconds:.1f} s")
