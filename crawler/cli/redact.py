"""``arsip redact``: a takedown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from crawler.archive.exclusive import BusyError
from crawler.archive.store import ArchiveError
from crawler.archive.takedown.carry import UnfinishedError
from crawler.archive.takedown.plan import Plan, Scope, UnknownError
from crawler.archive.takedown.redact import look, redact
from crawler.cli import CommandError, database_option
from crawler.cli.output import print_json, print_text, printable
from crawler.cli.working import working
from crawler.times import now

EXIT_LEFT = 3
EXIT_BUSY = 75


@click.command(
    epilog="""\b
Examples:
  arsip redact 12 --reason "court order 45/2024" --dry-run
  arsip redact 12 --reason "court order 45/2024"
  arsip redact https://some-outlet.example/2024/05/31/jembatan/ --story --reason privacy"""
)
@click.argument("article", metavar="ID or URL")
@database_option
@click.option(
    "--reason", required=True, metavar="TEXT", help="Why; it stays in the archive for good."
)
@click.option("--story", is_flag=True, help="The reprints of its story as well.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option(
    "--rewrite-imported",
    "imported",
    is_flag=True,
    help="Rewrite also web archives that were imported where they lie.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    article: str,
    db: Path,
    reason: str,
    story: bool,
    dry_run: bool,
    imported: bool,
    as_json: bool,
) -> None:
    """Take an article out of the archive, its search index, revisions and web archives.

    All its addresses and captures go, and what lists and other pages say of it. A tombstone with
    the reason stays, and the page is not taken again.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise click.UsageError("--reason says nothing")
    scope = Scope(story, imported, processes=os.cpu_count() or 1)
    try:
        with working(quiet=as_json) as tell:

            def progress(done: int, total: int) -> None:
                tell("web archives", done, total)

            if dry_run:
                plan = look(db, article, scope, progress)
            else:
                plan = redact(db, article, reason, now(), scope, progress)
    except UnknownError as error:
        raise CommandError(printable(str(error))) from error
    except BusyError as error:
        raise CommandError(str(error), EXIT_BUSY) from error
    except UnfinishedError as error:
        raise CommandError(
            f"taken down, but not yet to the last byte: {error}", EXIT_LEFT
        ) from error
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    if as_json:
        print_json({**plan.as_dict(), "reason": reason, "dry_run": dry_run})
    else:
        _print(plan, dry_run=dry_run)
    for item in plan.foreign:
        if item.problem is not None:
            what = f"could not be looked through ({item.problem})"
        else:
            what = f"was imported where it lies, and still holds {len(item.records)} records of it"
        click.echo(f"arsip: {item.shelf.path}: {what}", err=True)
    if plan.foreign:
        sys.exit(EXIT_LEFT)


def _print(plan: Plan, *, dry_run: bool) -> None:
    verb = "would go" if dry_run else "gone"
    for article in plan.articles:
        print_text(printable(f"article {article['id']} {verb}: {article['outlet']}"))
    for url in plan.urls:
        print_text(printable(f"address {'would be ' * dry_run}refused: {url}"), wrap=False)
    print_text(f"revisions {verb}: {plan.revisions}")
    for item in plan.files:
        counts = list(item.records.values())
        print_text(
            printable(
                f"{item.shelf.name}: {counts.count('remove')} records {verb}, "
                f"{counts.count('mask')} lists and pages {'would be ' * dry_run}cleansed of it"
            ),
            wrap=False,
        )
    if not dry_run:
        click.echo("arsip: exports and WACZ files made before now still hold it", err=True)
