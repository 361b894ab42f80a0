"""``arsip serve``: the archive in a browser."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import click

from crawler.archive.store import ArchiveError, read_archive
from crawler.cli import CommandError, database_option


@click.command(
    epilog="""\b
Examples:
  arsip serve
  arsip serve --host 0.0.0.0 --port 80 --title "Arsip Berita Kaltim"
  arsip serve --base-url /arsip/        # behind a proxy, see docs/serving.md"""
)
@database_option
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, metavar="N")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="H", help="0.0.0.0: for all."
)
@click.option("--base-url", default="/", show_default=True, metavar="PATH", help="Path at a proxy.")
@click.option("--title", metavar="TEXT", help="What the archive calls itself.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    # two a core: a quick page of one waits less for a slow page of another, also while others crawl
    default=min(8, 2 * (os.cpu_count() or 1)),
    show_default="two a core, at most 8",
    metavar="N",
    help="Processes that serve.",
)
@click.option("--robots", is_flag=True, help="Let search engines in (they are kept out else).")
@click.option(
    "--setting",
    "settings",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="A setting of Datasette, for example: default_allow_sql on.",
)
def command(
    db: Path,
    port: int,
    host: str,
    base_url: str,
    title: str | None,
    processes: int,
    robots: bool,
    settings: tuple[tuple[str, str], ...],
) -> None:
    """Serve the archive's pages: search, articles, stories, edits, dashboard, data.

    Only ever reads; a crawl may write meanwhile.
    """
    # Datasette takes half a second to load, which the other commands need not spend
    from crawler.publish.web.processes import listen, serve
    from crawler.publish.web.server import base_path, make_server, setting_values

    try:
        read_archive(db).close()
        chosen = setting_values(settings)
    except ArchiveError as error:
        raise CommandError(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    base = base_path(base_url)
    try:
        served = make_server(db, title=title, robots=robots, base_url=base, settings=chosen)
        sockets = listen(host, port, processes)
    except sqlite3.Error as error:
        raise CommandError(f"{db}: cannot be served ({error})") from error
    except OSError as error:
        raise CommandError(f"{host}:{port}: {error.strerror or error}") from error
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    at = f"[{shown}]" if ":" in shown else shown
    where = f"http://{at}:{sockets[0].getsockname()[1]}{base}"
    click.echo(f"Serving {db} at {where} (Ctrl-C ends it)")
    sys.stdout.flush()  # what is not out yet would be printed by every process
    serve(served.app(), sockets)
