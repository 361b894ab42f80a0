"""``arsip wacz``: the archive's web archives, packed for replay elsewhere."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from crawler.archive.packing import Packed, pack
from crawler.archive.selection import Wanted, choose
from crawler.cli import CommandError, database_option
from crawler.cli.choosing import no_such_outlet
from crawler.cli.days import Day
from crawler.cli.output import reading
from crawler.fetch.outlets import declared_spiders
from crawler.times import now

EXIT_NOT_WHOLE = 3


@click.command(
    epilog="""\b
Examples:
  arsip wacz archive.wacz
  arsip wacz may.wacz --outlet beritakaltim --since 2024-05-01 --until 2024-05-31"""
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.wacz")
@database_option
@click.option("--outlet", metavar="NAME", help="Only this outlet's captures.")
@click.option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Leave out what was published earlier (other captures: made earlier).",
)
@click.option(
    "--until",
    type=Day(last=True),
    metavar="DATE",
    help="Leave out what was published later; that period is in.",
)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def command(
    file: Path,
    db: Path,
    outlet: str | None,
    since: date | None,
    until: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Pack preserved pages as a WACZ, which pywb and ReplayWeb.page replay.

    The whole archive, or an outlet and a period. What was taken down is left out.
    """
    if file.suffix.lower() != ".wacz":
        raise CommandError(f"{file}: the name of a WACZ ends in .wacz", 2)
    if file.exists() and not force:
        raise CommandError(f"{file}: is there already (--force replaces it)", 2)
    packed = _pack(file, db, outlet, since, until, quiet=quiet)
    if as_json:
        found = {
            "file": str(file), "captures": packed.captures, "pages": packed.pages,
            "bytes": packed.bytes, "missing": dict(packed.missing),
        }  # fmt: skip
        click.echo(json.dumps(found, ensure_ascii=False))
    elif not quiet:
        size = packed.bytes / 1e6
        click.echo(f"{file}: {packed.captures} captures, {packed.pages} pages, {size:.1f} MB")
    for name, number in packed.missing.items():
        click.echo(f"arsip: {name}: {number} captures could not be read", err=True)
    if packed.missing:
        sys.exit(EXIT_NOT_WHOLE)


def _pack(
    file: Path,
    db: Path,
    outlet: str | None,
    since: date | None,
    until: date | None,
    *,
    quiet: bool,
) -> Packed:
    with reading(db) as archive:
        hosts: tuple[str, ...] = ()
        if outlet is not None:
            row = archive.execute("SELECT home FROM outlets WHERE name = ?", [outlet]).fetchone()
            if row is None:
                raise no_such_outlet(outlet)
            spider = declared_spiders().get(outlet)
            hosts = (spider.outlet.host, *spider.outlet.hosts) if spider else ()
            hosts += ((row[0] or "").partition("//")[2].partition("/")[0],)
        wanted = Wanted(outlet, tuple(filter(None, hosts)), since, until)
        total = archive.execute("SELECT count(*) FROM captures").fetchone()[0]
        console = Console(stderr=True, quiet=quiet or not sys.stderr.isatty())
        captures = track(
            choose(archive, db, wanted), "packing", total=total, console=console, transient=True
        )
        title = f"arsip: {outlet}" if outlet else "arsip"
        try:
            return pack(captures, file, title, now())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}") from error
