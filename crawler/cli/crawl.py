"""``arsip crawl``: outlets into the archive."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from crawler.archive.store import ArchiveError, read_archive
from crawler.cli import EXIT_INTERRUPTED, CommandError, database_option
from crawler.cli.days import Day
from crawler.cli.network import concurrency_option, mode_option, pace_option, private_option
from crawler.cli.summary import print_summary
from crawler.fetch.outlets import (
    UnknownOutletError,
    held_outlets,
    project_settings,
    spiders_for,
)
from crawler.fetch.progress import make_progress
from crawler.fetch.replay import ReplayError
from crawler.fetch.run import Report, crawl
from crawler.fetch.session import BusyError, Options
from crawler.fetch.spider import OutletSpider
from crawler.operate.history import INTERRUPTED
from crawler.outlet import Outlet

EXIT_UNHEALTHY = 3
EXIT_BUSY = 75


@click.command(
    epilog="""\b
Examples:
  arsip crawl beritakaltim
  arsip crawl https://some-outlet.example/ --mode full --since 2024-01-01
  arsip crawl beritakaltim --replay warcs/beritakaltim-20240531T060500-1.warc.gz"""
)
@click.argument("outlets", nargs=-1, metavar="[OUTLET or URL]...")
@database_option
@mode_option
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Leave out what its list dates earlier (2024, 2024-05-31).",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Articles per outlet.")
@click.option(
    "--replay",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Answer from this web archive instead of the network (repeatable).",
)
@click.option(
    "--warcs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of web archives (default: warcs beside the archive).",
)
@pace_option
@concurrency_option
@private_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(outlets: tuple[str, ...], as_json: bool, quiet: bool, **chosen: Any) -> None:
    """Crawl outlets into the archive; none named: all that are declared.

    A URL is any site's front page, feed or sitemap: how its articles are listed is found out.
    """
    options = Options(**chosen)
    try:
        settings = project_settings()
        spiders = spiders_for(outlets, settings, held_by(options.db) if outlets else ())
        report = run(spiders, options, quiet=quiet)
    except UnknownOutletError as error:
        raise CommandError(str(error), 2) from error
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
    elif not quiet:
        print_summary(report)
    finish(report)


def held_by(db: Path) -> list[Outlet]:
    """Return the outlets that the archive knows; what cannot be read is said when it is opened."""
    try:
        with closing(read_archive(db)) as archive:
            return held_outlets(archive)
    except ArchiveError:
        return []


def run(spiders: list[type[OutletSpider]], options: Options, *, quiet: bool) -> Report:
    """Crawl; every error that a user can cause becomes one line and its exit code."""
    try:
        return crawl(spiders, options, make_progress(quiet=quiet))
    except BusyError as error:
        raise CommandError(str(error), EXIT_BUSY) from error
    except ReplayError as error:
        raise CommandError(str(error), 2) from error
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename or options.db}: {error.strerror or error}") from error


def finish(report: Report) -> None:
    """Say on standard error what is wrong with which outlet, and leave with the exit code."""
    for outlet in report.outlets:
        ended = report.interrupted and outlet.problem == INTERRUPTED  # said below, once for all
        if outlet.problem is not None and not ended:
            # an outlet found by its address is named after the host, which faults name too
            problem = outlet.problem.removeprefix(f"{outlet.name}: ")
            click.echo(f"arsip: {outlet.name}: {problem}", err=True)
    if report.interrupted:
        click.echo("arsip: interrupted; the next crawl goes on from here", err=True)
        sys.exit(EXIT_INTERRUPTED)
    if not report.healthy:
        sys.exit(EXIT_UNHEALTHY)
