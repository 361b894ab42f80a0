"""``arsip jobs``: many machines crawl, one archive."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from crawler.cli import CommandError, database_option
from crawler.cli.days import Day
from crawler.cli.network import concurrency_option, mode_option, pace_option, private_option

MISSING = "`arsip jobs` needs procrastinate and psycopg: pip install 'arsip[jobs]'"


@click.group(
    epilog="""\b
Examples:
  export ARSIP_POSTGRES=postgresql://arsip@db.example/arsip
  arsip jobs defer
  arsip jobs work --warcs /mnt/news --db /srv/news/archive.db
  arsip jobs status"""
)
@click.option(
    "--postgres",
    envvar="ARSIP_POSTGRES",
    metavar="DSN",
    help="The queue's database: postgresql://USER@HOST/DATABASE (also ARSIP_POSTGRES).",
)
@click.pass_context
def command(context: click.Context, postgres: str | None) -> None:
    """Crawl with many machines: a queue in PostgreSQL, a job an outlet.

    A password is best kept in ~/.pgpass (or where PGPASSFILE says): options are seen by everybody
    on the machine.
    """
    context.obj = postgres


@command.command(
    epilog="""\b
Examples:
  arsip jobs defer
  arsip jobs defer beritakaltim https://some-outlet.example/ --mode full"""
)
@click.argument("outlets", nargs=-1, metavar="[OUTLET or URL]...")
@database_option
@mode_option
@click.option("--since", type=Day(), metavar="DATE", help="Leave out what its list dates earlier.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Articles per outlet.")
@click.option("--quiet", is_flag=True, help="Say nothing where all went well.")
@click.pass_obj
def defer(
    postgres: str | None, /, outlets: tuple[str, ...], since: date | None, **chosen: Any
) -> None:
    """Put crawls on the queue; none named: those of all declared outlets.

    An outlet whose crawl is waiting already is not put there twice. Outlets that the archive
    (--db) knows may be named as well.
    """
    dsn = _dsn(postgres)
    _library().put(dsn, outlets, since=since.isoformat() if since else None, **chosen)


@command.command(
    epilog="""\b
Examples:
  arsip jobs work --warcs /mnt/news --db /srv/news/archive.db --stay
  arsip jobs work --warcs /mnt/news --crawl-only"""
)
@database_option
@click.option(
    "--warcs",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that all workers share (default: warcs beside the archive).",
)
@click.option(
    "--crawl-only", is_flag=True, help="Import nothing: the archive is on another machine."
)
@click.option("--stay", is_flag=True, help="Wait for jobs instead of ending when there are none.")
@click.option(
    "--retries",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    metavar="N",
    help="A job that failed is tried again so often.",
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="Before a job is tried again; then four times as long each time.",
)
@click.option(
    "--takeover",
    type=click.FloatRange(min=3),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="A worker that was not heard of for so long is taken for gone.",
)
@pace_option
@concurrency_option
@private_option
@click.option("--quiet", is_flag=True, help="Say only what is wrong.")
@click.pass_obj
def work(postgres: str | None, /, **chosen: Any) -> None:
    """Take jobs from the queue, one after another, until none is left.

    Each crawl is a process of its own, with a working archive and web archives in DIR/OUTLET;
    what it brought is then imported into the archive, by a worker without --crawl-only. An
    interrupted crawl, and that of a killed worker, go back on the queue. Exit code 3: jobs failed.
    """
    dsn = _dsn(postgres)
    sys.exit(_library().work_on(dsn, **chosen))


@command.command(
    epilog="""\b
Examples:
  arsip jobs status
  arsip jobs status --json"""
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def status(postgres: str | None, /, as_json: bool) -> None:
    """Tell how far it is: the jobs of the last seven days, and each outlet's latest.

    A crawl counts as doing until what it brought is in the archive.
    """
    dsn = _dsn(postgres)
    _library().tell_status(dsn, as_json=as_json)


def _dsn(postgres: str | None) -> str:
    if not postgres:
        raise click.UsageError(
            "where is the queue? --postgres DSN before the word, or ARSIP_POSTGRES"
        )
    return postgres


def _library() -> Any:
    """Return the module that uses what only this command needs."""
    try:
        return import_module("crawler.cli.jobs_run")
    except ImportError as error:
        if (error.name or "").partition(".")[0] in ("procrastinate", "psycopg", "psycopg_pool"):
            raise CommandError(MISSING) from error
        raise
