"""``arsip demo``: the main job with no network."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from pathlib import Path

import click

from crawler.archive.store import ArchiveError, read_archive
from crawler.cli import CommandError, database_option
from crawler.cli.crawl import finish, run
from crawler.cli.summary import print_summary
from crawler.demo import DEMO_OUTLETS, recordings
from crawler.fetch.outlets import spider_of
from crawler.fetch.session import Options


@click.command(epilog="\b\nExample:\n  arsip demo --db /tmp/demo/archive.db")
@database_option
@click.option("--quiet", is_flag=True, help="No progress.")
def command(db: Path, quiet: bool) -> None:
    """Crawl the recorded outlets that ship with the project, with no network."""
    options = Options(db=db, mode="full")
    try:
        replay = tuple(_copy(path, options.folder) for path in recordings())
    except OSError as error:
        raise CommandError(f"{options.folder}: {error.strerror or error}") from error
    options = Options(db=db, mode="full", replay=replay)
    report = run([spider_of(outlet) for outlet in DEMO_OUTLETS], options, quiet=quiet)
    print_summary(report)
    click.echo(f"{_articles(db)} articles in {db}")
    shown = "" if db == Path("archive.db") else f" --db {db}"
    click.echo("\nTry next:")
    program = _program()
    click.echo(f'  {program} search "pembangunan jembatan"{shown}')
    click.echo(f"  {program} show 1{shown}")
    click.echo(f"  {program} coverage{shown}")
    click.echo(f"  {program} serve{shown}")
    finish(report)


def _program() -> str:
    """Return how this command is called from here: by name where the shell would find it."""
    called = Path(sys.argv[0])
    if called.name != "arsip" or shutil.which("arsip"):
        return "arsip"
    return str(called.relative_to(Path.cwd()) if called.is_relative_to(Path.cwd()) else called)


def _copy(recording: Path, folder: Path) -> Path:
    """Put a recording among the archive's own web archives, so that the archive is whole."""
    target = folder / recording.name
    if not target.is_file() or target.stat().st_size != recording.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        shutil.copyfile(recording, part)
        part.replace(target)
    return target


def _articles(db: Path) -> int:
    try:
        return int(read_archive(db).execute("SELECT count(*) FROM articles").fetchone()[0])
    except (ArchiveError, sqlite3.Error) as error:
        raise CommandError(str(error)) from error
