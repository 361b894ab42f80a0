"""``arsip import``: articles from web archives."""

from __future__ import annotations

import json
import sqlite3
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from crawler.archive.exclusive import BusyError
from crawler.archive.store import ArchiveError
from crawler.cli import EXIT_INTERRUPTED, CommandError, database_option
from crawler.extract.pool import PoolError
from crawler.operate.importing.progress import make_progress
from crawler.operate.importing.records import Filters
from crawler.operate.importing.report import ImportReport
from crawler.operate.importing.run import Options, import_files

EXIT_NOT_WHOLE = 3
EXIT_BUSY = 75
MOST_OUTLETS = 30
"""Outlets that the summary names; Common Crawl's files hold thousands."""


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value is not None else None


def _hosts(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(value.lower().removeprefix("www.").strip(".") for value in values)


@click.command(
    "import",
    epilog="""\b
Examples:
  arsip import warcs/*.warc.gz
  arsip import collection.wacz --copy
  arsip import CC-NEWS-*.warc.gz --host kompas.com --language id --since 2024-01-01""",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
    metavar="FILE...",
)
@database_option
@click.option(
    "--host",
    "hosts",
    multiple=True,
    callback=_hosts,
    metavar="HOST",
    help="Only this host and its subdomains (repeatable).",
)
@click.option("--language", metavar="CODE", help="Only articles in this language (ISO 639-1: id).")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="DATE",
    help="Leave out what was published earlier (2024-05-31).",
)
@click.option("--copy", is_flag=True, help="Copy the records instead of referring to the file.")
@click.option(
    "--warcs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of copies (default: warcs beside the archive).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    files: tuple[Path, ...],
    hosts: tuple[str, ...],
    language: str | None,
    since: date | None,
    as_json: bool,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Extract articles from web archives: WARC (plain, gzip, zstd) and WACZ of any crawler.

    A killed import goes on where it was; what is in the archive already is passed over. The files
    stay where they are and are referred to, so keep them, or use --copy.
    """
    filters = Filters(hosts, language.lower() if language else None, since)
    options = Options(files=tuple(dict.fromkeys(files)), filters=filters, **chosen)
    progress = make_progress(quiet=quiet)
    try:
        report = import_files(options, progress)
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
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
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
